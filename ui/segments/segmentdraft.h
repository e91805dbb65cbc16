// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/segments/segmentsmodel.h"

#include <QJsonArray>

namespace nb {

/// Rows of segments as JSON, what was typed wrong included; ids are not kept.
[[nodiscard]] QJsonArray toJson(const std::vector<SegmentRow>& rows);
/// Rows that are not understood are left out.
[[nodiscard]] std::vector<SegmentRow> segmentRows(const QJsonArray& array);

} // namespace nb
