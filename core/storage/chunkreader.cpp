// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/chunkreader.h"

#include "core/storage/joinkernels.h"

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
    m_narrow.fill(Narrow::Untried);
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

std::optional<std::uint64_t> ChunkReader::constant(Column column) const
{
    const ColumnHead& head = m_chunk->columns[columnIndex(column)];
    if (head.encoding != ColumnEncoding::Constant)
        return std::nullopt;
    return head.base;
}

const ColumnVector& ChunkReader::native(Column column)
{
    ColumnVector& vector = m_columns.columns[columnIndex(column)];
    if (m_ready.test(columnIndex(column)))
        return vector;
    m_ready.set(columnIndex(column));
    auto done = m_reader.read(*m_chunk, column, vector);
    const std::uint64_t limit = largestAllowed(column);
    std::visit(
        [&]<typename T>(std::vector<T>& values) {
            if (done && limit < std::numeric_limits<T>::max()
                && join::largest(std::span<const T>(values)) > limit)
                done = Error {ErrorCode::Invalid,
                    "the day file is damaged: a flow refers to what is not there"};
            if (!done)
                values.assign(m_chunk->rows, T {});
        },
        vector);
    if (!done && !m_error)
        m_error = done.error();
    return vector;
}

/// Whether a counter column could be read as 32-bit numbers.
bool ChunkReader::readNarrow(Column column)
{
    const std::size_t counter = columnIndex(column) - columnIndex(Column::Packets);
    Narrow& state = m_narrow[counter];
    if (state == Narrow::Untried) {
        const auto narrow = m_reader.readNarrow(*m_chunk, column, m_narrowCounts[counter]);
        // a read error shows again, and is kept, when the column is read in full
        state = narrow.ok() && *narrow ? Narrow::Fits : Narrow::TooLarge;
    }
    return state == Narrow::Fits;
}

ColumnValues ChunkReader::values(Column column)
{
    const bool counter = column >= Column::Packets && column <= Column::ReverseBytes;
    if (counter && !m_ready.test(columnIndex(column)) && readNarrow(column))
        return std::span<const std::uint32_t>(
            m_narrowCounts[columnIndex(column) - columnIndex(Column::Packets)]);
    return std::visit(
        []<typename T>(
            const std::vector<T>& values) { return ColumnValues(std::span<const T>(values)); },
        native(column));
}

} // namespace nb
