// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/dropoverlay.h"

#include "ui/theme/theme.h"

#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace nb {

DropOverlay::DropOverlay(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Drop files here"));
    hide();
}

void DropOverlay::showFor(const QString& text)
{
    m_text = text;
    setAccessibleDescription(text);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

QStringList DropOverlay::localPaths(const QMimeData* data)
{
    QStringList paths;
    if (!data || !data->hasUrls())
        return paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

void DropOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), themeColor(ColorRole::Overlay, this));
    const int inset = fontMetrics().height();
    QPen pen(themeColor(ColorRole::Accent, this), 3, Qt::DashLine);
    painter.setPen(pen);
    painter.drawRoundedRect(rect().adjusted(inset, inset, -inset, -inset), 10, 10);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    large.setBold(true);
    painter.setFont(large);
    painter.setPen(themeColor(ColorRole::Text, this));
    painter.drawText(rect().adjusted(2 * inset, 0, -2 * inset, 0),
        static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextWordWrap), m_text);
}

} // namespace nb
