// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivotactions.h"
#include "ui/pivots/pivotspage.h"

#include <QMenu>

#include <algorithm>

namespace nb {

void PivotActions::decide(const std::vector<std::string>& verdicts)
{
    if (verdicts.empty()) {
        Q_EMIT m_page.message(tr("That goes only with a chain of hosts."));
        return;
    }
    QStringList words;
    for (const std::string& verdict : verdicts)
        words << pivottext::verdictText(verdict);
    m_page.decide(verdicts, true, words.join(QStringLiteral(", ")));
}

void PivotActions::addVerdict(
    QMenu& menu, const QString& text, const std::vector<std::string>& verdicts)
{
    QAction* const action = menu.addAction(text);
    const std::vector<std::string> stored = m_page.verdicts().texts();
    const bool known = std::ranges::all_of(verdicts, [&stored](const std::string& verdict) {
        return std::ranges::find(stored, verdict) != stored.end();
    });
    action->setCheckable(true);
    action->setChecked(known);
    action->setEnabled(!verdicts.empty());
    connect(action, &QAction::triggered, this, [this, verdicts, known, text] {
        if (known)
            m_page.decide(verdicts, false, tr("Taken back: %1").arg(QString(text).remove(u'&')));
        else
            decide(verdicts);
    });
}

void PivotActions::addHostVerdicts(QMenu& menu, const IpAddress& host)
{
    const std::string address = host.toString();
    addVerdict(menu, tr("Known &Jump Host"), {"jump=" + address});
    addVerdict(menu, tr("&Domain Controller"), {"dc=" + address});
    addVerdict(menu, tr("&Management Host"), {"mgmt=" + address});
    addVerdict(menu, tr("&None of These"), {"plain=" + address});
    menu.addSeparator();
    addVerdict(menu, tr("&Ignore This Host"), {"ignore-host=" + address});
}

std::vector<IpAddress> PivotActions::pivotsOf(const PivotRow& row) const
{
    if (row.kind == PivotRowKind::Ambiguous)
        return {row.hosts.front()};
    if (row.kind > PivotRowKind::Mixed || row.hosts.size() < 3)
        return {};
    return {row.hosts.begin() + 1, row.hosts.end() - 1};
}

std::vector<std::string> PivotActions::approvalsOf(const PivotRow& row) const
{
    std::vector<std::string> verdicts;
    const auto add = [&verdicts](const std::vector<IpAddress>& hosts) {
        std::string path;
        for (const IpAddress& host : hosts)
            path.append(path.empty() ? "" : ">").append(host.toString());
        verdicts.push_back("approve=" + path);
    };
    if (row.kind > PivotRowKind::Mixed || row.state == PivotRowState::Hidden)
        return verdicts;
    const PivotOutcomePtr& outcome = m_page.outcome();
    if (!outcome || row.state == PivotRowState::Approved
        || row.index >= outcome->analysis->groups().size()) {
        add(row.hosts);
        return verdicts;
    }
    // a finding is all the paths that rest on its strongest link
    const PivotAnalysis& analysis = *outcome->analysis;
    for (const std::size_t chain : analysis.groups()[row.index].chains) {
        std::vector<IpAddress> hosts;
        for (const PivotHost host : analysis.chains()[chain].hosts)
            hosts.push_back(analysis.address(host));
        add(hosts);
    }
    return verdicts;
}

void PivotActions::addFindingVerdicts(QMenu& menu, const PivotRow& row)
{
    addVerdict(menu, tr("&Approve This Path (A)"), approvalsOf(row));
    for (const IpAddress& pivot : pivotsOf(row))
        addVerdict(menu,
            tr("%1 Is a Known &Jump Host (J)").arg(QString::fromStdString(pivot.toString())),
            {"jump=" + pivot.toString()});
    menu.addSeparator();
    if (!row.hosts.empty())
        addVerdict(menu,
            tr("&Ignore %1 (I)").arg(QString::fromStdString(row.hosts.front().toString())),
            {"ignore-host=" + row.hosts.front().toString()});
}

void PivotActions::addStored(QMenu& menu)
{
    constexpr std::size_t kMost = 40;
    const std::vector<std::string> stored = m_page.verdicts().texts();
    menu.addSection(tr("Decided so far"));
    if (stored.empty())
        menu.addAction(tr("Nothing yet"))->setEnabled(false);
    for (std::size_t i = 0; i < std::min(stored.size(), kMost); ++i) {
        const QString text = pivottext::verdictText(stored[i]);
        QAction* const action = menu.addAction(tr("Take Back: %1").arg(text));
        connect(action, &QAction::triggered, this, [this, verdict = stored[i], text] {
            m_page.decide({verdict}, false, tr("Taken back: %1").arg(text));
        });
    }
    if (stored.size() > kMost)
        menu.addAction(tr("%Ln more", nullptr, static_cast<int>(stored.size() - kMost)))
            ->setEnabled(false);
}

void PivotActions::fillVerdicts(QMenu& menu)
{
    if (const auto& row = m_page.shownRow())
        addFindingVerdicts(menu, *row);
    addStored(menu);
}

void PivotActions::approve()
{
    if (const auto& row = m_page.shownRow())
        decide(approvalsOf(*row));
}

void PivotActions::knowJumpHost()
{
    const auto& row = m_page.shownRow();
    if (!row)
        return;
    // the pivot of the strongest link, where there are several
    const std::vector<IpAddress> pivots = pivotsOf(*row);
    const PivotOutcomePtr& outcome = m_page.outcome();
    if (pivots.size() > 1 && row->state == PivotRowState::Open && outcome
        && row->index < outcome->analysis->groups().size()) {
        const PivotAnalysis& analysis = *outcome->analysis;
        const Episode& child
            = analysis.facts().episodes[analysis.groups()[row->index].strongest.child];
        decide({"jump=" + analysis.address(child.client).toString()});
        return;
    }
    std::vector<std::string> verdicts;
    for (const IpAddress& pivot : pivots)
        verdicts.push_back("jump=" + pivot.toString());
    decide(verdicts);
}

void PivotActions::ignoreSource()
{
    const auto& row = m_page.shownRow();
    if (row && !row->hosts.empty())
        decide({"ignore-host=" + row->hosts.front().toString()});
}

} // namespace nb
