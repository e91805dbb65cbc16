// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/layout/layoutvalues.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace nb {

/// How the worker is started.
struct LayoutCommand
{
    QString program {};
    QStringList arguments {};
    std::chrono::milliseconds time {20'000}; ///< from start to answer
};

/// One run of the worker. Blocks until it answered, failed or was killed; it is gone afterwards.
/// Errors: Unreadable (cannot be started), Cancelled, LimitExceeded (time, memory, size),
/// Internal (it crashed), Invalid (it refused, or answered what is no answer); the details are
/// sentences. Any thread; one run a call.
[[nodiscard]] Result<layout::Answer> runLayout(
    const LayoutCommand& command, const layout::Request& request, std::stop_token stop);

} // namespace nb
