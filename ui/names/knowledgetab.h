// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowformat.h"
#include "ui/mainwindow/workspacesession.h"
#include "ui/names/recordmodel.h"

#include <QThreadPool>
#include <QWidget>

#include <functional>
#include <stop_token>

class QFileDialog;

namespace nb {

class PageWidget;
class RecordPane;
class UiStateStore;

/// A tab of the page Names: a table over something the workspace knows, read and changed in
/// workers. GUI thread.
class KnowledgeTab : public QWidget
{
    Q_OBJECT
public:
    KnowledgeTab(PageWidget& page, UiStateStore& state, QWidget* parent = nullptr);
    ~KnowledgeTab() override;

    /// Ends what is under way in the session before. Null: there is none.
    void setSession(const WorkspaceSessionPtr& session);
    void setFormat(const FlowFormat& format);
    /// Reads again what is shown.
    virtual void reload() = 0;
    virtual void saveState() { }
    [[nodiscard]] virtual RecordPane* pane() const = 0;

Q_SIGNALS:
    void message(const QString& text);

protected:
    /// Changes something and says what came of it; the sentence is for the status bar.
    using Work = std::function<Result<QString>(std::stop_token)>;
    void change(Work work);
    /// The session came or went: buttons.
    virtual void updateActions() = 0;
    /// Requests under way are dropped; the pool is waited for afterwards.
    virtual void cancel() = 0;

    [[nodiscard]] const WorkspaceSessionPtr& session() const { return m_session; }
    [[nodiscard]] Enrichment* enrichment() const;
    [[nodiscard]] KnowledgeSources* sources() const;
    [[nodiscard]] bool writable() const;
    /// Why nothing can be changed; empty when it can.
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] PageWidget& page() const { return m_page; }
    [[nodiscard]] UiStateStore& state() const { return m_state; }
    [[nodiscard]] const FlowFormat& format() const { return m_format; }
    [[nodiscard]] QThreadPool& pool() { return m_pool; }
    void tell(const Error& error);
    /// Asks before something is lost.
    void confirm(const QString& question, const QString& yes, const std::function<void()>& done);
    /// A dialog for files that calls `chosen` when it is accepted.
    QFileDialog* askFiles(const QString& title, const QStringList& filters,
        const std::function<void(const QStringList&)>& chosen, bool mustExist = true);

private:
    PageWidget& m_page;
    UiStateStore& m_state;
    FlowFormat m_format;
    WorkspaceSessionPtr m_session;
    std::stop_source m_stop; ///< of changes under way
    QThreadPool m_pool;
};

} // namespace nb
