// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/csvrows.h"
#include "core/segments/segment.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// What a text of segments gave. Lines with problems are left out of `segments`; notices are about
/// lines that were taken, and may mean something else than before.
struct SegmentText
{
    std::vector<Segment> segments {};
    std::vector<LineProblem> problems {};
    std::vector<LineProblem> notices {};
};

/// CSV with a header of `name,prefix,vlan,trust,colour,location,note,proposed` in any order, of
/// which only `name` must be there (`color`, `prefixes`, `vlans` are understood too). Several lines
/// of one name are one segment: prefixes and VLANs add up, the first text given for anything else
/// holds. A cell may hold several prefixes or VLANs with blanks or `;` between; a VLAN may be a
/// range `10-19`. Lines that begin with `#` are comments. Any thread.
[[nodiscard]] SegmentText parseSegmentCsv(std::string_view text);
/// The same form, one line for each prefix; reads back as the same segments, for any text. Cells
/// that a spreadsheet would take for formulas are guarded (csvtext.h).
[[nodiscard]] std::string segmentCsv(std::span<const Segment> segments);

/// The published NetBehave's `home=192.168.0.;NAT=1.1.1.1`, also a line of its settings with
/// `local_networks =` and quotes. Its prefixes are texts and the last match wins: text prefixes
/// become prefixes, and those that a later entry made useless are left out, with a notice, so that
/// the longest prefix wins where the last one did. Names that occur again are one segment. Any
/// thread.
[[nodiscard]] SegmentText parseLocalNetworks(std::string_view text);

/// Whether a text looks like `local_networks` rather than CSV.
[[nodiscard]] bool looksLikeLocalNetworks(std::string_view text);

/// `10.0.0.0/8 fd00::/8`, blanks, commas or `;` between; an error names the word.
[[nodiscard]] Result<std::vector<IpPrefix>> prefixesFromText(std::string_view text);
[[nodiscard]] std::string prefixesText(std::span<const IpPrefix> prefixes);
/// `10 20-29`, in the same way; at most 4094 of them.
[[nodiscard]] Result<std::vector<std::uint16_t>> vlansFromText(std::string_view text);
/// Runs of VLANs as ranges, `10 20-29`, in ascending order.
[[nodiscard]] std::string vlansText(std::span<const std::uint16_t> vlans);

} // namespace nb
