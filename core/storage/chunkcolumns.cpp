// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/chunkcolumns.h"

namespace nb {

ColumnVector makeColumnVector(Column column)
{
    switch (column) {
    case Column::Protocol:
    case Column::TcpFlags:
    case Column::ReverseTcpFlags:
    case Column::State:
    case Column::Confidence:
        return std::vector<std::uint8_t> {};
    case Column::SrcPort:
    case Column::DstPort:
    case Column::Vlan:
    case Column::NatSrcPort:
    case Column::NatDstPort:
        return std::vector<std::uint16_t> {};
    case Column::Start:
    case Column::Duration:
    case Column::Packets:
    case Column::Bytes:
    case Column::ReversePackets:
    case Column::ReverseBytes:
    case Column::Received:
        return std::vector<std::uint64_t> {};
    default:
        return std::vector<std::uint32_t> {};
    }
}

ChunkColumns::ChunkColumns()
{
    for (std::size_t i = 0; i < kColumnCount; ++i)
        columns[i] = makeColumnVector(columnAt(i));
}

std::size_t ChunkColumns::rows() const
{
    return get<std::uint64_t>(Column::Start).size();
}

void ChunkColumns::cutTo(std::size_t rows)
{
    for (ColumnVector& column : columns)
        std::visit(
            [rows](auto& values) {
                if (values.size() > rows)
                    values.resize(rows);
            },
            column);
}

void ChunkColumns::clear()
{
    for (ColumnVector& column : columns)
        std::visit([](auto& values) { values.clear(); }, column);
}

} // namespace nb
