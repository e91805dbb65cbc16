// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopetables.h"

#include "core/scope/answeredit.h"
#include "ui/scope/scopecells.h"
#include "ui/scope/scopewords.h"
#include "ui/text/coretext.h"

#include <QCoreApplication>

#include <algorithm>

namespace nb {

namespace {

/// Gives the texts their place in the translations.
class ScopeTables
{
    Q_DECLARE_TR_FUNCTIONS(nb::ScopeTables)
};

QString yes(bool is)
{
    return is ? ScopeTables::tr("yes") : ScopeTables::tr("no");
}

QString prefixText(const std::vector<IpPrefix>& prefixes)
{
    QStringList texts;
    for (const IpPrefix& prefix : prefixes)
        texts.append(cellText(prefix.toString()));
    return texts.join(QStringLiteral(", "));
}

ScopeTone toneOf(const scope::AssetClass& asset)
{
    switch (asset.category) {
    case scope::Category::Chd:
    case scope::Category::Contaminated:
        return ScopeTone::Bad;
    case scope::Category::Undetermined:
        return ScopeTone::Warning;
    case scope::Category::Out:
        return asset.state == scope::AssetState::Confirmed ? ScopeTone::Good : ScopeTone::Plain;
    case scope::Category::External:
        return ScopeTone::Muted;
    default:
        return ScopeTone::Plain;
    }
}

ScopeRow pairRow(const ScopeState& state, std::size_t a, std::size_t b)
{
    const scope::Model& model = *state.model;
    const scope::ControlView& view = model.control(a, b);
    const scope::ControlAnswer* const answer = view.answer == scope::kNone
        ? nullptr
        : &model.answers.controls[static_cast<std::size_t>(view.answer)];
    ScopeRow row;
    row.id = static_cast<std::int64_t>(a * model.segmentCount() + b);
    const bool unknown = view.kind == scope::ControlKind::Unknown;
    const bool border = state.result.cdeSegments[a] || state.result.cdeSegments[b];
    row.tone = unknown && border    ? ScopeTone::Warning
        : view.tested               ? ScopeTone::Good
        : border && !view.effective ? ScopeTone::Bad
                                    : ScopeTone::Plain;
    row.cells = {cellText(model.answers.segments[a].name), cellText(model.answers.segments[b].name),
        scopeWord(view.kind), unknown ? QString() : yes(view.effective),
        answer == nullptr ? QString() : cellText(answer->device),
        answer == nullptr || !answer->tested ? QString() : cellText(toString(*answer->tested)),
        view.effective ? yes(view.tested) : QString(),
        model.sees(a, b) ? ScopeTables::tr("seen") : ScopeTables::tr("blind")};
    return row;
}

} // namespace

ScopeTablePtr caveatRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 2,
        {ScopeTables::tr("Limit"), ScopeTables::tr("Of"), ScopeTables::tr("Value"),
            ScopeTables::tr("What it means")});
    std::int64_t id = 0;
    for (const scope::Caveat& c : scope::caveatsOf(*state->model, state->status)) {
        const bool bad = c.kind == "loss" || c.kind == "undecodable" || c.kind == "gap"
            || c.kind == "silent exporter" || c.kind == "sampling" || c.value == "blind";
        table->rows.push_back(
            {id++, {coreText(c.kind), coreText(c.subject), coreText(c.value), coreText(c.text)},
                bad ? ScopeTone::Warning : ScopeTone::Plain});
    }
    return table;
}

