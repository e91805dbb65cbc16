// SPDX-License-Identifier: GPL-3.0-or-later
// What RulesPage does to the table, and what it says.
#include "ui/drafts/draftbar.h"
#include "ui/filter/filterbuilderdialog.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/rules/flowtester.h"
#include "ui/rules/ruleobstacle.h"
#include "ui/rules/rulespage.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace nb {

void RulesPage::updateState()
{
    DraftState state;
    state.changes = m_model.changeCount();
    state.faults = m_model.faultCount();
    state.saving = m_saving;
    state.obstacle = obstacle();
    m_bar->setState(state);
    const bool empty = m_model.size() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_table);
    m_empty->setText(state.obstacle.isEmpty()
            ? tr("There are no rules yet, so flows get no label.\nAdd a rule, import an acl.csv, "
                 "or make one of a filter on the Live page.")
            : tr("There are no rules."));
    updateButtons();
    updateDragging();
    updateSummary();
}

void RulesPage::updateButtons()
{
    const QString why = obstacle();
    const bool ready = why.isEmpty() && !m_saving;
    const std::vector<std::size_t> rows = m_table->selectedRows();
    const bool any = !rows.empty();
    m_model.setEditable(ready);
    m_add->setEnabled(ready);
    m_add->setToolTip(why.isEmpty() ? tr("Add a rule at the end (Ins)") : why);
    m_import->setEnabled(ready);
    m_import->setToolTip(why);
    m_remove->setEnabled(ready && any);
    m_builder->setEnabled(ready && rows.size() == 1);
    const QString choose = why.isEmpty() && !any ? tr("Select a rule first.") : why;
    m_remove->setToolTip(choose.isEmpty() ? tr("Remove the selected rules (Del)") : choose);
    m_builder->setToolTip(why.isEmpty() && rows.size() != 1
            ? tr("Select one rule first.")
            : (why.isEmpty() ? tr("Build the expression from rows") : why));
    const bool ordered = inOrder();
    m_up->setEnabled(ready && any && ordered && rows.front() > 0);
    m_down->setEnabled(ready && any && ordered && rows.back() + 1 < m_model.size());
    const QString order = tr("Sort by No. and clear the search to move rules.");
    m_up->setToolTip(!choose.isEmpty() ? choose : ordered ? tr("Move up (Alt+Up)") : order);
    m_down->setToolTip(!choose.isEmpty() ? choose : ordered ? tr("Move down (Alt+Down)") : order);
    m_export->setEnabled(m_model.size() > 0);
    m_export->setToolTip(
        m_model.size() > 0 ? tr("Save the rules as acl.csv") : tr("There is nothing to export."));
    m_draft->setEnabled(hasFlows() || m_draft->isChecked());
    m_draft->setToolTip(hasFlows()
            ? tr("The flow table, the map and the counts here show what these rules would make of "
                 "stored flows while you edit them; nothing is saved.")
            : tr("No flow is stored yet."));
    m_search->setEnabled(m_model.size() > 0);
    m_relabel->setEnabled(ready && hasFlows() && !isDirty());
    m_relabel->setToolTip(!why.isEmpty() ? why
            : !hasFlows()                ? tr("No flow is stored yet.")
            : isDirty() ? tr("Save or discard the changes first; labels follow what is saved.")
                        : tr("Gives stored flows the labels they would get now"));
}

bool RulesPage::inOrder() const
{
    const QHeaderView* header = m_table->horizontalHeader();
    return header->sortIndicatorSection() == RulesModel::Number
        && header->sortIndicatorOrder() == Qt::AscendingOrder && m_search->text().isEmpty();
}

void RulesPage::updateDragging()
{
    m_table->setDragEnabled(inOrder() && m_add->isEnabled());
    updateButtons();
}

QString RulesPage::summary() const
{
    return m_summary->text();
}

