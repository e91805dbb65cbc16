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

/// Some rows of a batch whose columns may be squeezed.
FlowBatch copyOf(const FlowBatch& from, const std::vector<std::uint32_t>& rows)
{
    FlowBatch batch;
    batch.texts = from.texts;
    const auto copy = [&rows](auto& to, const auto& column) {
        to.reserve(rows.size());
        for (const std::uint32_t row : rows)
            to.push_back(column[column.size() == 1 ? 0 : row]);
    };
    const auto copyAll = [&copy](const auto& to, const auto& columns) {
        [&]<std::size_t... I>(std::index_sequence<I...>)
        {
            (copy(std::get<I>(to), std::get<I>(columns)), ...);
        }
        (std::make_index_sequence<std::tuple_size_v<std::decay_t<decltype(to)>>> {});
    };
    copyAll(plainColumns(batch), plainColumns(from));
    copyAll(textColumns(batch), textColumns(from));
    return batch;
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

std::size_t RowWindow::batchOf(std::uint32_t serial) const
{
    const std::uint32_t offset = serial - m_first;
    const auto behind = std::upper_bound(m_batches.begin(), m_batches.end(), offset,
        [this](std::uint32_t at, const Held& held) { return at < held.first - m_first; });
    return static_cast<std::size_t>(behind - m_batches.begin()) - 1;
}

WaitingCell RowWindow::cell(std::uint32_t serial)
{
    Held& held = m_batches[batchOf(serial)];
    return {&held.batch, serial - held.first, held.rows, &held.bytes, &held.use};
}

std::int64_t RowWindow::arrivalOf(std::uint32_t serial) const
{
    const Held& held = m_batches[batchOf(serial)];
    return held.arrived ? held.lastArrival : lastCall();
}

void RowWindow::widen(std::uint32_t serial)
{
    Held& held = m_batches[batchOf(serial)];
    widen(held);
    held.bytes = bytesOf(held.batch);
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
    return !isEmpty() && m_batches[m_left].arrived && m_batches[m_left].lastArrival <= time;
}

/// Rows that are not Gone, which they are from then on if the batch waits further.
FlowBatch RowWindow::takeFrom(Held& held)
{
    widen(held);
    FlowBatch batch = std::move(held.batch);
    if (m_kept.size() != held.rows)
        batch.keepRows(m_kept);
    held.batch = FlowBatch();
    held.bytes = 0;
    held.complete = held.tight = true;
    return batch;
}

FlowBatch RowWindow::takeOldest(bool remember)
{
    Held& held = m_batches[m_left];
    m_kept.clear();
    for (std::uint32_t i = 0; i < held.rows; ++i) {
        WaitingRow& entry = row(held.first + i);
        if (entry.is(WaitingRow::Gone))
            continue;
        entry.flags |= WaitingRow::Left;
        m_kept.push_back(i);
    }
    FlowBatch batch = takeFrom(held);
    ++m_left;
    if (!remember)
        while (forgetOldest()) { }
    return batch;
}

bool RowWindow::forgetOldest()
{
    if (m_left == 0)
        return false;
    const std::size_t rows = m_batches.front().rows;
    constexpr std::size_t kAhead = 16;
    for (std::uint32_t i = 0; i < rows; ++i) {
        if (i + kAhead < rows)
            m_index.prefetch(row(m_first + i + kAhead).key);
        const WaitingRow& entry = row(m_first + i);
        // all older rows are forgotten, so that a row whose slot names it is alone in its chain; of
        // others a newer row points here, which older() recognises
        if (entry.is(WaitingRow::Linked))
            if (ChainIndex::Slot* slot = m_index.find(entry.key);
                slot && slot->newest == m_first + i)
                m_index.erase(*slot);
    }
    m_first += static_cast<std::uint32_t>(rows);
    recycleChunks(m_first - static_cast<std::uint32_t>(rows));
    m_count -= static_cast<std::uint32_t>(rows);
    m_batches.pop_front();
    --m_left;
    return true;
}

void RowWindow::forget(std::int64_t time)
{
    while (m_left > 0 && m_batches.front().lastArrival <= time)
        (void)forgetOldest();
}

std::optional<FlowBatch> RowWindow::takeClosed(std::size_t& place, std::int64_t time)
{
    for (place = std::max(place, m_left); place < m_batches.size(); ++place) {
        Held& held = m_batches[place];
        if (!held.arrived || !held.complete || held.lastArrival > time)
            return std::nullopt;
        m_kept.clear();
        std::size_t waiting = 0;
        for (std::uint32_t i = 0; i < held.rows; ++i) {
            WaitingRow& entry = row(held.first + i);
            if (entry.is(WaitingRow::Gone))
                continue;
            if (!entry.is(WaitingRow::Closed)) {
                ++waiting;
                continue;
            }
            entry.flags |= WaitingRow::Gone;
            m_kept.push_back(i);
        }
        if (m_kept.empty())
            continue;
        ++place;
        if (waiting == 0)
            return takeFrom(held);
        return copyOf(held.batch, m_kept);
    }
    return std::nullopt;
}

void RowWindow::widen(Held& held)
{
    forEachColumn(held.batch, [&held](auto& column) {
        if (column.size() != held.rows && !column.empty())
            column.resize(held.rows,
                typename std::remove_reference_t<decltype(column)>::value_type(column[0]));
    });
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
