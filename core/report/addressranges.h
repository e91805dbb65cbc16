// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nb::report {

/// A list of addresses, separated by blanks, as people read it: three and more that follow each
/// other become `first - last`. Other words stay as they are.
[[nodiscard]] std::string withAddressRanges(std::string_view list);

} // namespace nb::report
