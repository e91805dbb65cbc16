// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktopnotifier.h"

#include <QApplication>
#include <QSystemTrayIcon>

namespace nb {

void DesktopNotifier::notify(const std::string& title, const std::string& text)
{
    QMetaObject::invokeMethod(
        this,
        [this, t = QString::fromStdString(title), x = QString::fromStdString(text)] { show(t, x); },
        Qt::QueuedConnection);
}

void DesktopNotifier::show(const QString& title, const QString& text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_icon) {
        m_icon = new QSystemTrayIcon(QApplication::windowIcon(), this);
        m_icon->show();
    }
    // freedesktop's notification servers understand some markup (Desktop Notifications 1.2)
    m_icon->showMessage(title, text.toHtmlEscaped(), QSystemTrayIcon::Warning);
}

} // namespace nb
