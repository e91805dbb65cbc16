// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/pairstage.h"

#include "core/pipeline/orientation.h"
#include "core/pipeline/texthashes.h"
#include "core/pipeline/timefit.h"
#include "core/pipeline/waitingmerge.h"

namespace nb {

namespace {

/// Question and answer of short flows are this near to each other.
constexpr std::int64_t kShort = 1'000'000;

bool isSure(const TimeFit& fit)
{
    return fit.coversLonger() || (fit.longer <= kShort && fit.overlap >= -kShort);
}

bool canHavePartner(const FlowBatch& batch, std::size_t row)
{
    if (batch.kind[row] != RecordKind::OneWay)
        return false;
    if (batch.dstIp[row].isMulticast())
        return false;
    const std::uint8_t protocol = batch.protocol[row];
    return !Protocol(protocol).isIcmp() || icmpQuery(protocol, batch.dstPort[row]).known;
}

/// Of ICMP one is the query and one the reply; others have no replies.
bool opposite(const WaitingRow& a, const WaitingRow& b)
{
    return a.is(WaitingRow::Reverse) != b.is(WaitingRow::Reverse)
        && a.is(WaitingRow::Query) == b.is(WaitingRow::Reply)
        && a.is(WaitingRow::Reply) == b.is(WaitingRow::Query);
}

} // namespace

PairStage::PairStage(Times times, std::size_t maxBytes, bool acrossExporters)
    : WindowStage(times, Early::Closed, maxBytes, acrossExporters)
    , m_acrossExporters(acrossExporters)
{
}

void PairStage::describe(
    const FlowBatch& batch, std::size_t row, std::size_t count, std::uint32_t serial)
{
    TextHashes hashes(batch.texts);
    for (std::size_t i = row; i < row + count; ++i, ++serial) {
        WaitingRow& entry = rows().row(serial);
        entry = WaitingRow();
        entry.next = serial;
        entry.flags = WaitingRow::Closed;
        if (!canHavePartner(batch, i))
            continue;
        const FlowKeyHash key = flowKeyHash(batch, i);
        const std::uint32_t rate = batch.sampling[i];
        entry.key = key.hash;
        entry.check = key.check;
        entry.place = hashes.of(batch.exporter[i]);
        // a rate that nobody told (0) is the same for both, whoever would have told it
        if (rate != 1)
            entry.key = mixed(entry.key, rate);
        if (!m_acrossExporters)
            entry.key = mixed(entry.key, entry.place);
        entry.start = boundedTime(batch.start[i]);
        entry.end = std::max(entry.start, boundedTime(batch.end[i]));
        entry.flags = static_cast<std::uint8_t>((key.reverse ? WaitingRow::Reverse : 0)
            | (key.reply ? WaitingRow::Reply : 0)
            | (!key.reply && Protocol(batch.protocol[i]).isIcmp() ? WaitingRow::Query : 0));
    }
}

std::optional<PairStage::Candidate> PairStage::bestFor(std::uint32_t serial, bool onlySure)
{
    const WaitingRow& entry = rows().row(serial);
    std::optional<Candidate> best;
    std::int64_t bestOverlap = 0;
    std::optional<std::uint32_t> newer;
    auto at = rows().newest(entry.key);
    for (int steps = 0; at && steps < kMaxCandidates; ++steps) {
        const std::uint32_t candidate = *at;
        const WaitingRow& other = rows().row(candidate);
        if (!other.is(WaitingRow::Closed) && opposite(entry, other)) {
            const TimeFit fit = timeFit(entry, other);
            // of equal ones the one that has waited longest
            if (fit.overlap >= -window() && (!onlySure || isSure(fit))
                && (!best || fit.overlap >= bestOverlap) && isPartner(serial, candidate)) {
                best = Candidate {candidate, newer.value_or(candidate)};
                bestOverlap = fit.overlap;
            }
        }
        newer = candidate;
        at = rows().older(candidate);
    }
    return best;
}

bool PairStage::isPartner(std::uint32_t a, std::uint32_t b)
{
    if (rows().row(a).check != rows().row(b).check)
        return false;
    const WaitingCell one = rows().cell(a);
    const WaitingCell two = rows().cell(b);
    if (!one.use->vrf || !two.use->vrf)
        return true;
    const std::string& vrf = one.text(&FlowBatch::vrf);
    const std::string& other = two.text(&FlowBatch::vrf);
    return vrf.empty() || other.empty() || vrf == other;
}

void PairStage::join(std::uint32_t a, std::uint32_t b)
{
    const WaitingCell one = rows().cell(a);
    const WaitingCell two = rows().cell(b);
    const std::int64_t startA = rows().row(a).start;
    const std::int64_t startB = rows().row(b).start;
    // what was sent at the same time: the query, else the one that waited
    const bool first = startA == startB ? !rows().row(a).is(WaitingRow::Reply) : startA < startB;
    const std::uint32_t stays = first ? a : b;
    const WaitingCell& to = first ? one : two;
    joinReverse(to, first ? two : one, rows().row(a).place == rows().row(b).place);
    to.set(&FlowBatch::kind, RecordKind::Flow);
    to.set(&FlowBatch::confidence, startA == startB ? kStartedTogether : kStartedFirst);
    rows().row(a).flags |= WaitingRow::Closed;
    rows().row(b).flags |= WaitingRow::Closed;
    rows().row(stays == a ? b : a).flags |= WaitingRow::Gone;
    ++m_pairs;
    rowMerged();
}

void PairStage::arrive(std::uint32_t serial)
{
    if (rows().row(serial).is(WaitingRow::Closed))
        return;
    const auto match = bestFor(serial, true);
    if (!match) {
        rows().link(serial);
        return;
    }
    rows().unlink(match->serial, match->newer);
    join(match->serial, serial);
}

void PairStage::depart(std::uint32_t serial)
{
    const WaitingRow& entry = rows().row(serial);
    if (entry.is(WaitingRow::Closed))
        return;
    std::optional<Candidate> match;
    if (rows().newest(entry.key) != serial)
        match = bestFor(serial, false);
    if (!match) {
        ++m_alone;
        return;
    }
    rows().unlink(match->serial, match->newer);
    join(serial, match->serial);
    ++m_late;
}

void PairStage::addCounts(std::map<std::string, std::uint64_t>& counts) const
{
    counts["pairs"] = m_pairs;
    counts["late partners"] = m_late;
    counts["without partner"] = m_alone;
}

} // namespace nb
