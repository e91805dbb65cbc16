// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/storage/column.h"
#include "core/storage/dictionaries.h"

#include <array>
#include <memory>
#include <set>
#include <span>
#include <vector>

namespace nb::test {

/// Gives texts, addresses and MACs their ids, in order of first use, as a day file does.
class DictionaryBuilder
{
public:
    std::uint32_t hostId(
        const IpAddress& address, const std::string& segment, const std::string& owner);
    std::uint32_t macId(MacAddress mac);
    std::uint32_t samplerId(const std::string& sampler, std::uint32_t rate);
    static std::uint32_t textId(std::vector<std::string>& texts, const std::string& text);

    Dictionaries dictionaries {};
};

/// A chunk in memory, built from flows: the double of a stored chunk, its counters as they are in
/// the flows. Zones are exact. Rows whose
/// address has another segment or owner elsewhere get a host entry of their own.
class MemoryChunk final : public ChunkView
{
public:
    MemoryChunk(std::span<const Flow> flows, DictionaryBuilder& builder);

    [[nodiscard]] std::size_t rows() const override { return m_rows; }
    [[nodiscard]] ColumnZone zone(Column column) const override;
    [[nodiscard]] ColumnValues values(Column column) override;
    /// Columns whose values were asked for.
    [[nodiscard]] const std::set<Column>& decoded() const { return m_decoded; }

private:
    using Stored = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>,
        std::vector<std::uint32_t>, std::vector<std::uint64_t>>;

    template <typename T> void append(Column column, T value);
    void appendNumbers(const Flow& flow);
    void appendIds(const Flow& flow, DictionaryBuilder& builder);

    std::size_t m_rows;
    std::array<Stored, kColumnCount + 1> m_columns;
    std::set<Column> m_decoded;
};

} // namespace nb::test
