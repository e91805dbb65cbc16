// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/insidetest.h"
#include "core/segments/segment.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace nb {

/// Something about a table of segments that may not be what its author meant.
struct SegmentWarning
{
    enum class Kind : std::uint8_t
    {
        DuplicateName, ///< two segments of one name are one to whoever reads the flows
        BuiltInName, ///< named like one of builtInSegmentNames()
        SamePrefix, ///< the same prefix in two segments that no VLAN tells apart: the first wins
        SameVlan, ///< the same VLAN in two segments without prefixes: the first wins
        Nested, ///< lies in a prefix of another segment, and wins there
        Shadowed, ///< longer prefixes of other segments leave nothing of it
        Empty, ///< neither prefix nor VLAN
        Proposed, ///< nobody has confirmed it yet
    };
    Kind kind = Kind::Empty;
    std::size_t segment = 0; ///< index in segments()
    std::size_t other = 0; ///< the other one, where there is one
    std::string text {}; ///< one English sentence
};

/// Which segment an address belongs to. The longest prefix wins. Between segments with the same
/// prefix the one that lists the flow's VLAN wins, then one that lists none, then the first in the
/// list. An address that is in no prefix, and not external, belongs to the segment without prefixes
/// that lists the VLAN. Otherwise it has a built-in name. Lookup takes a few nanoseconds.
/// Immutable; any thread.
class SegmentTable
{
public:
    SegmentTable();
    /// Segments with a problem (segmentProblem()) are kept and match as far as they can.
    explicit SegmentTable(std::vector<Segment> segments);
    ~SegmentTable();
    SegmentTable(SegmentTable&&) noexcept;
    SegmentTable& operator=(SegmentTable&&) noexcept;

    [[nodiscard]] const std::vector<Segment>& segments() const { return m_segments; }
    [[nodiscard]] const std::vector<SegmentWarning>& warnings() const { return m_warnings; }

    /// A number for each name: segments by index, after them the built-in ones.
    using Label = std::uint32_t;
    [[nodiscard]] Label find(const IpAddress& address, std::uint16_t vlan = 0) const;
    [[nodiscard]] bool isBuiltIn(Label label) const { return label >= m_segments.size(); }
    [[nodiscard]] std::string_view name(Label label) const;
    [[nodiscard]] std::size_t labelCount() const;
    /// By label: whether it counts as inside for `internal` and `external`. Segments are inside
    /// unless their trust is internet or third-party; built-in ones as IpAddress::isInternal().
    [[nodiscard]] bool isInside(Label label) const;

private:
    struct Index;
    void warn();
    void warnOfNames();
    void warnOfVlans();
    void warnOfPrefixes();
    void warnOfShadow(const IpPrefix& prefix);
    void warnOfSharing(const IpPrefix& prefix);

    std::vector<Segment> m_segments;
    std::vector<SegmentWarning> m_warnings;
    std::unique_ptr<Index> m_index;
};

/// SegmentTable::isInside() as a test for the fields `internal` and `external`; empty when the
/// table has no segments. VLANs do not count: an address is inside or it is not.
[[nodiscard]] InsideTest insideTest(std::shared_ptr<const SegmentTable> table);

} // namespace nb
