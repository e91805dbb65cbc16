// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytesource.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// One record of a CSV text. The cells stay valid until the next one is read.
struct CsvRecord
{
    std::uint64_t line = 0; ///< the line it begins on, from 1
    std::span<const std::string_view> cells {};
    /// Why the record cannot be used (a quote that is never closed, text after a closing quote, a
    /// record longer than the limit); then there are no cells and reading goes on with the next
    /// line.
    std::optional<Error> problem {};
};

/// Splits a text into records and cells as RFC 4180 §2 says: quotes, doubled quotes, line ends in
/// quotes; LF or CRLF; a UTF-8 byte order mark and blank lines are skipped. Memory is bounded by
/// kMaxRecordBytes. One thread; does not own the source.
class CsvReader
{
public:
    static constexpr std::size_t kMaxRecordBytes = std::size_t {1} << 20;

    explicit CsvReader(ByteSource& source);

    /// The first line that is not blank, without consuming it; empty at the end of input. Longer
    /// lines are cut at kMaxRecordBytes.
    Result<std::string_view> peekLine();
    void setSeparator(char separator) { m_separator = separator; }

    /// The next record; nullopt at the end. An error is one of the source's.
    Result<std::optional<CsvRecord>> next();

private:
    enum class Outcome : std::uint8_t
    {
        Complete,
        NeedMore,
        Unclosed,
        AfterQuote,
    };

    Result<bool> fill();
    Result<bool> skipBlankLines();
    Outcome split();
    bool splitQuoted(std::size_t& at);
    Result<void> skipLine();
    Result<CsvRecord> badRecord(Outcome outcome);
    [[nodiscard]] std::string_view pending() const
    {
        return std::string_view(m_buffer).substr(m_begin);
    }
    void finishCells();

    struct Cell
    {
        std::size_t offset = 0; ///< in m_buffer, or in m_unquoted when `copied`
        std::size_t length = 0;
        bool copied = false;
    };

    ByteSource& m_source;
    char m_separator = ',';
    bool m_started = false;
    bool m_atEnd = false;
    std::string m_buffer; ///< bytes read and not yet handed out begin at m_begin
    std::size_t m_begin = 0;
    std::size_t m_recordEnd = 0; ///< one past the record's line end, set by split()
    std::uint64_t m_line = 1; ///< number of the line at m_begin
    std::uint64_t m_recordLines = 0; ///< line ends in the record, set by split()
    std::string m_unquoted; ///< texts of cells that had doubled quotes
    std::vector<Cell> m_cells;
    std::vector<std::string_view> m_views;
};

} // namespace nb
