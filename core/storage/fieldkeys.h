// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowfield.h"
#include "core/net/insidetest.h"
#include "core/storage/chunkreader.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace nb {

/// The keys of a chunk's rows: map[values[row]], or the values themselves where there is no map.
struct KeyColumn
{
    ColumnValues values {};
    const std::uint32_t* map = nullptr;
};

/// The dictionary ids of several day files made comparable: the same value has the same key in all
/// of them. Over one file keys are its own ids. Built for one query.
class FieldKeys
{
public:
    /// Dictionaries of all files, in the files' order. `field` must be a column. `inside` decides
    /// `internal` and `external`.
    FieldKeys(FlowField field, std::span<const std::shared_ptr<const Dictionaries>> files,
        const InsideTest& inside = {});
    ~FieldKeys();
    FieldKeys(FieldKeys&&) noexcept;

    /// The key of every row of the chunk; `file` is its index.
    void load(std::size_t file, ChunkReader& chunk, std::vector<std::uint64_t>& keys) const;
    /// The same without a copy where the chunk has the keys already; valid until the chunk moves on
    /// or `scratch` changes.
    [[nodiscard]] KeyColumn column(
        std::size_t file, ChunkReader& chunk, std::vector<std::uint64_t>& scratch) const;
    /// How many bits a key needs at most.
    [[nodiscard]] unsigned bits() const;
    /// The exact text of a key (as fieldText gives it).
    [[nodiscard]] std::string text(std::uint64_t key) const;
    /// For dictionary fields the place of each key in the order of values (addresses by value,
    /// texts by bytes, absent first); empty when keys sort by themselves.
    [[nodiscard]] std::vector<std::uint32_t> ranks() const;

private:
    struct Values;
    void computeKeys(std::size_t file, ChunkReader& chunk, std::vector<std::uint64_t>& keys) const;

    FlowField m_field;
    std::unique_ptr<Values> m_values;
};

} // namespace nb
