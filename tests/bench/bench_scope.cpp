// SPDX-License-Identifier: GPL-3.0-or-later
// What one answer costs over 10,000 systems and a million conversations: the model with the answer,
// and its classes. `bench_scope short` is a tenth of that, and fails when an answer gives another
// classification than a model that is built anew.
#include "core/scope/answeredit.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string_view>

namespace {

using namespace nb;
using namespace nb::scope;

double milliseconds()
{
    using namespace std::chrono;
    return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

TrafficPtr madeUpTraffic(std::uint32_t hosts, std::uint32_t conversations)
{
    Traffic traffic;
    for (std::uint32_t h = 0; h < hosts; ++h)
        traffic.hosts.push_back({IpAddress::fromV4(0x0A000001U + h), "", 0, 0});
    traffic.exporterSets.emplace_back();
    const std::uint32_t each = conversations / hosts;
    for (std::uint32_t client = 0; client < hosts; ++client) {
        std::vector<std::uint32_t> servers;
        for (std::uint32_t i = 0; i < each; ++i)
            servers.push_back((client + 1 + i * 97) % hosts);
        std::ranges::sort(servers);
        for (const std::uint32_t server : servers) {
            const auto port = static_cast<std::uint16_t>(server % 5 == 0 ? 22 : 443);
            TrafficConversation c;
            c.client = client;
            c.server = server;
            c.service = {6, port, port};
            c.state = ConvState::Established;
            traffic.conversations.push_back(c);
        }
    }
    return std::make_shared<const Traffic>(std::move(traffic));
}

Answers firstAnswers()
{
    Answers answers;
    answers.segments = {{"CDE", {*IpPrefix::fromString("10.0.0.0/24")}, Trust::Internal, true},
        {"LAN", {*IpPrefix::fromString("10.0.0.0/16")}, Trust::Internal, true}};
    answers.controls = {{"", "", ControlKind::Stateful, true, "FW", {}}};
    AssetAnswer db;
    db.name = "db";
    db.addresses = {IpAddress::fromV4(0x0A000001U)};
    db.accountData = kStores;
    answers.assets.push_back(db);
    return answers;
}

struct Question
{
    const char* name;
    std::function<void(Answers&, const Model&)> answer;
};

std::vector<Question> questions()
{
    return {
        {"accept a flow",
            [](Answers& a, const Model& m) {
                (void)decide(a, m, std::array {500U}, {Verdict::Accepted, "needed", {}, {}, ""});
            }},
        {"accept 5,000 flows",
            [](Answers& a, const Model& m) {
                std::vector<std::uint32_t> flows;
                for (std::uint32_t i = 0; i < 5000; ++i)
                    flows.push_back(i);
                (void)decide(a, m, flows, {Verdict::Accepted, "needed", {}, {}, ""});
            }},
        {"except a flow",
            [](Answers& a, const Model& m) {
                (void)decide(a, m, std::array {700U}, {Verdict::Exception, "ping", {}, {}, ""});
            }},
        {"reject all of a network",
            [](Answers& a, const Model&) {
                a.decisions.push_back({*IpPrefix::fromString("10.0.7.0/24"),
                    *IpPrefix::fromString("10.0.0.0/16"), {}, {}, Verdict::Rejected, "", {}, ""});
            }},
        {"mark a system",
            [](Answers& a, const Model& m) { setAccountData(a, m, std::array {77U}, kProcesses); }},
        {"mark 500 systems",
            [](Answers& a, const Model& m) {
                std::vector<std::uint32_t> systems;
                for (std::uint32_t i = 400; i < 900; ++i)
                    systems.push_back(i);
                setAccountData(a, m, systems, std::uint8_t {0});
            }},
        {"a role",
            [](Answers& a, const Model& m) {
                setRole(a, m, std::array {900U}, Role::SecurityService, true);
            }},
        {"a control tested",
            [](Answers& a, const Model&) { a.controls[0].tested = dayFromString("2026-11-01"); }},
    };
}

} // namespace

int main(int argc, char** argv)
{
    const bool quick = argc > 1 && std::string_view(argv[1]) == "short";
    const std::uint32_t part = quick ? 10 : 1;
    const TrafficPtr traffic = madeUpTraffic(10'000, 1'000'000 / part);
    double start = milliseconds();
    Model model = buildModel(traffic, firstAnswers());
    const double built = milliseconds() - start;
    start = milliseconds();
    (void)classify(model);
    std::printf("%zu systems, %zu conversations: built in %.0f ms, classified in %.0f ms\n",
        model.assets.size(), model.conversations.size(), built, milliseconds() - start);
    bool good = true;
    for (const Question& question : questions()) {
        Answers answers = model.answers;
        question.answer(answers, model);
        double best = 1e9;
        Classification result;
        Model changed;
        for (int round = 0; round < 3; ++round) {
            start = milliseconds();
            changed = withAnswers(model, answers);
            result = classify(changed);
            best = std::min(best, milliseconds() - start);
        }
        const Classification whole = classify(buildModel(traffic, answers));
        const bool same
            = whole.counts == result.counts && whole.inScopeWorst == result.inScopeWorst;
        good = good && same && changed.answers == answers;
        std::printf("%-24s %6.1f ms%s\n", question.name, best, same ? "" : "  DIFFERENT");
        model = std::move(changed);
    }
    return good ? 0 : 1;
}
