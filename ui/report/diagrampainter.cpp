// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/diagrampainter.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace nb {

namespace {

using report::Line;
using report::Shape;
using report::Tint;

constexpr double kSmallest = 0.62; ///< of the size boxes were measured at
constexpr double kSide = 6; ///< of the head of an arrow

class DiagramPainter
{
public:
    DiagramPainter(QPainter& painter, const QString& family, const report::Diagram& diagram,
        double scale, QPointF at)
        : m_painter(painter)
        , m_diagram(diagram)
        , m_unit(scale * paper::kUnits)
        , m_origin(at * paper::kUnits)
        , m_words(fontOf(family, false), 1)
        , m_title(fontOf(family, true), 1)
    {
    }
    void draw();

private:
    [[nodiscard]] QFont fontOf(const QString& family, bool bold) const
    {
        QFont font(family);
        font.setPixelSize(std::max(1, qRound(report::kDiagramText * m_unit)));
        font.setBold(bold);
        font.setKerning(false);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.05);
        font.setHintingPreference(QFont::PreferNoHinting);
        return font;
    }
    [[nodiscard]] QPointF at(const layout::Point& p) const
    {
        return {m_origin.x() + (p.x - m_diagram.bounds.left) * m_unit,
            m_origin.y() + (p.y - m_diagram.bounds.top) * m_unit};
    }
    [[nodiscard]] QRectF at(const layout::Box& box) const
    {
        return {at(layout::Point {box.left, box.top}), at(layout::Point {box.right, box.bottom})};
    }
    void drawFrame(std::size_t group);
    void drawEdge(std::size_t index);
    void drawArrow(QPointF tip, QPointF from, QRgb color);
    void drawNode(std::size_t index);
    void drawShape(const QRectF& box, const report::DiagramNode& node);
    void drawWords(const QRectF& box, const report::DiagramNode& node);
    [[nodiscard]] QPainterPath pathOf(std::size_t index) const;

    QPainter& m_painter;
    const report::Diagram& m_diagram;
    double m_unit;
    QPointF m_origin;
    TextLines m_words;
    TextLines m_title;
};

void DiagramPainter::drawFrame(std::size_t group)
{
    const QRectF box = at(m_diagram.frames[group]);
    m_painter.setPen(QPen(QColor::fromRgb(paper::kRule), 0.8 * m_unit, Qt::DashLine));
    m_painter.setBrush(QColor::fromRgb(paper::kBand));
    m_painter.drawRoundedRect(box, 5 * m_unit, 5 * m_unit);
    m_painter.setFont(m_words.font());
    m_painter.setPen(QColor::fromRgb(paper::kQuiet));
    const QString name = m_words.cut(plainText(m_diagram.groups[group]), box.width() - 6 * m_unit);
    m_painter.drawText(box.topLeft() + QPointF(3 * m_unit, m_words.ascent() + 2.5 * m_unit), name);
}

/// The middle of a side when the layout led no line.
QPainterPath DiagramPainter::pathOf(std::size_t index) const
{
    QPainterPath path;
    const auto& edge = m_diagram.edges[index];
    if (index < m_diagram.splines.size() && m_diagram.splines[index].size() >= 4) {
        const auto& points = m_diagram.splines[index];
        path.moveTo(at(points[0]));
        for (std::size_t i = 1; i + 2 < points.size(); i += 3)
            path.cubicTo(at(points[i]), at(points[i + 1]), at(points[i + 2]));
        return path;
    }
    const QRectF from = at(m_diagram.boxes[edge.from]);
    const QRectF to = at(m_diagram.boxes[edge.to]);
    path.moveTo(from.center());
    path.lineTo(to.center());
    return path;
}

void DiagramPainter::drawArrow(QPointF tip, QPointF from, QRgb color)
{
    const QPointF along = tip - from;
    const double length = std::hypot(along.x(), along.y());
    if (length == 0)
        return;
    const QPointF unit = along / length * kSide * m_unit;
    const QPointF across(-unit.y() * 0.45, unit.x() * 0.45);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor::fromRgb(color));
    m_painter.drawPolygon(QPolygonF({tip, tip - unit + across, tip - unit - across}));
}

