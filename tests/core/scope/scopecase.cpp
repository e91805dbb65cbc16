// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/scope/scopecase.h"

#include "core/scope/trafficreader.h"

#include <QtGlobal>

#include <algorithm>

namespace nb::test {

using namespace scope;

Answers caseAnswers()
{
    const auto answers = answersFromJson(R"({"as_of": "2025-11-20",
        "segments": [
          {"name": "CDE", "prefixes": ["10.10.1.0/24"], "confirmed": true},
          {"name": "APP", "prefixes": ["10.10.2.0/24"], "confirmed": true},
          {"name": "CORP", "prefixes": ["10.30.0.0/24"], "confirmed": true},
          {"name": "GUEST", "prefixes": ["10.40.0.0/24"], "trust": "wireless", "confirmed": true}],
        "controls": [{"between": "*", "kind": "stateful", "default_deny": true, "device": "FW",
          "tested": "2025-10-21"}],
        "assets": [
          {"name": "db", "addresses": ["10.10.1.10"], "account_data": ["stores"],
           "data_state": "clear"},
          {"name": "pay", "addresses": ["10.10.1.11"], "account_data": ["processes"],
           "data_state": "clear"},
          {"name": "pc", "addresses": ["10.30.0.5"], "account_data": [], "evidence": "E2"}],
        "exporters": [{"address": "r1", "sees": ["*"], "sampling": 1}],
        "default_decision": "accepted"})");
    if (!answers)
        qFatal("%s", answers.error().detail.c_str());
    return *answers;
}

Flow talk(const char* client, const char* server, std::uint16_t port)
{
    Flow flow;
    flow.srcIp = *IpAddress::fromString(client);
    flow.dstIp = *IpAddress::fromString(server);
    flow.srcPort = Port(40'001);
    flow.dstPort = Port(port);
    flow.protocol = kTcp;
    flow.packets = flow.reversePackets = 5;
    flow.bytes = flow.reverseBytes = 500;
    flow.state = FlowState::Established;
    flow.tcpFlags = flow.reverseTcpFlags = 0x1B;
    flow.exporter = "r1";
    return flow;
}

Flow half(const char* from, std::uint16_t fromPort, const char* to, std::uint16_t toPort)
{
    Flow flow = talk(from, to, toPort);
    flow.srcPort = Port(fromPort);
    flow.reversePackets = flow.reverseBytes = 0;
    flow.state = {};
    flow.tcpFlags = 0x18;
    flow.reverseTcpFlags = 0;
    flow.start = fromMicroseconds(1'762'900'000'000'000);
    flow.end = flow.start + std::chrono::seconds {5};
    return flow;
}

Decision decisionOn(const char* client, const char* server, std::uint16_t port, Verdict verdict,
    const char* justification)
{
    Decision decision;
    decision.client = *IpPrefix::fromString(client);
    decision.server = *IpPrefix::fromString(server);
    decision.protocol = kTcp;
    decision.port = port;
    decision.verdict = verdict;
    decision.justification = justification;
    return decision;
}

Model modelOf(std::vector<Flow> flows, const Answers& answers)
{
    FlowBatch batch;
    std::int64_t minute = 0;
    for (Flow& flow : flows) {
        if (flow.start == Timestamp {}) {
            flow.start = fromMicroseconds(1'762'900'000'000'000 + ++minute * 60'000'000);
            flow.end = flow.start + std::chrono::seconds {5};
        }
        batch.append(flow);
    }
    batch.fillMissing();
    TrafficReader reader;
    reader.add(batch);
    return buildModel(std::make_shared<const Traffic>(reader.finish()), answers);
}

AssetAnswer& assetIn(Answers& answers, const std::string& name)
{
    return *std::ranges::find(answers.assets, name, &AssetAnswer::name);
}

const AssetClass& classIn(const Model& model, const Classification& result, const std::string& name)
{
    const auto at = std::ranges::find(model.assets, name, &Asset::name);
    if (at == model.assets.end())
        qFatal("no system %s", name.c_str());
    return result.assets[static_cast<std::size_t>(at - model.assets.begin())];
}

} // namespace nb::test
