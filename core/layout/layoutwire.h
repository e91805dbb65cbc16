// SPDX-License-Identifier: MIT
#pragma once

#include "core/layout/layoutvalues.h"

#include <optional>
#include <string>
#include <string_view>

/// The text between program and worker, the same in every locale: lines of words separated by one
/// blank; lengths are whole thousandths of a point.
///
///     netbehave-layout 1
///     engine dot | neato | fdp | sfdp | osage
///     direction lr | tb
///     splines none | line | curve
///     gaps NODE LAYER
///     limits MIB SECONDS
///     clusters N        then N lines: PARENT                       (-1: none)
///     nodes N           then N lines: WIDTH HEIGHT CLUSTER RANK [X Y [pin]]
///     edges N           then N lines: FROM TO WEIGHT
///     end
///
/// and back:
///
///     netbehave-layout-answer 1
///     bounds LEFT TOP RIGHT BOTTOM
///     nodes N           then N lines: X Y
///     clusters N        then N lines: LEFT TOP RIGHT BOTTOM
///     splines N         then N lines: POINTS X Y X Y …
///     end
///
/// Everything is checked on both sides; the first fault ends reading. Any thread.
namespace nb::layout {

inline constexpr std::size_t kMaxRequestBytes = 64 * 1024 * 1024;
inline constexpr std::size_t kMaxAnswerBytes = 256 * 1024 * 1024;
inline constexpr std::size_t kMaxSplinePoints = 10'000; ///< of one edge

[[nodiscard]] std::string writeRequest(const Request& request);
/// Nothing when it is not a whole, valid request; `why` then says so in a sentence.
[[nodiscard]] std::optional<Request> readRequest(std::string_view text, std::string& why);
/// Empty when the request is within all bounds, else what is wrong with it.
[[nodiscard]] std::string faultOf(const Request& request);

[[nodiscard]] std::string writeAnswer(const Answer& answer);
/// Checked against the request it answers.
[[nodiscard]] std::optional<Answer> readAnswer(
    std::string_view text, const Request& request, std::string& why);

/// The word for an engine, `dot`.
[[nodiscard]] const char* engineName(Engine engine);

} // namespace nb::layout
