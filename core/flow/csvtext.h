// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nb {

/// Whether a spreadsheet would take the cell for a formula (CWE-1236): after any leading
/// apostrophes it starts with = + - @ TAB CR or NUL.
[[nodiscard]] bool looksLikeFormula(std::string_view cell);

/// Puts an apostrophe before a cell that looks like a formula, and takes it away again. The two
/// are inverse for every text.
[[nodiscard]] std::string guardFormula(std::string_view cell);
[[nodiscard]] std::string_view unguardFormula(std::string_view cell);

/// Appends one cell, quoted as RFC 4180 §2 asks when it holds the separator, a quote or a line end
/// or begins with a blank or ends with one.
void appendCsvCell(std::string& line, std::string_view cell, char separator);

} // namespace nb
