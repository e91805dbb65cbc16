// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/rulefile.h"
#include "core/scope/ruletable.h"
#include "ui/scope/scopecells.h"
#include "ui/scope/scopetables.h"
#include "ui/scope/scopewords.h"
#include "ui/text/coretext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace nb {

namespace {

/// Gives the texts their place in the translations.
class ScopePlanTables
{
    Q_DECLARE_TR_FUNCTIONS(nb::ScopePlanTables)
};

QString percent(double share)
{
    constexpr int kDecimals = 2;
    return QLocale().toString(share * 100, 'f', kDecimals) + QStringLiteral(" %");
}

QString day(std::int64_t microseconds)
{
    return microseconds == 0 ? QString()
                             : cellText(toString(dayOf(fromMicroseconds(microseconds))));
}

QString hostNames(const scope::Model& model, const std::vector<std::uint32_t>& hosts)
{
    constexpr std::size_t kMost = 12;
    QStringList names;
    for (std::size_t i = 0; i < hosts.size() && i < kMost; ++i)
        names.append(cellText(model.nameOfHost(hosts[i])));
    if (hosts.size() > kMost)
        names.append(
            ScopePlanTables::tr("and %Ln more", nullptr, static_cast<int>(hosts.size() - kMost)));
    return names.join(QStringLiteral(", "));
}

QString sideNames(const scope::Model& model, const std::vector<std::uint32_t>& hosts,
    const std::vector<IpPrefix>& networks)
{
    return networks.empty() ? hostNames(model, hosts)
                            : cellText(scope::sideText(model, hosts, networks));
}

void addMeasure(ScopeTable& table, const QString& name, const QString& before, const QString& after,
    ScopeTone tone = ScopeTone::Plain)
{
    table.rows.push_back(
        {static_cast<std::int64_t>(table.rows.size()), {name, before, after}, tone});
}

ScopeRow borderRow(const ScopeState& state, std::uint32_t index)
{
    const scope::Model& model = *state.model;
    const scope::ModelConversation& c = model.conversations[index];
    const scope::TrafficConversation& t = model.traffic->conversations[c.traffic];
    const auto client = static_cast<std::size_t>(model.hosts[c.client].asset);
    const auto server = static_cast<std::size_t>(model.hosts[c.server].asset);
    const scope::Decision none;
    const scope::Decision& d = c.decision == scope::kNone
        ? none
        : model.answers.decisions[static_cast<std::size_t>(c.decision)];
    const QString direction = scope::isCde(state.result.assets[server].category)
        ? scopeWord(scope::Boundary::CdeIn)
        : scopeWord(scope::Boundary::CdeOut);
    ScopeRow row;
    row.id = index;
    row.tone = scope::isForbidden(model, c.client, c.server)    ? ScopeTone::Bad
        : c.ambiguous || c.verdict == scope::Verdict::Undecided ? ScopeTone::Warning
        : c.verdict == scope::Verdict::Rejected                 ? ScopeTone::Muted
                                                                : ScopeTone::Plain;
    row.cells = {cellText(model.nameOfHost(c.client)),
        scopeWord(state.result.assets[client].category), cellText(model.nameOfHost(c.server)),
        scopeWord(state.result.assets[server].category), cellText(toString(c.service)),
        cellText(scope::serviceLabel(c.service)), direction,
        c.ambiguous ? ScopePlanTables::tr("%1, direction open").arg(scopeWord(c.state))
                    : scopeWord(c.state),
        scopeWord(c.verdict), cellText(d.justification), scopeWord(d.accountData),
        cellText(d.evidence), cellNumber(t.flows), cellNumber(t.bytes), day(t.first), day(t.last)};
    return row;
}

} // namespace

bool crossesBorder(const ScopeState& state, const scope::ModelConversation& c)
{
    const scope::Model& model = *state.model;
    const auto cde = [&](std::uint32_t host) {
        return scope::isCde(
            state.result.assets[static_cast<std::size_t>(model.hosts[host].asset)].category);
    };
    return cde(c.client) != cde(c.server);
}

ScopeTablePtr borderRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 8,
        {ScopePlanTables::tr("Client"), ScopePlanTables::tr("Client is"),
            ScopePlanTables::tr("Server"), ScopePlanTables::tr("Server is"),
            ScopePlanTables::tr("Service"), ScopePlanTables::tr("Name"),
            ScopePlanTables::tr("Direction"), ScopePlanTables::tr("Seen as"),
            ScopePlanTables::tr("Decision"), ScopePlanTables::tr("Justification"),
            ScopePlanTables::tr("Account data"), ScopePlanTables::tr("Evidence"),
            ScopePlanTables::tr("Flows"), ScopePlanTables::tr("Bytes"),
            ScopePlanTables::tr("First"), ScopePlanTables::tr("Last")});
    for (std::uint32_t i = 0; i < state->model->conversations.size(); ++i) {
        const scope::ModelConversation& c = state->model->conversations[i];
        const bool asked = scope::connects(c.state) || c.decision != scope::kNone;
        if (asked && crossesBorder(*state, c))
            table->rows.push_back(borderRow(*state, i));
    }
    return table;
}

