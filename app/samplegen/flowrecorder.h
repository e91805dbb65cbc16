// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/samplegen/random.h"
#include "core/flow/flowbatch.h"
#include "core/net/ipaddress.h"

#include <string>
#include <utility>
#include <vector>

namespace nb::sample {

/// A machine of the company, or a site outside it: private addresses inside, documentation ranges
/// (RFC 5737) and `.example` names outside.
struct Host
{
    IpAddress address {};
    std::string name {};
    std::string segment {};
    std::uint16_t vlan = 0;
};

/// Milliseconds since midnight of the day.
using DayMs = std::int64_t;
inline constexpr DayMs kSecond = 1000;
inline constexpr DayMs kMinute = 60 * kSecond;
inline constexpr DayMs kHour = 60 * kMinute;

/// Writes down exchanges between hosts as flows whose packets, bytes, flags and state fit together.
class FlowRecorder
{
public:
    FlowRecorder(Random& random, IpAddress exporter);

    /// An answered TCP session with `up` and `down` bytes of content.
    void tcp(const Host& client, const Host& server, std::uint16_t port, DayMs start,
        DayMs duration, std::int64_t up, std::int64_t down);
    /// A question and an answer, or several.
    void udp(const Host& client, const Host& server, std::uint16_t port, DayMs start,
        DayMs duration, std::int64_t up, std::int64_t down);
    void ping(const Host& client, const Host& server, DayMs start, std::int64_t count);
    /// A SYN that was refused or never answered.
    void failedTcp(
        const Host& client, const Host& server, std::uint16_t port, DayMs start, bool refused);

    /// All that was written, in order of time.
    [[nodiscard]] std::vector<Flow> take();

private:
    Flow begin(const Host& client, const Host& server, Protocol protocol, std::uint16_t port,
        DayMs start, DayMs duration);

    Random& m_random;
    std::string m_exporter;
    std::vector<Flow> m_flows;
};

} // namespace nb::sample
