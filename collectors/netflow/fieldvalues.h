// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytereader.h"
#include "collectors/netflow/optiontables.h"
#include "collectors/netflow/recordrows.h"

namespace nb {

/// Calls `store(record, value)` with each value of a column of big-endian integers; one loop for
/// each usual width.
template <typename Store>
inline void forEachValue(const FieldColumn& column, std::size_t count, Store&& store)
{
    const auto bytes = column.bytes;
    std::size_t at = column.offset;
    const auto walk = [&]<typename T>(T) {
        for (std::size_t i = 0; i < count; ++i, at += column.stride)
            store(i, std::uint64_t {loadAt<T>(bytes, at)});
    };
    switch (column.length) {
    case 1:
        return walk(std::uint8_t {});
    case 2:
        return walk(std::uint16_t {});
    case 4:
        return walk(std::uint32_t {});
    case 8:
        return walk(std::uint64_t {});
    default:
        for (std::size_t i = 0; i < count; ++i)
            store(i, unsignedValue(column.at(i)));
    }
}

} // namespace nb