ScopeTablePtr attemptRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, -1,
        {ScopePlanTables::tr("Client"), ScopePlanTables::tr("Client is"),
            ScopePlanTables::tr("Server"), ScopePlanTables::tr("Server is"),
            ScopePlanTables::tr("Service"), ScopePlanTables::tr("Name"),
            ScopePlanTables::tr("Direction"), ScopePlanTables::tr("Seen as"),
            ScopePlanTables::tr("Flows"), ScopePlanTables::tr("First"),
            ScopePlanTables::tr("Last")});
    for (const std::uint32_t index : scope::attemptsOf(*state->model, state->result)) {
        ScopeRow row = borderRow(*state, index);
        constexpr qsizetype kDecision = 8;
        constexpr qsizetype kFlows = 12;
        QVariantList cells = row.cells.mid(0, kDecision);
        cells << row.cells.at(kFlows) << row.cells.at(kFlows + 2) << row.cells.at(kFlows + 3);
        row.cells = std::move(cells);
        row.tone = ScopeTone::Plain;
        table->rows.push_back(std::move(row));
    }
    return table;
}

ScopeTablePtr measureRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, 2,
        {ScopePlanTables::tr("Measure"), ScopePlanTables::tr("Now"),
            ScopePlanTables::tr("With the recommendation")});
    const scope::Measures& m = plan->recommendation.measures;
    const QLocale locale;
    const auto count = [&locale](std::size_t n) { return locale.toString(cellNumber(n)); };
    addMeasure(*table, ScopePlanTables::tr("Systems in scope"), count(m.inScopeBefore),
        count(m.inScopeAfter));
    for (std::size_t c = 0; c < scope::kCategoryCount; ++c)
        addMeasure(*table, scopeWord(static_cast<scope::Category>(c)), count(m.before[c]),
            count(m.after[c]), ScopeTone::Muted);
    addMeasure(*table, ScopePlanTables::tr("Weighted effort"),
        locale.toString(m.effortBefore, 'f', 1), locale.toString(m.effortAfter, 'f', 1));
    addMeasure(*table, ScopePlanTables::tr("Systems to move"), {}, count(m.moves));
    addMeasure(
        *table, ScopePlanTables::tr("Services through the CDE's border"), {}, count(m.holes));
    addMeasure(*table, ScopePlanTables::tr("Systems that can reach the CDE"), count(m.reachBefore),
        count(m.reachAfter));
    addMeasure(*table, ScopePlanTables::tr("Coverage of accepted flows (must be 100 %)"), {},
        percent(m.coverage), m.coverage == 1 ? ScopeTone::Good : ScopeTone::Bad);
    addMeasure(*table, ScopePlanTables::tr("Rejected flows permitted (must be 0 %)"), {},
        percent(m.rejectedLeak), m.rejectedLeak == 0 ? ScopeTone::Good : ScopeTone::Bad);
    addMeasure(*table, ScopePlanTables::tr("Over-permission"), {},
        ScopePlanTables::tr("%1 (%2 never seen)").arg(percent(m.overPermission), count(m.extra)));
    for (std::size_t b = 0; b < scope::kBoundaryCount; ++b)
        addMeasure(*table,
            ScopePlanTables::tr("Rules %1").arg(scopeWord(static_cast<scope::Boundary>(b))), {},
            ScopePlanTables::tr("%1, over-permission %2")
                .arg(count(m.rulesOf[b]), percent(m.overPermissionOf[b])),
            ScopeTone::Muted);
    addMeasure(*table, ScopePlanTables::tr("Address slack"), {}, percent(m.addressSlack));
    addMeasure(*table, ScopePlanTables::tr("Exposure reduction"), {}, percent(m.exposureReduction));
    addMeasure(*table,
        ScopePlanTables::tr("Hold-out: share permitted by rules learnt from the first four fifths"),
        {}, percent(m.generalisation));
    addMeasure(*table, ScopePlanTables::tr("Hold-out: new denials to expect each day"), {},
        locale.toString(m.newDenialsPerDay, 'f', 1));
    return table;
}

