// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/chunkreader.h"

#include <algorithm>
#include <limits>

namespace nb {

namespace {
/// The last microsecond of year 9999.
constexpr std::uint64_t kLastTime = 253'402'300'799'999'999;
} // namespace

ChunkReader::ChunkReader(DayFile::Reader reader, std::shared_ptr<const Dictionaries> dictionaries)
    : m_reader(std::move(reader))
    , m_dictionaries(std::move(dictionaries))
{
}

void ChunkReader::select(const ChunkInfo& chunk)
{
    m_chunk = &chunk;
    m_ready.reset();
}

ColumnZone ChunkReader::zone(Column column) const
{
    return m_chunk->columns[columnIndex(column)].zone;
}

std::uint64_t ChunkReader::largestAllowed(Column column) const
{
    const Dictionaries& d = *m_dictionaries;
    switch (column) {
    case Column::Start:
    case Column::Duration:
        return kLastTime;
    case Column::SrcHost:
    case Column::DstHost:
        return d.hosts.size() - 1;
    case Column::SrcName:
    case Column::DstName:
        return d.names.size() - 1;
    case Column::Service:
        return d.services.size() - 1;
    case Column::Application:
        return d.applications.size() - 1;
    case Column::Rule:
        return d.rules.size() - 1;
    case Column::Exporter:
        return d.exporters.size() - 1;
    case Column::Tunnel:
        return d.tunnels.size() - 1;
    case Column::SrcMac:
    case Column::DstMac:
        return d.macs.size() - 1;
    case Column::State:
        return static_cast<std::uint64_t>(FlowState::OneWay);
    default:
        return std::numeric_limits<std::uint64_t>::max();
    }
}

ColumnValues ChunkReader::values(Column column)
{
    ColumnVector& vector = m_columns.columns[columnIndex(column)];
    if (!m_ready.test(columnIndex(column))) {
        m_ready.set(columnIndex(column));
        auto done = m_reader.read(*m_chunk, column, vector);
        const std::uint64_t limit = largestAllowed(column);
        std::visit(
            [&]<typename T>(std::vector<T>& values) {
                if (done && limit < std::numeric_limits<T>::max()
                    && std::ranges::max(values) > static_cast<T>(limit))
                    done = Error {ErrorCode::Invalid,
                        "the day file is damaged: a flow refers to what is not there"};
                if (!done)
                    values.assign(m_chunk->rows, T {});
            },
            vector);
        if (!done && !m_error)
            m_error = done.error();
    }
    return std::visit(
        []<typename T>(
            const std::vector<T>& values) { return ColumnValues(std::span<const T>(values)); },
        vector);
}

} // namespace nb
