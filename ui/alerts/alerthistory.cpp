// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerthistory.h"

#include "ui/address/addressmenu.h"
#include "ui/alerts/alerttext.h"
#include "ui/alerts/conditiondialog.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/pages/datatable.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>

namespace nb {

namespace {

const QString kColumnsKey = QStringLiteral("alerts/columns");
const QString kOpenKey = QStringLiteral("alerts/openOnly");

} // namespace

AlertHistory::AlertHistory(QWidget* parent)
    : QWidget(parent)
    , m_model(new AlertsModel(this))
{
    createHead();
    m_table = new DataTable(tr("History of alerts"), this);
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AlertsModel::Time, Qt::DescendingOrder);
    connect(m_table, &DataTable::rowOpened, this, [this](const QModelIndex& index) {
        if (const Alert* alert = m_model->at(index.row()))
            Q_EMIT flowsOf(*alert);
    });
    connect(m_table, &DataTable::menuRequested, this, [this](QMenu& menu, const QModelIndex& at) {
        QAction* flows = menu.addAction(themeIcon(QStringLiteral("network-wired")),
            tr("Show &Flows"), this, [this, row = at.row()] {
                if (const Alert* alert = m_model->at(row))
                    Q_EMIT flowsOf(*alert);
            });
        const Alert* alert = m_model->at(at.row());
        flows->setEnabled(alert && alertFilter(*alert));
        QAction* acknowledge
            = menu.addAction(tr("&Acknowledge"), this, &AlertHistory::acknowledgeSelected);
        acknowledge->setEnabled(m_obstacle.isEmpty() && !selectedOpen().empty());
        if (const auto targets = alert ? alertTargets(*alert) : std::vector<AddressTarget> {};
            !targets.empty())
            AddressMenu::addActions(
                menu, targets, [this](AddressAction action, const AddressTarget& target) {
                    Q_EMIT addressRequested(action, target);
                });
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &AlertHistory::update);
    m_empty = new QLabel(this);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* head = new QHBoxLayout;
    head->addWidget(m_search, 1);
    head->addWidget(m_kind);
    head->addWidget(m_least);
    head->addWidget(m_openOnly);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_count, 1);
    foot->addWidget(m_flows);
    foot->addWidget(m_acknowledge);
    foot->addWidget(m_acknowledgeAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    layout->addLayout(foot);
    update();
}

void AlertHistory::createHead()
{
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Address, name, words…"));
    m_search->setAccessibleName(tr("Search alerts"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themeIcon(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    m_kind = new QComboBox(this);
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addItem(tr("All kinds"), -1);
    for (const std::string_view name : alertKindNames())
        m_kind->addItem(
            kindText(*alertKindFromString(name)), static_cast<int>(*alertKindFromString(name)));
    m_least = new QComboBox(this);
    m_least->setAccessibleName(tr("Severity"));
    addSeverities(*m_least);
    for (int i = 0; i < m_least->count(); ++i)
        m_least->setItemText(
            i, i == 0 ? tr("All severities") : tr("%1 and up").arg(m_least->itemText(i)));
    m_openOnly = new QCheckBox(tr("&Not acknowledged only"), this);
    connect(m_search, &QLineEdit::textChanged, this, &AlertHistory::choose);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    for (QComboBox* box : {m_kind, m_least})
        connect(box, &QComboBox::currentIndexChanged, this, &AlertHistory::choose);
    connect(m_openOnly, &QCheckBox::toggled, this, &AlertHistory::choose);
    m_count = new QLabel(this);
    m_count->setTextFormat(Qt::PlainText);
    m_flows = new QPushButton(themeIcon(QStringLiteral("network-wired")), tr("Show &Flows"), this);
    m_acknowledge = new QPushButton(tr("&Acknowledge"), this);
    m_acknowledgeAll = new QPushButton(tr("Acknowledge A&ll"), this);
    connect(m_flows, &QPushButton::clicked, this, [this] {
        if (const Alert* alert = m_model->at(m_table->currentIndex().row()))
            Q_EMIT flowsOf(*alert);
    });
    connect(m_acknowledge, &QPushButton::clicked, this, &AlertHistory::acknowledgeSelected);
    connect(
        m_acknowledgeAll, &QPushButton::clicked, this, [this] { Q_EMIT acknowledgeRequested({}); });
}

void AlertHistory::restoreState(const UiStateStore& state)
{
    m_table->restoreColumns(state, kColumnsKey, {22, 17, 23, 78, 8, 20, 22});
    m_openOnly->setChecked(state.flag(kOpenKey, false));
}

void AlertHistory::saveState(UiStateStore& state) const
{
    m_table->saveColumns(state, kColumnsKey);
    state.setValue(kOpenKey, m_openOnly->isChecked());
}

void AlertHistory::setRows(AlertRows rows, bool cut)
{
    m_cut = cut;
    const Alert* current = m_model->at(m_table->currentIndex().row());
    const std::int64_t id = current ? current->id : 0;
    std::vector<std::int64_t> chosen;
    for (const int row : m_table->selectedRowList())
        if (const Alert* alert = m_model->at(row))
            chosen.push_back(alert->id);
    const int scrolled = m_table->verticalScrollBar()->value();
    m_model->setRows(std::move(rows));
    m_table->verticalScrollBar()->setValue(scrolled);
    if (const int row = m_model->rowOf(id); row >= 0)
        m_table->selectionModel()->setCurrentIndex(
            m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    QItemSelection selection;
    for (const std::int64_t one : chosen)
        if (const int row = m_model->rowOf(one); row >= 0)
            selection.select(m_model->index(row, 0), m_model->index(row, 0));
    m_table->selectionModel()->select(
        selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    update();
}

void AlertHistory::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_model->setFormat(format);
    update();
}

void AlertHistory::setObstacle(const QString& why)
{
    m_obstacle = why;
    update();
}

void AlertHistory::choose()
{
    AlertChoice choice;
    choice.openOnly = m_openOnly->isChecked();
    choice.text = m_search->text().trimmed();
    choice.least = static_cast<AlertSeverity>(m_least->currentData().toInt());
    if (const int kind = m_kind->currentData().toInt(); kind >= 0)
        choice.kind = static_cast<AlertKind>(kind);
    m_model->setChoice(choice);
    update();
}

std::vector<std::int64_t> AlertHistory::selectedOpen() const
{
    std::vector<std::int64_t> ids;
    for (const int row : m_table->selectedRowList())
        if (const Alert* alert = m_model->at(row); alert && !alert->acknowledged)
            ids.push_back(alert->id);
    return ids;
}

void AlertHistory::acknowledgeSelected()
{
    if (const auto ids = selectedOpen(); !ids.empty() && m_obstacle.isEmpty())
        Q_EMIT acknowledgeRequested(ids);
}

void AlertHistory::update()
{
    if (!m_stack)
        return;
    const int shown = m_model->rowCount();
    const std::size_t total = m_model->total();
    m_stack->setCurrentIndex(shown > 0 ? 0 : 1);
    m_empty->setText(total > 0
            ? tr("No alert is like that. Choose others above to see all %1.")
                  .arg(m_format.count(total))
            : tr("Nothing has happened yet that a condition asks for. Alerts are raised while "
                 "flows are collected; an import adds one entry for each condition."));
    QString count = static_cast<std::size_t>(shown) == total
        ? tr("%Ln alert(s)", nullptr, shown)
        : tr("%1 of %2 alerts")
              .arg(m_format.count(static_cast<std::uint64_t>(shown)), m_format.count(total));
    if (m_cut)
        count += QStringLiteral(" · ") + tr("older ones are not shown");
    m_count->setText(count);
    const Alert* current = m_model->at(m_table->currentIndex().row());
    m_flows->setEnabled(current && alertFilter(*current));
    m_flows->setToolTip(m_flows->isEnabled() ? tr("The flows behind the alert")
                                             : tr("Choose an alert that is about flows."));
    const bool any = !selectedOpen().empty();
    m_acknowledge->setEnabled(m_obstacle.isEmpty() && any);
    m_acknowledge->setToolTip(!m_obstacle.isEmpty() ? m_obstacle
            : any                                   ? tr("Marks what is selected as looked at")
                  : tr("Choose alerts that nobody has acknowledged."));
    m_acknowledgeAll->setEnabled(m_obstacle.isEmpty() && total > 0);
    m_acknowledgeAll->setToolTip(m_obstacle.isEmpty()
            ? tr("Marks every alert as looked at, also those that are not shown")
            : m_obstacle);
}

void AlertHistory::keyPressEvent(QKeyEvent* event)
{
    // as in a mail program; only while the table has the focus
    if (event->key() == Qt::Key_A && event->modifiers() == Qt::NoModifier && m_table->hasFocus())
        acknowledgeSelected();
    else
        QWidget::keyPressEvent(event);
}

} // namespace nb
