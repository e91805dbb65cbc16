// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>

namespace nb {

/// The filter engine counts bytes of UTF-8, an editor counts UTF-16 units. Offsets beyond the end
/// are cut to it. Any thread.
[[nodiscard]] qsizetype positionOfByte(const QString& text, std::size_t byte);
[[nodiscard]] std::size_t byteOfPosition(const QString& text, qsizetype position);

} // namespace nb
