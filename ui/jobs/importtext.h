// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/importreport.h"
#include "ui/jobs/jobmodel.h"

#include <QLocale>

namespace nb {

/// What became of an import, in words: what happened, where, what to do. Any thread.
[[nodiscard]] JobOutcome importOutcome(
    const QString& path, const Result<ImportReport>& result, const QLocale& locale);

/// An error as a sentence without its place, and what the user can do about it.
struct ErrorText
{
    QString what;
    QString advice;
};
[[nodiscard]] ErrorText errorText(const Error& error, const QString& name);

} // namespace nb
