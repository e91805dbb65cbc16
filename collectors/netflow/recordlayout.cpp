// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/recordlayout.h"

#include "collectors/netflow/informationelement.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace nb {

namespace {

/// One element that serves a use; lower rank wins.
struct Candidate
{
    std::uint32_t enterprise;
    std::uint16_t id;
    FieldUse use;
    std::uint8_t rank;
    std::uint8_t minLength;
    std::uint8_t maxLength; ///< 0: any, also variable
    TimeUnit unit = TimeUnit::None;
};

constexpr std::uint32_t kReverse = kReverseEnterprise;
using enum FieldUse;

constexpr std::array kCandidates {
    Candidate {0, 1, Octets, 0, 1, 8},
    Candidate {0, 85, Octets, 1, 1, 8},
    Candidate {0, 231, Octets, 2, 1, 8},
    Candidate {0, 352, Octets, 3, 1, 8},
    Candidate {0, 353, Octets, 4, 1, 8},
    Candidate {0, 23, Octets, 5, 1, 8},
    Candidate {0, 2, Packets, 0, 1, 8},
    Candidate {0, 86, Packets, 1, 1, 8},
    Candidate {0, 298, Packets, 2, 1, 8},
    Candidate {0, 24, Packets, 3, 1, 8},
    Candidate {kReverse, 1, ReverseOctets, 0, 1, 8},
    Candidate {kReverse, 85, ReverseOctets, 1, 1, 8},
    Candidate {0, 232, ReverseOctets, 2, 1, 8},
    Candidate {kReverse, 2, ReversePackets, 0, 1, 8},
    Candidate {kReverse, 86, ReversePackets, 1, 1, 8},
    Candidate {0, 299, ReversePackets, 2, 1, 8},
    Candidate {0, 8, SourceV4, 0, 4, 4},
    Candidate {0, 27, SourceV6, 0, 16, 16},
    Candidate {0, 12, DestinationV4, 0, 4, 4},
    Candidate {0, 28, DestinationV6, 0, 16, 16},
    Candidate {0, 7, SourcePort, 0, 1, 2},
    Candidate {0, 180, SourcePort, 1, 1, 2},
    Candidate {0, 182, SourcePort, 2, 1, 2},
    Candidate {0, 11, DestinationPort, 0, 1, 2},
    Candidate {0, 181, DestinationPort, 1, 1, 2},
    Candidate {0, 183, DestinationPort, 2, 1, 2},
    Candidate {0, 4, Protocol, 0, 1, 1},
    Candidate {0, 6, TcpFlags, 0, 1, 2},
    Candidate {kReverse, 6, ReverseTcpFlags, 0, 1, 2},
    Candidate {0, 58, Vlan, 0, 1, 2},
    Candidate {0, 243, Vlan, 1, 1, 2},
    Candidate {0, 56, SourceMac, 0, 6, 6},
    Candidate {0, 81, SourceMac, 1, 6, 6},
    Candidate {0, 80, DestinationMac, 0, 6, 6},
    Candidate {0, 57, DestinationMac, 1, 6, 6},
    Candidate {0, 10, InInterface, 0, 1, 4},
    Candidate {0, 252, InInterface, 1, 1, 4},
    Candidate {0, 14, OutInterface, 0, 1, 4},
    Candidate {0, 253, OutInterface, 1, 1, 4},
    Candidate {0, 234, VrfId, 0, 1, 4},
    Candidate {0, 236, VrfName, 0, 1, 0},
    Candidate {0, 95, ApplicationId, 0, 1, 0},
    Candidate {0, 96, ApplicationName, 0, 1, 0},
    Candidate {0, 225, NatSourceV4, 0, 4, 4},
    Candidate {kNetFlow9Enterprise, 40001, NatSourceV4, 1, 4, 4},
    Candidate {0, 281, NatSourceV6, 0, 16, 16},
    Candidate {0, 226, NatDestinationV4, 0, 4, 4},
    Candidate {kNetFlow9Enterprise, 40002, NatDestinationV4, 1, 4, 4},
    Candidate {0, 282, NatDestinationV6, 0, 16, 16},
    Candidate {0, 227, NatSourcePort, 0, 1, 2},
    Candidate {kNetFlow9Enterprise, 40003, NatSourcePort, 1, 1, 2},
    Candidate {0, 228, NatDestinationPort, 0, 1, 2},
    Candidate {kNetFlow9Enterprise, 40004, NatDestinationPort, 1, 1, 2},
    Candidate {0, 230, NatEvent, 0, 1, 1},
    Candidate {0, 233, FirewallEvent, 0, 1, 1},
    Candidate {kNetFlow9Enterprise, 40005, FirewallEvent, 1, 1, 1},
    Candidate {0, 152, Start, 0, 8, 8, TimeUnit::Milliseconds},
    Candidate {0, 154, Start, 1, 8, 8, TimeUnit::Ntp},
    Candidate {0, 156, Start, 2, 8, 8, TimeUnit::Ntp},
    Candidate {0, 150, Start, 3, 4, 4, TimeUnit::Seconds},
    Candidate {0, 158, Start, 4, 1, 4, TimeUnit::BeforeExport},
    Candidate {0, 22, Start, 5, 1, 4, TimeUnit::UptimeMilliseconds},
    Candidate {0, 153, End, 0, 8, 8, TimeUnit::Milliseconds},
    Candidate {0, 155, End, 1, 8, 8, TimeUnit::Ntp},
    Candidate {0, 157, End, 2, 8, 8, TimeUnit::Ntp},
    Candidate {0, 151, End, 3, 4, 4, TimeUnit::Seconds},
    Candidate {0, 159, End, 4, 1, 4, TimeUnit::BeforeExport},
    Candidate {0, 21, End, 5, 1, 4, TimeUnit::UptimeMilliseconds},
    Candidate {0, 162, Duration, 0, 1, 4, TimeUnit::Microseconds},
    Candidate {0, 161, Duration, 1, 1, 4, TimeUnit::Milliseconds},
    Candidate {0, 323, Observed, 0, 8, 8, TimeUnit::Milliseconds},
    Candidate {0, 324, Observed, 1, 8, 8, TimeUnit::Ntp},
    Candidate {0, 325, Observed, 2, 8, 8, TimeUnit::Ntp},
    Candidate {0, 322, Observed, 3, 4, 4, TimeUnit::Seconds},
    Candidate {0, 160, SystemInit, 0, 8, 8, TimeUnit::Milliseconds},
    Candidate {0, 32, IcmpTypeCode, 0, 1, 2},
    Candidate {0, 139, IcmpTypeCode, 1, 1, 2},
    Candidate {0, 176, IcmpType, 0, 1, 1},
    Candidate {0, 178, IcmpType, 1, 1, 1},
    Candidate {0, 177, IcmpCode, 0, 1, 1},
    Candidate {0, 179, IcmpCode, 1, 1, 1},
    Candidate {0, 88, FragmentOffset, 0, 1, 2},
    Candidate {0, 61, FlowDirection, 0, 1, 1},
    Candidate {0, 239, BiflowDirection, 0, 1, 1},
    Candidate {0, 302, SamplerId, 0, 1, 8},
    Candidate {0, 48, SamplerId, 1, 1, 8},
    Candidate {0, 34, SamplingInterval, 0, 1, 8},
    Candidate {0, 50, SamplingInterval, 1, 1, 8},
    Candidate {0, 305, SamplingInterval, 2, 1, 8},
    Candidate {0, 306, SamplingSpace, 0, 1, 8},
    Candidate {0, 309, SamplingSize, 0, 1, 8},
    Candidate {0, 310, SamplingPopulation, 0, 1, 8},
    Candidate {0, 311, SamplingProbability, 0, 4, 8},
    Candidate {0, 315, Frame, 0, 1, 0},
    Candidate {0, 104, Frame, 1, 1, 0},
    Candidate {0, 313, IpHeader, 0, 1, 0},
    Candidate {0, 408, FrameType, 0, 1, 2},
    Candidate {0, 312, FrameSize, 0, 1, 2},
    Candidate {0, 410, FrameOctets, 0, 1, 2},
};

const Candidate* candidateFor(std::uint16_t version, const TemplateField& field)
{
    const bool ciscoOwn
        = version == 9 && field.enterprise == 0 && field.id >= 40001 && field.id <= 40005;
    const std::uint32_t enterprise = ciscoOwn ? kNetFlow9Enterprise : field.enterprise;
    for (const Candidate& candidate : kCandidates)
        if (candidate.id == field.id && candidate.enterprise == enterprise)
            return &candidate;
    return nullptr;
}

bool lengthFits(const Candidate& candidate, std::uint16_t length)
{
    if (candidate.maxLength == 0)
        return length != 0;
    if (length == kVariableLength)
        return true; // checked in each record
    return length >= candidate.minLength && length <= candidate.maxLength;
}

constexpr std::uint16_t kOutBytes = 23;
constexpr std::uint16_t kOutPackets = 24;

/// Picks the steps while it goes over a template's fields.
class LayoutMaker
{
public:
    explicit LayoutMaker(std::uint16_t version)
        : m_version(version)
    {
    }

