// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/snapshot.h"
#include "ui/scope/scopestep.h"

#include <array>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QTabWidget;

namespace nb {

class BudgetCurve;

/// Steps that show what the engine recommends: 7 to 9. GUI thread.

/// 7: moves, rules, their price, what could be closed, and how it would have fared.
class RecommendationStep : public ScopeStep
{
    Q_OBJECT
public:
    RecommendationStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent = nullptr);
    [[nodiscard]] bool needsPlan() const override { return true; }
    /// Keeps the selected systems inside (true) or outside the border, or lets the engine choose.
    void keepSide(std::optional<bool> inside);
    /// Confirms a group under a name: it stays as it is while half of its members are there.
    void confirmGroup(std::uint32_t group, const std::string& name);
    void releaseGroups();
    [[nodiscard]] ScopeTableView* groups() const { return m_groups; }
    [[nodiscard]] ScopeTableView* sides() const { return m_sides; }
    /// Budgets of all boundaries; makes the recommendation anew.
    void setBudget(double theta);
    [[nodiscard]] BudgetCurve* curve() const { return m_curve; }

protected:
    [[nodiscard]] Make maker() const override;
    void shown() override;

private:
    void createOptions();
    void createTabs();
    void askGroup();
    void showChoices();
    void plan();
    void showNeverSeen();

    QDoubleSpinBox* m_beta = nullptr;
    QDoubleSpinBox* m_rho = nullptr;
    QComboBox* m_mode = nullptr;
    std::array<QDoubleSpinBox*, scope::kBoundaryCount> m_theta {};
    QLabel* m_summary = nullptr;
    QTabWidget* m_tabs = nullptr;
    BudgetCurve* m_curve = nullptr;
    ScopeTableView* m_measures = nullptr;
    ScopeTableView* m_moves = nullptr;
    ScopeTableView* m_rules = nullptr;
    ScopeTableView* m_neverSeen = nullptr;
    ScopeTableView* m_close = nullptr;
    ScopeTableView* m_denied = nullptr;
    ScopeTableView* m_review = nullptr;
    ScopeTableView* m_alternatives = nullptr;
    ScopeTableView* m_sides = nullptr;
    ScopeTableView* m_groups = nullptr;
};

/// 8: rule files for firewalls, and the segmentation test plan.
class ExportsStep : public ScopeStep
{
    Q_OBJECT
public:
    ExportsStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent = nullptr);
    [[nodiscard]] bool needsPlan() const override { return true; }
    /// Writes the rules for a target: into the folder, one file or several.
    void exportTo(const std::string& target, const QString& folder);
    /// Writes the test plan as CSV.
    void exportTestPlan(const QString& path);

protected:
    [[nodiscard]] Make maker() const override;

private:
    void askFolder();
    void askTestPlan();

    ScopeTableView* m_plan = nullptr;
    LatestRequest<QStringList> m_writing;
};

/// 9: report, inventory, sign-off, and what changed since the last time.
class FreezeStep : public ScopeStep
{
    Q_OBJECT
public:
    FreezeStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent = nullptr);
    [[nodiscard]] bool needsPlan() const override { return true; }
    [[nodiscard]] QStringList snapshots() const;
    void freeze(const QString& name);
    /// Compares what is shown now with a snapshot of the workspace, or of a file.
    void compareWith(const QString& name);
    void exportTable(bool inventory, const QString& path);

Q_SIGNALS:
    void reportRequested(bool redacted);

protected:
    [[nodiscard]] Make maker() const override;
    void shown() override;

private:
    void createReport();
    void createSnapshots();
    void readNames();
    void askPath(bool inventory);
    void askFile();

    QPushButton* m_report = nullptr;
    QPushButton* m_redacted = nullptr;
    QPushButton* m_inventory = nullptr;
    QPushButton* m_ruleTable = nullptr;
    QLineEdit* m_name = nullptr;
    QPushButton* m_freeze = nullptr;
    QComboBox* m_names = nullptr;
    QPushButton* m_compare = nullptr;
    QLabel* m_due = nullptr;
    ScopeTableView* m_difference = nullptr;
    LatestRequest<QStringList> m_writing;
    LatestRequest<QStringList> m_reading;
    LatestRequest<scope::TextTable> m_comparing;
};

} // namespace nb
