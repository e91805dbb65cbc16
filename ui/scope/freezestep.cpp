// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/inventory.h"
#include "core/scope/ruletable.h"
#include "core/scope/scopestore.h"
#include "ui/scope/plansteps.h"
#include "ui/scope/scopefiles.h"
#include "ui/scope/scopetables.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

FreezeStep::FreezeStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent)
    : ScopeStep(engine, state, tr("Report and freeze"),
        tr("The documents of this confirmation, and a snapshot to compare the next one with: an "
           "assessor asks what changed, in both directions. The result is input to your own "
           "confirmation (12.5.2), no verdict."),
        parent)
{
    createReport();
    createSnapshots();
    m_difference = addTable(QStringLiteral("difference"), tr("What changed"));
    m_difference->setEmptyText(tr("Choose a snapshot to compare with."));
    content()->addWidget(m_difference, 1);
}

void FreezeStep::createReport()
{
    auto* box = new QGroupBox(tr("Documents"), this);
    auto* row = new QHBoxLayout(box);
    m_report = new QPushButton(tr("&Report as PDF…"), box);
    m_redacted = new QPushButton(tr("Redacted Report as P&DF…"), box);
    m_inventory = new QPushButton(tr("&Inventory as CSV…"), box);
    m_ruleTable = new QPushButton(tr("R&ules as CSV…"), box);
    for (QPushButton* button : {m_report, m_redacted, m_inventory, m_ruleTable})
        row->addWidget(button);
    row->addStretch(1);
    content()->addWidget(box);
    for (QPushButton* button : {m_report, m_redacted, m_inventory, m_ruleTable})
        button->setEnabled(false);
    connect(m_report, &QPushButton::clicked, this, [this] { Q_EMIT reportRequested(false); });
    connect(m_redacted, &QPushButton::clicked, this, [this] { Q_EMIT reportRequested(true); });
    connect(m_inventory, &QPushButton::clicked, this, [this] { askPath(true); });
    connect(m_ruleTable, &QPushButton::clicked, this, [this] { askPath(false); });
}

void FreezeStep::createSnapshots()
{
    auto* box = new QGroupBox(tr("Snapshots"), this);
    auto* row = new QHBoxLayout(box);
    m_name = new QLineEdit(box);
    m_name->setPlaceholderText(tr("Name, for example 2026-11"));
    m_name->setAccessibleName(tr("Name of the snapshot"));
    m_name->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    m_freeze = new QPushButton(tr("&Freeze"), box);
    m_names = new QComboBox(box);
    m_names->setAccessibleName(tr("Snapshot to compare with"));
    m_names->setMinimumContentsLength(16);
    m_compare = new QPushButton(tr("&Compare"), box);
    auto* file = new QPushButton(tr("Compare with a Fi&le…"), box);
    m_due = new QLabel(box);
    m_due->setTextFormat(Qt::PlainText);
    for (QWidget* widget :
        std::initializer_list<QWidget*> {m_name, m_freeze, m_names, m_compare, file, m_due})
        row->addWidget(widget);
    row->addStretch(1);
    content()->addWidget(box);
    connect(m_freeze, &QPushButton::clicked, this, [this] { freeze(m_name->text().trimmed()); });
    connect(m_name, &QLineEdit::returnPressed, m_freeze, &QPushButton::click);
    connect(
        m_compare, &QPushButton::clicked, this, [this] { compareWith(m_names->currentText()); });
    connect(file, &QPushButton::clicked, this, &FreezeStep::askFile);
}

QStringList FreezeStep::snapshots() const
{
    QStringList names;
    for (int i = 0; i < m_names->count(); ++i)
        names << m_names->itemText(i);
    return names;
}

ScopeStep::Make FreezeStep::maker() const
{
    return [](const ScopeStatePtr&, const ScopePlanPtr&) { return Tables {}; };
}

void FreezeStep::shown()
{
    const ScopePlanPtr& plan = engine().plan();
    const QString locked = engine().lockedReason();
    m_freeze->setEnabled(plan && locked.isEmpty());
    m_freeze->setToolTip(locked);
    for (QPushButton* button : {m_report, m_redacted, m_inventory, m_ruleTable}) {
        button->setEnabled(plan != nullptr);
        button->setToolTip(plan ? QString() : tr("A recommendation is still being worked out."));
    }
    if (plan) {
        const scope::Snapshot now
            = scope::freeze(*plan->state->model, plan->recommendation, std::string());
        m_due->setText(tr("Next confirmation due: %1").arg(QString::fromStdString(now.nextDue)));
    }
    readNames();
}

