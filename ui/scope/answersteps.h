// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/answeredit.h"
#include "ui/scope/scopestep.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;

namespace nb {

/// Steps in which people answer: 1 to 6. GUI thread.

/// 1: whose scope it is, of which period, and what limits the conclusions.
class PeriodStep : public ScopeStep
{
    Q_OBJECT
public:
    PeriodStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent = nullptr);

protected:
    [[nodiscard]] Make maker() const override;
    void shown() override;

private:
    void createFields();
    void keepEntity();
    void keepPeriod();

    QLineEdit* m_name = nullptr;
    QComboBox* m_type = nullptr;
    QCheckBox* m_limited = nullptr;
    QDateEdit* m_from = nullptr;
    QDateEdit* m_to = nullptr;
    QLabel* m_verdict = nullptr;
};

/// 2: segments, what stands between them, who sees them.
class SegmentsStep : public ScopeStep
{
    Q_OBJECT
public:
    SegmentsStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent = nullptr);
    /// Takes the rules of a firewall's configuration in place of those known of the device; gives
    /// how many there are. What was read as wider than it is, is told.
    Result<std::size_t> readRules(const QByteArray& config, const std::string& device);
    void removeRules();
    [[nodiscard]] ScopeTableView* rules() const { return m_rules; }

protected:
    [[nodiscard]] Make maker() const override;

private:
    void createSegments();
    void createControls();
    void takeFromWorkspace();
    void confirmSegments();
    void askSegment(std::int64_t id);
    void removeSegments();
    void askControls();
    void askExporter();
    void createRules();
    void askRules();
    void askDevice(const QString& path);

    ScopeTableView* m_rules = nullptr;
    ScopeTableView* m_segments = nullptr;
    ScopeTableView* m_controls = nullptr;
    ScopeTableView* m_exporters = nullptr;
};

/// 3: who stores, processes or transmits account data.
class AccountDataStep : public ScopeStep
{
    Q_OBJECT
public:
    AccountDataStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent = nullptr);
    /// Reads `address;flags` lines, as a tool that looks for card numbers writes them; gives how
    /// many systems it knew.
    Result<int> readList(const QByteArray& csv);
    void mark(std::optional<std::uint8_t> uses);
    /// Says of the selected flows whether they carry account data, and of which payments.
    void markFlows(const scope::FlowData& data);
    [[nodiscard]] ScopeTableView* flows() const { return m_flows; }

protected:
    [[nodiscard]] Make maker() const override;

private:
    void askData();
    void askForm();
    void askOwner();
    void askList();
    void askFlowData();

    ScopeTableView* m_flows = nullptr;
};

/// 4: security services, segmenting devices, administration, third parties.
class RolesStep : public ScopeStep
{
    Q_OBJECT
public:
    RolesStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent = nullptr);
    /// Accepts or refuses the selected proposals.
    void decideRoles(bool accept);

protected:
    [[nodiscard]] Make maker() const override;

private:
    void askRole();
    void askThirdParty();

    ScopeTableView* m_parties = nullptr;
};

/// 5: what follows, why, what would change it, and what is still open.
class ClassificationStep : public ScopeStep
{
    Q_OBJECT
public:
    ClassificationStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent = nullptr);
    /// What is told about the current asset.
    [[nodiscard]] QString details() const;
    /// Says what the selected systems are, whatever the rules say; nothing: the rules decide again.
    void say(const std::optional<scope::CategoryOverride>& said);
    /// Who administers a system connected indirectly is so too.
    void setStrict(bool strict);

protected:
    [[nodiscard]] Make maker() const override;
    void shown() override;

private:
    void showDetails();
    void askOverride();
    void answerQuestion(std::int64_t id);

    QCheckBox* m_strict = nullptr;
    ScopeTableView* m_questions = nullptr;
    ScopeTableView* m_findings = nullptr;
    QPlainTextEdit* m_details = nullptr;
};

/// 6: accept or reject what crosses the CDE's border.
class BorderStep : public ScopeStep
{
    Q_OBJECT
public:
    BorderStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent = nullptr);
    bool judge(const scope::Judgement& judgement);

protected:
    [[nodiscard]] Make maker() const override;
    void shown() override;

private:
    void ask(scope::Verdict verdict);

    ScopeTableView* m_insecure = nullptr;
    ScopeTableView* m_attempts = nullptr;
    QProgressBar* m_progress = nullptr;
};

} // namespace nb