void RulesPage::updateSummary()
{
    QStringList parts;
    if (m_drafted && hasFlows())
        parts << tr("Draft: counts are what the rules here would label.");
    if (!hasFlows()) {
        parts << tr("No flow is stored yet.");
    } else if (const auto& hits = m_model.hits()) {
        std::set<std::string> names;
        for (const RuleRow& row : m_model.draft().items())
            names.insert(row.rule.name);
        std::uint64_t noMatch = 0;
        std::uint64_t none = 0;
        std::uint64_t others = 0;
        for (const auto& [name, totals] : *hits) {
            if (name == kNoMatch)
                noMatch += totals.flows;
            else if (name.empty())
                none += totals.flows;
            else if (!names.contains(name))
                others += totals.flows;
        }
        if (hits->empty())
            parts << tr("No flow lies in the period.");
        if (noMatch > 0)
            parts << tr("NOMATCH: %1").arg(m_format.count(noMatch));
        if (none > 0)
            parts << tr("without a label: %1").arg(m_format.count(none));
        if (others > 0)
            parts << tr("labels of no rule here: %1").arg(m_format.count(others));
    }
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

void RulesPage::setDraftShown(bool shown)
{
    const QSignalBlocker blocker(m_draft);
    m_draft->setChecked(shown);
    if (shown == (m_drafted != nullptr))
        return;
    m_draftSoon.stop();
    if (shown) {
        showDraft();
        return;
    }
    m_drafted.reset();
    Q_EMIT draftShown(nullptr);
    m_model.setHits(std::nullopt);
    if (m_session)
        countHits();
    updateState();
}

void RulesPage::showDraft()
{
    m_drafted = m_queries.draftOf(m_model.rules());
    m_model.setHits(std::nullopt);
    countHits();
    updateState();
    Q_EMIT draftShown(m_drafted);
}

void RulesPage::addRule()
{
    if (!m_add->isEnabled())
        return;
    m_search->clear();
    m_model.insert(
        tr("add a rule"), m_model.size(), {Rule {tr("New rule").toStdString(), {}, true, {}, {}}});
    m_table->showRow(m_model.size() - 1, RulesModel::Name);
}

void RulesPage::addFromFilter(const FilterPtr& filter)
{
    reload();
    const QString why = obstacle().isEmpty() ? ruleObstacle(filter) : obstacle();
    if (!why.isEmpty()) {
        m_notice->show(
            NoticeBar::Kind::Warning, tr("The filter did not become a rule. %1").arg(why));
        return;
    }
    m_search->clear();
    m_model.insert(tr("add a rule"), m_model.size(),
        {Rule {tr("New rule").toStdString(), printFilter(filter), true, {}, {}}});
    m_notice->show(NoticeBar::Kind::Information,
        tr("The filter became the last rule. Name it, move it up if rules before it take its "
           "flows, and save."));
    m_table->showRow(m_model.size() - 1, RulesModel::Name);
}

void RulesPage::removeSelected()
{
    const std::vector<std::size_t> rows = m_table->selectedRows();
    if (rows.empty() || !m_remove->isEnabled())
        return;
    m_model.removeRows(rows);
    Q_EMIT message(
        tr("Removed %Ln rule(s). Undo brings them back.", nullptr, static_cast<int>(rows.size())));
    if (m_model.size() > 0)
        m_table->showRow(std::min(rows.front(), m_model.size() - 1));
}

void RulesPage::moveSelected(int by)
{
    const std::vector<std::size_t> rows = m_table->selectedRows();
    if (rows.empty() || !m_add->isEnabled())
        return;
    if (!inOrder()) {
        Q_EMIT message(tr("Sort by No. and clear the search to move rules."));
        return;
    }
    if (by < 0 && rows.front() > 0)
        m_model.moveRows(rows, rows.front() - 1);
    else if (by > 0 && rows.back() + 1 < m_model.size())
        m_model.moveRows(rows, rows.back() + 2);
}

void RulesPage::openBuilder()
{
    const std::vector<std::size_t> rows = m_table->selectedRows();
    if (rows.size() != 1 || !m_builder->isEnabled())
        return;
    const RuleRow& row = m_model.row(rows.front());
    const auto filter = parseFilter(row.rule.expression);
    if (!filter) {
        m_table->showRow(rows.front(), RulesModel::Expression);
        Q_EMIT message(tr("The expression is not understood yet: put it right or empty it, then "
                          "build it from rows."));
        return;
    }
    auto* dialog = new FilterBuilderDialog(*filter, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setStore(m_store);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, id = row.id] { setExpression(id, dialog->filter()); });
    dialog->open();
}

void RulesPage::setExpression(std::uint64_t id, const FilterPtr& filter)
{
    if (const auto row = m_model.rowOf(id))
        m_model.setExpression(*row, printFilter(filter));
}

void RulesPage::fillMenu(QMenu* menu)
{
    const std::vector<std::size_t> rows = m_table->selectedRows();
    const bool ready = m_remove->isEnabled();
    if (rows.size() == 1) {
        const std::string name = m_model.row(rows.front()).rule.name;
        QAction* const flows = menu->addAction(tr("Show Its &Flows"), this, [this, name] {
            Q_EMIT flowsRequested(FilterNode::makeCondition({FlowField::Rule, FilterOperator::Equal,
                                      {TextPattern {name}}}),
                FilterEdit::Replace);
        });
        flows->setEnabled(hasFlows());
        menu->addAction(m_builder->icon(), m_builder->text(), this, &RulesPage::openBuilder)
            ->setEnabled(m_builder->isEnabled());
        menu->addSeparator();
    }
    menu->addAction(tr("Move &Up"), this, [this] { moveSelected(-1); })
        ->setEnabled(m_up->isEnabled());
    menu->addAction(tr("Move &Down"), this, [this] { moveSelected(1); })
        ->setEnabled(m_down->isEnabled());
    menu->addAction(tr("Turn O&n"), this, [this, rows] { m_model.setEnabled(rows, true); })
        ->setEnabled(ready);
    menu->addAction(tr("Turn O&ff"), this, [this, rows] { m_model.setEnabled(rows, false); })
        ->setEnabled(ready);
    menu->addAction(m_remove->icon(), tr("Re&move"), this, &RulesPage::removeSelected)
        ->setEnabled(ready);
}

void RulesPage::showFault()
{
    m_search->clear();
    if (const auto fault = m_model.firstFault())
        m_table->showRow(fault->first, fault->second);
}

void RulesPage::testFlow()
{
    if (const auto flow = m_tester->flow())
        m_queries.test(m_model.rules(), *flow);
}

} // namespace nb
