// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotparameters.h"
#include "ui/graph/graphview.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QMenu;
class QProgressBar;
class QToolButton;

namespace nb {

class GraphSearchBox;

/// How pivots are looked for, and what is done with the picture. GUI thread.
class PivotToolbar : public QWidget
{
    Q_OBJECT
public:
    PivotToolbar(GraphModel& model, GraphView& view, QWidget* parent = nullptr);

    [[nodiscard]] PivotMode mode() const;
    void setMode(PivotMode mode);
    /// µs, for mode epsilon.
    [[nodiscard]] std::int64_t epsilon() const;
    /// An analysis runs: the button cancels it.
    void setRunning(bool running, const QString& words);
    [[nodiscard]] QToolButton* runButton() const { return m_run; }
    [[nodiscard]] QMenu* verdictMenu() const { return m_verdicts; }
    [[nodiscard]] GraphSearchBox* search() const { return m_search; }
    [[nodiscard]] QAction* bundles() const { return m_bundles; }
    [[nodiscard]] QAction* parallel() const { return m_parallel; }
    [[nodiscard]] QAction* unconfirmed() const { return m_unconfirmed; }

Q_SIGNALS:
    void modeChanged();
    void runRequested();
    void cancelRequested();
    void optionsChanged();
    void insideRequested();
    void arrangeRequested();
    void sceneOptionsChanged();
    void exportRequested(const QString& format);

private:
    QToolButton* addButton(const QString& icon, const QString& text, const QString& tip);
    QMenu* addMenu(const QString& icon, const QString& text, const QString& tip);
    void createMode();
    void createView();
    void createExport();

    QComboBox* m_mode = nullptr;
    QDoubleSpinBox* m_epsilon = nullptr;
    QToolButton* m_run = nullptr;
    QProgressBar* m_progress = nullptr;
    QMenu* m_verdicts = nullptr;
    QAction* m_bundles = nullptr;
    QAction* m_parallel = nullptr;
    QAction* m_unconfirmed = nullptr;
    GraphSearchBox* m_search = nullptr;
    bool m_running = false;
};

} // namespace nb
