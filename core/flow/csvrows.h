// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// One record of a small CSV text.
struct CsvRow
{
    std::uint64_t line = 0; ///< the line it begins on, from 1
    std::vector<std::string> cells {};
    std::string problem {}; ///< why it cannot be used (a quote never closed …); then no cells
};

/// Something wrong on a line of a text.
struct LineProblem
{
    std::uint64_t line = 0; ///< from 1; 0 for the text as a whole
    std::string text {}; ///< English, without the line
    bool operator==(const LineProblem&) const = default;
};
/// `line 3: …`, one a line, at most `most` of them and a last one that counts the others.
[[nodiscard]] std::string problemsText(const std::vector<LineProblem>& problems, std::size_t most);

/// Splits a text that is in memory into records as RFC 4180 §2 says: quotes, doubled quotes, line
/// ends in quotes, LF or CRLF; a UTF-8 byte order mark is skipped. A blank line is a record of one
/// empty cell. After a problem it goes on with the next line. Any thread.
[[nodiscard]] std::vector<CsvRow> readCsvRows(std::string_view text, char separator = ',');

/// Without blanks and tabs at both ends.
[[nodiscard]] std::string_view trimBlanks(std::string_view text);

/// In double quotes, for messages.
[[nodiscard]] std::string inQuotes(std::string_view text);

} // namespace nb
