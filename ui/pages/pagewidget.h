// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/storage/flowstore.h"
#include "ui/address/addresstarget.h"
#include "ui/filter/filteredit.h"
#include "ui/flows/flowformat.h"
#include "ui/flows/flowtext.h"
#include "ui/mainwindow/workspacesession.h"
#include "ui/pages/page.h"

#include <QWidget>

namespace nb {

/// A page of the window: what the window tells each of them, and what each may ask of the window.
/// Pages do not know each other. GUI thread.
class PageWidget : public QWidget
{
    Q_OBJECT
public:
    explicit PageWidget(Page page, QWidget* parent = nullptr);

    [[nodiscard]] Page page() const { return m_page; }

    /// A workspace was opened, or closed (null). What a page does with the session in workers must
    /// end before it lets go of the session.
    virtual void setSession(const WorkspaceSessionPtr& session);
    /// A new snapshot of the flows; null after closing. `workspace` names where it came from.
    virtual void setStore(FlowStorePtr store, const QString& workspace);
    virtual void setFormat(const FlowFormat& format);
    /// Remembers columns, splitters and what was looked at.
    virtual void saveState();
    /// Whether there is something to show without any flow stored; a page that has nothing gives
    /// way to the welcome page.
    [[nodiscard]] virtual bool worksWithoutFlows() const { return true; }
    /// Places of focus in the order F6 visits them.
    [[nodiscard]] virtual QList<QWidget*> panes() const;
    /// Puts the focus where work begins.
    virtual void focusContent();
    /// False when the page has no filter.
    virtual bool focusFilter() { return false; }
    /// Shows what the page knows of an address; false when it has nothing about addresses.
    virtual bool showAddress(const IpAddress& address);
    /// What is selected, to the clipboard; the current cell where a page has nothing better.
    virtual void copy(FlowTextFormat format);

Q_SIGNALS:
    /// For the status bar.
    void message(const QString& text);
    /// Something could not be read from the workspace.
    void queryFailed(const nb::Error& error);
    /// Shows the flows that match; `edit` says how the condition joins the filter that is there.
    void flowsRequested(const nb::FilterPtr& condition, nb::FilterEdit edit);
    /// Lists what is shown then by conversation beside the flows.
    void conversationsRequested();
    /// The same as flowsRequested(), but the joined filter waits in the filter bar to be changed
    /// and applied.
    void filterPrepared(const nb::FilterPtr& condition, nb::FilterEdit edit);
    /// What was chosen in the menu of an address; see AddressMenu.
    void addressRequested(nb::AddressAction action, const nb::AddressTarget& target);
    void pageRequested(nb::Page page);

private:
    const Page m_page;
};

} // namespace nb
