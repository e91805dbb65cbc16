// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/flow/flowfield.h"

#include <string>
#include <string_view>

namespace nb {

/// Longest name, label or other text that an import takes into a flow, in bytes.
inline constexpr std::size_t kMaxTextBytes = 4096;

/// Sets one field of a flow from its text, the reverse of fieldText(); also epoch seconds, flags
/// in hex, decimal or letters (`SA`, `..AP.SF`), and any case of names. Blank text means absent
/// (counters: unknown). Computed fields are left alone. Returns the reason when the text is not a
/// value of the field, in words that finish "src_port: …"; empty when all is well.
[[nodiscard]] std::string setField(Flow& flow, FlowField field, std::string_view text);

/// Valid UTF-8 without NUL: every byte that is not part of such becomes U+FFFD.
/// `replaced` is set when there was one.
[[nodiscard]] std::string cleanText(std::string_view text, bool& replaced);

} // namespace nb
