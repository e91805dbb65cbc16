// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <tuple>

namespace nb {

/// Every column that is copied as it is.
template <typename Batch> auto plainColumns(Batch& b)
{
    return std::tie(b.start, b.end, b.srcIp, b.dstIp, b.srcPort, b.dstPort, b.protocol, b.packets,
        b.bytes, b.reversePackets, b.reverseBytes, b.tcpFlags, b.reverseTcpFlags, b.state,
        b.confidence, b.vlan, b.hits, b.srcMac, b.dstMac, b.received, b.domain, b.sampling,
        b.natSrcIp, b.natDstIp, b.natSrcPort, b.natDstPort, b.kind, b.meteredAt);
}

/// Every column that holds text ids.
template <typename Batch> auto textColumns(Batch& b)
{
    return std::tie(b.srcName, b.dstName, b.srcSegment, b.dstSegment, b.srcOwner, b.dstOwner,
        b.service, b.application, b.rule, b.exporter, b.tunnel, b.sampler, b.observers, b.event,
        b.inInterface, b.outInterface, b.vrf, b.marks);
}

template <typename Batch, typename F> void forEachColumn(Batch& batch, F&& f)
{
    const auto all = [&](auto&... column) { (f(column), ...); };
    std::apply(all, plainColumns(batch));
    std::apply(all, textColumns(batch));
}

} // namespace nb