ScopeTablePtr moveRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, -1,
        {ScopePlanTables::tr("System"), ScopePlanTables::tr("From"), ScopePlanTables::tr("To"),
            ScopePlanTables::tr("Why")});
    for (const scope::Move& move : plan->recommendation.moves)
        table->rows.push_back({move.asset,
            {cellText(plan->recommendation.planned.assets[move.asset].name), cellText(move.from),
                cellText(move.to), coreText(move.why)},
            ScopeTone::Plain});
    return table;
}

ScopeTablePtr sideRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, 3,
        {ScopePlanTables::tr("System"), ScopePlanTables::tr("Segment"),
            ScopePlanTables::tr("Category"), ScopePlanTables::tr("Border"),
            ScopePlanTables::tr("Decided by")});
    const scope::Recommendation& r = plan->recommendation;
    const scope::Model& model = *plan->state->model;
    for (std::uint32_t i = 0; i < model.assets.size(); ++i) {
        if (model.assets[i].external || !scope::isInScope(r.before.assets[i].category))
            continue;
        const bool inside = std::ranges::binary_search(r.enclave, i);
        const bool fixed = plan->options.fixedIn.contains(i) || plan->options.fixedOut.contains(i);
        const bool handles = r.before.assets[i].category == scope::Category::Chd;
        table->rows.push_back({i,
            {cellText(model.assets[i].name), cellText(model.segmentText(i)),
                scopeWord(r.before.assets[i].category),
                inside ? ScopePlanTables::tr("inside") : ScopePlanTables::tr("outside"),
                handles     ? ScopePlanTables::tr("account data")
                    : fixed ? ScopePlanTables::tr("you")
                            : ScopePlanTables::tr("least cost")},
            inside ? ScopeTone::Plain : ScopeTone::Muted});
    }
    return table;
}

ScopeTablePtr groupRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, 3,
        {ScopePlanTables::tr("Group"), ScopePlanTables::tr("Systems"),
            ScopePlanTables::tr("Confidence"), ScopePlanTables::tr("Confirmed"),
            ScopePlanTables::tr("Members")});
    for (std::size_t i = 0; i < plan->groups.size(); ++i) {
        const scope::HostGroup& group = plan->groups[i];
        if (group.hosts.size() < 2 && !group.locked)
            continue;
        table->rows.push_back({static_cast<std::int64_t>(i),
            {cellText(group.name), cellNumber(group.hosts.size()),
                QLocale().toString(group.confidence, 'f', 2),
                group.locked ? ScopePlanTables::tr("yes") : QString(),
                hostNames(plan->recommendation.planned, group.hosts)},
            group.locked ? ScopeTone::Good : ScopeTone::Plain});
    }
    return table;
}

ScopeTablePtr planRuleRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, 5,
        {ScopePlanTables::tr("Rule"), ScopePlanTables::tr("Boundary"),
            ScopePlanTables::tr("Sources"), ScopePlanTables::tr("Destinations"),
            ScopePlanTables::tr("Services"), ScopePlanTables::tr("Justification"),
            ScopePlanTables::tr("Status"), ScopePlanTables::tr("Observed"),
            ScopePlanTables::tr("Permitted"), ScopePlanTables::tr("Never seen"),
            ScopePlanTables::tr("Flows"), ScopePlanTables::tr("Permissiveness"),
            ScopePlanTables::tr("First"), ScopePlanTables::tr("Last")});
    const scope::Recommendation& r = plan->recommendation;
    std::int64_t id = 0;
    for (const scope::Rule& rule : r.rules) {
        QStringList services;
        for (const scope::Service& service : rule.box.services)
            services.append(cellText(toString(service)));
        const scope::RuleNotes notes = scope::notesOf(r, rule);
        table->rows.push_back({id++,
            {cellText(rule.id), scopeWord(rule.boundary),
                sideNames(r.planned, rule.box.sources, rule.sourceNetworks),
                sideNames(r.planned, rule.box.destinations, rule.destinationNetworks),
                services.join(QStringLiteral(", ")), cellText(notes.justification),
                coreText(notes.status), cellNumber(rule.triples.size()),
                cellNumber(scope::cellsOf(rule.box)), cellNumber(rule.neverSeen.size()),
                cellNumber(rule.hits), cellNumber(rule.permissiveness), day(rule.first),
                day(rule.last)},
            notes.justification.empty() ? ScopeTone::Warning : ScopeTone::Plain});
    }
    return table;
}

