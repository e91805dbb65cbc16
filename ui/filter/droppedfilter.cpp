// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/droppedfilter.h"

#include <QMimeData>
#include <QUrl>

namespace nb {

DroppedFilter DroppedFilter::of(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() == 1 && urls.front().isLocalFile()
        && urls.front().path().endsWith(QStringLiteral(".nbfilters"), Qt::CaseInsensitive))
        return {urls.front().toLocalFile(), {}};
    if (data->hasText() && !data->hasUrls())
        return {{}, data->text().simplified()};
    return {};
}

} // namespace nb
