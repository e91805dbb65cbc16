// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/review.h"
#include "core/scope/triples.h"

namespace nb::scope {

namespace {

bool cdeOf(const Model& model, const Classification& result, std::uint32_t host)
{
    return isCde(result.assets[static_cast<std::size_t>(model.hosts[host].asset)].category);
}

std::string segmentNameOf(const Model& model, std::uint32_t host)
{
    const std::int32_t segment = model.hosts[host].segment;
    return segment == kNone ? std::string {}
                            : model.answers.segments[static_cast<std::size_t>(segment)].name;
}

/// What stands between two hosts, as far as it is named.
std::string deviceBetween(const Model& model, std::uint32_t a, std::uint32_t b)
{
    const std::int32_t x = model.hosts[a].segment;
    const std::int32_t y = model.hosts[b].segment;
    if (x == kNone || y == kNone || x == y)
        return {};
    const std::int32_t control
        = model.control(static_cast<std::size_t>(x), static_cast<std::size_t>(y)).answer;
    return control == kNone ? std::string {}
                            : model.answers.controls[static_cast<std::size_t>(control)].device;
}

} // namespace

std::vector<std::uint32_t> attemptsOf(const Model& model, const Classification& result)
{
    std::vector<std::uint32_t> attempts;
    for (std::uint32_t i = 0; i < model.conversations.size(); ++i) {
        const ModelConversation& c = model.conversations[i];
        if (!connects(c.state) && cdeOf(model, result, c.client) != cdeOf(model, result, c.server))
            attempts.push_back(i);
    }
    return attempts;
}

TextTable attemptTable(const Model& model, const Classification& result)
{
    TextTable table;
    table.columns = {"boundary", "client", "client_segment", "server", "server_segment", "service",
        "seen_as", "flows", "first_seen", "last_seen", "devices"};
    for (const std::uint32_t index : attemptsOf(model, result)) {
        const ModelConversation& c = model.conversations[index];
        const TrafficConversation& t = model.traffic->conversations[c.traffic];
        const bool out = cdeOf(model, result, c.client);
        table.rows.push_back({std::string(toString(out ? Boundary::CdeOut : Boundary::CdeIn)),
            model.hosts[c.client].address.toString(), segmentNameOf(model, c.client),
            model.hosts[c.server].address.toString(), segmentNameOf(model, c.server),
            toString(c.service), std::string(toString(c.state)), std::to_string(t.flows),
            toString(fromMicroseconds(t.first)), toString(fromMicroseconds(t.last)),
            deviceBetween(model, c.client, c.server)});
    }
    return table;
}

} // namespace nb::scope
