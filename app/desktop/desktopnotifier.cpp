// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktopnotifier.h"

#include "ui/alerts/alerttext.h"

#include <QApplication>
#include <QSystemTrayIcon>

namespace nb {

void DesktopNotifier::notify(const AlertSpoolPage& page)
{
    QMetaObject::invokeMethod(
        this, [this, alert = page.alerts.front(), total = page.total] { show(alert, total); },
        Qt::QueuedConnection);
}

void DesktopNotifier::show(const Alert& alert, std::uint64_t total)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_icon) {
        m_icon = new QSystemTrayIcon(QApplication::windowIcon(), this);
        m_icon->show();
    }
    const auto icon = alert.severity >= AlertSeverity::High ? QSystemTrayIcon::Warning
                                                            : QSystemTrayIcon::Information;
    // freedesktop's notification servers understand some markup (Desktop Notifications 1.2)
    m_icon->showMessage(noticeTitle(alert, total), alertText(alert).toHtmlEscaped(), icon);
}

} // namespace nb
