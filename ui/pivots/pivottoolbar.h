// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/clockoffset.h"
#include "core/pivot/pivotparameters.h"
#include "ui/graph/graphview.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QMenu;
class QProgressBar;
class QPushButton;
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
    /// Takes over what is set of the detector; the tails in mode live only, lateral mode has its
    /// own.
    void setDetector(PivotParameters& parameters) const;
    /// Sets everything here to that, without a signal.
    void showParameters(const PivotParameters& parameters);
    [[nodiscard]] QDoubleSpinBox* theta() const { return m_theta; }
    [[nodiscard]] QDoubleSpinBox* sigma() const { return m_sigma; } ///< seconds
    [[nodiscard]] QDoubleSpinBox* tail() const { return m_tail; }
    [[nodiscard]] QDoubleSpinBox* tailInteractive() const { return m_tailInteractive; }
    /// Offers the tolerance that exporters' clocks need, where it is more than what is set.
    void setClocks(const std::vector<ClockOffset>& offsets);
    [[nodiscard]] QPushButton* allowClocks() const { return m_allowClocks; }
    /// Brings the detector's fields back to what they are without.
    void resetDetector();
    /// An analysis runs: the button cancels it.
    void setRunning(bool running, const QString& words);
    [[nodiscard]] QToolButton* runButton() const { return m_run; }
    [[nodiscard]] QMenu* verdictMenu() const { return m_verdicts; }
    [[nodiscard]] GraphSearchBox* search() const { return m_search; }
    [[nodiscard]] QAction* bundles() const { return m_bundles; }
    [[nodiscard]] QAction* networks() const { return m_networks; }
    [[nodiscard]] QAction* parallel() const { return m_parallel; }
    [[nodiscard]] QAction* unconfirmed() const { return m_unconfirmed; }

Q_SIGNALS:
    void modeChanged();
    void runRequested();
    void cancelRequested();
    void optionsChanged();
    void insideRequested();
    void servicesRequested();
    void arrangeRequested();
    void sceneOptionsChanged();
    void exportRequested(const QString& format);
    void caseRequested(bool save);

private:
    QToolButton* addButton(const QString& icon, const QString& text, const QString& tip);
    QMenu* addMenu(const QString& icon, const QString& text, const QString& tip);
    void createMode();
    void createDetector();
    void updateClocks();
    void modeChosen();
    void createView();
    void createExport();
    void createCase();

    QComboBox* m_mode = nullptr;
    QDoubleSpinBox* m_epsilon = nullptr;
    QDoubleSpinBox* m_theta = nullptr;
    QDoubleSpinBox* m_sigma = nullptr;
    QDoubleSpinBox* m_tail = nullptr;
    QDoubleSpinBox* m_tailInteractive = nullptr;
    QPushButton* m_allowClocks = nullptr;
    std::int64_t m_suggestedSigma = 0; ///< µs; 0: nothing to suggest
    QToolButton* m_run = nullptr;
    QProgressBar* m_progress = nullptr;
    QMenu* m_verdicts = nullptr;
    QAction* m_bundles = nullptr;
    QAction* m_networks = nullptr;
    QAction* m_parallel = nullptr;
    QAction* m_unconfirmed = nullptr;
    GraphSearchBox* m_search = nullptr;
    bool m_running = false;
};

} // namespace nb
