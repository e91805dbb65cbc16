// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/graph/graphgeometry.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace nb {

enum class ImageFormat
{
    Svg,
    Png,
    Pdf,
};

/// What goes around a picture that leaves the window.
struct ImageOptions
{
    QString title {};
    QString caption {}; ///< below it: filter and time
    QStringList legend {}; ///< words of edges that are explained
    int width = 2400; ///< pixels of a PNG; 16 to 16,384
    bool dark = false; ///< pictures on paper are light
};

/// The whole graph as a file, with title, legend and caption: vectors in SVG and PDF. Needs a
/// QGuiApplication; any thread that may use its fonts.
[[nodiscard]] Result<QByteArray> graphImage(
    const GraphGeometry& geometry, ImageFormat format, const ImageOptions& options);

} // namespace nb
