// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace nb {

struct SFlowFlowSample;

/// One named value of a flow sample as it was sent.
struct SFlowField
{
    std::string_view name {};
    std::variant<std::uint64_t, std::string> value {};
};

/// What a flow sample says, one field after the other, for people to read: its own numbers
/// (`sample_sequence`, `source`, `rate`, `pool`, `drops`, `in`, `out`), then those of its records
/// (`header_protocol`, `frame_length`, `stripped`, `header_bytes`, `src_vlan`, `next_hop` …) and of
/// the outermost IP packet in the header (`src_ip`, `protocol`, `ip_length` …).
/// `records` lists all records as `enterprise:format`. Counters are not scaled.
[[nodiscard]] std::vector<SFlowField> sflowFields(const SFlowFlowSample& sample);

} // namespace nb
