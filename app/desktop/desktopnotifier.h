// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <QObject>
#include <QString>

class QSystemTrayIcon;

namespace nb {

/// Notifications of the desktop through its tray; none where there is no tray. The GUI thread, but
/// for notify().
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    /// What happened, in the language of the window: the first alert, and how many there are. Any
    /// thread. Markup is shown, not followed.
    void notify(const AlertSpoolPage& page);

private:
    void show(const Alert& alert, std::uint64_t total);
    QSystemTrayIcon* m_icon = nullptr; ///< a child, made with the first notification
};

} // namespace nb
