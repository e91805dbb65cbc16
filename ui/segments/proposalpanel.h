// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/segments/segmentproposal.h"
#include "ui/flows/flowformat.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace nb {

/// Segments that traffic suggests, each with its reason, to be taken one by one or all. GUI thread.
class ProposalPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ProposalPanel(QWidget* parent = nullptr);

    void setFormat(const FlowFormat& format) { m_format = format; }
    void setSearching();
    /// `found` counts those that the segments have already too.
    void setProposals(std::vector<SegmentProposal> proposals, std::size_t found);
    void setFailed(const QString& why);
    [[nodiscard]] const std::vector<SegmentProposal>& proposals() const { return m_proposals; }
    [[nodiscard]] QTreeWidget* list() const { return m_list; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void accepted(const std::vector<nb::SegmentProposal>& proposals);
    void closed();

private:
    void acceptSelected();
    void take(const std::vector<std::size_t>& rows);
    void show(const QString& text);

    std::vector<SegmentProposal> m_proposals;
    FlowFormat m_format;
    QLabel* m_text;
    QTreeWidget* m_list;
    QPushButton* m_accept;
    QPushButton* m_acceptAll;
};

} // namespace nb