void DiagramPainter::drawEdge(std::size_t index)
{
    const auto& edge = m_diagram.edges[index];
    const QPainterPath path = pathOf(index);
    const QRgb color = edge.line == Line::Cable ? QRgb {0xFF8D99A3}
        : edge.line == Line::Flow               ? paper::kAccent
                                                : QRgb {0xFFB3261E};
    const double width = edge.line == Line::Cable ? 1.6 : edge.line == Line::Flow ? 0.9 : 1.3;
    QPen pen(QColor::fromRgb(color), width * m_unit);
    if (edge.line == Line::Token)
        pen.setStyle(Qt::DotLine);
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(path);
    if (edge.arrow && path.elementCount() >= 2) {
        const auto last = path.elementAt(path.elementCount() - 1);
        const auto before = path.elementAt(path.elementCount() - 2);
        drawArrow(QPointF(last), QPointF(before), color);
    }
}

void DiagramPainter::drawShape(const QRectF& box, const report::DiagramNode& node)
{
    const TintColors colors = colorsOf(node.tint);
    m_painter.setPen(QPen(QColor::fromRgb(colors.frame), 1 * m_unit));
    m_painter.setBrush(QColor::fromRgb(colors.fill));
    const double round = 3 * m_unit;
    if (node.shape == Shape::Number) {
        m_painter.setBrush(Qt::white);
        m_painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    } else if (node.shape == Shape::Store) {
        const double lid = 10 * m_unit;
        QPainterPath body(QPointF(box.left(), box.top() + lid / 2));
        body.arcTo(QRectF(box.left(), box.top(), box.width(), lid), 180, -180);
        body.lineTo(box.right(), box.bottom() - lid / 2);
        body.arcTo(QRectF(box.left(), box.bottom() - lid, box.width(), lid), 0, -180);
        body.closeSubpath();
        m_painter.drawPath(body);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawArc(QRectF(box.left(), box.top(), box.width(), lid), 180 * 16, 180 * 16);
    } else if (node.shape == Shape::Outside)
        m_painter.drawRoundedRect(box, 12 * m_unit, 12 * m_unit);
    else
        m_painter.drawRoundedRect(box, round, round);
    if (node.shape == Shape::Device) {
        const double inset = 2.5 * m_unit;
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(box.adjusted(inset, inset, -inset, -inset));
    }
    if (node.tint == Tint::Out) {
        m_painter.save();
        m_painter.setClipRect(box);
        m_painter.setPen(QPen(QColor::fromRgb(paper::kRule), 0.6 * m_unit));
        for (double x = box.left() - box.height(); x < box.right(); x += 9 * m_unit)
            m_painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
        m_painter.restore();
    }
}

void DiagramPainter::drawWords(const QRectF& box, const report::DiagramNode& node)
{
    const double room = box.width() - 8 * m_unit;
    const bool number = node.shape == Shape::Number;
    const double height
        = m_title.lineHeight() + static_cast<double>(node.lines.size()) * m_words.lineHeight();
    double y = box.center().y() - height / 2 + (node.shape == Shape::Store ? 4 * m_unit : 0);
    m_painter.setPen(QColor::fromRgb(paper::kInk));
    const auto write = [&](const std::string& text, const TextLines& font) {
        m_painter.setFont(font.font());
        const QString line = number ? plainText(text) : font.cut(plainText(text), room);
        m_painter.drawText(
            QPointF(box.center().x() - font.widthOf(line) / 2, y + font.ascent()), line);
        y += font.lineHeight();
    };
    write(node.title, number ? m_words : m_title);
    for (const std::string& line : node.lines)
        write(line, m_words);
}

void DiagramPainter::drawNode(std::size_t index)
{
    const QRectF box = at(m_diagram.boxes[index]);
    drawShape(box, m_diagram.nodes[index]);
    drawWords(box, m_diagram.nodes[index]);
}

