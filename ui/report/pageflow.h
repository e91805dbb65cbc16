// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/pagestyle.h"

#include <QPainter>
#include <QPdfWriter>
#include <QRectF>

#include <vector>

namespace nb {

/// Where a heading came to stand.
struct PageHeading
{
    QString title {};
    int level = 1;
    int page = 0; ///< from 0
    double y = 0; ///< points from the top
    double pageHeight = 0;
};

/// Pages one after the other, and a place to write on them. Runs twice over a document: once
/// without a painter, to learn how many pages there are and where the headings stand, and once to
/// draw. Lengths are points from the top left corner.
class PageFlow
{
public:
    PageFlow(const PageStyle& style, QString footer);

    /// The first page of a pass, upright.
    void begin(QPdfWriter* writer, QPainter* painter, int pages);
    void newPage(bool landscape);
    void newPage(QSizeF size);
    /// A heading with its place in the table of contents; takes room for what follows.
    void heading(const QString& title, int level, double room);
    void paragraph(const QString& text, const TextLines& font, QRgb color, double indent = 0);

    void text(double x, double baseline, const QString& text, const TextLines& font, QRgb color);
    void fill(const QRectF& rect, QRgb color);
    void line(double x1, double y1, double x2, double y2, QRgb color, double width = 0.5);

    /// After somebody else used the painter.
    void forgetFont() { m_font = nullptr; }

    [[nodiscard]] bool draws() const { return m_painter != nullptr; }
    /// In units of the printer, paper::kUnits to a point; give back font and pen as they were.
    [[nodiscard]] QPainter* painter() const { return m_painter; }
    [[nodiscard]] double left() const { return paper::kMargin; }
    [[nodiscard]] double width() const { return m_size.width() - 2 * paper::kMargin; }
    [[nodiscard]] double bottom() const
    {
        return m_size.height() - paper::kMargin - paper::kFooter;
    }
    [[nodiscard]] double top() const { return paper::kMargin; }
    [[nodiscard]] double room() const { return bottom() - y; }
    [[nodiscard]] bool landscape() const { return m_size.width() > m_size.height(); }
    /// Whether this page has the size of a picture.
    [[nodiscard]] bool paperIsOwn() const { return m_own; }
    [[nodiscard]] bool fresh() const { return y <= top(); }
    [[nodiscard]] int pages() const { return m_page + 1; }
    [[nodiscard]] const std::vector<PageHeading>& headings() const { return m_headings; }
    [[nodiscard]] const PageStyle& style() const { return m_style; }

    double y = 0; ///< where the next thing goes

private:
    void footer();

    const PageStyle& m_style;
    QString m_footer;
    QPdfWriter* m_writer = nullptr;
    QPainter* m_painter = nullptr;
    const TextLines* m_font = nullptr; ///< that the painter has
    QSizeF m_size;
    bool m_own = false;
    int m_page = 0;
    int m_total = 0;
    std::vector<PageHeading> m_headings;
};

} // namespace nb
