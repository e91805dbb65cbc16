// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "ui/address/addresstarget.h"
#include "ui/jobs/latestrequest.h"
#include "ui/scope/scopeengine.h"
#include "ui/scope/scopetableview.h"

#include <QPushButton>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace nb {

/// One step of the scope: what is asked, why, and the tables in which it is answered. Tables are
/// made in a worker, only while the step is shown. GUI thread.
class ScopeStep : public QWidget
{
    Q_OBJECT
public:
    using Tables = std::vector<ScopeTablePtr>;

    ScopeStep(ScopeEngine& engine, UiStateStore& state, const QString& title,
        const QString& purpose, QWidget* parent = nullptr);

    [[nodiscard]] const QString& title() const { return m_title; }
    /// Whether it shows a recommendation.
    [[nodiscard]] virtual bool needsPlan() const { return false; }
    /// The tables show the newest state.
    [[nodiscard]] bool isUpToDate() const { return !m_stale && !m_request.isRunning(); }
    /// The step is seen now, or something changed while it is.
    void refresh();
    void setStale() { m_stale = true; }
    void saveState();
    /// The first table.
    [[nodiscard]] ScopeTableView* table() const { return m_tables.front(); }
    [[nodiscard]] const std::vector<ScopeTableView*>& tables() const { return m_tables; }

Q_SIGNALS:
    void flowsRequested(const nb::FilterPtr& condition);
    void mapRequested(const nb::FilterPtr& condition);
    void addressRequested(nb::AddressAction action, const nb::AddressTarget& target);
    void message(const QString& text);
    void stepRequested(int step);

protected:
    /// In a worker: one table for each view, in their order. `plan` may be null or old.
    using Make = std::function<Tables(const ScopeStatePtr& state, const ScopePlanPtr& plan)>;
    [[nodiscard]] virtual Make maker() const = 0;
    /// After the tables were set.
    virtual void shown() { }

    [[nodiscard]] ScopeEngine& engine() const { return m_engine; }
    [[nodiscard]] UiStateStore& store() const { return m_store; }
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }
    ScopeTableView* addTable(const QString& id, const QString& title);
    /// A button above a table; disabled, with the reason as tip, while answers cannot be changed or
    /// `wants` rows are not selected.
    QPushButton* addEdit(ScopeTableView* table, const QString& text, bool wantsSelection,
        const std::function<void()>& pressed);
    /// Entries for the asset of the row: its flows, its place on the map.
    void offerAssets(ScopeTableView* table);
    void offerConversations(ScopeTableView* table);
    bool edit(const QString& text, const ScopeEngine::Change& change);
    void updateButtons();

private:
    struct Button
    {
        QPushButton* button;
        ScopeTableView* table;
        bool wantsSelection;
    };
    void offer(ScopeTableView* table, bool conversations);

    ScopeEngine& m_engine;
    UiStateStore& m_store;
    QString m_title;
    QVBoxLayout* m_content = nullptr;
    std::vector<ScopeTableView*> m_tables;
    std::vector<Button> m_buttons;
    LatestRequest<Tables> m_request;
    bool m_stale = true;
};

/// The flows of assets of a model; null when none has an address.
[[nodiscard]] FilterPtr assetFilter(
    const scope::Model& model, const std::vector<std::uint32_t>& assets);
/// The flows of conversations of a model: between all their ends, by their services.
[[nodiscard]] FilterPtr conversationFilter(
    const scope::Model& model, const std::vector<std::uint32_t>& conversations);

} // namespace nb
