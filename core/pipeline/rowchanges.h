// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// Whether one of the words of `words` (separated by blanks) is `word`.
[[nodiscard]] bool hasWord(std::string_view words, std::string_view word);
/// All words of both, sorted, each once, without `left`.
[[nodiscard]] std::string unionOfWords(
    std::string_view a, std::string_view b, std::string_view left = {});
/// Adds a mark (see marks.h) to a row that does not have it.
void addMark(FlowBatch& batch, std::size_t row, std::string_view mark);
/// Adds two counters; the sum stays at the largest number below kUnknownCount, and what is unknown
/// on one side is what is known on the other.
[[nodiscard]] std::uint64_t saturatingSum(std::uint64_t a, std::uint64_t b);
/// Makes the destination of a row its source: addresses, ports, counters, flags, names, MACs,
/// interfaces and translated tuple change sides. The port of ICMP rows (type and code) stays.
void swapDirection(FlowBatch& batch, std::size_t row);

} // namespace nb
