// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"
#include "ui/jobs/jobmodel.h"

#include <QLocale>
#include <QString>

#include <stop_token>

namespace nb {

/// Copies a file, which appears complete or not at all; gives its size. Blocks; worker thread.
/// Unreadable, NoSpace or Cancelled.
Result<std::uint64_t> copyFile(
    const QString& from, const QString& to, const ProgressFn& progress, std::stop_token stop);

/// How a copy or an export ended, in words. Any thread.
[[nodiscard]] JobOutcome copyOutcome(
    const QString& path, const Result<std::uint64_t>& bytes, const QLocale& locale);
[[nodiscard]] JobOutcome exportOutcome(
    const QString& path, const Result<std::uint64_t>& flows, const QLocale& locale);

} // namespace nb