ScopeTablePtr neverSeenRows(const ScopePlanPtr& plan, std::int64_t rule)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, -1,
        {ScopePlanTables::tr("Rule"), ScopePlanTables::tr("Source"),
            ScopePlanTables::tr("Destination"), ScopePlanTables::tr("Service")});
    const scope::Recommendation& r = plan->recommendation;
    for (std::size_t i = 0; i < r.rules.size(); ++i) {
        if (rule >= 0 && i != static_cast<std::size_t>(rule))
            continue;
        for (const scope::Cell& cell : r.rules[i].neverSeen)
            table->rows.push_back({static_cast<std::int64_t>(i),
                {cellText(r.rules[i].id), cellText(r.planned.nameOfHost(cell.source)),
                    cellText(r.planned.nameOfHost(cell.destination)),
                    cellText(toString(cell.service))},
                ScopeTone::Plain});
    }
    return table;
}

ScopeTablePtr closeRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, -1,
        {ScopePlanTables::tr("Flows to close"), ScopePlanTables::tr("Systems lost from scope"),
            ScopePlanTables::tr("Flows"), ScopePlanTables::tr("Systems")});
    const scope::Recommendation& r = plan->recommendation;
    constexpr std::size_t kMost = 5;
    std::int64_t id = 0;
    for (const scope::CloseProposal& proposal : r.closeFlows) {
        QStringList flows;
        for (std::size_t i = 0; i < proposal.conversations.size() && i < kMost; ++i)
            flows.append(cellText(scope::conversationText(r.planned, proposal.conversations[i])));
        QStringList systems;
        for (std::size_t i = 0; i < proposal.lost.size() && i < kMost; ++i)
            systems.append(cellText(r.planned.assets[proposal.lost[i]].name));
        if (proposal.conversations.size() > kMost)
            flows.append(QStringLiteral("…"));
        if (proposal.lost.size() > kMost)
            systems.append(QStringLiteral("…"));
        table->rows.push_back({id++,
            {cellNumber(proposal.conversations.size()), cellNumber(proposal.lost.size()),
                flows.join(QStringLiteral("; ")), systems.join(QStringLiteral(", "))},
            ScopeTone::Plain});
    }
    return table;
}

ScopeTablePtr denialRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, 0,
        {ScopePlanTables::tr("Why"), ScopePlanTables::tr("Client"), ScopePlanTables::tr("Server"),
            ScopePlanTables::tr("Service"), ScopePlanTables::tr("Name"),
            ScopePlanTables::tr("Flows"), ScopePlanTables::tr("Bytes"),
            ScopePlanTables::tr("First"), ScopePlanTables::tr("Last")});
    const scope::Model& model = plan->recommendation.planned;
    for (const scope::Denial& denial : plan->recommendation.denials) {
        const scope::ModelConversation& c = model.conversations[denial.conversation];
        const scope::TrafficConversation& t = model.traffic->conversations[c.traffic];
        table->rows.push_back({denial.conversation,
            {scopeWord(denial.reason), cellText(model.nameOfHost(c.client)),
                cellText(model.nameOfHost(c.server)), cellText(toString(c.service)),
                cellText(scope::serviceLabel(c.service)), cellNumber(t.flows), cellNumber(t.bytes),
                day(t.first), day(t.last)},
            denial.reason == scope::DenialReason::Forbidden      ? ScopeTone::Bad
                : denial.reason == scope::DenialReason::Rejected ? ScopeTone::Muted
                                                                 : ScopeTone::Warning});
    }
    return table;
}

ScopeTablePtr exportRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, 1,
        {ScopePlanTables::tr("Target"), ScopePlanTables::tr("Self-check"),
            ScopePlanTables::tr("Files"), ScopePlanTables::tr("Lines"),
            ScopePlanTables::tr("File names")});
    std::int64_t id = 0;
    for (const std::string& target : scope::exportTargets()) {
        const auto files = scope::exportRules(plan->recommendation, target, {plan->state->inputs});
        ScopeRow row {id++, {cellText(target)}, ScopeTone::Good};
        if (!files) {
            row.tone = ScopeTone::Bad;
            row.cells << ScopePlanTables::tr("failed: %1").arg(coreText(files.error().detail))
                      << qlonglong {0} << qlonglong {0} << QString();
        } else {
            std::uint64_t lines = 0;
            QStringList names;
            for (const scope::RuleFile& file : *files) {
                lines += static_cast<std::uint64_t>(std::ranges::count(file.bytes, '\n'));
                names.append(cellText(file.name));
            }
            row.cells << ScopePlanTables::tr("passed: reads back as exactly the rules")
                      << cellNumber(files->size()) << cellNumber(lines)
                      << names.join(QStringLiteral(", "));
        }
        table->rows.push_back(std::move(row));
    }
    return table;
}

} // namespace nb
