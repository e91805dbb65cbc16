// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pivotrows.h"

#include "core/base/timestamp.h"

#include <cstdio>

namespace nb::cli {

namespace {

std::string scoreText(double score)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.3f", score);
    return text;
}

std::string pathText(const std::vector<PivotHost>& hosts, const std::vector<IpAddress>& addresses)
{
    std::string text;
    for (const PivotHost host : hosts) {
        text.append(text.empty() ? "" : " > ");
        text.append(addresses[host].toString());
    }
    return text;
}

std::string clockText(std::int64_t time)
{
    return toString(fromMicroseconds(time));
}

void appendWord(std::string& text, std::string_view word)
{
    if (!text.empty())
        text.append(1, ' ');
    text.append(word);
}

std::string warningText(const PivotAnalysis& analysis, const PivotChain& chain)
{
    const LinkWarnings all = analysis.warnings(chain);
    std::string text;
    if (all.sampled)
        appendWord(text, "sampled");
    if (all.leftCensored)
        appendWord(text, "left-censored");
    if (all.tie)
        appendWord(text, "tie");
    if (all.skewDependent)
        appendWord(text, "skew-dependent");
    return text;
}

std::vector<OutputColumn> pivotColumns()
{
    return {{"kind", CellType::Text}, {"score", CellType::Number}, {"hosts", CellType::Text},
        {"services", CellType::Text}, {"types", CellType::Text}, {"parents", CellType::Text},
        {"start", CellType::Time}, {"end", CellType::Time}, {"count", CellType::Number},
        {"controller", CellType::Address}, {"closed", CellType::Boolean},
        {"support", CellType::Number}, {"warnings", CellType::Text}};
}

std::vector<std::string> chainRow(const PivotAnalysis& analysis, const PivotChain& chain)
{
    std::string services;
    std::string types;
    std::string parents;
    const auto episodes = chain.episodes();
    std::int64_t end = 0;
    for (const EpisodeId id : episodes) {
        appendWord(services, analysis.serviceName(id));
        end = std::max(end, analysis.facts().episodes[id].end);
    }
    for (const PivotLink& link : chain.links) {
        appendWord(types, toString(link.type));
        appendWord(parents, std::to_string(link.parents));
    }
    return {std::string(toString(chain.kind)), scoreText(chain.score),
        pathText(chain.hosts, analysis.facts().hosts()), services, types, parents,
        clockText(analysis.facts().episodes[episodes.front()].start), clockText(end),
        std::to_string(episodes.size()),
        chain.controller ? analysis.address(*chain.controller).toString() : std::string(),
        chain.controllerClosed ? "true" : "false", std::to_string(chain.support),
        warningText(analysis, chain)};
}

/// A spread goes to many from one, not from one to the next; into an ambiguous pivot many came. Of
/// a sweep and of an ambiguous pivot a few are named.
std::string findingPath(const PivotAnalysis& analysis, const PivotFinding& finding)
{
    constexpr std::size_t kNamed = 3;
    const bool inward = finding.kind == FindingKind::Ambiguous;
    const bool few = inward || finding.kind == FindingKind::Sweep;
    const std::uint64_t all = inward         ? finding.sources
        : finding.kind == FindingKind::Sweep ? finding.count
                                             : finding.others.size();
    const std::size_t named = few ? std::min(kNamed, finding.others.size()) : finding.others.size();
    std::string others;
    for (std::size_t i = 0; i < named; ++i)
        others.append(i == 0 ? "" : ", ").append(analysis.address(finding.others[i]).toString());
    if (all > named && named > 0)
        others.append(" and ").append(std::to_string(all - named)).append(" more");
    const std::string host = analysis.address(finding.host).toString();
    if (others.empty())
        return host;
    return inward ? others + " > " + host : host + " > " + others;
}

std::vector<std::string> findingRow(const PivotAnalysis& analysis, const PivotFinding& finding)
{
    std::string services;
    if (finding.service)
        services = analysis.facts().settings.services.name(*finding.service);
    const std::string path = findingPath(analysis, finding);
    return {std::string(toString(finding.kind)), {}, path, services, {},
        finding.sources == 0 ? std::string() : std::to_string(finding.sources),
        clockText(finding.start), clockText(finding.end), std::to_string(finding.count), {}, {}, {},
        {}};
}

} // namespace

void writePivotTable(Output& output, const TableStyle& given, const PivotAnalysis& analysis,
    const PivotSelection& selection)
{
    TableStyle style = given;
    style.dropOrder = {12, 11, 5, 10, 7, 4, 8, 9, 3};
    const auto writer = TableWriter::create(output, pivotColumns(), style);
    for (const std::size_t index : selection.chains)
        writer->row(chainRow(analysis, analysis.chains()[index]));
    for (const std::size_t index : selection.findings)
        writer->row(findingRow(analysis, analysis.findings()[index]));
    writer->finish();
}

void writePathTable(
    Output& output, const TableStyle& style, const PivotAnalysis& analysis, const PathResult& paths)
{
    const auto writer = TableWriter::create(output,
        {{"arrival", CellType::Time}, {"hosts", CellType::Text}, {"services", CellType::Text},
            {"unbroken", CellType::Boolean}},
        style);
    for (const TimedPath& path : paths.paths) {
        std::string services;
        for (const EpisodeId id : path.episodes)
            appendWord(services, analysis.serviceName(id));
        writer->row({clockText(path.arrival), pathText(path.hosts, analysis.facts().hosts()),
            services, path.unbroken ? "true" : "false"});
    }
    writer->finish();
}

void writeEpsilonTable(
    Output& output, const TableStyle& style, const EpsilonResult& result, const PivotFlowSet& flows)
{
    const auto writer = TableWriter::create(
        output, {{"sequences", CellType::Number}, {"hosts", CellType::Text}}, style);
    for (const auto& [path, sequences] : result.paths)
        writer->row({std::to_string(sequences), pathText(path, flows.hosts())});
    writer->finish();
}

void writeNaiveTable(
    Output& output, const TableStyle& style, const NaiveResult& result, const PivotFlowSet& flows)
{
    const auto writer = TableWriter::create(output,
        {{"start", CellType::Time}, {"root", CellType::Text}, {"port", CellType::Number},
            {"edges", CellType::Number}, {"graph", CellType::Text}},
        style);
    for (const NaiveGraph& graph : result.graphs) {
        const PivotFlow& root = flows.flows()[graph.root];
        std::string edges;
        for (const auto& [client, server] : graph.edges) {
            edges.append(edges.empty() ? "" : ", ");
            edges.append(pathText({client, server}, flows.hosts()));
        }
        writer->row({clockText(root.start), pathText({root.client, root.server}, flows.hosts()),
            std::to_string(root.serverPort), std::to_string(graph.edges.size()), edges});
    }
    writer->finish();
}

} // namespace nb::cli