void FreezeStep::readNames()
{
    const WorkspaceSessionPtr session = engine().session();
    if (!session || !session->workspace())
        return;
    m_reading.start(
        engine().editPool(), this,
        [session](std::stop_token) -> Result<QStringList> {
            auto store = scope::ScopeStore::open(*session->workspace());
            if (!store)
                return store.error();
            const auto names = store->snapshotNames();
            if (!names)
                return names.error();
            QStringList list;
            for (const std::string& name : *names)
                list.prepend(QString::fromStdString(name));
            return list;
        },
        [this](const Result<QStringList>& names) {
            const QString before = m_names->currentText();
            m_names->clear();
            if (names)
                m_names->addItems(*names);
            m_names->setCurrentIndex(std::max(0, m_names->findText(before)));
            m_compare->setEnabled(m_names->count() > 0 && engine().plan());
            m_compare->setToolTip(m_names->count() > 0 ? QString() : tr("Nothing was frozen yet."));
        });
}

void FreezeStep::freeze(const QString& name)
{
    if (name.isEmpty()) {
        Q_EMIT message(tr("A snapshot needs a name."));
        return;
    }
    const ScopePlanPtr plan = engine().plan();
    if (!plan || !engine().lockedReason().isEmpty())
        return;
    m_writing.start(
        engine().editPool(), this,
        [plan, name, session = engine().session()](std::stop_token) -> Result<QStringList> {
            auto store = scope::ScopeStore::open(*session->workspace());
            if (!store)
                return store.error();
            const std::string text = name.toStdString();
            const auto kept = store->addSnapshot({text, {},
                scope::toJson(scope::freeze(*plan->state->model, plan->recommendation, text))});
            if (!kept)
                return kept.error();
            return QStringList {name};
        },
        [this](const Result<QStringList>& frozen) {
            Q_EMIT message(frozen ? tr("The scope is frozen as %1.").arg(frozen->front())
                                  : scopeProblem(frozen.error()));
            readNames();
        });
}

void FreezeStep::compareWith(const QString& name)
{
    const ScopePlanPtr plan = engine().plan();
    if (!plan || name.isEmpty())
        return;
    m_comparing.start(
        engine().editPool(), this,
        [plan, name, session = engine().session()](std::stop_token) -> Result<scope::TextTable> {
            std::optional<std::string> json;
            if (session && session->workspace()) {
                auto store = scope::ScopeStore::open(*session->workspace());
                if (!store)
                    return store.error();
                const auto kept = store->snapshot(name.toStdString());
                if (!kept)
                    return kept.error();
                if (*kept)
                    json = (*kept)->json;
            }
            if (!json) {
                auto text = readScopeFile(name);
                if (!text)
                    return text.error();
                json = std::move(text).value();
            }
            const auto before = scope::snapshotFromJson(*json);
            if (!before)
                return before.error();
            return scope::difference(
                *before, scope::freeze(*plan->state->model, plan->recommendation, "now"));
        },
        [this, plan](const Result<scope::TextTable>& table) {
            if (!table) {
                Q_EMIT message(scopeProblem(table.error()));
                return;
            }
            m_difference->setTable(scopeTableOf(
                *table, {tr("Kind"), tr("Subject"), tr("Before"), tr("After")}, plan->state));
        });
}

void FreezeStep::exportTable(bool inventory, const QString& path)
{
    const ScopePlanPtr plan = engine().plan();
    if (!plan)
        return;
    m_writing.start(
        engine().editPool(), this,
        [plan, inventory, path](std::stop_token) -> Result<QStringList> {
            const scope::TextTable table = inventory
                ? scope::inventoryOf(*plan->state->model, plan->state->result)
                : scope::ruleTable(plan->recommendation);
            if (const auto done = writeScopeFile(path, scopeCsv(table)); !done)
                return done.error();
            return QStringList {path};
        },
        [this](const Result<QStringList>& written) {
            Q_EMIT message(
                written ? tr("Written: %1").arg(written->front()) : scopeProblem(written.error()));
        });
}

void FreezeStep::askPath(bool inventory)
{
    auto* dialog
        = new QFileDialog(this, inventory ? tr("Save the Inventory") : tr("Save the Rules"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(inventory ? QStringLiteral("inventory.csv") : QStringLiteral("rules.csv"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, inventory](const QString& path) { exportTable(inventory, path); });
    dialog->open();
}

void FreezeStep::askFile()
{
    auto* dialog = new QFileDialog(this, tr("Compare with a Snapshot"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Snapshots (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &FreezeStep::compareWith);
    dialog->open();
}

} // namespace nb
