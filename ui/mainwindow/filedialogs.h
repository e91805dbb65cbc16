// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/workspace.h"
#include "ui/flows/flowtext.h"

#include <QObject>

namespace nb {

class MainWindow;

/// Asks for files and folders and does with them what the menu says. Dialogs do not stop the
/// program; what they start is a job. GUI thread; a child of the window.
class FileDialogs : public QObject
{
    Q_OBJECT
public:
    explicit FileDialogs(MainWindow& window);

    void chooseFiles();
    void chooseFolder();
    void chooseWorkspace(bool create);
    void chooseExport(FlowTextFormat format);
    void chooseDayCopy(const DayInfo& day);

private:
    void startExport(FlowTextFormat format, const QString& path);
    void startDayCopy(const DayInfo& day, const QString& path);

    MainWindow& m_window;
};

} // namespace nb
