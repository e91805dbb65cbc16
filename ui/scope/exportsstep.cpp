// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/rulefile.h"
#include "core/scope/testplan.h"
#include "ui/scope/plansteps.h"
#include "ui/scope/scopefiles.h"
#include "ui/scope/scopetables.h"

#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace nb {

namespace {

QStringList testPlanColumns()
{
    return {ExportsStep::tr("Test"), ExportsStep::tr("From segment"), ExportsStep::tr("To segment"),
        ExportsStep::tr("Sources"), ExportsStep::tr("Targets"), ExportsStep::tr("Services")};
}

} // namespace

ExportsStep::ExportsStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent)
    : ScopeStep(engine, state, tr("Exports"),
        tr("The rules as files for your firewalls, and the test plan that proves them. Every file "
           "was read back and permits exactly the rules, nothing more; look at it before you load "
           "it all the same."),
        parent)
{
    ScopeTableView* const targets = addTable(QStringLiteral("targets"), tr("Rule files"));
    targets->setEmptyText(tr("Working out a recommendation…"));
    m_plan = addTable(QStringLiteral("testplan"), tr("Segmentation test plan"));
    m_plan->setEmptyText(tr("Nothing to test: no segment lies outside the CDE."));
    auto* tabs = new QTabWidget(this);
    tabs->addTab(targets, tr("&Rule Files"));
    tabs->addTab(m_plan, tr("&Test Plan (11.4.5)"));
    content()->addWidget(tabs, 1);
    auto* save = new QPushButton(tr("&Save…"), targets);
    targets->addTool(save);
    save->setEnabled(false);
    connect(save, &QPushButton::clicked, this, &ExportsStep::askFolder);
    connect(targets, &ScopeTableView::selectionChanged, save, [save, targets] {
        save->setEnabled(!targets->selected().empty());
        save->setToolTip(targets->selected().empty() ? tr("Select a target first.") : QString());
    });
    connect(targets, &ScopeTableView::activated, this, &ExportsStep::askFolder);
    auto* savePlan = new QPushButton(tr("Save as CS&V…"), m_plan);
    m_plan->addTool(savePlan);
    connect(savePlan, &QPushButton::clicked, this, &ExportsStep::askTestPlan);
}

ScopeStep::Make ExportsStep::maker() const
{
    return [](const ScopeStatePtr&, const ScopePlanPtr& plan) {
        if (!plan)
            return Tables {nullptr, nullptr};
        return Tables {exportRows(plan),
            scopeTableOf(scope::testPlanOf(plan->recommendation), testPlanColumns(), plan->state)};
    };
}

void ExportsStep::exportTo(const std::string& target, const QString& folder)
{
    const ScopePlanPtr plan = engine().plan();
    if (!plan)
        return;
    m_writing.start(
        engine().pool(), this,
        [plan, target, folder](std::stop_token) -> Result<QStringList> {
            const auto files
                = scope::exportRules(plan->recommendation, target, {plan->state->inputs});
            if (!files)
                return files.error();
            QStringList written;
            for (const scope::RuleFile& file : *files) {
                written.append(QDir(folder).filePath(QString::fromStdString(file.name)));
                if (const auto done = writeScopeFile(written.back(), file.bytes); !done)
                    return done.error();
            }
            return written;
        },
        [this, target](const Result<QStringList>& written) {
            if (written)
                Q_EMIT message(
                    tr("Rules for %1 written: %2")
                        .arg(QString::fromStdString(target), written->join(QStringLiteral(", "))));
            else
                Q_EMIT message(scopeProblem(written.error()));
        });
}

void ExportsStep::exportTestPlan(const QString& path)
{
    const ScopePlanPtr plan = engine().plan();
    if (!plan)
        return;
    m_writing.start(
        engine().pool(), this,
        [plan, path](std::stop_token) -> Result<QStringList> {
            if (const auto done
                = writeScopeFile(path, scopeCsv(scope::testPlanOf(plan->recommendation)));
                !done)
                return done.error();
            return QStringList {path};
        },
        [this](const Result<QStringList>& written) {
            Q_EMIT message(
                written ? tr("Written: %1").arg(written->front()) : scopeProblem(written.error()));
        });
}

void ExportsStep::askFolder()
{
    const std::vector<std::uint32_t> ids = table()->selected();
    if (ids.empty())
        return;
    auto* dialog = new QFileDialog(this, tr("Folder for the Rule Files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, ids](const QString& folder) {
        const auto targets = scope::exportTargets();
        for (const std::uint32_t id : ids) {
            // each in a folder of its own when there are several, for names repeat
            const QString own = ids.size() == 1
                ? folder
                : QDir(folder).filePath(QString::fromStdString(targets.at(id)));
            if (!QDir().mkpath(own))
                Q_EMIT message(tr("The folder %1 cannot be made.").arg(own));
            else
                exportTo(targets.at(id), own);
        }
    });
    dialog->open();
}

void ExportsStep::askTestPlan()
{
    auto* dialog = new QFileDialog(this, tr("Save the Test Plan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("segmentation-test-plan.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportsStep::exportTestPlan);
    dialog->open();
}

} // namespace nb
