// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/column.h"
#include "core/storage/conversationsummary.h"
#include "core/storage/dictionaries.h"
#include "core/storage/flowstore.h"

#include <algorithm>
#include <span>

namespace nb {

/// What each flow of a chunk, from `firstRow` on, adds to its conversation. `Columns` gives values
/// by `get<T>(Column)`: a ChunkReader, whose counters are scaled already, or ChunkColumns, to be
/// scaled afterwards (scaleCounters).
template <typename Columns>
void conversationRows(Columns& columns, std::size_t firstRow, std::span<ConversationRow> out)
{
    const auto values = [&]<typename T>(Column column, T) {
        return std::span<const T>(columns.template get<T>(column)).subspan(firstRow, out.size());
    };
    const auto known = [](std::uint64_t stored) { // 0 is unknown
        return std::min(stored - (stored != 0), kMostSum);
    };
    const auto start = values(Column::Start, std::uint64_t {});
    const auto duration = values(Column::Duration, std::uint64_t {});
    const auto src = values(Column::SrcHost, std::uint32_t {});
    const auto dst = values(Column::DstHost, std::uint32_t {});
    const auto name = values(Column::DstName, std::uint32_t {});
    const auto rule = values(Column::Rule, std::uint32_t {});
    const auto service = values(Column::Service, std::uint32_t {});
    const auto hits = values(Column::Hits, std::uint32_t {});
    const auto port = values(Column::DstPort, std::uint16_t {});
    const auto protocol = values(Column::Protocol, std::uint8_t {});
    const auto packets = values(Column::Packets, std::uint64_t {});
    const auto bytes = values(Column::Bytes, std::uint64_t {});
    const auto reversePackets = values(Column::ReversePackets, std::uint64_t {});
    const auto reverseBytes = values(Column::ReverseBytes, std::uint64_t {});
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::uint64_t end = start[i] + duration[i];
        ConversationRow& row = out[i];
        row.key = {src[i], dst[i], name[i], rule[i], port[i], protocol[i]};
        row.service = service[i];
        row.hours = hoursBetween(start[i], end);
        row.rows = 1;
        row.packetsUnknown = packets[i] == 0 ? 1 : 0;
        row.bytesUnknown = bytes[i] == 0 ? 1 : 0;
        row.flows = hits[i];
        row.packets = known(packets[i]);
        row.bytes = known(bytes[i]);
        row.reversePackets = known(reversePackets[i]);
        row.reverseBytes = known(reverseBytes[i]);
        row.first = static_cast<std::int64_t>(start[i]);
        row.last = static_cast<std::int64_t>(end);
    }
}

/// Multiplies the counters of rows (each of one flow) by their sampling rate.
inline void scaleCounters(std::span<ConversationRow> rows, std::span<const std::uint32_t> samplers,
    std::span<const SamplerEntry> rates)
{
    for (std::size_t i = 0; i < samplers.size(); ++i) {
        const std::uint32_t rate = rates[samplers[i]].rate;
        for (std::uint64_t* count :
            {&rows[i].packets, &rows[i].bytes, &rows[i].reversePackets, &rows[i].reverseBytes})
            *count = std::min(scaledCount(*count, rate), kMostSum);
    }
}

} // namespace nb