    void add(const TemplateField& field, std::uint16_t index, std::uint32_t offset)
    {
        const Candidate* const candidate = candidateFor(m_version, field);
        if (!candidate || field.scope || field.length == 0)
            return;
        if (!lengthFits(*candidate, field.length)) {
            ++m_layout.unsuitable;
            return;
        }
        const FieldStep step {
            candidate->use, candidate->unit, field.id, field.length, index, offset};
        if (m_version == 9 && (field.id == kOutBytes || field.id == kOutPackets))
            m_out.push_back(step);
        auto& best = m_best[static_cast<std::size_t>(candidate->use)];
        if (!best) {
            best = Best {candidate->rank, step};
        } else if (best->rank > candidate->rank) {
            spare(best->step);
            best = Best {candidate->rank, step};
        } else if (best->step.id != field.id) {
            spare(step);
        }
    }

    RecordLayout finished()
    {
        orderFamilies(SourceV4, SourceV6);
        orderFamilies(DestinationV4, DestinationV6);
        orderFamilies(NatSourceV4, NatSourceV6);
        orderFamilies(NatDestinationV4, NatDestinationV6);
        for (const FieldStep& step : m_out)
            countOtherWay(step);
        for (std::size_t use = 0; use < kFieldUses; ++use)
            if (m_best[use] && !m_best[use]->step.second)
                take(m_best[use]->step);
        // what only fills gaps comes after what may leave them
        for (const auto& best : m_best)
            if (best && best->step.second)
                take(best->step);
        judge();
        return std::move(m_layout);
    }

private:
    struct Best
    {
        std::uint8_t rank;
        FieldStep step;
    };

