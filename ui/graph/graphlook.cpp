// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphlook.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace nb {

GraphTransform GraphTransform::fitting(const QRectF& area, const QRectF& view)
{
    constexpr double kMargin = 24;
    const QRectF inner = view.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    if (area.isEmpty() || inner.isEmpty())
        return {1, view.center() - area.center()};
    GraphTransform fit;
    fit.scale = std::min({inner.width() / area.width(), inner.height() / area.height(), 1.25});
    fit.offset = view.center() - area.center() * fit.scale;
    return fit;
}

namespace graphlook {

namespace {

struct Look
{
    std::string_view word;
    ColorRole color;
    Qt::PenStyle dash = Qt::SolidLine;
};

constexpr std::array kTrusts = std::to_array<Look>({
    {"internal", ColorRole::SeriesForward},
    {"dmz", ColorRole::SeriesThird},
    {"third-party", ColorRole::SeriesThird},
    {"wireless", ColorRole::SeriesReverse},
    {"guest", ColorRole::SeriesReverse},
});
constexpr std::array kServices = std::to_array<Look>({
    {"web", ColorRole::SeriesForward},
    {"remote control", ColorRole::SeriesReverse},
    {"data", ColorRole::SeriesThird},
    {"infrastructure", ColorRole::SeriesOther, Qt::DashLine},
    {"other", ColorRole::SeriesOther},
});

template <typename Table> const Look* find(const Table& table, const std::string& word)
{
    const auto found = std::ranges::find(table, std::string_view(word), &Look::word);
    return found == table.end() ? nullptr : &*found;
}

} // namespace

ColorRole trustColor(const std::string& trust)
{
    const Look* const look = find(kTrusts, trust);
    return look == nullptr ? ColorRole::SeriesOther : look->color;
}

ColorRole serviceColor(const std::string& service)
{
    const Look* const look = find(kServices, service);
    return look == nullptr ? ColorRole::SeriesOther : look->color;
}

Qt::PenStyle serviceDash(const std::string& service)
{
    const Look* const look = find(kServices, service);
    return look == nullptr ? Qt::SolidLine : look->dash;
}

double edgeWidth(double weight)
{
    // 1 kB is thin, 1 TB is as wide as it gets
    return std::clamp((std::log10(std::max(weight, 1.0)) - 3) * 0.6, 1.0, 6.0);
}

QPen edgePen(const GraphEdge& edge, bool dark)
{
    QPen pen(themeColor(serviceColor(edge.category), dark), edgeWidth(edge.weight),
        serviceDash(edge.category), Qt::FlatCap);
    switch (edge.change) {
    case Change::None:
        break;
    case Change::Same:
        pen.setColor(themeColor(ColorRole::SeriesOther, dark));
        pen.setWidthF(1);
        pen.setStyle(Qt::SolidLine);
        break;
    case Change::Added:
        pen.setColor(themeColor(ColorRole::SeriesReverse, dark));
        pen.setWidthF(std::max(2.5, pen.widthF()));
        pen.setStyle(Qt::SolidLine);
        break;
    case Change::Labelled:
        pen.setColor(themeColor(ColorRole::SeriesForward, dark));
        pen.setStyle(Qt::SolidLine);
        break;
    case Change::Partly:
        pen.setColor(themeColor(ColorRole::SeriesThird, dark));
        pen.setStyle(Qt::DashDotLine);
        break;
    case Change::Unlabelled:
        pen.setColor(themeColor(ColorRole::SeriesOther, dark));
        pen.setStyle(Qt::DashLine);
        break;
    case Change::Relabelled:
        pen.setColor(themeColor(ColorRole::SeriesReverse, dark));
        pen.setWidthF(std::max(3.0, pen.widthF()));
        pen.setStyle(Qt::SolidLine);
        break;
    case Change::Gone:
        pen.setColor(themeColor(ColorRole::SeriesThird, dark));
        pen.setWidthF(2);
        pen.setStyle(Qt::DotLine);
        break;
    }
    // no transparency: it costs ten times as much to draw
    pen.setColor(blended(pen.color(), themeColor(ColorRole::Surface, dark), 0.25));
    return pen;
}

bool onlyAsks(const std::string& role)
{
    return role == "client" || role == "silent" || role == "source";
}

QPolygonF roleMark(const std::string& role, const QRectF& box)
{
    if (role != "pivot")
        return QPolygonF(box);
    const QRectF wide = box.adjusted(-1, -1, 1, 1);
    return QPolygonF(
        {QPointF(wide.center().x(), wide.top()), QPointF(wide.right(), wide.center().y()),
            QPointF(wide.center().x(), wide.bottom()), QPointF(wide.left(), wide.center().y())});
}

QColor blended(const QColor& a, const QColor& b, double share)
{
    const auto mix = [share](int x, int y) {
        return static_cast<int>(std::lround(x * (1 - share) + y * share));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

QString pictureText(const std::string& text)
{
    constexpr qsizetype kLongest = 120;
    QString out = QString::fromStdString(text);
    if (out.size() > kLongest)
        out = out.left(kLongest) + QChar(0x2026);
    for (QChar& c : out)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return out;
}

QString fittingLabel(const QString& label, const QFontMetricsF& metrics, double width)
{
    for (const QString& part : {label, label.section(QChar(0x2013), 0, 0),
             label.section(u' ', 0, -2), label.section(u' ', 0, 0)})
        if (!part.isEmpty() && metrics.horizontalAdvance(part) <= width)
            return part;
    return metrics.elidedText(label, Qt::ElideRight, width);
}

QString detailText(const GraphNode& node, bool brief)
{
    const auto hosts = std::ranges::find(node.attributes, "hosts", &GraphAttribute::name);
    if (hosts == node.attributes.end())
        return pictureText(node.detail);
    const auto count = static_cast<int>(std::get<std::int64_t>(hosts->value));
    QString text = QCoreApplication::translate("GraphPainter", "%Ln host(s)", nullptr, count);
    if (!brief && !node.category.empty() && node.kind == NodeKind::Segment)
        text += QStringLiteral(" · ") + pictureText(node.category);
    return text;
}

} // namespace graphlook

} // namespace nb
