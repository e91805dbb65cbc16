// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/evidencepanel.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <charconv>

namespace nb {

namespace {

constexpr std::size_t kMostBars = 200;

/// The chain behind a row; null when it is none.
const PivotChain* chainOf(const PivotAnalysis& analysis, const PivotRow& row)
{
    if (row.kind > PivotRowKind::Mixed || row.state == PivotRowState::Hidden)
        return nullptr;
    if (row.state == PivotRowState::Approved)
        return &analysis.approvedChains()[row.index];
    return &analysis.chains()[analysis.groups()[row.index].chains.front()];
}

} // namespace

EvidencePanel::EvidencePanel(QWidget* parent)
    : QWidget(parent)
    , m_reason(new QLabel(this))
    , m_warnings(new QLabel(this))
    , m_link(new QComboBox(this))
    , m_gantt(new SessionGantt(this))
    , m_terms(new TermsModel(this))
    , m_table(new QTreeView(this))
{
    for (QLabel* label : {m_reason, m_warnings}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_reason->setAccessibleName(tr("Reason"));
    m_link->setAccessibleName(tr("Link of the chain"));
    m_link->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_table->setModel(m_terms);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAccessibleName(tr("Terms of the score"));
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setStretchLastSection(false);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_gantt);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_link);
    column->addWidget(m_table, 1);
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->addWidget(scroll);
    across->addWidget(right);
    across->setStretchFactor(0, 1);
    across->setSizes(
        {fontMetrics().averageCharWidth() * 74, fontMetrics().averageCharWidth() * 56});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 0);
    layout->setSpacing(3);
    layout->addWidget(m_reason);
    layout->addWidget(m_warnings);
    layout->addWidget(across, 1);
    connect(m_link, &QComboBox::currentIndexChanged, this, &EvidencePanel::showLink);
    setRow(nullptr, std::nullopt);
}

void EvidencePanel::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_gantt->setFormat(format);
    showLink();
}

QString EvidencePanel::reasonText() const
{
    return m_reason->text();
}

std::string EvidencePanel::barOf(EpisodeId episode)
{
    return std::to_string(episode);
}

std::optional<EpisodeId> EvidencePanel::episodeOf(const std::string& bar)
{
    EpisodeId id = 0;
    const auto [end, error] = std::from_chars(bar.data(), bar.data() + bar.size(), id);
    return error == std::errc {} && end == bar.data() + bar.size() ? std::optional(id)
                                                                   : std::nullopt;
}

void EvidencePanel::setRow(const PivotOutcomePtr& outcome, const std::optional<PivotRow>& row)
{
    m_outcome = outcome;
    m_row = outcome ? row : std::nullopt;
    m_links.clear();
    if (m_row) {
        const PivotAnalysis& analysis = *outcome->analysis;
        if (m_row->state == PivotRowState::Hidden && findingOf(analysis, *m_row) == nullptr)
            m_links = {analysis.links().hidden[m_row->index]};
        else if (const PivotChain* chain = chainOf(analysis, *m_row))
            m_links = chain->links;
    }
    fillLinks();
    showLink();
}

void EvidencePanel::fillLinks()
{
    const QSignalBlocker blocker(m_link);
    m_link->clear();
    m_link->setVisible(!m_links.empty());
    m_table->setVisible(!m_links.empty());
    if (m_links.empty())
        return;
    const PivotAnalysis& analysis = *m_outcome->analysis;
    std::size_t strongest = 0;
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        const Episode& parent = analysis.facts().episodes[m_links[i].parent];
        const Episode& child = analysis.facts().episodes[m_links[i].child];
        QStringList hosts;
        for (const PivotHost host : {parent.client, parent.server, child.server})
            hosts << pivottext::shortHost(analysis.address(host), m_outcome->names);
        m_link->addItem(tr("%1  %2").arg(
            pivottext::score(m_links[i].score), hosts.join(QStringLiteral(" → "))));
        if (m_links[i].score > m_links[strongest].score)
            strongest = i;
    }
    m_link->setCurrentIndex(static_cast<int>(strongest));
}

const PivotLink* EvidencePanel::link() const
{
    const int at = m_link->currentIndex();
    return at >= 0 && static_cast<std::size_t>(at) < m_links.size()
        ? &m_links[static_cast<std::size_t>(at)]
        : nullptr;
}

std::vector<EpisodeId> EvidencePanel::episodes() const
{
    const PivotAnalysis& analysis = *m_outcome->analysis;
    std::vector<EpisodeId> all;
    if (const PivotChain* chain = chainOf(analysis, *m_row)) {
        all = chain->episodes();
        if (chain->controllerEpisode)
            all.push_back(*chain->controllerEpisode);
    } else if (!m_links.empty()) {
        all = {m_links.front().parent, m_links.front().child};
    } else {
        for (const EpisodeKey& key : sceneOf(*m_row, analysis, m_outcome->naive.get()).episodes)
            if (const auto id = findEpisode(analysis, key))
                all.push_back(*id);
    }
    if (all.size() > kMostBars)
        all.resize(kMostBars);
    return all;
}

std::vector<GanttBar> EvidencePanel::bars(const PivotLink* link) const
{
    const PivotAnalysis& analysis = *m_outcome->analysis;
    std::vector<GanttBar> bars;
    for (const EpisodeId id : episodes()) {
        const Episode& episode = analysis.facts().episodes[id];
        GanttBar bar;
        bar.id = barOf(id);
        bar.label = pivottext::shortHost(analysis.address(episode.client), m_outcome->names)
            + QStringLiteral(" → ")
            + pivottext::shortHost(analysis.address(episode.server), m_outcome->names);
        bar.service = QString::fromStdString(analysis.serviceName(id));
        if (episode.flows > 1)
            bar.service += QStringLiteral(" × ") + m_format.count(episode.flows);
        bar.start = episode.start;
        bar.end = episode.end;
        bar.parent = link != nullptr && link->parent == id;
        bar.child = link != nullptr && link->child == id;
        bars.push_back(std::move(bar));
    }
    return bars;
}

void EvidencePanel::showLink()
{
    if (!m_row) {
        m_reason->setText(tr("Choose a finding to see what it rests on."));
        m_warnings->hide();
        m_gantt->setBars({});
        m_terms->setTerms({});
        return;
    }
    const PivotAnalysis& analysis = *m_outcome->analysis;
    const PivotLink* const shown = link();
    QString reason = pivottext::reason(analysis, *m_row, shown, m_outcome->names, m_format);
    if (const PivotChain* chain = chainOf(analysis, *m_row); chain && chain->controller)
        reason += QLatin1Char(' ')
            + (chain->controllerClosed
                    ? tr("%1 was in touch with the rare outside host %2, and a later host of the "
                         "chain was too.")
                    : tr("%1 was in touch with the rare outside host %2."))
                  .arg(pivottext::host(analysis.address(chain->hosts.front()), m_outcome->names),
                      pivottext::host(analysis.address(*chain->controller), m_outcome->names));
    m_reason->setText(reason);
    const QStringList warnings
        = shown != nullptr ? pivottext::warnings(analysis.warnings(*shown)) : QStringList();
    m_warnings->setText(warnings.join(QLatin1Char(' ')));
    m_warnings->setVisible(!warnings.isEmpty());
    m_gantt->setBars(bars(shown));
    m_terms->setTerms(shown != nullptr ? pivottext::terms(analysis.terms(*shown), *shown)
                                       : std::vector<TermLine> {});
}

} // namespace nb
