// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/document.h"
#include "ui/report/pageflow.h"

#include <QByteArray>

#include <stop_token>
#include <vector>

namespace nb {

/// A document as pages.
struct PdfPages
{
    QByteArray bytes {}; ///< a PDF file
    std::vector<PageHeading> headings {};
    int pages = 0;
};

/// Sets a document on A4 paper. Texts are drawn as they are, none is taken for markup or a link.
/// Any thread; needs a QGuiApplication. Internal without any font, Cancelled when it is stopped.
[[nodiscard]] Result<PdfPages> setPages(const report::Document& document, std::stop_token stop);

} // namespace nb
