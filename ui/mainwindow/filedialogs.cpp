// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/filedialogs.h"

#include "ui/flows/flowspage.h"
#include "ui/flows/flowtableview.h"
#include "ui/mainwindow/filecopy.h"
#include "ui/mainwindow/mainwindow.h"

#include <QFileDialog>
#include <QFileInfo>

namespace nb {

FileDialogs::FileDialogs(MainWindow& window)
    : QObject(&window)
    , m_window(window)
{
}

void FileDialogs::chooseFiles()
{
    auto* dialog = new QFileDialog(&m_window, tr("Import Files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(
        dialog, &QFileDialog::filesSelected, &m_window.workspace(), &WorkspaceController::import);
    dialog->open();
}

void FileDialogs::chooseFolder()
{
    auto* dialog = new QFileDialog(&m_window, tr("Import Folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(
        dialog, &QFileDialog::filesSelected, &m_window.workspace(), &WorkspaceController::import);
    dialog->open();
}

void FileDialogs::chooseWorkspace(bool create)
{
    auto* dialog = new QFileDialog(&m_window, create ? tr("New Workspace") : tr("Open Workspace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setLabelText(QFileDialog::Accept, create ? tr("Create Here") : tr("Open"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_window.flowsPage()->saveState();
        m_window.workspace().open(folder, Workspace::Mode::ReadWrite);
    });
    dialog->open();
}

void FileDialogs::chooseExport(FlowTextFormat format)
{
    const bool csv = format == FlowTextFormat::Csv;
    auto* dialog
        = new QFileDialog(&m_window, csv ? tr("Export Flows as CSV") : tr("Export Flows as JSON"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(csv ? QStringLiteral("csv") : QStringLiteral("json"));
    dialog->selectFile(csv ? QStringLiteral("flows.csv") : QStringLiteral("flows.json"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, format](const QString& path) { startExport(format, path); });
    dialog->open();
}

void FileDialogs::startExport(FlowTextFormat format, const QString& path)
{
    const FlowTableModel* table = m_window.flowsPage()->tableModel();
    if (!table->order())
        return;
    const QString name = QFileInfo(path).fileName();
    m_window.workspace().jobs().start(JobRunner::Lane::Side, tr("Exporting to %1").arg(name), false,
        [store = table->store(), order = table->order(),
            columns = m_window.flowsPage()->table()->shownColumns(), format, path,
            locale = m_window.preferences().display.locale](
            const ProgressFn& progress, std::stop_token stop) {
            return exportOutcome(
                path, exportFlows(*store, *order, columns, format, path, progress, stop), locale);
        });
}

void FileDialogs::chooseDayCopy(const DayInfo& day)
{
    auto* dialog = new QFileDialog(&m_window, tr("Save a Copy of the Day File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("sqlite3"));
    dialog->selectFile(QFileInfo(day.path).fileName());
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, day](const QString& path) { startDayCopy(day, path); });
    dialog->open();
}

void FileDialogs::startDayCopy(const DayInfo& day, const QString& path)
{
    m_window.workspace().jobs().start(JobRunner::Lane::Side,
        tr("Copying %1").arg(QFileInfo(day.path).fileName()), true,
        [from = day.path, path, locale = m_window.preferences().display.locale](
            const ProgressFn& progress, std::stop_token stop) {
            return copyOutcome(path, copyFile(from, path, progress, stop), locale);
        });
}

} // namespace nb
