// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/flowstage.h"
#include "tests/support/collectingsink.h"
#include "tests/support/networkflows.h"

#include <string_view>

namespace nb::test {

/// 2026-03-02 00:00 UTC plus so many milliseconds.
inline Timestamp at(std::int64_t milliseconds)
{
    return fromMicroseconds(1'772'409'600'000'000 + milliseconds * 1000);
}

inline IpAddress ip(std::string_view text)
{
    return IpAddress::fromString(text).value();
}

/// A one-way row of exporter 192.0.2.1, 3 packets of 300 bytes, state unknown.
inline Flow oneWay(std::string_view src, unsigned srcPort, std::string_view dst, unsigned dstPort,
    std::int64_t startMs, std::int64_t endMs, Protocol protocol = kTcp)
{
    Flow f;
    f.kind = RecordKind::OneWay;
    f.srcIp = ip(src);
    f.dstIp = ip(dst);
    f.srcPort = Port(static_cast<std::uint16_t>(srcPort));
    f.dstPort = Port(static_cast<std::uint16_t>(dstPort));
    f.protocol = protocol;
    f.start = at(startMs);
    f.end = at(endMs);
    f.received = f.end;
    f.packets = 3;
    f.bytes = 300;
    f.exporter = "192.0.2.1";
    return f;
}

inline Flow reversed(Flow f, std::int64_t laterMs = 0)
{
    std::swap(f.srcIp, f.dstIp);
    std::swap(f.srcPort, f.dstPort);
    f.start += std::chrono::milliseconds(laterMs);
    f.end += std::chrono::milliseconds(laterMs);
    return f;
}

/// Everything that a stage makes of the rows, each given in a batch of its own.
inline std::vector<Flow> run(FlowStage& stage, const std::vector<Flow>& flows)
{
    CollectingSink sink;
    for (const Flow& flow : flows)
        if (!stage.process(toBatch({flow}), sink).ok())
            return {};
    if (!stage.finish(sink).ok())
        return {};
    return sink.flows;
}

} // namespace nb::test
