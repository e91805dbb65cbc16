// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/proposalpanel.h"

#include "core/segments/segmenttext.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>
#include <numeric>

namespace nb {

namespace {

enum ProposalColumn
{
    Name,
    Prefixes,
    Vlans,
    Hosts,
    Flows,
    Reason
};

} // namespace

ProposalPanel::ProposalPanel(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_accept(new QPushButton(themeIcon(QStringLiteral("list-add")), tr("A&ccept Selected"), this))
    , m_acceptAll(new QPushButton(tr("Accept A&ll"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_list->setAccessibleName(tr("Proposed segments"));
    m_list->setHeaderLabels(
        {tr("Name"), tr("Prefixes"), tr("VLANs"), tr("Addresses"), tr("Flows"), tr("Reason")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const int width = fontMetrics().averageCharWidth();
    for (const auto& [column, characters] :
        {std::pair {Name, 22}, {Prefixes, 30}, {Vlans, 10}, {Hosts, 12}, {Flows, 12}})
        m_list->setColumnWidth(column, characters * width);
    auto* close = new QPushButton(tr("Close"), this);
    auto* top = new QHBoxLayout;
    top->addWidget(m_text, 1);
    top->addWidget(m_accept);
    top->addWidget(m_acceptAll);
    top->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    connect(m_accept, &QPushButton::clicked, this, &ProposalPanel::acceptSelected);
    connect(m_list, &QTreeWidget::itemActivated, this, &ProposalPanel::acceptSelected);
    connect(m_acceptAll, &QPushButton::clicked, this, [this] {
        std::vector<std::size_t> all(m_proposals.size());
        std::iota(all.begin(), all.end(), std::size_t {0});
        take(all);
    });
    connect(close, &QPushButton::clicked, this, &ProposalPanel::closed);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this,
        [this] { m_accept->setEnabled(!m_list->selectedItems().isEmpty()); });
}

QString ProposalPanel::text() const
{
    return m_text->text();
}

void ProposalPanel::show(const QString& text)
{
    m_text->setText(text);
    m_accept->setEnabled(!m_list->selectedItems().isEmpty());
    m_acceptAll->setEnabled(!m_proposals.empty());
}

void ProposalPanel::setSearching()
{
    m_proposals.clear();
    m_list->clear();
    show(tr("Looking at the flows…"));
}

void ProposalPanel::setFailed(const QString& why)
{
    m_proposals.clear();
    m_list->clear();
    show(tr("No segments can be proposed. %1").arg(why));
}

void ProposalPanel::setProposals(std::vector<SegmentProposal> proposals, std::size_t found)
{
    m_proposals = std::move(proposals);
    m_list->clear();
    QList<QTreeWidgetItem*> items;
    for (const SegmentProposal& p : m_proposals) {
        auto* item = new QTreeWidgetItem(
            {plainLine(p.segment.name), QString::fromStdString(prefixesText(p.segment.prefixes)),
                QString::fromStdString(vlansText(p.segment.vlans)), m_format.count(p.hosts),
                m_format.count(p.flows), plainLine(coreText(p.reason))});
        for (const int column : {Hosts, Flows})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(
            Reason, QStringLiteral("<p>%1</p>").arg(item->text(Reason).toHtmlEscaped()));
        items.append(item);
    }
    m_list->addTopLevelItems(items);
    const auto count = static_cast<int>(m_proposals.size());
    if (count > 0)
        show(tr("Traffic suggests %Ln segment(s) that the table does not have.", nullptr, count));
    else if (found > 0)
        show(tr("The table has every network that traffic shows."));
    else
        show(tr("No inside address is in the stored flows, so there is nothing to propose."));
}

void ProposalPanel::acceptSelected()
{
    std::vector<std::size_t> rows;
    const QList<QTreeWidgetItem*> selected = m_list->selectedItems();
    for (QTreeWidgetItem* item : selected)
        rows.push_back(static_cast<std::size_t>(m_list->indexOfTopLevelItem(item)));
    std::ranges::sort(rows);
    take(rows);
}

void ProposalPanel::take(const std::vector<std::size_t>& rows)
{
    std::vector<SegmentProposal> taken;
    std::vector<SegmentProposal> left;
    for (std::size_t i = 0; i < m_proposals.size(); ++i)
        (std::ranges::binary_search(rows, i) ? taken : left).push_back(m_proposals[i]);
    if (taken.empty())
        return;
    setProposals(std::move(left), taken.size());
    Q_EMIT accepted(taken);
}

} // namespace nb
