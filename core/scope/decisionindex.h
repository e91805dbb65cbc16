// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/answers.h"
#include "core/scope/model.h"
#include "core/scope/services.h"

#include <unordered_map>
#include <vector>

namespace nb::scope {

/// Finds the decision for a flow: the exact one, else of the wider ones the last given. The answers
/// have to outlive it.
class DecisionIndex
{
public:
    explicit DecisionIndex(const Answers& answers)
        : m_answers(answers)
    {
        for (std::size_t i = 0; i < answers.decisions.size(); ++i) {
            const Decision& d = answers.decisions[i];
            const auto at = static_cast<std::int32_t>(i);
            if (d.exact())
                m_exact[{d.client.address(), d.server.address(), serviceOf(*d.protocol, *d.port)}]
                    = at;
            else
                m_wide.push_back(at);
        }
    }

    /// An index into Answers::decisions, or kNone.
    [[nodiscard]] std::int32_t find(
        const IpAddress& client, const IpAddress& server, const Service& service) const
    {
        const auto at = m_exact.find({client, server, service});
        if (at != m_exact.end())
            return at->second;
        const auto wide = std::find_if(m_wide.rbegin(), m_wide.rend(), [&](std::int32_t each) {
            const Decision& d = m_answers.decisions[static_cast<std::size_t>(each)];
            return d.client.contains(client) && d.server.contains(server)
                && (!d.protocol || d.protocol->number() == service.protocol)
                && (!d.port || *d.port == service.first);
        });
        return wide != m_wide.rend() ? *wide : kNone;
    }
    /// Whether a decision names this very flow, and is one.
    [[nodiscard]] bool isExact(
        const IpAddress& client, const IpAddress& server, const Service& service) const
    {
        const auto at = m_exact.find({client, server, service});
        return at != m_exact.end()
            && m_answers.decisions[static_cast<std::size_t>(at->second)].verdict
            != Verdict::Undecided;
    }

private:
    struct Flow
    {
        IpAddress client;
        IpAddress server;
        Service service;
        bool operator==(const Flow&) const = default;
    };
    struct FlowHash
    {
        std::size_t operator()(const Flow& flow) const
        {
            constexpr std::size_t kOdd = 0x9E3779B97F4A7C15U;
            const std::hash<IpAddress> address;
            const std::size_t service = flow.service.protocol
                | std::size_t {flow.service.first} << 8U | std::size_t {flow.service.last} << 24U;
            return (address(flow.client) * kOdd + address(flow.server)) * kOdd + service * kOdd;
        }
    };

    const Answers& m_answers;
    std::unordered_map<Flow, std::int32_t, FlowHash> m_exact;
    std::vector<std::int32_t> m_wide;
};

} // namespace nb::scope
