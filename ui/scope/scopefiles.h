// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scope/texttable.h"

#include <QString>

namespace nb {

/// Writes a file as a whole or not at all; Unreadable with the reason. Blocks; worker thread.
Result<void> writeScopeFile(const QString& path, const std::string& bytes);
/// At most 64 MiB of a file. Blocks; worker thread.
Result<std::string> readScopeFile(const QString& path);
/// RFC 4180 with a header; cells that a spreadsheet would run get a leading apostrophe.
[[nodiscard]] std::string scopeCsv(const scope::TextTable& table);
/// What went wrong, as a sentence.
[[nodiscard]] QString scopeProblem(const Error& error);

} // namespace nb
