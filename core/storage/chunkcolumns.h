// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/storage/column.h"

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

namespace nb {

/// Native values of one column; which alternative is fixed by the column (see Column).
using ColumnVector = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>,
    std::vector<std::uint32_t>, std::vector<std::uint64_t>>;

/// An empty vector of the right type.
[[nodiscard]] ColumnVector makeColumnVector(Column column);

[[nodiscard]] constexpr std::size_t columnIndex(Column column)
{
    return static_cast<std::size_t>(column) - 1;
}
[[nodiscard]] constexpr Column columnAt(std::size_t index)
{
    return static_cast<Column>(index + 1);
}

/// Counters are stored + 1 so that "unknown" (all ones) becomes 0.
[[nodiscard]] constexpr std::uint64_t storedCount(std::uint64_t count)
{
    return count + 1;
}
[[nodiscard]] constexpr std::uint64_t countFromStored(std::uint64_t stored)
{
    return stored - 1;
}

/// All columns of one chunk in native types. An optional column (isOptional) is empty as long as
/// all its values are 0.
struct ChunkColumns
{
    std::array<ColumnVector, kColumnCount> columns;

    ChunkColumns();
    [[nodiscard]] std::size_t rows() const;
    void clear();
    /// Keeps the first `rows` rows.
    void cutTo(std::size_t rows);

    template <typename T> [[nodiscard]] std::vector<T>& get(Column column)
    {
        return std::get<std::vector<T>>(columns[columnIndex(column)]);
    }
    template <typename T> [[nodiscard]] const std::vector<T>& get(Column column) const
    {
        return std::get<std::vector<T>>(columns[columnIndex(column)]);
    }
};

} // namespace nb
