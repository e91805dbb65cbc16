// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPen>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QString>

namespace nb {

/// From points of the picture to pixels and back.
struct GraphTransform
{
    double scale = 1;
    QPointF offset {}; ///< pixel of the picture's origin

    [[nodiscard]] QPointF map(const QPointF& p) const { return p * scale + offset; }
    [[nodiscard]] QRectF map(const QRectF& r) const
    {
        return {map(r.topLeft()), QSizeF(r.width() * scale, r.height() * scale)};
    }
    [[nodiscard]] QPointF unmap(const QPointF& p) const { return (p - offset) / scale; }
    [[nodiscard]] QRectF unmap(const QRectF& r) const
    {
        return {unmap(r.topLeft()), QSizeF(r.width() / scale, r.height() / scale)};
    }
    /// The whole of `area` in `view`, with a margin, never larger than life.
    [[nodiscard]] static GraphTransform fitting(const QRectF& area, const QRectF& view);
};

/// How things of a graph look: what its words of category and change mean in colours, dashes and
/// widths. No meaning hangs on colour alone: words, dashes and shapes go with it. Pure.
namespace graphlook {

/// Trust of a box.
[[nodiscard]] ColorRole trustColor(const std::string& trust);
/// Class of service of an edge.
[[nodiscard]] ColorRole serviceColor(const std::string& service);
[[nodiscard]] Qt::PenStyle serviceDash(const std::string& service);
[[nodiscard]] QPen edgePen(const GraphEdge& edge, bool dark);
/// Pixels, by the logarithm of the bytes.
[[nodiscard]] double edgeWidth(double weight);
/// Whether a role is one that serves nobody; its mark is empty.
[[nodiscard]] bool onlyAsks(const std::string& role);
/// The mark of a role: a square, of a pivot one on its corner.
[[nodiscard]] QPolygonF roleMark(const std::string& role, const QRectF& box);
/// `a` and a share (0 to 1) of `b`.
[[nodiscard]] QColor blended(const QColor& a, const QColor& b, double share);
/// One line of foreign text for a picture: no control characters, no line ends, not too long.
[[nodiscard]] QString pictureText(const std::string& text);
/// What an edge says in so many pixels: all of it, else without the end of its time, else without
/// its time, else cut.
[[nodiscard]] QString fittingLabel(
    const QString& label, const QFontMetricsF& metrics, double width);
/// `12 hosts · internal`; brief, `12 hosts`.
[[nodiscard]] QString detailText(const GraphNode& node, bool brief = false);

} // namespace graphlook

} // namespace nb
