// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/answers.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace nb::scope {

/// Finds the segment of an address: the longest prefix wins.
class SegmentIndex
{
public:
    explicit SegmentIndex(const Answers& answers)
    {
        for (std::size_t i = 0; i < answers.segments.size(); ++i)
            for (const IpPrefix& prefix : answers.segments[i].prefixes) {
                const int family = prefix.address().isV4() ? 0 : 1;
                m_byLength[{-prefix.length(), family}].emplace(
                    prefix.address(), static_cast<std::int32_t>(i));
            }
    }

    /// An index into Answers::segments; -1 for none.
    [[nodiscard]] std::int32_t segmentOf(const IpAddress& address) const
    {
        const auto found = find(address);
        return found.second;
    }
    /// The first or last address of the IPv4 prefix it lies in, which no host has.
    [[nodiscard]] bool isNetworkOrBroadcast(const IpAddress& address) const
    {
        constexpr int kLongest = 30;
        const auto [prefix, segment] = find(address);
        if (segment == -1 || !address.isV4() || prefix.length() > kLongest)
            return false;
        const std::uint32_t hosts = prefix.length() == 0 ? ~0U : (1U << (32 - prefix.length())) - 1;
        return (address.v4() & hosts) == 0 || (address.v4() & hosts) == hosts;
    }

private:
    [[nodiscard]] std::pair<IpPrefix, std::int32_t> find(const IpAddress& address) const
    {
        const int family = address.isV4() ? 0 : 1;
        for (const auto& [key, segments] : m_byLength) {
            if (key.second != family)
                continue;
            const auto prefix = IpPrefix::make(address, -key.first);
            if (!prefix)
                continue;
            const auto at = segments.find(prefix->address());
            if (at != segments.end())
                return {*prefix, at->second};
        }
        return {IpPrefix {}, -1};
    }

    std::map<std::pair<int, int>, std::map<IpAddress, std::int32_t>> m_byLength; ///< longest first
};

} // namespace nb::scope
