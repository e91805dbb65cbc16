// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace nb {

/// A whole file of text, at most 64 MiB. Unreadable, LimitExceeded. Blocks; any thread.
[[nodiscard]] Result<QByteArray> readTextFile(const QString& path);

/// Writes a file, which appears complete or not at all. Unreadable when it cannot. Any thread.
[[nodiscard]] Result<void> writeTextFile(const QString& path, const QByteArray& text);

} // namespace nb
