// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/livedayfile.h"

#include <algorithm>

namespace nb {

/// Appends rows to the chunk as long as there is room; returns how many. `forwarded` tells how far
/// each forwarding collector is with them.
std::size_t LiveDayFile::takeRows(std::deque<WaitingRows>& waiting, ForwardedRows& forwarded)
{
    std::size_t taken = 0;
    for (const WaitingRows& part : waiting) {
        if (m_chunk.room() == 0)
            break;
        const auto slice = std::span(part.rows).first(std::min(part.rows.size(), m_chunk.room()));
        m_chunk.beginBatch(part.batch);
        m_chunk.append(part.batch, slice);
        taken += slice.size();
        if (!part.forwarder.empty())
            forwarded[part.forwarder] = part.forwarded + slice.size();
    }
    return taken;
}

Result<std::uint64_t> LiveDayFile::forwardedRows(std::string_view collector)
{
    const auto turn = takeTurn();
    auto select = m_db.prepare("SELECT rows FROM forwarded WHERE collector=?1");
    if (!select)
        return select.error();
    select->bind(1, collector);
    const auto row = select->step();
    if (!row)
        return row.error();
    return *row ? static_cast<std::uint64_t>(select->integer(0)) : std::uint64_t {0};
}

/// In the transaction that stores the rows: they and their number are there together or not at all.
Result<void> LiveDayFile::writeForwarded(const ForwardedRows& forwarded)
{
    if (forwarded.empty())
        return {};
    auto insert = m_db.prepare("INSERT OR REPLACE INTO forwarded VALUES(?1, ?2)");
    if (!insert)
        return insert.error();
    for (const auto& [collector, rows] : forwarded) {
        insert->bind(1, std::string_view(collector));
        insert->bind(2, static_cast<std::int64_t>(rows));
        if (auto done = insert->run(); !done)
            return done;
        insert->reset();
    }
    return {};
}

} // namespace nb