ScopeTablePtr segmentRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 3,
        {ScopeTables::tr("Segment"), ScopeTables::tr("Networks"), ScopeTables::tr("Trust"),
            ScopeTables::tr("State"), ScopeTables::tr("Systems"), ScopeTables::tr("CDE")});
    const scope::Model& model = *state->model;
    std::vector<std::uint64_t> systems(model.segmentCount(), 0);
    for (const scope::Asset& asset : model.assets)
        for (const std::int32_t segment : asset.segments)
            ++systems[static_cast<std::size_t>(segment)];
    std::int64_t id = 0;
    for (const scope::SegmentAnswer& s : model.answers.segments) {
        const auto at = static_cast<std::size_t>(id);
        table->rows.push_back({id++,
            {cellText(s.name), prefixText(s.prefixes), scopeWord(s.trust),
                s.confirmed ? ScopeTables::tr("confirmed") : ScopeTables::tr("not confirmed"),
                cellNumber(systems[at]), state->result.cdeSegments[at] ? yes(true) : QString()},
            s.confirmed ? ScopeTone::Plain : ScopeTone::Warning});
    }
    for (const scope::ProposedSegment& proposed : scope::proposeSegments(model)) {
        const scope::SegmentAnswer& s = proposed.segment;
        std::uint64_t count = 0;
        for (const scope::ModelHost& host : model.hosts)
            count += host.segment == scope::kNone && s.prefixes.front().contains(host.address);
        table->rows.push_back({id++,
            {cellText(s.name), prefixText(s.prefixes), scopeWord(s.trust),
                ScopeTables::tr("proposed: %1").arg(coreText(proposed.reason)), cellNumber(count),
                QString()},
            ScopeTone::Muted});
    }
    return table;
}

ScopeTablePtr controlRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 2,
        {ScopeTables::tr("Segment"), ScopeTables::tr("Other segment"), ScopeTables::tr("Control"),
            ScopeTables::tr("Denies by default"), ScopeTables::tr("Device"),
            ScopeTables::tr("Tested"), ScopeTables::tr("In time"), ScopeTables::tr("Visibility")});
    const scope::Model& model = *state->model;
    const std::size_t count = model.segmentCount();
    if (count == 0)
        return table;
    ScopeRow other;
    other.id = static_cast<std::int64_t>(count * count);
    other.cells = {ScopeTables::tr("(all other pairs)"), QString()};
    for (const scope::ControlAnswer& c : model.answers.controls)
        if (c.everyOtherPair())
            other.cells = {ScopeTables::tr("(all other pairs)"), QString(), scopeWord(c.kind),
                c.defaultDeny ? yes(*c.defaultDeny) : QString(), cellText(c.device),
                c.tested ? cellText(toString(*c.tested)) : QString(), QString(), QString()};
    table->rows.push_back(other);
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = a + 1; b < count; ++b)
            table->rows.push_back(pairRow(*state, a, b));
    return table;
}

ScopeTablePtr exporterRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 3,
        {ScopeTables::tr("Exporter"), ScopeTables::tr("Flows"), ScopeTables::tr("Sampling 1 in"),
            ScopeTables::tr("Sees these segments")});
    const scope::Model& model = *state->model;
    const auto add = [&](const std::string& name, std::uint64_t flows, std::uint32_t sampling) {
        QString sees;
        for (const scope::ExporterAnswer& answer : model.answers.exporters)
            if (answer.address == name) {
                sampling = std::max(sampling, answer.sampling);
                QStringList names;
                for (const std::string& segment : answer.sees)
                    names.append(segment == "*" ? ScopeTables::tr("all") : cellText(segment));
                sees = names.join(QStringLiteral(", "));
            }
        table->rows.push_back({static_cast<std::int64_t>(table->rows.size()),
            {cellText(name), cellNumber(flows), cellNumber(sampling), sees},
            sampling > 1         ? ScopeTone::Warning
                : sees.isEmpty() ? ScopeTone::Muted
                                 : ScopeTone::Plain});
    };
    for (const scope::TrafficExporter& told : model.traffic->exporters)
        add(told.name, told.flows, told.sampling);
    for (const scope::ExporterAnswer& answer : model.answers.exporters)
        if (std::ranges::find(
                model.traffic->exporters, answer.address, &scope::TrafficExporter::name)
            == model.traffic->exporters.end())
            add(answer.address, 0, answer.sampling);
    return table;
}