void DiagramPainter::draw()
{
    m_painter.save();
    for (std::size_t i = 0; i < m_diagram.frames.size(); ++i)
        drawFrame(i);
    for (std::size_t i = 0; i < m_diagram.edges.size(); ++i)
        drawEdge(i);
    for (std::size_t i = 0; i < m_diagram.nodes.size(); ++i)
        drawNode(i);
    m_painter.restore();
}

constexpr double kBelow = 58; ///< caption, legend, date
constexpr double kHeading = 34; ///< the heading may have gone onto this page

/// Paper on its side, the smallest of the A series on which words stay readable.
QSizeF paperFor(double width, double height)
{
    QSizeF size(paper::kLong, paper::kShort);
    constexpr int kLargest = 4; // A0
    for (int step = 0; step < kLargest; ++step) {
        const double across = (size.width() - 2 * paper::kMargin) / width;
        const double down
            = (size.height() - 2 * paper::kMargin - paper::kFooter - kBelow - kHeading) / height;
        if (std::min(across, down) >= kSmallest)
            break;
        size = {size.height() * 2, size.width()};
    }
    return size;
}

void writeLegend(PageFlow& flow, const report::Diagram& diagram)
{
    struct Word
    {
        Tint tint;
        const char* text;
    };
    constexpr std::array<Word, 7> kWords {{{Tint::Cde, "CDE"}, {Tint::Segmenting, "segmenting"},
        {Tint::Security, "security service"}, {Tint::Connected, "connected"},
        {Tint::Hold, "on hold"}, {Tint::Out, "out of scope"}, {Tint::Outside, "outside"}}};
    const TextLines& font = flow.style().small;
    double x = flow.left();
    for (const Word& word : kWords) {
        if (std::ranges::none_of(diagram.nodes, [&](const auto& node) {
                return node.tint == word.tint && node.shape != Shape::Number;
            }))
            continue;
        const TintColors colors = colorsOf(word.tint);
        flow.fill({x, flow.y, 14, 8}, colors.frame);
        flow.fill({x + 0.8, flow.y + 0.8, 12.4, 6.4}, colors.fill);
        const QString text = QString::fromLatin1(word.text);
        flow.text(x + 18, flow.y + 7, text, font, paper::kInk);
        x += 18 + font.widthOf(text) + 16;
    }
    flow.y += 14;
}

} // namespace

void openPageFor(PageFlow& flow, const report::Diagram& diagram, double above)
{
    const double width = std::max(diagram.bounds.right - diagram.bounds.left, 1.0);
    const double height = std::max(diagram.bounds.bottom - diagram.bounds.top, 1.0);
    constexpr double kInline = 0.8;
    if (!diagram.nodes.empty()
        && std::min({1.0, flow.width() / width, (flow.room() - above - kBelow) / height}) < kInline)
        flow.newPage(paperFor(width, height));
}

void writeDiagram(PageFlow& flow, const report::Diagram& diagram)
{
    if (diagram.nodes.empty()) {
        flow.paragraph(plainText(diagram.empty), flow.style().body, paper::kQuiet);
        flow.y += 6;
        return;
    }
    if (!flow.paperIsOwn())
        openPageFor(flow, diagram, 0);
    const double width = std::max(diagram.bounds.right - diagram.bounds.left, 1.0);
    const double height = std::max(diagram.bounds.bottom - diagram.bounds.top, 1.0);
    const double scale = std::min({1.0, flow.width() / width, (flow.room() - kBelow) / height});
    if (flow.draws())
        DiagramPainter(*flow.painter(), flow.style().body.font().family(), diagram, scale,
            QPointF(flow.left() + (flow.width() - width * scale) / 2, flow.y))
            .draw();
    flow.forgetFont();
    flow.y += height * scale + 10;
    writeLegend(flow, diagram);
    flow.paragraph(plainText(diagram.caption), flow.style().small, paper::kInk);
    flow.paragraph(plainText(diagram.drawn), flow.style().small, paper::kQuiet);
    if (!diagram.note.empty())
        flow.paragraph(
            plainText("Arranged plainly: " + diagram.note), flow.style().small, paper::kQuiet);
    flow.y += 8;
}

} // namespace nb
