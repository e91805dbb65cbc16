// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/fieldvalues.h"
#include "collectors/netflow/recordrows.h"
#include "core/flow/marks.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace nb {

namespace {

constexpr std::int64_t kDay = 86'400'000'000; // µs
constexpr std::int64_t kTurn = (std::int64_t {1} << 32) * 1000; ///< of an uptime, µs
/// An uptime of 32 bits wraps after 49.7 days (rule A19): the turn that lies nearest to the export
/// is meant.
std::int64_t nearestTurn(std::int64_t time, std::int64_t exportTime)
{
    const std::int64_t turns = (exportTime - time + kTurn / 2) / kTurn;
    return time + std::max<std::int64_t>(turns, 0) * kTurn;
}

/// ms that a switch time may lie after the header's uptime.
constexpr std::uint32_t kJitter = 100'000;
/// ms that it may lie there by an error that is left to be seen; more is a time before the wrap, as
/// a flow may have begun weeks ago.
constexpr std::uint32_t kMostAhead = 86'400'000;
/// 9999-12-31: later times are taken for this, so that no sum overflows.
constexpr std::int64_t kMaxTime = 253'402'300'799'999'999;

std::int64_t bounded(std::uint64_t value, std::int64_t factor)
{
    const auto limit = static_cast<std::uint64_t>(kMaxTime / factor);
    return static_cast<std::int64_t>(std::min(value, limit)) * factor;
}

/// NTP time stamp (RFC 5905 §6) to µs since 1970. The most significant bit tells the era: clear is
/// after 2036-02-07.
std::int64_t ntpTime(std::uint64_t stamp)
{
    constexpr std::int64_t kUnixEpoch = 2'208'988'800; // s from 1900 to 1970
    constexpr std::int64_t kEra = std::int64_t {1} << 32;
    const auto seconds = static_cast<std::int64_t>(stamp >> 32);
    const std::uint64_t fraction = stamp & 0xFFFF'FFFFU;
    const std::int64_t era = (stamp >> 63) != 0 ? 0 : kEra;
    // rounded: a stamp made of microseconds has to give the same ones again
    const auto micros = static_cast<std::int64_t>((fraction * 1'000'000 + 0x8000'0000U) >> 32);
    return (seconds + era - kUnixEpoch) * 1'000'000 + micros;
}

} // namespace

void RecordRows::timeColumn(std::vector<std::int64_t>& target, const FieldStep& step)
{
    const FieldColumn column = columnOf(step);
    const std::span<std::int64_t> rows = std::span<std::int64_t>(target).subspan(m_first, m_count);
    switch (step.unit) {
    case TimeUnit::Seconds:
        return forEachValue(
            column, m_count, [rows](auto i, auto v) { rows[i] = bounded(v, 1'000'000); });
    case TimeUnit::Milliseconds:
        return forEachValue(
            column, m_count, [rows](auto i, auto v) { rows[i] = bounded(v, 1'000); });
    case TimeUnit::Ntp:
        return forEachValue(column, m_count, [rows](auto i, auto v) { rows[i] = ntpTime(v); });
    case TimeUnit::BeforeExport: {
        const std::int64_t base = m_time.exportTime;
        return forEachValue(column, m_count,
            [rows, base](auto i, auto v) { rows[i] = base - static_cast<std::int64_t>(v); });
    }
    default:
        break;
    }
    if (m_time.hasUptime) {
        // difference modulo 2^32: the uptime wraps after 49.7 days (rule A19)
        const std::int64_t base = m_time.exportTime;
        const std::uint32_t uptime = m_time.sysUptime;
        return forEachValue(column, m_count, [rows, base, uptime](auto i, auto v) {
            const std::uint32_t ahead = static_cast<std::uint32_t>(v) - uptime;
            std::int64_t ago = uptime - static_cast<std::uint32_t>(v);
            if (ahead <= kMostAhead)
                ago = ahead <= kJitter ? 0 : -std::int64_t {ahead};
            rows[i] = base - ago * 1000;
        });
    }
    const std::int64_t boot
        = std::min(m_exporter->tables.systemInit.value_or(0), kMaxTime / 1000) * 1000;
    forEachValue(column, m_count,
        [rows, boot](auto i, auto v) { rows[i] = boot + static_cast<std::int64_t>(v) * 1000; });
}

std::uint64_t RecordRows::durationOf(const RecordLayout& layout, std::size_t record) const
{
    const FieldStep* const step = layout.step(FieldUse::Duration);
    if (!step)
        return 0;
    const std::uint64_t duration = value(layout, FieldUse::Duration, record) & 0xFFFF'FFFFU;
    return step->unit == TimeUnit::Milliseconds ? duration * 1000 : duration;
}

/// Start and end by the rules of RecordLayout; what one of them lacks comes from the other, the
/// duration or the time of the event. Where nothing makes a time absolute, the time of receipt.
void RecordRows::times(const RecordLayout& layout)
{
    const FieldStep* start = layout.step(FieldUse::Start);
    const FieldStep* end = layout.step(FieldUse::End);
    const FieldStep* const observed = layout.step(FieldUse::Observed);
    const auto usable = [&](const FieldStep* step) { return step && columnOf(*step).length != 0; };
    const bool initInRecord = usable(layout.step(FieldUse::SystemInit));
    const auto relative = [&](const FieldStep* step) {
        return usable(step) && step->unit == TimeUnit::UptimeMilliseconds && !m_time.hasUptime;
    };
    const bool baseless = !initInRecord && !m_exporter->tables.systemInit;
    const bool lost = baseless && (relative(start) || relative(end));
    const bool hasStart = usable(start);
    const bool hasEnd = usable(end);
    if (hasStart)
        timeColumn(m_batch.start, *start);
    if (hasEnd)
        timeColumn(m_batch.end, *end);
    if (initInRecord && (relative(start) || relative(end))) {
        const std::int64_t tables = m_exporter->tables.systemInit.value_or(0);
        for (std::size_t i = 0; i < m_count; ++i) {
            const std::int64_t shift = bounded(value(layout, FieldUse::SystemInit, i), 1000)
                - std::min(tables, kMaxTime / 1000) * 1000;
            if (relative(start))
                m_batch.start[m_first + i] += shift;
            if (relative(end))
                m_batch.end[m_first + i] += shift;
        }
    }
    if (!baseless)
        for (std::size_t row = m_first; row < m_first + m_count; ++row) {
            if (relative(start))
                m_batch.start[row] = nearestTurn(m_batch.start[row], m_time.exportTime);
            if (relative(end))
                m_batch.end[row] = nearestTurn(m_batch.end[row], m_time.exportTime);
        }
    if (!lost && usable(observed) && (!hasStart || !hasEnd)) {
        if (!hasEnd)
            timeColumn(m_batch.end, *observed);
        if (!hasStart)
            timeColumn(m_batch.start, hasEnd ? *end : *observed);
    }
    if (lost || ((!hasStart || !hasEnd) && !usable(observed)))
        missingTimes(layout);
    checkTimes();
}

void RecordRows::missingTimes(const RecordLayout& layout)
{
    const auto usable = [&](FieldUse use) {
        const FieldStep* const step = layout.step(use);
        return step && columnOf(*step).length != 0;
    };
    const bool hasStart = usable(FieldUse::Start);
    const bool hasEnd = usable(FieldUse::End);
    for (std::size_t i = 0; i < m_count; ++i) {
        std::int64_t& start = m_batch.start[m_first + i];
        std::int64_t& end = m_batch.end[m_first + i];
        const auto duration = static_cast<std::int64_t>(durationOf(layout, i));
        if (hasStart && hasEnd) { // both uptimes without a base: their distance is good
            const std::int64_t passed = end < start ? end - start + kTurn : end - start;
            const std::int64_t length = passed > kDay ? 0 : std::max<std::int64_t>(passed, 0);
            end = m_time.received;
            start = end - length;
            mark(m_first + i, mark::kTimeFromReceipt);
            continue;
        }
        const bool absolute = hasStart
            ? layout.step(FieldUse::Start)->unit != TimeUnit::UptimeMilliseconds || m_time.hasUptime
                || m_exporter->tables.systemInit || usable(FieldUse::SystemInit)
            : hasEnd
                && (layout.step(FieldUse::End)->unit != TimeUnit::UptimeMilliseconds
                    || m_time.hasUptime || m_exporter->tables.systemInit
                    || usable(FieldUse::SystemInit));
        if (absolute && hasStart)
            end = start + duration;
        else if (absolute)
            start = end - duration;
        else {
            end = m_time.received;
            start = end - duration;
            mark(m_first + i, mark::kTimeFromReceipt);
        }
    }
}

void RecordRows::checkTimes()
{
    const std::int64_t received = m_time.received;
    const auto off = [received](std::int64_t time) {
        return time < received - kDay || time > received + kDay;
    };
    bool odd = false;
    for (std::size_t row = m_first; row < m_first + m_count; ++row)
        odd |= m_batch.end[row] < m_batch.start[row] || off(m_batch.start[row])
            || off(m_batch.end[row]);
    if (!odd)
        return;
    for (std::size_t row = m_first; row < m_first + m_count; ++row) {
        std::int64_t& start = m_batch.start[row];
        std::int64_t& end = m_batch.end[row];
        if (off(start) || off(end))
            mark(row, mark::kClockOff);
        if (end < start) {
            if (!m_asSent)
                std::swap(start, end);
            mark(row, mark::kTimeOrder);
        }
    }
}

} // namespace nb