    /// NetFlow v9's outgoing counters beside the incoming ones: the other direction, as nProbe and
    /// nfdump mean it, unless the exporter has another element for that.
    void countOtherWay(FieldStep step)
    {
        const bool octets = step.id == kOutBytes;
        const FieldUse back = octets ? ReverseOctets : ReversePackets;
        const auto& forward = best(octets ? Octets : Packets);
        if (!forward || forward->step.id == step.id || best(back))
            return;
        step.use = back;
        best(back) = Best {std::numeric_limits<std::uint8_t>::max(), step};
        m_layout.outgoing = true;
    }

    void spare(const FieldStep& step)
    {
        constexpr std::array kUses {
            SourcePort, DestinationPort, Vlan, IcmpTypeCode, IcmpType, IcmpCode};
        if (std::ranges::find(kUses, step.use) != kUses.end())
            m_layout.spares.push_back(step);
    }

    std::optional<Best>& best(FieldUse use) { return m_best[static_cast<std::size_t>(use)]; }

    void orderFamilies(FieldUse v4, FieldUse v6)
    {
        if (best(v4) && best(v6))
            (best(v4)->step.field < best(v6)->step.field ? best(v6) : best(v4))->step.second = true;
    }

    void take(const FieldStep& step)
    {
        m_layout.steps.push_back(step);
        m_layout.stepOfUse[static_cast<std::size_t>(step.use)]
            = static_cast<std::int16_t>(m_layout.steps.size());
    }

    void judge()
    {
        const auto idOf = [this](FieldUse use) { return best(use) ? best(use)->step.id : 0; };
        const auto octets = idOf(Octets);
        const auto packets = idOf(Packets);
        const auto backOctets = idOf(ReverseOctets);
        const auto backPackets = idOf(ReversePackets);
        const bool rfc5103 = (backOctets != 0 && backOctets != 232 && backOctets != kOutBytes)
            || (backPackets != 0 && backPackets != 299 && backPackets != kOutPackets);
        m_layout.bidirectional = rfc5103 || (octets == 231 && backOctets == 232)
            || (packets == 298 && backPackets == 299);
        constexpr std::array kOfFlows {SourceV4, SourceV6, DestinationV4, DestinationV6,
            NatSourceV4, NatSourceV6, NatDestinationV4, NatDestinationV6, NatEvent, FirewallEvent,
            Frame, IpHeader};
        m_layout.tellsOfFlow
            = std::ranges::any_of(kOfFlows, [this](FieldUse use) { return best(use).has_value(); });
        m_layout.totals = octets == 85 || octets == 231 || packets == 86 || packets == 298;
    }

    std::uint16_t m_version;
    RecordLayout m_layout;
    std::array<std::optional<Best>, kFieldUses> m_best {};
    std::vector<FieldStep> m_out; ///< kOutBytes, kOutPackets
};

} // namespace

RecordLayout RecordLayout::of(std::uint16_t version, std::span<const TemplateField> fields)
{
    LayoutMaker maker(version);
    std::uint32_t offset = 0;
    std::uint16_t index = 0;
    for (const TemplateField& field : fields) {
        maker.add(field, index, offset);
        offset += field.length == kVariableLength ? 0U : field.length;
        ++index;
    }
    return maker.finished();
}

} // namespace nb
