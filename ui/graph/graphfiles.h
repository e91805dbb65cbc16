// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/graph/graphimage.h"

#include <QByteArray>
#include <QString>

namespace nb {

/// A picture as the bytes of a file: `svg`, `png`, `pdf`, `dot`, `graphml`, `gexf`. Usage for any
/// other format. Any thread that may use fonts.
[[nodiscard]] Result<QByteArray> exportGraph(
    const GraphGeometry& geometry, const QString& format, const ImageOptions& options);

/// Words of categories and changes that occur, for the legend of a picture.
[[nodiscard]] QStringList legendWords(const Graph& graph);

} // namespace nb
