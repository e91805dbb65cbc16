// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytesource.h"
#include "core/base/result.h"

#include <QString>

#include <stop_token>

namespace nb {

/// Writes all of a source into a new file, for readers that want one. NoSpace, Cancelled, or the
/// source's error.
[[nodiscard]] Result<void> unpackTo(
    const QString& path, ByteSource& source, const std::stop_token& stop);

} // namespace nb
