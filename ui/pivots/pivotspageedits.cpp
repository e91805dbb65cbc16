// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphfiles.h"
#include "ui/graph/graphview.h"
#include "ui/pivots/findingspanel.h"
#include "ui/pivots/pivotfilter.h"
#include "ui/pivots/pivotspage.h"
#include "ui/pivots/pivottoolbar.h"
#include "ui/text/coretext.h"
#include "ui/text/plural.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QSaveFile>

#include <algorithm>

namespace nb {

void PivotsPage::decide(const std::vector<std::string>& verdicts, bool on, const QString& text)
{
    PivotVerdicts after = m_verdicts;
    for (const std::string& verdict : verdicts) {
        const bool done = on ? after.add(verdict).ok() : after.remove(verdict).ok();
        if (!done)
            return;
    }
    if (after == m_verdicts)
        return;
    m_model.undoStack().push(new VerdictCommand(m_verdicts, std::move(after), text,
        [this](const PivotVerdicts& now) { applyVerdicts(now); }));
    if (m_session && m_session->readOnly())
        Q_EMIT message(tr("%1. The workspace is open read-only, as it is while a collector or an "
                          "import in another program holds it, so this lasts until it is closed.")
                           .arg(text));
    else
        Q_EMIT message(tr("%1. Undo takes it back.").arg(text));
}

void PivotsPage::applyVerdicts(const PivotVerdicts& verdicts)
{
    m_verdicts = verdicts;
    if (m_session && !m_session->readOnly())
        m_save.start(
            m_editPool, this,
            [session = m_session, json = verdicts.toJson()](
                const std::stop_token&) -> Result<bool> {
                const auto saved = session->setSetting(PivotVerdicts::kSettingKey, json);
                if (!saved)
                    return saved.error();
                return true;
            },
            [this](const Result<bool>& saved) {
                if (!saved && saved.error().code == ErrorCode::Locked)
                    Q_EMIT message(tr("Another program holds the workspace: what you decided lasts "
                                      "until it is closed."));
                else if (!saved)
                    Q_EMIT queryFailed(saved.error());
            });
    m_stale = true;
    runIfNeeded();
}

std::optional<FilterPtr> PivotsPage::filterOf(
    const std::string& node, const std::string& edge) const
{
    if (!m_outcome)
        return std::nullopt;
    if (node.empty() && edge.empty())
        return pivotfilter::ofScene(drawnScene(), *m_outcome->analysis);
    const GraphGeometryPtr& geometry = m_model.geometry();
    if (!geometry)
        return std::nullopt;
    const Graph& graph = geometry->graph();
    if (!node.empty()) {
        if (!geometry->nodeById(node))
            return std::nullopt;
        return pivotfilter::ofHosts(hostsOfNode(drawnScene(), *m_outcome->analysis, node));
    }
    const auto found = std::ranges::find(graph.edges, edge, &GraphEdge::id);
    if (found == graph.edges.end())
        return std::nullopt;
    return pivotfilter::ofEdge(drawnScene(), *m_outcome->analysis, graph,
        static_cast<std::uint32_t>(found - graph.edges.begin()));
}

void PivotsPage::filterFor(const FilterPtr& condition, FilterEdit edit)
{
    m_investigation.edit(condition, edit);
}

void PivotsPage::showFlows(const std::string& node, const std::string& edge)
{
    if (const auto filter = filterOf(node, edge))
        Q_EMIT flowsRequested(*filter, FilterEdit::AndSelected);
    else
        Q_EMIT message(tr("These are too many hosts for one filter."));
}

QString PivotsPage::remark() const
{
    const PivotAnalysis& analysis = *m_outcome->analysis;
    QStringList parts;
    if (m_outcome->mode == PivotMode::Epsilon || m_outcome->mode == PivotMode::Naive) {
        if (m_outcome->mode == PivotMode::Epsilon)
            parts << tr("%1 sequences in all.", nullptr, pluralOf(m_outcome->found))
                         .arg(m_format.count(m_outcome->found));
        else
            parts << tr("%1 graphs in all.", nullptr, pluralOf(m_outcome->found))
                         .arg(m_format.count(m_outcome->found));
        if (m_outcome->incomplete)
            parts << tr("These are too many to list; they were only counted.");
        else if (m_outcome->rows.size() == kMostPlainRows)
            parts << tr("Truncated: only the first %1 are listed.")
                         .arg(m_format.count(kMostPlainRows));
        return parts.join(u' ');
    }
    std::uint64_t hidden = 0;
    QStringList by;
    for (const auto& [verdict, links] : analysis.links().hiddenBy) {
        hidden += links;
        by << tr("%1: %2").arg(pivottext::verdict(verdict), m_format.count(links));
    }
    if (hidden > 0)
        parts << tr("%Ln link(s) hidden by verdicts (%1).", nullptr, static_cast<int>(hidden))
                     .arg(by.join(QStringLiteral(", ")));
    QStringList findingsBy;
    for (const auto& [verdict, findings] : hiddenFindingCounts(analysis))
        findingsBy << tr("%1: %2").arg(pivottext::verdict(verdict), m_format.count(findings));
    if (const auto findings = analysis.hiddenFindings().size(); findings > 0)
        parts << tr("%Ln finding(s) hidden by verdicts (%1).", nullptr, static_cast<int>(findings))
                     .arg(findingsBy.join(QStringLiteral(", ")));
    if (const auto approved = analysis.approvedChains().size(); approved > 0)
        parts << tr("%Ln chain(s) approved.", nullptr, static_cast<int>(approved));
    const auto& clocks = analysis.facts().flowSet.clockOffsets();
    if (const auto sigma = suggestedSigma(clocks);
        sigma && *sigma > analysis.facts().parameters().sigma) {
        constexpr double kMicro = 1e6;
        const auto worst = std::ranges::max_element(clocks, {}, &ClockOffset::most);
        parts << tr(
            "The clocks of %1 and %2 are up to %3 s apart; the menu Detector allows for it.")
                     .arg(plainLine(QString::fromStdString(worst->first)),
                         plainLine(QString::fromStdString(worst->second)),
                         locale().toString(static_cast<double>(worst->most) / kMicro, 'f', 1));
    }
    if (analysis.truncated())
        parts << tr("Truncated: chains may be longer than shown.");
    return parts.join(u' ');
}

QString PivotsPage::emptyText() const
{
    return m_empty->isHidden() ? QString() : m_empty->text();
}

void PivotsPage::updateStatus()
{
    const bool running = m_queries.isAnalysing();
    QString text;
    if (running) {
        const PivotProgress& progress = m_queries.progress();
        const QString flows = m_format.count(progress.flows);
        text = progress.stage == PivotProgress::Reading ? tr("Reading flows: %1…").arg(flows)
            : progress.stage == PivotProgress::Analysing
            ? tr("Analysing %1 flows…", nullptr, pluralOf(progress.flows)).arg(flows)
            : tr("Reading names…");
    } else {
        m_watch.stop();
        if (m_outcome) {
            const PivotFacts& facts = m_outcome->analysis->facts();
            QStringList parts;
            const std::uint64_t flows = facts.flowSet.flows().size();
            const std::uint64_t sessions = facts.episodes.size();
            const std::uint64_t links = m_outcome->analysis->links().all;
            const QStringList counts {
                tr("%1 flows", nullptr, pluralOf(flows)).arg(m_format.count(flows)),
                tr("%1 sessions", nullptr, pluralOf(sessions)).arg(m_format.count(sessions)),
                tr("%1 links", nullptr, pluralOf(links)).arg(m_format.count(links)),
                tr("%1 s").arg(locale().toString(m_outcome->seconds, 'f', 2))};
            parts << counts.join(QStringLiteral(", "));
            QStringList inside;
            for (const IpPrefix& prefix : facts.settings.internal)
                inside << QString::fromStdString(prefix.toString());
            parts << tr("inside: %1").arg(inside.join(u' '));
            if (const auto hidden = m_model.edits().hidden.size(); hidden > 0)
                parts << tr("%Ln node(s) hidden", nullptr, static_cast<int>(hidden));
            if (m_canvas.scene.episodes.size() + m_canvas.scene.steps.size() >= kMostSceneSteps)
                parts << tr("only part of the finding is drawn");
            if (!m_layoutNote.isEmpty())
                parts << tr("arranged plainly: %1").arg(plainLine(m_layoutNote));
            if (m_newer)
                parts << tr("newer flows are stored: press Find Pivots");
            text = parts.join(QStringLiteral(" · "));
        }
    }
    m_status->setText(text);
    m_toolbar->setRunning(running, text);
    updateEmpty();
}

void PivotsPage::updateEmpty()
{
    QString text;
    const InvestigationState& state = m_investigation.state();
    if (m_queries.isAnalysing()) {
        if (!m_outcome)
            text = tr("Looking for pivots…");
    } else if (!m_problem.isEmpty()) {
        text = m_problem;
    } else if (!m_outcome) {
        if (m_store && m_store->rowCount() > 0)
            text = tr("%1 flows wait. Press Find Pivots to look for hosts that somebody went "
                      "through.",
                nullptr, pluralOf(m_store->rowCount()))
                       .arg(m_format.count(m_store->rowCount()));
    } else if (m_outcome->analysis->facts().flowSet.flows().empty()) {
        text = state.filter || !state.range.unbounded()
            ? tr("No flows match the filter and the time. Clear the filter above.")
            : tr("There are no TCP or UDP flows to analyse yet.");
    } else if (m_canvas.scene.hops.empty()) {
        text = m_outcome->rows.empty()
            ? tr("Nobody went on from a host in a way that stands out. Lateral mode also looks for "
                 "steps up to a day later.")
            : m_findings->filter().rowCount() == 0
            ? tr("No finding passes the filter above the list.")
            : tr("Choose a finding to see its hosts.");
    }
    m_empty->setText(text);
    m_empty->setVisible(!text.isEmpty());
}

ImageOptions PivotsPage::imageOptions() const
{
    ImageOptions options;
    options.title = m_canvas.row ? tr("%1: %2").arg(pivottext::kind(m_canvas.row->kind),
                        pivottext::hosts(*m_canvas.row, m_names))
                                 : tr("Pivots");
    options.width = 2400;
    QStringList parts;
    if (m_canvas.row && m_canvas.row->score)
        parts << tr("score %1").arg(pivottext::score(*m_canvas.row->score));
    const InvestigationState& state = m_investigation.state();
    if (state.filter)
        parts << plainLine(printFilter(state.filter));
    parts << (state.range.unbounded() ? tr("all of the time") : m_format.longRange(state.range));
    options.caption = parts.join(QStringLiteral(" · "));
    return options;
}

void PivotsPage::askExport(const QString& format)
{
    if (!m_model.geometry() || m_model.geometry()->graph().nodes.empty()) {
        Q_EMIT message(tr("There is nothing to save yet."));
        return;
    }
    auto* dialog = new QFileDialog(this, tr("Save the Picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format));
    dialog->selectFile(QStringLiteral("pivots.") + format);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, format](const QString& path) { exportTo(path, format); });
    dialog->open();
}

void PivotsPage::exportTo(const QString& path, const QString& format)
{
    if (!m_model.geometry())
        return;
    ImageOptions options = imageOptions();
    options.legend = legendWords(m_model.geometry()->graph());
    auto owner = std::make_shared<LatestRequest<QString>>();
    owner->start(
        m_pool, this,
        [geometry = m_model.geometry(), format, options, path](
            const std::stop_token&) -> Result<QString> {
            const auto bytes = exportGraph(*geometry, format, options);
            if (!bytes)
                return bytes.error();
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size()
                || !file.commit())
                return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
            return path;
        },
        [this, owner](const Result<QString>& saved) {
            if (saved)
                Q_EMIT message(tr("Saved %1.").arg(plainLine(*saved)));
            else
                Q_EMIT queryFailed(saved.error());
        });
}

} // namespace nb
