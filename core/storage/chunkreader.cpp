// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/chunkreader.h"

#include "core/storage/joinkernels.h"

#include <limits>

namespace nb {

namespace {

bool isCounterColumn(Column column)
{
    return column >= Column::Packets && column <= Column::ReverseBytes;
}

/// Of a counter that is stored + 1, 0 for unknown.
std::uint64_t scaledStored(std::uint64_t stored, std::uint32_t rate)
{
    return storedCount(scaledCount(countFromStored(stored), rate));
}
} // namespace

ChunkReader::ChunkReader(
    DayFile::Reader reader, std::shared_ptr<const Dictionaries> dictionaries, bool raw)
    : m_reader(std::move(reader))
    , m_dictionaries(std::move(dictionaries))
    , m_raw(raw)
{
}

void ChunkReader::select(const ChunkInfo& chunk)
{
    m_chunk = &chunk;
    m_ready.reset();
    m_narrow.fill(Narrow::Untried);
    m_lowestRate = m_highestRate = 1;
    const ColumnZone samplers = chunk.columns[columnIndex(Column::Sampler)].zone;
    if (m_raw || samplers.max == 0)
        return;
    const auto& rates = m_dictionaries->samplers;
    m_lowestRate = ~std::uint32_t {0};
    for (std::uint64_t id = samplers.min; id <= samplers.max && id < rates.size(); ++id) {
        const std::uint32_t rate = std::max(rates[id].rate, std::uint32_t {1});
        m_lowestRate = std::min(m_lowestRate, rate);
        m_highestRate = std::max(m_highestRate, rate);
    }
}

ColumnZone ChunkReader::zone(Column column) const
{
    const ColumnZone zone = m_chunk->columns[columnIndex(column)].zone;
    if (!isScaled() || !isCounterColumn(column))
        return zone;
    return {scaledStored(zone.min, m_lowestRate), scaledStored(zone.max, m_highestRate)};
}

std::uint64_t ChunkReader::largestAllowed(Column column) const
{
    const Dictionaries& d = *m_dictionaries;
    switch (column) {
    case Column::Start:
    case Column::Duration:
        return kLastMicrosecond;
    case Column::SrcHost:
    case Column::DstHost:
    case Column::NatSrcHost:
    case Column::NatDstHost:
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
    case Column::Observers:
        return d.observers.size() - 1;
    case Column::Event:
        return d.events.size() - 1;
    case Column::InInterface:
    case Column::OutInterface:
        return d.interfaces.size() - 1;
    case Column::Vrf:
        return d.vrfs.size() - 1;
    case Column::Marks:
        return d.marks.size() - 1;
    case Column::Sampler:
        return d.samplers.size() - 1;
    case Column::State:
        return static_cast<std::uint64_t>(FlowState::OneWay);
    default:
        return std::numeric_limits<std::uint64_t>::max();
    }
}

void ChunkReader::scale(std::vector<std::uint64_t>& counters)
{
    const auto samplers = get<std::uint32_t>(Column::Sampler);
    const auto& rates = m_dictionaries->samplers;
    for (std::size_t i = 0; i < counters.size(); ++i)
        counters[i] = scaledStored(counters[i], rates[samplers[i]].rate);
}

std::optional<std::uint64_t> ChunkReader::constant(Column column) const
{
    const ColumnHead& head = m_chunk->columns[columnIndex(column)];
    if (head.encoding != ColumnEncoding::Constant)
        return std::nullopt;
    // unknown and none stay what they are, whatever the row's rate
    if (isScaled() && isCounterColumn(column) && head.base > storedCount(0))
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
    if (isScaled() && isCounterColumn(column))
        scale(std::get<std::vector<std::uint64_t>>(vector));
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
    if (isCounterColumn(column) && !isScaled() && !m_ready.test(columnIndex(column))
        && readNarrow(column))
        return std::span<const std::uint32_t>(
            m_narrowCounts[columnIndex(column) - columnIndex(Column::Packets)]);
    return std::visit(
        []<typename T>(
            const std::vector<T>& values) { return ColumnValues(std::span<const T>(values)); },
        native(column));
}

} // namespace nb
