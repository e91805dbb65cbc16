// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/collectedrows.h"

#include "core/storage/batchbuilder.h"
#include "core/storage/chunkreader.h"
#include "core/storage/dayfile.h"

#include <algorithm>
#include <numeric>

namespace nb {

CollectedRows::CollectedRows(std::shared_ptr<const DayFile> file)
    : m_file(std::move(file))
{
    for (const ChunkInfo& chunk : m_file->chunks())
        m_size += chunk.live ? chunk.rows : 0;
}

CollectedRows::~CollectedRows() = default;

Result<std::unique_ptr<CollectedRows>> CollectedRows::open(const QString& path)
{
    auto file = DayFile::open(path, DayFile::Trust::Own);
    if (!file)
        return file.error();
    return std::unique_ptr<CollectedRows>(new CollectedRows(std::move(*file)));
}

Result<FlowBatch> CollectedRows::rows(
    std::uint64_t first, std::size_t most, std::stop_token stop) const
{
    FlowBatch batch;
    const ChunkInfo* chunk = nullptr;
    for (const ChunkInfo& each : m_file->chunks()) {
        if (!each.live)
            continue;
        if (first < each.rows) {
            chunk = &each;
            break;
        }
        first -= each.rows;
    }
    if (!chunk || most == 0)
        return batch;
    const auto dictionaries = m_file->dictionaries(std::move(stop));
    if (!dictionaries)
        return dictionaries.error();
    auto reader = m_file->reader();
    if (!reader)
        return reader.error();
    ChunkReader columns(std::move(*reader), *dictionaries, true);
    columns.select(*chunk);
    std::vector<std::uint32_t> wanted(
        std::min<std::size_t>(most, chunk->rows - static_cast<std::size_t>(first)));
    std::iota(wanted.begin(), wanted.end(), static_cast<std::uint32_t>(first));
    appendRows(columns, **dictionaries, wanted, batch);
    if (columns.error())
        return *columns.error();
    batch.fillMissing();
    return batch;
}

} // namespace nb
