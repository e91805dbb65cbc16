// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hugebuffer.h"
#include "core/storage/flowstore.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace nb {

/// FlowOrder of DayFileStore: four bytes a row, none when it is all rows as they are stored.
class RowOrder : public FlowOrder
{
public:
    static constexpr std::uint64_t kMaxRows = std::numeric_limits<std::uint32_t>::max();

    RowOrder(std::vector<std::uint32_t> rows, const FlowTotals& totals, bool raw)
        : m_rows(std::move(rows))
        , m_size(m_rows.size())
        , m_totals(totals)
        , m_raw(raw)
    {
    }
    /// All rows in storage order.
    RowOrder(std::uint64_t size, const FlowTotals& totals, bool raw)
        : m_size(size)
        , m_totals(totals)
        , m_raw(raw)
    {
    }

    [[nodiscard]] std::uint64_t size() const override { return m_size; }
    [[nodiscard]] const FlowTotals& totals() const override { return m_totals; }
    /// Whether its query asked for counters as they were sent.
    [[nodiscard]] bool raw() const { return m_raw; }
    [[nodiscard]] std::uint64_t row(std::uint64_t at) const
    {
        return m_rows.empty() ? at : m_rows[static_cast<std::size_t>(at)];
    }

private:
    std::vector<std::uint32_t> m_rows;
    std::uint64_t m_size = 0;
    FlowTotals m_totals;
    bool m_raw = false;
};

/// Sorts row numbers by a 64-bit key, ties in the order they were added: key (less the smallest)
/// and position are packed into one integer where they fit, and only the key's bytes that differ
/// are radix sorted. One thread.
class RowSorter
{
public:
    explicit RowSorter(bool descending)
        : m_descending(descending)
    {
    }

    void add(std::uint32_t row, std::uint64_t key)
    {
        m_rows.push_back(row);
        m_keys.push_back(m_descending ? ~key : key);
    }
    /// The rows by key; Cancelled when stopped.
    Result<std::vector<std::uint32_t>> sorted(std::stop_token stop);
    [[nodiscard]] std::vector<std::uint32_t> unsorted() { return std::move(m_rows); }

private:
    bool m_descending;
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint64_t> m_keys;
};

} // namespace nb