ScopeTablePtr accountDataRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 3,
        {ScopeTables::tr("System"), ScopeTables::tr("Addresses"), ScopeTables::tr("Segment"),
            ScopeTables::tr("Account data"), ScopeTables::tr("Form"), ScopeTables::tr("Evidence"),
            ScopeTables::tr("Owner"), ScopeTables::tr("Category")});
    const scope::Model& model = *state->model;
    for (std::uint32_t i = 0; i < model.assets.size(); ++i) {
        if (model.assets[i].external)
            continue;
        const scope::AssetAnswer* const answer = model.answerOf(i);
        const scope::AssetAnswer none;
        const scope::AssetAnswer& a = answer == nullptr ? none : *answer;
        table->rows.push_back({i,
            {cellText(model.assets[i].name), cellText(model.addressText(i)),
                cellText(model.segmentText(i)), accountDataWord(a.accountData),
                answer ? scopeWord(a.dataState) : QString(), scopeWord(a.evidence),
                cellText(a.owner), scopeWord(state->result.assets[i].category)},
            a.accountData.value_or(0) != 0 ? ScopeTone::Bad
                : a.accountData            ? ScopeTone::Plain
                                           : ScopeTone::Muted});
    }
    return table;
}

ScopeTablePtr accountFlowRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 4,
        {ScopeTables::tr("Client"), ScopeTables::tr("Server"), ScopeTables::tr("Service"),
            ScopeTables::tr("Name"), ScopeTables::tr("Account data"), ScopeTables::tr("Channel"),
            ScopeTables::tr("Stages"), ScopeTables::tr("Justification"),
            ScopeTables::tr("Evidence"), ScopeTables::tr("Flows"), ScopeTables::tr("Bytes")});
    const scope::Model& model = *state->model;
    const auto assetOf
        = [&](std::uint32_t host) { return static_cast<std::size_t>(model.hosts[host].asset); };
    const auto isChd = [&](std::size_t asset) {
        return state->result.assets[asset].category == scope::Category::Chd;
    };
    const scope::Decision none;
    for (std::uint32_t i = 0; i < model.conversations.size(); ++i) {
        const scope::ModelConversation& c = model.conversations[i];
        const scope::Decision& d = c.decision == scope::kNone
            ? none
            : model.answers.decisions[static_cast<std::size_t>(c.decision)];
        const std::size_t client = assetOf(c.client);
        const std::size_t server = assetOf(c.server);
        const bool may = (isChd(client) && (isChd(server) || model.assets[server].external))
            || (isChd(server) && model.assets[client].external);
        const bool carries
            = d.accountData == scope::Carries::Yes || d.accountData == scope::Carries::Token;
        if (!c.visible() || !(may || carries))
            continue;
        const scope::TrafficConversation& t = model.traffic->conversations[c.traffic];
        QStringList stages;
        for (std::size_t s = 0; s < scope::kStageCount; ++s)
            if ((d.stages & scope::bit(static_cast<scope::Stage>(s))) != 0)
                stages.append(scopeWord(static_cast<scope::Stage>(s)));
        table->rows.push_back({i,
            {cellText(model.nameOfHost(c.client)), cellText(model.nameOfHost(c.server)),
                cellText(toString(c.service)), cellText(scope::serviceLabel(c.service)),
                scopeWord(d.accountData), cellText(d.channel), stages.join(QStringLiteral(", ")),
                cellText(d.justification), cellText(d.evidence), cellNumber(t.flows),
                cellNumber(t.bytes)},
            d.accountData == scope::Carries::Unknown
                    || (carries && (d.channel.empty() || d.stages == 0))
                ? ScopeTone::Warning
                : ScopeTone::Plain});
    }
    return table;
}

ScopeTablePtr roleRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 4,
        {ScopeTables::tr("System"), ScopeTables::tr("Segment"), ScopeTables::tr("Role"),
            ScopeTables::tr("Why"), ScopeTables::tr("Decision"), ScopeTables::tr("Category")});
    const scope::Model& model = *state->model;
    std::int64_t id = 0;
    for (const scope::RoleProposal& p : scope::proposeRoles(model, state->result)) {
        QStringList why;
        for (const QString& word : cellText(p.why).split(QStringLiteral(", "), Qt::SkipEmptyParts))
            why.append(coreText(word.toStdString()));
        table->rows.push_back({id++,
            {cellText(model.assets[p.asset].name), cellText(model.segmentText(p.asset)),
                scopeWord(p.role), why.join(QStringLiteral(", ")),
                p.accepted ? ScopeTables::tr("accepted") : ScopeTables::tr("proposed"),
                scopeWord(state->result.assets[p.asset].category)},
            p.accepted ? ScopeTone::Plain : ScopeTone::Warning});
    }
    return table;
}

