// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names/namebinding.h"
#include "ui/flows/flowformat.h"

#include <QString>

namespace nb {

/// Where a name was learnt, in words: `DNS answer`; and what that is worth, as a sentence.
[[nodiscard]] QString nameSourceText(NameSource source);
[[nodiscard]] QString nameSourceTip(NameSource source);
/// Who asked; `everybody` when the name holds for all.
[[nodiscard]] QString nameClientText(const NameBinding& binding);
/// µs since 1970 as a time, or `otherwise` for what holds always.
[[nodiscard]] QString nameTimeText(
    std::int64_t time, const FlowFormat& format, const QString& otherwise);

} // namespace nb
