// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphimage.h"

#include "ui/graph/graphpainter.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace nb {

namespace {

constexpr double kMargin = 24;
constexpr double kHeader = 34;
constexpr double kFooter = 46;
constexpr double kLeastWidth = 640;
constexpr double kMostPoints = 14'000; ///< side of a PDF page

/// The picture with its surroundings in points, one to one.
class Sheet
{
public:
    Sheet(const GraphGeometry& geometry, const ImageOptions& options)
        : m_geometry(geometry)
        , m_options(options)
    {
        m_font = QFont(QStringLiteral("DejaVu Sans"));
        m_font.setStyleHint(QFont::SansSerif);
        m_font.setPixelSize(11);
        const QSizeF picture = geometry.bounds().size();
        m_size = {std::max(kLeastWidth, picture.width() + 2 * kMargin),
            std::max(120.0, picture.height() + 2 * kMargin) + kHeader + kFooter};
    }

    [[nodiscard]] QSizeF size() const { return m_size; }
    void paint(QPainter& painter) const;

private:
    void paintLegend(QPainter& painter, const QRectF& line) const;
    [[nodiscard]] QColor color(ColorRole role) const { return themeColor(role, m_options.dark); }

    const GraphGeometry& m_geometry;
    const ImageOptions& m_options;
    QFont m_font;
    QSizeF m_size;
};

void Sheet::paint(QPainter& painter) const
{
    const QRectF all(QPointF(0, 0), m_size);
    painter.fillRect(all, color(ColorRole::Surface));
    const QRectF view = all.adjusted(0, kHeader, 0, -kFooter);
    GraphTransform transform;
    transform.offset = view.center() - m_geometry.bounds().center();
    GraphPaintOptions options;
    options.dark = m_options.dark;
    options.background = false;
    options.complete = true;
    options.font = m_font;
    const GraphMarks none;
    GraphPainter(m_geometry, transform, none, options).paint(painter, view);
    QFont title = m_font;
    title.setPixelSize(16);
    title.setBold(true);
    painter.setFont(title);
    painter.setPen(color(ColorRole::Text));
    painter.drawText(QRectF(kMargin, 6, m_size.width() - 2 * kMargin, kHeader),
        static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
        QFontMetricsF(title).elidedText(
            m_options.title, Qt::ElideRight, m_size.width() - 2 * kMargin));
    painter.setFont(m_font);
    const double below = m_size.height() - kFooter;
    paintLegend(painter, QRectF(kMargin, below + 4, m_size.width() - 2 * kMargin, 16));
    painter.setPen(color(ColorRole::TextMuted));
    painter.drawText(QRectF(kMargin, below + 22, m_size.width() - 2 * kMargin, 18),
        static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
        QFontMetricsF(m_font).elidedText(
            m_options.caption, Qt::ElideRight, m_size.width() - 2 * kMargin));
}

void Sheet::paintLegend(QPainter& painter, const QRectF& line) const
{
    const QFontMetricsF metrics(m_font);
    double x = line.left();
    for (const QString& word : m_options.legend) {
        GraphEdge sample;
        sample.category = word.toStdString();
        for (const Change change : {Change::Same, Change::Added, Change::Gone, Change::Labelled,
                 Change::Partly, Change::Unlabelled, Change::Relabelled})
            if (word == QString::fromUtf8(toString(change).data()))
                sample.change = change;
        sample.weight = 1e6;
        painter.setPen(graphlook::edgePen(sample, m_options.dark));
        painter.drawLine(QPointF(x, line.center().y()), QPointF(x + 26, line.center().y()));
        painter.setPen(color(ColorRole::Text));
        const double width = metrics.horizontalAdvance(word) + 4;
        painter.drawText(QRectF(x + 32, line.top(), width, line.height()),
            static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), word);
        x += 32 + width + 22;
    }
}

QByteArray svgOf(const Sheet& sheet)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(sheet.size().toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), sheet.size()));
    // written as they are, so they must hold no markup; the real ones are in the picture
    generator.setTitle(QStringLiteral("NetBehave"));
    QPainter painter(&generator);
    sheet.paint(painter);
    painter.end();
    return bytes;
}

QByteArray pdfOf(const Sheet& sheet, const ImageOptions& options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(options.title);
    writer.setCreator(QStringLiteral("NetBehave"));
    const double shrink
        = std::min(1.0, kMostPoints / std::max(sheet.size().width(), sheet.size().height()));
    writer.setPageSize(QPageSize(sheet.size() * shrink, QPageSize::Point));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(144);
    QPainter painter(&writer);
    painter.scale(2 * shrink, 2 * shrink);
    sheet.paint(painter);
    painter.end();
    return bytes;
}

Result<QByteArray> pngOf(const Sheet& sheet, const ImageOptions& options)
{
    const int width = std::clamp(options.width, 16, 16'384);
    const double scale = width / sheet.size().width();
    const int height = static_cast<int>(std::ceil(sheet.size().height() * scale));
    if (height > 32'000)
        return Error {ErrorCode::LimitExceeded, "the picture is too high for a PNG of this width"};
    QImage image(width, height, QImage::Format_RGB32);
    if (image.isNull())
        return Error {ErrorCode::LimitExceeded, "there is no memory for a picture of this size"};
    QPainter painter(&image);
    painter.scale(scale, scale);
    sheet.paint(painter);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return Error {ErrorCode::Internal, "the PNG cannot be written"};
    return bytes;
}

} // namespace

Result<QByteArray> graphImage(
    const GraphGeometry& geometry, ImageFormat format, const ImageOptions& options)
{
    const Sheet sheet(geometry, options);
    switch (format) {
    case ImageFormat::Svg:
        return svgOf(sheet);
    case ImageFormat::Pdf:
        return pdfOf(sheet, options);
    case ImageFormat::Png:
        break;
    }
    return pngOf(sheet, options);
}

} // namespace nb