ScopeTablePtr thirdPartyRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 1,
        {ScopeTables::tr("Address"), ScopeTables::tr("Third party"),
            ScopeTables::tr("Attestation (AOC)"), ScopeTables::tr("Speaks with"),
            ScopeTables::tr("Of them CDE")});
    const scope::Model& model = *state->model;
    for (std::uint32_t i = 0; i < model.assets.size(); ++i) {
        if (!model.assets[i].external || model.assets[i].hosts.empty())
            continue;
        std::uint64_t peers = 0;
        std::uint64_t cde = 0;
        const auto note = [&](std::uint32_t other) {
            peers += scope::isInScope(state->result.assets[other].category) ? 1 : 0;
            cde += scope::isCde(state->result.assets[other].category) ? 1 : 0;
        };
        for (const scope::Edge& edge : model.from(i))
            note(edge.server);
        for (const std::uint32_t edge : model.to(i))
            note(model.edges[edge].client);
        if (peers == 0)
            continue;
        const IpAddress& address = model.hosts[model.assets[i].hosts.front()].address;
        const scope::ThirdParty* const party = model.thirdPartyOf(address);
        table->rows.push_back({i,
            {cellText(address.toString()), party ? cellText(party->name) : QString(),
                party && party->aoc ? cellText(toString(*party->aoc)) : QString(),
                cellNumber(peers), cellNumber(cde)},
            party == nullptr && cde > 0 ? ScopeTone::Warning : ScopeTone::Plain});
    }
    return table;
}

ScopeTablePtr classRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 3,
        {ScopeTables::tr("System"), ScopeTables::tr("Addresses"), ScopeTables::tr("Segment"),
            ScopeTables::tr("Category"), ScopeTables::tr("State"), QStringLiteral("PCI SSC"),
            QStringLiteral("OPST"), ScopeTables::tr("In scope"), ScopeTables::tr("Why")});
    const scope::Model& model = *state->model;
    for (std::uint32_t i = 0; i < model.assets.size(); ++i) {
        const scope::AssetClass& a = state->result.assets[i];
        table->rows.push_back({i,
            {cellText(model.assets[i].name), cellText(model.addressText(i)),
                cellText(model.segmentText(i)), scopeWord(a.category), scopeWord(a.state),
                coreText(scope::pciCategory(a)), coreText(scope::opstCode(a)),
                yes(scope::isInScope(a.category)),
                coreText(scope::reasonText(model, state->result, i))},
            toneOf(a)});
    }
    return table;
}

ScopeTablePtr questionRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, -1,
        {ScopeTables::tr("Systems that depend on it"), ScopeTables::tr("About"),
            ScopeTables::tr("Subject"), ScopeTables::tr("Question")});
    std::int64_t id = 0;
    for (const scope::Question& q : scope::questionsOf(*state->model, state->result))
        table->rows.push_back({id++,
            {cellNumber(q.dependants), coreText(q.kind), cellText(q.subject), coreText(q.text)},
            ScopeTone::Plain});
    return table;
}

ScopeTablePtr findingRows(const ScopeStatePtr& state, std::string_view requirement)
{
    auto table = emptyTable(state, 0,
        {ScopeTables::tr("Severity"), ScopeTables::tr("Requirement"), ScopeTables::tr("Subject"),
            ScopeTables::tr("Finding")});
    std::int64_t id = 0;
    for (const scope::Finding& f : scope::findingsOf(*state->model, state->result)) {
        const std::int64_t at = id++;
        if (!requirement.empty() && f.requirement != requirement)
            continue;
        table->rows.push_back({at,
            {scopeWord(f.severity), cellText(f.requirement), cellText(f.subject), coreText(f.text)},
            f.severity == scope::Severity::Critical   ? ScopeTone::Bad
                : f.severity == scope::Severity::High ? ScopeTone::Warning
                                                      : ScopeTone::Plain});
    }
    return table;
}

} // namespace nb
