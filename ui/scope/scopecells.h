// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scope/scopetable.h"

#include <memory>
#include <string_view>

namespace nb {

/// Cells of a ScopeTable, and a table without rows yet. `toneColumn`: where tones are shown.

[[nodiscard]] inline QString cellText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}
[[nodiscard]] inline qlonglong cellNumber(std::uint64_t value)
{
    return static_cast<qlonglong>(value);
}
[[nodiscard]] inline std::shared_ptr<ScopeTable> emptyTable(
    const ScopeStatePtr& state, int toneColumn, const QStringList& columns)
{
    auto table = std::make_shared<ScopeTable>();
    table->state = state;
    table->toneColumn = toneColumn;
    table->columns = columns;
    return table;
}

} // namespace nb
