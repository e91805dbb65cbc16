// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pivots/pivotqueries.h"
#include "ui/pivots/sessiongantt.h"
#include "ui/pivots/termsmodel.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QTreeView;

namespace nb {

/// Why a finding is one: a sentence, its sessions on one time axis, and every term of the score.
/// GUI thread.
class EvidencePanel : public QWidget
{
    Q_OBJECT
public:
    explicit EvidencePanel(QWidget* parent = nullptr);

    /// Nothing: says what to do.
    void setRow(const PivotOutcomePtr& outcome, const std::optional<PivotRow>& row);
    void setFormat(const FlowFormat& format);
    [[nodiscard]] SessionGantt* gantt() const { return m_gantt; }
    [[nodiscard]] QComboBox* linkBox() const { return m_link; }
    [[nodiscard]] TermsModel& terms() { return *m_terms; }
    [[nodiscard]] QString reasonText() const;
    /// The episode of a bar.
    [[nodiscard]] static std::optional<EpisodeId> episodeOf(const std::string& bar);
    [[nodiscard]] static std::string barOf(EpisodeId episode);

private:
    void showLink();
    void fillLinks();
    [[nodiscard]] std::vector<GanttBar> bars(const PivotLink* link) const;
    [[nodiscard]] const PivotLink* link() const;
    [[nodiscard]] std::vector<EpisodeId> episodes() const;

    PivotOutcomePtr m_outcome;
    std::optional<PivotRow> m_row;
    std::vector<PivotLink> m_links; ///< of the row, in hop order
    FlowFormat m_format;
    QLabel* m_reason;
    QLabel* m_warnings;
    QComboBox* m_link;
    SessionGantt* m_gantt;
    TermsModel* m_terms;
    QTreeView* m_table;
};

} // namespace nb
