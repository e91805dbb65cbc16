// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotrow.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

void appendService(std::string& services, const std::string& service)
{
    services.append(services.empty() ? "" : " > ").append(service);
}

PivotRow chainRow(const PivotAnalysis& analysis, const PivotChain& chain)
{
    PivotRow row;
    row.kind = static_cast<PivotRowKind>(chain.kind);
    row.score = chain.score;
    row.count = chain.support;
    for (const PivotHost host : chain.hosts)
        row.hosts.push_back(analysis.address(host));
    row.start = analysis.facts().episodes[chain.links.front().parent].start;
    for (const EpisodeId id : chain.episodes()) {
        appendService(row.services, analysis.serviceName(id));
        row.end = std::max(row.end, analysis.facts().episodes[id].end);
    }
    return row;
}

PivotRow linkRow(const PivotAnalysis& analysis, const PivotLink& link)
{
    const Episode& parent = analysis.facts().episodes[link.parent];
    const Episode& child = analysis.facts().episodes[link.child];
    PivotRow row;
    const bool remote
        = analysis.facts().isRemoteControl(parent) && analysis.facts().isRemoteControl(child);
    row.kind = link.triangle ? PivotRowKind::Callback
        : remote             ? PivotRowKind::Pivot
                             : PivotRowKind::Mixed;
    row.state = PivotRowState::Hidden;
    row.verdict = hidingVerdict(analysis.facts(), link);
    row.score = link.score;
    row.count = 1;
    row.hosts = {analysis.address(parent.client), analysis.address(parent.server),
        analysis.address(child.server)};
    appendService(row.services, analysis.serviceName(link.parent));
    appendService(row.services, analysis.serviceName(link.child));
    row.start = parent.start;
    row.end = std::max(parent.end, child.end);
    return row;
}

PivotRow findingRow(const PivotAnalysis& analysis, const PivotFinding& finding)
{
    PivotRow row;
    row.kind = static_cast<PivotRowKind>(
        static_cast<std::size_t>(PivotRowKind::Sweep) + static_cast<std::size_t>(finding.kind));
    row.hosts.push_back(analysis.address(finding.host));
    for (const PivotHost host : finding.others)
        if (row.hosts.size() < kMostRowHosts)
            row.hosts.push_back(analysis.address(host));
    row.start = finding.start;
    row.end = finding.end;
    row.count = finding.count;
    if (finding.service)
        row.services = analysis.facts().settings.services.name(*finding.service);
    for (const EpisodeId id : finding.episodes) {
        const std::string name = analysis.serviceName(id);
        if (row.services.find(name) == std::string::npos)
            row.services.append(row.services.empty() ? "" : ", ").append(name);
    }
    return row;
}

} // namespace

std::string_view toString(PivotRowKind kind)
{
    static constexpr std::array<std::string_view, kPivotRowKinds> kNames {"pivot", "callback",
        "mixed", "sweep", "spread", "connect-back", "ambiguous", "unconfirmed", "sequences",
        "graph"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::vector<PivotRow> pivotRows(const PivotAnalysis& analysis)
{
    std::vector<PivotRow> rows;
    const auto add = [&rows](PivotRow row, std::size_t index) {
        row.index = index;
        rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < analysis.groups().size(); ++i) {
        const ChainGroup& group = analysis.groups()[i];
        PivotRow row = chainRow(analysis, analysis.chains()[group.chains.front()]);
        row.alternatives = group.chains.size() - 1;
        add(std::move(row), i);
    }
    for (std::size_t i = 0; i < analysis.findings().size(); ++i)
        add(findingRow(analysis, analysis.findings()[i]), i);
    for (std::size_t i = 0; i < analysis.approvedChains().size(); ++i) {
        PivotRow row = chainRow(analysis, analysis.approvedChains()[i]);
        row.state = PivotRowState::Approved;
        row.verdict = "approved";
        add(std::move(row), i);
    }
    for (std::size_t i = 0; i < analysis.hiddenFindings().size(); ++i) {
        PivotRow row = findingRow(analysis, analysis.hiddenFindings()[i]);
        row.state = PivotRowState::Hidden;
        row.verdict = analysis.hiddenFindings()[i].verdict;
        add(std::move(row), i);
    }
    const auto& hidden = analysis.links().hidden;
    for (std::size_t i = 0; i < std::min(hidden.size(), kMostPlainRows); ++i)
        add(linkRow(analysis, hidden[i]), i);
    return rows;
}

const PivotFinding* findingOf(const PivotAnalysis& analysis, const PivotRow& row)
{
    if (row.kind < PivotRowKind::Sweep || row.kind > PivotRowKind::Unconfirmed)
        return nullptr;
    const auto& all
        = row.state == PivotRowState::Hidden ? analysis.hiddenFindings() : analysis.findings();
    return row.index < all.size() ? &all[row.index] : nullptr;
}

std::vector<PivotRow> epsilonRows(const EpsilonResult& result, const PivotFlowSet& flows)
{
    std::vector<PivotRow> rows;
    std::size_t index = 0;
    for (const auto& [path, sequences] : result.paths) {
        PivotRow row;
        row.kind = PivotRowKind::Sequences;
        row.count = sequences;
        row.index = index++;
        for (const PivotHost host : path)
            row.hosts.push_back(flows.hosts()[host]);
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, std::ranges::greater {}, &PivotRow::count);
    if (rows.size() > kMostPlainRows)
        rows.resize(kMostPlainRows);
    return rows;
}

std::vector<PivotRow> naiveRows(const NaiveResult& result, const PivotFlowSet& flows)
{
    std::vector<PivotRow> rows;
    for (const NaiveGraph& graph : result.graphs) {
        if (rows.size() == kMostPlainRows)
            break;
        const PivotFlow& root = flows.flows()[graph.root];
        PivotRow row;
        row.kind = PivotRowKind::Graph;
        row.count = graph.edges.size();
        row.index = rows.size();
        row.start = root.start;
        row.end = root.end;
        const auto add = [&](PivotHost host) {
            const IpAddress& address = flows.hosts()[host];
            if (row.hosts.size() < kMostRowHosts && std::ranges::count(row.hosts, address) == 0)
                row.hosts.push_back(address);
        };
        add(root.client);
        add(root.server);
        for (const auto& [client, server] : graph.edges) {
            add(client);
            add(server);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<std::size_t> findRow(const std::vector<PivotRow>& rows, const PivotRow& wanted)
{
    const auto same = [&wanted](const PivotRow& row) {
        return row.kind == wanted.kind && row.hosts == wanted.hosts;
    };
    // two sweeps of one host differ in time only
    auto found = std::ranges::find_if(
        rows, [&](const PivotRow& row) { return same(row) && row.start == wanted.start; });
    if (found == rows.end())
        found = std::ranges::find_if(rows, same);
    if (found == rows.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
}

} // namespace nb
