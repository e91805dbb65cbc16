// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pageflow.h"

#include <QMarginsF>
#include <QPageSize>

#include <algorithm>

namespace nb {

namespace {

constexpr QSizeF kUpright {paper::kShort, paper::kLong};

} // namespace

PageFlow::PageFlow(const PageStyle& style, QString footer)
    : m_style(style)
    , m_footer(std::move(footer))
{
}

void PageFlow::begin(QPdfWriter* writer, QPainter* painter, int pages)
{
    m_writer = writer;
    m_painter = painter;
    m_font = nullptr;
    m_size = kUpright;
    m_own = false;
    m_page = 0;
    m_total = pages;
    m_headings.clear();
    y = top();
}

void PageFlow::newPage(bool landscape)
{
    newPage(landscape ? kUpright.transposed() : kUpright);
    m_own = false;
}

void PageFlow::newPage(QSizeF size)
{
    ++m_page;
    m_size = size;
    m_own = true;
    y = top();
    if (!draws())
        return;
    m_writer->setPageSize(QPageSize(size, QPageSize::Point, {}, QPageSize::ExactMatch));
    m_writer->setPageMargins(QMarginsF());
    m_writer->newPage();
    footer();
}

void PageFlow::footer()
{
    const double baseline = m_size.height() - paper::kMargin + 4;
    const TextLines& font = m_style.small;
    line(left(), baseline - 12, left() + width(), baseline - 12, paper::kRule);
    const QString number = QStringLiteral("Page %1 of %2")
                               .arg(QString::number(m_page + 1), QString::number(m_total));
    const double numberWidth = font.widthOf(number);
    text(left(), baseline, font.cut(m_footer, width() - numberWidth - 12), font, paper::kQuiet);
    text(left() + width() - numberWidth, baseline, number, font, paper::kQuiet);
}

void PageFlow::heading(const QString& title, int level, double room)
{
    const TextLines& font = level == 1 ? m_style.chapter : m_style.section;
    const QStringList lines = font.broken(title, width());
    const double above = fresh() ? 0 : level == 1 ? 24 : 14;
    const double height = static_cast<double>(lines.size()) * font.lineHeight();
    if (!fresh() && above + height + room > this->room())
        newPage(landscape());
    else
        y += above;
    m_headings.push_back({title, level, m_page, y, m_size.height()});
    for (const QString& part : lines) {
        text(left(), y + font.ascent(), part, font, level == 1 ? paper::kAccent : paper::kInk);
        y += font.lineHeight();
    }
    y += level == 1 ? 10 : 5;
}

void PageFlow::paragraph(const QString& words, const TextLines& font, QRgb color, double indent)
{
    for (const QString& part : font.broken(words, width() - indent)) {
        if (font.lineHeight() > room())
            newPage(landscape());
        text(left() + indent, y + font.ascent(), part, font, color);
        y += font.lineHeight();
    }
}

void PageFlow::text(
    double x, double baseline, const QString& words, const TextLines& font, QRgb color)
{
    if (!draws() || words.isEmpty())
        return;
    if (m_font != &font) {
        m_painter->setFont(font.font());
        m_font = &font;
    }
    m_painter->setPen(QColor::fromRgb(color));
    m_painter->drawText(QPointF(x, baseline) * paper::kUnits, words);
}

void PageFlow::fill(const QRectF& rect, QRgb color)
{
    if (draws())
        m_painter->fillRect(QRectF(rect.topLeft() * paper::kUnits, rect.size() * paper::kUnits),
            QColor::fromRgb(color));
}

void PageFlow::line(double x1, double y1, double x2, double y2, QRgb color, double width)
{
    if (!draws())
        return;
    m_painter->setPen(QPen(QColor::fromRgb(color), width * paper::kUnits));
    m_painter->drawLine(QPointF(x1, y1) * paper::kUnits, QPointF(x2, y2) * paper::kUnits);
}

} // namespace nb
