// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

#include <QJsonArray>

#include <vector>

namespace nb {

/// Rules as JSON, also those that do not parse.
[[nodiscard]] QJsonArray toJson(const std::vector<Rule>& rules);
/// Rules that are not understood are left out.
[[nodiscard]] std::vector<Rule> rulesFromJson(const QJsonArray& array);

} // namespace nb
