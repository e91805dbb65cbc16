// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace nb {

namespace {

/// Draws an SVG as a stencil in the text colour of the application's palette at painting time, so
/// that one icon serves light, dark, disabled and selected.
class ThemeIconEngine : public QIconEngine
{
public:
    explicit ThemeIconEngine(const QString& path)
        : m_path(path)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap image = pixmap(rect.size() * ratio, mode, state);
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), image);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color = colorOf(mode);
        const QString key = QStringLiteral("nb-icon/%1/%2x%3/%4")
                                .arg(m_path)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(color.rgba());
        QPixmap image;
        if (QPixmapCache::find(key, &image))
            return image;
        image = QPixmap(size);
        image.fill(Qt::transparent);
        QSvgRenderer renderer(m_path);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&image);
        renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), color);
        painter.end();
        QPixmapCache::insert(key, image);
        return image;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new ThemeIconEngine(m_path); }

private:
    static QColor colorOf(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return palette.color(QPalette::ButtonText);
    }

    QString m_path;
};

} // namespace

QIcon themeIcon(const QString& name)
{
    const QString path = QStringLiteral(":/icons/%1.svg").arg(name);
    if (!QFile::exists(path))
        return {};
    return QIcon(new ThemeIconEngine(path));
}

} // namespace nb
