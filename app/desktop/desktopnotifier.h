// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <string>

class QSystemTrayIcon;

namespace nb {

/// Notifications of the desktop through its tray; none where there is no tray. The GUI thread, but
/// for notify().
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    /// Any thread. Markup in either is shown, not followed.
    void notify(const std::string& title, const std::string& text);

private:
    void show(const QString& title, const QString& text);
    QSystemTrayIcon* m_icon = nullptr; ///< a child, made with the first notification
};

} // namespace nb
