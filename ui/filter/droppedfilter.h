// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMimeData;

namespace nb {

/// What a drag brings to the filter bar.
struct DroppedFilter
{
    QString file {}; ///< the one list of saved filters
    QString text {}; ///< one line of text that is no file
    [[nodiscard]] bool isNothing() const { return file.isEmpty() && text.isEmpty(); }
    [[nodiscard]] static DroppedFilter of(const QMimeData* data);
};

} // namespace nb
