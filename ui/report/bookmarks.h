// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/report/pageflow.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace nb {

struct PdfLabels
{
    std::string date {}; ///< `2026-11-20`: makes the same document the same bytes
    std::string language {}; ///< `en`
};

/// Adds bookmarks to a PDF that QPdfWriter wrote, which cannot do it (ISO 32000-1 §12.3.3), and
/// opens it with them shown. Internal when it is no PDF that can be read.
[[nodiscard]] Result<QByteArray> withBookmarks(
    const QByteArray& pdf, const std::vector<PageHeading>& headings, const PdfLabels& labels);

} // namespace nb
