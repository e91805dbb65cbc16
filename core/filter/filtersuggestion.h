// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace nb {

/// The candidate that a misspelt word most likely means (edit distance with transpositions, case
/// ignored), or empty when none is near.
[[nodiscard]] std::string_view nearestWord(
    std::string_view word, std::span<const std::string_view> candidates);

/// The field name a misspelt word most likely means, or empty.
[[nodiscard]] std::string_view nearestField(std::string_view word);

/// `expected a field` with, where possible, what to write instead of a word that names none: the
/// nearest field, or `ip = 10.0.0.1` for a bare value.
[[nodiscard]] std::string unknownFieldMessage(std::string_view word);

/// The word in quotes, cut to a length that fits a message.
[[nodiscard]] std::string shown(std::string_view word);

} // namespace nb
