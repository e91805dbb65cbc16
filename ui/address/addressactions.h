// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/address/addresstarget.h"
#include "ui/mainwindow/workspacesession.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

class QWidget;

namespace nb {

/// Does what is chosen in the menu of an address, with dialogs that do not stop the program; edits
/// happen in a worker. GUI thread.
class AddressActions : public QObject
{
    Q_OBJECT
public:
    /// A child of `window`, over which its dialogs stand.
    explicit AddressActions(QWidget& window);
    ~AddressActions() override;

    /// Ends what is under way in the session before.
    void setSession(const WorkspaceSessionPtr& session);
    void perform(AddressAction action, const AddressTarget& target);

Q_SIGNALS:
    void assetRequested(const nb::IpAddress& address);
    void message(const QString& text);
    /// Names, services or segments changed.
    void edited();

private:
    using Edit = std::function<Result<void>(Enrichment&)>;

    /// Says why nothing can be changed here; false when it can.
    bool refuses();
    void edit(Edit work, const QString& done);
    void lookUp(const IpAddress& address);
    void giveName(const IpAddress& address);
    void nameService(const AddressTarget& target);
    void addToSegment(const IpAddress& address);

    QWidget& m_window;
    WorkspaceSessionPtr m_session;
    QThreadPool m_pool;
};

} // namespace nb
