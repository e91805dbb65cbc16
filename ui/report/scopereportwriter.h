// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/layout/layoutengine.h"
#include "core/report/scopereport.h"

#include <QString>
#include <QStringList>

#include <stop_token>

namespace nb {

struct ScopeReportFiles
{
    QString pdf {}; ///< path of the report; overwritten when it is there
    /// Folder for the tables as CSV and the pictures as SVG and DOT, made where there is none;
    /// empty: none.
    QString annexes {};
};

struct ScopeReportResult
{
    int pages = 0;
    QStringList written {}; ///< paths of the report and its tables
    QStringList pictures {}; ///< and of its pictures
    std::string note {}; ///< why a picture was arranged plainly; empty when it was not
};

/// Writes the scope report as PDF and its tables as CSV files of the same rows. Blocks, ten
/// seconds for ten thousand systems: call it in a job, in any thread, while a QGuiApplication
/// exists; `layout` arranges the two pictures. A file is replaced whole or not at all.
/// Errors: Cancelled, Internal (no font), Unreadable (a file cannot be written).
[[nodiscard]] Result<ScopeReportResult> writeScopeReport(const report::ScopeInput& input,
    const ScopeReportFiles& files, const LayoutEngine& layout, std::stop_token stop);

/// The PDF alone, of any document whose pictures are placed.
[[nodiscard]] Result<QByteArray> pdfOf(const report::Document& document, std::stop_token stop);

} // namespace nb
