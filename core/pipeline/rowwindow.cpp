// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/rowwindow.h"

#include "core/flow/flowcolumns.h"

#include <algorithm>

namespace nb {

namespace {

/// Batches below this are put together: the columns of a batch cost about a kilobyte by themselves.
constexpr std::size_t kSmallBatch = 16'384;
/// A batch that is being put together is closed after this part of the window.
constexpr std::int64_t kFillPart = 8;
/// A waiting row of few columns in use, its place in the index and what is kept beside it.
constexpr std::size_t kRowBytes = 176;
/// A text with its place in the pool's table, on average.
constexpr std::size_t kTextBytes = 128;

std::size_t bytesOf(FlowBatch& batch)
{
    std::size_t bytes = batch.texts.size() * kTextBytes;
    forEachColumn(
        batch, [&bytes](const auto& column) { bytes += column.size() * sizeof(column[0]); });
    return bytes;
}

template <typename T> bool hasOther(const std::vector<T>& column, std::size_t row, const T& usual)
{
    return std::any_of(column.begin() + static_cast<std::ptrdiff_t>(row), column.end(),
        [&usual](const T& value) { return value != usual; });
}

} // namespace

void ColumnUse::add(const FlowBatch& b, std::size_t row)
{
    const auto text = [row](bool known, std::initializer_list<const std::vector<TextId>*> columns) {
        for (const auto* column : columns)
            known = known || hasOther<TextId>(*column, row, 0);
        return known;
    };
    texts = text(texts,
        {&b.srcName, &b.dstName, &b.srcSegment, &b.dstSegment, &b.srcOwner, &b.dstOwner, &b.service,
            &b.application, &b.rule, &b.tunnel, &b.sampler, &b.event});
    interfaces = text(interfaces, {&b.inInterface, &b.outInterface});
    vrf = text(vrf, {&b.vrf});
    observers = text(observers, {&b.observers});
    marks = text(marks, {&b.marks});
    nat = nat || hasOther(b.natSrcIp, row, IpAddress()) || hasOther(b.natDstIp, row, IpAddress());
    macs = macs || hasOther(b.srcMac, row, MacAddress()) || hasOther(b.dstMac, row, MacAddress());
    vlan = vlan || hasOther<std::uint16_t>(b.vlan, row, 0);
    reverse = reverse || hasOther<std::uint64_t>(b.reversePackets, row, 0)
        || hasOther<std::uint64_t>(b.reverseBytes, row, 0)
        || hasOther<std::uint8_t>(b.reverseTcpFlags, row, 0);
    hits = hits || hasOther<std::uint32_t>(b.hits, row, 1);
}

RowWindow::RowWindow(std::size_t maxBytes)
    : m_maxBytes(maxBytes)
    , m_maxRows(std::min(maxBytes / kRowBytes, kMaxRows))
{
}

std::uint32_t RowWindow::add(FlowBatch&& batch)
{
    const std::size_t rows = batch.size();
    const std::uint32_t first = m_first + m_count;
    m_count += static_cast<std::uint32_t>(rows);
    makeChunks(m_first + m_count);
    const bool append = !m_batches.empty() && !m_batches.back().complete && rows < kSmallBatch
        && m_batches.back().rows + rows <= FlowBatch::kMaxRows;
    if (append) {
        m_batches.back().batch.append(batch);
    } else {
        if (!m_batches.empty())
            m_batches.back().complete = true;
        Held& held = m_batches.emplace_back();
        held.first = first;
        held.complete = rows >= kSmallBatch;
        held.batch = std::move(batch);
    }
    Held& held = m_batches.back();
    held.use.add(held.batch, held.rows);
    held.rows += rows;
    held.bytes = bytesOf(held.batch);
    held.arrived = false;
    return first;
}

WaitingCell RowWindow::cell(std::uint32_t serial)
{
    const std::uint32_t offset = serial - m_first;
    const auto behind = std::upper_bound(m_batches.begin(), m_batches.end(), offset,
        [this](std::uint32_t at, const Held& held) { return at < held.first - m_first; });
    Held& held = *std::prev(behind);
    return {&held.batch, serial - held.first, held.rows, &held.bytes, &held.use};
}

void RowWindow::link(std::uint32_t serial)
{
    WaitingRow& entry = row(serial);
    ChainIndex::Slot& slot = m_index.insert(entry.key);
    entry.next = slot.used != 0 ? slot.newest : serial;
    entry.flags |= WaitingRow::Linked;
    slot.newest = serial;
    slot.used = 1;
}

void RowWindow::unlink(std::uint32_t serial, std::uint32_t newer)
{
    WaitingRow& entry = row(serial);
    const bool last = entry.next == serial || !holds(entry.next);
    entry.flags &= static_cast<std::uint8_t>(~WaitingRow::Linked);
    if (newer != serial)
        row(newer).next = last ? newer : entry.next;
    else if (ChainIndex::Slot* slot = m_index.find(entry.key); slot != nullptr && last)
        m_index.erase(*slot);
    else if (slot != nullptr)
        slot->newest = entry.next;
}

std::optional<std::uint32_t> RowWindow::newest(std::uint64_t key)
{
    if (const ChainIndex::Slot* slot = m_index.find(key))
        return slot->newest;
    return std::nullopt;
}

std::optional<std::uint32_t> RowWindow::older(std::uint32_t serial)
{
    const std::uint32_t next = row(serial).next;
    if (next == serial || !holds(next))
        return std::nullopt;
    return next;
}

void RowWindow::arrivedAt(std::int64_t now, std::int64_t window)
{
    const bool farApart = !m_lastCall || now - *m_lastCall >= window / kFillPart;
    m_lastCall = now;
    for (auto held = m_batches.rbegin(); held != m_batches.rend(); ++held) {
        if (held->arrived && held->complete)
            break;
        if (!held->arrived) {
            held->lastArrival = now;
            held->arrived = true;
        }
        if (!held->firstArrival)
            held->firstArrival = now;
        if (farApart || now - *held->firstArrival >= window / kFillPart)
            held->complete = true;
    }
}

bool RowWindow::isDue(std::int64_t time) const
{
    return !m_batches.empty() && m_batches.front().arrived && m_batches.front().lastArrival <= time;
}

FlowBatch RowWindow::takeOldest()
{
    Held& held = m_batches.front();
    m_kept.clear();
    constexpr std::size_t kAhead = 16;
    for (std::uint32_t i = 0; i < held.rows; ++i) {
        if (i + kAhead < held.rows)
            m_index.prefetch(row(m_first + i + kAhead).key);
        WaitingRow& entry = row(m_first + i);
        // all older rows are gone, so that a row whose slot names it is alone in its chain; of
        // others a newer row points here, which older() recognises
        if (entry.is(WaitingRow::Linked))
            if (ChainIndex::Slot* slot = m_index.find(entry.key);
                slot && slot->newest == m_first + i)
                m_index.erase(*slot);
        if (!entry.is(WaitingRow::Gone))
            m_kept.push_back(i);
    }
    FlowBatch batch = std::move(held.batch);
    const std::size_t rows = held.rows;
    forEachColumn(batch, [rows](auto& column) {
        if (column.size() != rows)
            column.resize(
                rows, typename std::remove_reference_t<decltype(column)>::value_type(column[0]));
    });
    if (m_kept.size() != rows)
        batch.keepRows(m_kept);
    m_first += static_cast<std::uint32_t>(rows);
    recycleChunks(m_first - static_cast<std::uint32_t>(rows));
    m_count -= static_cast<std::uint32_t>(rows);
    m_batches.pop_front();
    return batch;
}

std::size_t RowWindow::bytes() const
{
    std::size_t total = m_chunkCount * kChunkRows * sizeof(WaitingRow) + m_index.bytes();
    for (const Held& held : m_batches)
        total += held.bytes;
    return total;
}

void RowWindow::tighten()
{
    if (bytes() <= m_maxBytes / 2)
        return;
    for (Held& held : m_batches)
        if (held.complete && !held.tight)
            squeeze(held);
}

void RowWindow::squeeze(Held& held)
{
    const std::vector<std::int64_t>* const start = &held.batch.start; // tells the rows
    forEachColumn(held.batch, [start](auto& column) {
        if (static_cast<const void*>(&column) == static_cast<const void*>(start))
            return;
        if (std::any_of(column.begin(), column.end(),
                [&column](const auto& value) { return value != column.front(); }))
            return;
        std::remove_reference_t<decltype(column)> one(1, column.front());
        column.swap(one);
    });
    held.bytes = bytesOf(held.batch);
    held.tight = true;
}

void RowWindow::makeChunks(std::uint32_t end)
{
    for (std::uint32_t chunk = (end - 1) >> kChunkBits;; --chunk) {
        HugeBuffer<WaitingRow>& place = m_chunks[chunk % kChunks];
        if (place.size() != 0)
            return;
        if (m_spareChunks.empty()) {
            place = HugeBuffer<WaitingRow>(kChunkRows);
            ++m_chunkCount;
        } else {
            place = std::move(m_spareChunks.back());
            m_spareChunks.pop_back();
        }
        if (chunk == m_first >> kChunkBits)
            return;
    }
}

void RowWindow::recycleChunks(std::uint32_t from)
{
    for (std::uint32_t chunk = from >> kChunkBits; chunk != m_first >> kChunkBits;
         chunk = (chunk + 1) & (0xFFFFFFFFU >> kChunkBits)) {
        HugeBuffer<WaitingRow> chunkRows = std::move(m_chunks[chunk % kChunks]);
        if (m_spareChunks.empty())
            m_spareChunks.push_back(std::move(chunkRows));
        else
            --m_chunkCount;
    }
}

} // namespace nb
