// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/filter/filterlexer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// Reads the one value that follows `field op`; `token` is a Word or a Quoted. Errors are
/// FilterSyntax at the token or, in a range, at the end of it that is wrong.
[[nodiscard]] Result<FilterValue> readFilterValue(
    FlowField field, FilterOperator op, const FilterToken& token);

/// True when `field op` takes a text as it is, so that `..` in it is no range.
[[nodiscard]] bool takesText(FlowField field, FilterOperator op);

/// What a value of the field looks like: `a port, a service name or a range such as 1..1024`.
[[nodiscard]] std::string_view valueExpectation(FlowField field, FilterOperator op);

/// `10`, `1.5M`, `4Ki`, `0x1f`; k, M, G, T are powers of 1000, Ki, Mi, Gi, Ti of 1024.
[[nodiscard]] std::optional<std::uint64_t> numberFromText(std::string_view text);
/// `500ms`, `1h30m`, `2d`, a bare number in seconds; to microseconds.
[[nodiscard]] std::optional<std::uint64_t> durationFromText(std::string_view text);
/// A date is its day, `T09:00` its minute, `T09:00:07` its second, `.25` its hundredth; also
/// seconds since 1970 of nine digits and more.
[[nodiscard]] std::optional<InstantRange> instantFromText(std::string_view text);
/// A number, or letters of `FSRPAUEC` (FIN SYN RST PSH ACK URG ECE CWR) in any order and case.
[[nodiscard]] std::optional<std::uint64_t> flagsFromText(std::string_view text);
/// toString() of the state, any case, or `unknown`.
[[nodiscard]] std::optional<FlowState> stateFromText(std::string_view text);

} // namespace nb
