// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/deduplicatestage.h"

#include "core/pipeline/rowchanges.h"
#include "core/pipeline/texthashes.h"
#include "core/pipeline/timefit.h"
#include "core/pipeline/waitingmerge.h"

namespace nb {

namespace {

/// How far the clocks of two exporters may differ for flows that are shorter than this.
constexpr std::int64_t kClockSlack = 1'000'000;
/// Rows that differ by less are joined at once, without waiting for one that fits better.
constexpr std::int64_t kSureSlack = 100'000;

constexpr std::uint32_t kVrfNumber = 1; ///< bit of WaitingRow::vrf: not a name, `id:7`

std::uint32_t vrfHash(const FlowBatch& batch, TextId vrf, TextHashes& hashes)
{
    if (vrf == 0)
        return 0;
    const std::uint32_t hash = (hashes.of(vrf) & ~3U) | 2U; // never 0
    return batch.texts.text(vrf).starts_with("id:") ? hash | kVrfNumber : hash;
}

struct Verdict
{
    bool possible = false;
    bool sure = false;
};

Verdict judge(const WaitingRow& a, const WaitingRow& b, const TimeFit& fit)
{
    if (a.place == b.place) {
        const bool otherInterface
            = a.lane != b.lane && a.is(WaitingRow::Biflow) == b.is(WaitingRow::Biflow);
        return {otherInterface && fit.coversShorter(), otherInterface && fit.coversLonger()};
    }
    const bool isShort = fit.longer <= kClockSlack;
    return {fit.coversShorter() || (isShort && fit.overlap >= -kClockSlack),
        fit.coversLonger() || (isShort && fit.overlap >= -kSureSlack)};
}

/// One-way rows have to go the same way; a both-way row may have been turned round.
bool sameDirection(const WaitingRow& a, const WaitingRow& b)
{
    return a.is(WaitingRow::Reverse) == b.is(WaitingRow::Reverse)
        && a.is(WaitingRow::Reply) == b.is(WaitingRow::Reply);
}

std::uint64_t packetsOf(const WaitingCell& cell)
{
    return saturatingSum(cell.get(&FlowBatch::packets), cell.get(&FlowBatch::reversePackets));
}

} // namespace

void DeduplicateStage::describe(
    const FlowBatch& batch, std::size_t row, std::size_t count, std::uint32_t serial)
{
    TextHashes hashes(batch.texts);
    for (std::size_t i = row; i < row + count; ++i, ++serial) {
        const FlowKeyHash key = flowKeyHash(batch, i);
        WaitingRow& entry = rows().row(serial);
        entry.key = key.hash;
        entry.check = key.check;
        entry.start = boundedTime(batch.start[i]);
        entry.end = std::max(entry.start, boundedTime(batch.end[i]));
        entry.next = serial;
        entry.place = hashes.of(batch.exporter[i]);
        entry.lane = static_cast<std::uint16_t>(mixed(hashes.of(batch.inInterface[i])
                | std::uint64_t {hashes.of(batch.outInterface[i])} << 32,
            batch.domain[i] | static_cast<std::uint64_t>(batch.meteredAt[i]) << 32));
        entry.vrf = vrfHash(batch, batch.vrf[i], hashes);
        entry.taken = 0;
        entry.flags = static_cast<std::uint8_t>((key.reverse ? WaitingRow::Reverse : 0)
            | (key.reply ? WaitingRow::Reply : 0)
            | (batch.kind[i] == RecordKind::Flow ? WaitingRow::Biflow : 0)
            | (batch.kind[i] == RecordKind::Event ? WaitingRow::Closed : 0));
    }
}

std::optional<DeduplicateStage::Candidate> DeduplicateStage::bestFor(
    std::uint32_t serial, bool onlySure)
{
    const WaitingRow& entry = rows().row(serial);
    std::optional<Candidate> best;
    std::int64_t bestOverlap = 0;
    std::uint32_t newer = serial;
    bool isFirst = true;
    auto at = rows().newest(entry.key);
    for (int steps = 0; at && steps < kMaxCandidates; ++steps) {
        const std::uint32_t candidate = *at;
        const WaitingRow& other = rows().row(candidate);
        const bool biflow = entry.is(WaitingRow::Biflow) || other.is(WaitingRow::Biflow);
        if (candidate != serial && !other.is(WaitingRow::Gone)
            && (biflow || sameDirection(entry, other))) {
            const TimeFit fit = timeFit(entry, other);
            const Verdict verdict = judge(entry, other, fit);
            if ((onlySure ? verdict.sure : verdict.possible)
                && (!best || fit.overlap >= bestOverlap) && isSameFlow(serial, candidate)
                && (fit.coversShorter() || !hasContributed(serial, candidate))) {
                best = Candidate {candidate, isFirst ? candidate : newer};
                bestOverlap = fit.overlap;
            }
        }
        newer = candidate;
        isFirst = false;
        at = rows().older(candidate);
    }
    return best;
}

bool DeduplicateStage::isSameFlow(std::uint32_t a, std::uint32_t b)
{
    const WaitingRow& one = rows().row(a);
    const WaitingRow& two = rows().row(b);
    if (one.check != two.check)
        return false;
    if (one.vrf == 0 || two.vrf == 0 || one.vrf == two.vrf)
        return true;
    // a number has a meaning only at its exporter
    return ((one.vrf | two.vrf) & kVrfNumber) != 0 && one.place != two.place;
}

bool DeduplicateStage::hasContributed(std::uint32_t a, std::uint32_t b)
{
    if (rows().row(b).is(WaitingRow::Left))
        return rows().row(b).taken == rows().row(a).place;
    const WaitingCell one = rows().cell(a);
    const WaitingCell two = rows().cell(b);
    return hasWord(two.text(&FlowBatch::observers), one.text(&FlowBatch::exporter))
        || hasWord(one.text(&FlowBatch::observers), two.text(&FlowBatch::exporter));
}

bool DeduplicateStage::isBetter(std::uint32_t a, std::uint32_t b)
{
    const bool bothWays = rows().row(a).is(WaitingRow::Biflow);
    if (bothWays != rows().row(b).is(WaitingRow::Biflow))
        return bothWays;
    const WaitingCell one = rows().cell(a);
    const WaitingCell two = rows().cell(b);
    const std::uint64_t packets = packetsOf(one);
    const std::uint64_t otherPackets = packetsOf(two);
    if (packets != otherPackets)
        return otherPackets == kUnknownCount
            || (packets != kUnknownCount && packets > otherPackets);
    const bool unsampled = one.get(&FlowBatch::sampling) == 1;
    if (unsampled != (two.get(&FlowBatch::sampling) == 1))
        return unsampled;
    return false;
}

void DeduplicateStage::takeOver(std::uint32_t stays, std::uint32_t goes)
{
    const WaitingCell kept = rows().cell(stays);
    const WaitingCell lost = rows().cell(goes);
    const std::string& exporter = kept.text(&FlowBatch::exporter);
    const std::string& otherExporter = lost.text(&FlowBatch::exporter);
    rows().row(stays).taken = rows().row(goes).place;
    if (exporter == otherExporter)
        ++m_sameExporter;
    if (exporter != otherExporter || lost.get(&FlowBatch::observers) != 0) {
        const std::string others = unionOfWords(lost.text(&FlowBatch::observers), otherExporter);
        kept.set(&FlowBatch::observers,
            kept.batch->texts.intern(
                unionOfWords(kept.text(&FlowBatch::observers), others, exporter)));
    }
    const bool turned
        = rows().row(stays).is(WaitingRow::Reverse) != rows().row(goes).is(WaitingRow::Reverse);
    const auto flags = [&](auto column, auto from) {
        if (const std::uint8_t more = lost.get(from); more != 0)
            kept.set(column, static_cast<std::uint8_t>(kept.get(column) | more));
    };
    flags(turned ? &FlowBatch::reverseTcpFlags : &FlowBatch::tcpFlags, &FlowBatch::tcpFlags);
    flags(turned ? &FlowBatch::tcpFlags : &FlowBatch::reverseTcpFlags, &FlowBatch::reverseTcpFlags);
    if (lost.use->nat) {
        takeOverTranslation(kept, lost, turned);
        kept.use->nat = true;
    }
    ++m_duplicates;
    rowMerged();
}

bool DeduplicateStage::leaveOut(std::uint32_t left, std::uint32_t late)
{
    WaitingRow& gone = rows().row(left);
    WaitingRow& entry = rows().row(late);
    bool whole = gone.is(WaitingRow::Biflow) || !entry.is(WaitingRow::Biflow);
    if (!whole) {
        if (Protocol(rows().cell(late).get(&FlowBatch::protocol)).isIcmp())
            return false; // query and reply are not the same row turned round
        rows().widen(late);
        const WaitingCell cell = rows().cell(late);
        FlowBatch& batch = *cell.batch;
        if (gone.is(WaitingRow::Reverse) == entry.is(WaitingRow::Reverse)) {
            swapDirection(batch, cell.row);
            entry.flags ^= WaitingRow::Reverse;
        }
        batch.reversePackets[cell.row] = batch.reverseBytes[cell.row] = 0;
        batch.reverseTcpFlags[cell.row] = 0;
        batch.kind[cell.row] = RecordKind::OneWay;
        entry.flags &= static_cast<std::uint8_t>(~WaitingRow::Biflow);
        whole = batch.packets[cell.row] == 0 && batch.bytes[cell.row] == 0;
    }
    gone.taken = entry.place;
    ++m_late;
    if (whole) {
        entry.flags |= WaitingRow::Gone;
        ++m_duplicates;
        rowMerged();
    }
    return true;
}

bool DeduplicateStage::merge(std::uint32_t serial, bool onlySure)
{
    WaitingRow& entry = rows().row(serial);
    while (const auto match = bestFor(serial, onlySure)) {
        partnerCame(match->serial);
        if (rows().row(match->serial).is(WaitingRow::Left)) {
            if (!leaveOut(match->serial, serial))
                return false;
            if (entry.is(WaitingRow::Gone))
                return true;
            continue;
        }
        if (isBetter(match->serial, serial) || (onlySure && !isBetter(serial, match->serial))) {
            takeOver(match->serial, serial);
            entry.flags |= WaitingRow::Gone;
            return true;
        }
        takeOver(serial, match->serial);
        rows().row(match->serial).flags |= WaitingRow::Gone;
        rows().unlink(match->serial, match->newer);
    }
    return false;
}

void DeduplicateStage::arrive(std::uint32_t serial)
{
    if (!rows().row(serial).is(WaitingRow::Closed) && !merge(serial, true))
        rows().link(serial);
}

void DeduplicateStage::depart(std::uint32_t serial)
{
    const WaitingRow& entry = rows().row(serial);
    const bool alone = rows().newest(entry.key) == serial && !rows().older(serial);
    // of the chain this row stays in it when it is gone, as others may point to it
    if (!entry.is(WaitingRow::Gone) && !alone)
        (void)merge(serial, false);
}

void DeduplicateStage::addCounts(std::map<std::string, std::uint64_t>& counts) const
{
    counts["duplicates"] = m_duplicates;
    counts["same exporter"] = m_sameExporter;
    counts["late duplicates"] = m_late;
}

} // namespace nb
