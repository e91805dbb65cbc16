// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotjson.h"

#include "core/base/timestamp.h"
#include "core/pivot/pivotservicechanges.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <initializer_list>

namespace nb {

namespace {

QString timeText(std::int64_t time)
{
    return QString::fromUtf8(toString(fromMicroseconds(time)));
}

double rounded(double value)
{
    constexpr double kMillionth = 1e6;
    return std::round(value * kMillionth) / kMillionth;
}

qint64 number(std::uint64_t value)
{
    return static_cast<qint64>(value);
}

QJsonValue count(std::uint64_t value)
{
    return value == PivotFlow::kUnknown ? QJsonValue() : QJsonValue(number(value));
}

std::string document(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented).toStdString();
}

QJsonArray hostArray(const std::vector<PivotHost>& hosts, const std::vector<IpAddress>& addresses)
{
    QJsonArray array;
    for (const PivotHost host : hosts)
        array.append(QString::fromUtf8(addresses[host].toString()));
    return array;
}

QJsonObject parametersObject(const PivotParameters& parameters)
{
    QJsonObject object {{QStringLiteral("mode"), QString::fromUtf8(toString(parameters.mode))}};
    for (const auto& [name, value] : parameters.values())
        object.insert(QString::fromUtf8(name), QString::fromUtf8(value).toDouble());
    return object;
}

/// An analysis as JSON.
class Writer
{
public:
    explicit Writer(const PivotAnalysis& analysis)
        : m_analysis(analysis)
        , m_facts(analysis.facts())
    {
    }

    [[nodiscard]] QJsonObject all(const PivotSelection& selection, const PathResult* paths) const
    {
        QJsonArray chains;
        for (const std::size_t index : selection.chains)
            chains.append(chain(m_analysis.chains()[index]));
        QJsonArray findings;
        for (const std::size_t index : selection.findings)
            findings.append(finding(m_analysis.findings()[index]));
        QJsonArray internal;
        for (const IpPrefix& prefix : m_facts.settings.internal)
            internal.append(QString::fromUtf8(prefix.toString()));
        QJsonArray services;
        for (const std::string& text :
            PivotServiceChanges::between(PivotServiceTable(), m_facts.settings.services).texts())
            services.append(QString::fromStdString(text));
        QJsonObject object {{QStringLiteral("parameters"), parametersObject(m_facts.parameters())},
            {QStringLiteral("services"), services}, {QStringLiteral("internal"), internal},
            {QStringLiteral("range"), range()}, {QStringLiteral("chains"), chains},
            {QStringLiteral("findings"), findings}, {QStringLiteral("clocks"), clocks()},
            {QStringLiteral("counts"), counts()}};
        if (paths != nullptr)
            object.insert(QStringLiteral("paths"), pathArray(*paths));
        return object;
    }

private:
    /// Exporters that saw the same flows; seconds.
    [[nodiscard]] QJsonArray clocks() const
    {
        constexpr double kSecond = 1e6; // µs
        QJsonArray array;
        for (const ClockOffset& offset : m_facts.flowSet.clockOffsets())
            array.append(QJsonObject {{QStringLiteral("exporters"),
                                          QJsonArray {QString::fromStdString(offset.first),
                                              QString::fromStdString(offset.second)}},
                {QStringLiteral("offset"), static_cast<double>(offset.offset) / kSecond},
                {QStringLiteral("most"), static_cast<double>(offset.most) / kSecond},
                {QStringLiteral("flows"), number(offset.flows)}});
        return array;
    }

    [[nodiscard]] QJsonObject range() const
    {
        const PivotSettings& settings = m_facts.settings;
        const bool any = m_facts.flowSet.span().has_value();
        return {{QStringLiteral("from"),
                    any || settings.from ? QJsonValue(timeText(m_facts.begin)) : QJsonValue()},
            {QStringLiteral("to"),
                any || settings.to ? QJsonValue(timeText(m_facts.end)) : QJsonValue()}};
    }

    [[nodiscard]] QString host(PivotHost host) const
    {
        return QString::fromUtf8(m_analysis.address(host).toString());
    }

    [[nodiscard]] QJsonObject episode(EpisodeId id) const
    {
        const Episode& e = m_facts.episodes[id];
        return {{QStringLiteral("id"), static_cast<qint64>(id)},
            {QStringLiteral("client"), host(e.client)}, {QStringLiteral("server"), host(e.server)},
            {QStringLiteral("service"), QString::fromUtf8(m_analysis.serviceName(id))},
            {QStringLiteral("class"), QString::fromUtf8(toString(m_facts.classOf(e)))},
            {QStringLiteral("port"), m_facts.flowSet.flows()[e.firstFlow].serverPort},
            {QStringLiteral("start"), timeText(e.start)}, {QStringLiteral("end"), timeText(e.end)},
            {QStringLiteral("flows"), static_cast<qint64>(e.flows)},
            {QStringLiteral("bytes"), count(e.bytes)},
            {QStringLiteral("reverse_bytes"), count(e.reverseBytes)},
            {QStringLiteral("direction"), QString::fromUtf8(toString(e.direction))},
            {QStringLiteral("sampled"), e.sampled}};
    }

    static QJsonObject terms(const LinkTerms& t)
    {
        return {{QStringLiteral("u"), rounded(t.u)}, {QStringLiteral("t"), rounded(t.t)},
            {QStringLiteral("c"), rounded(t.c)}, {QStringLiteral("v"), rounded(t.v)},
            {QStringLiteral("r"), rounded(t.r)}, {QStringLiteral("share"), rounded(t.share)},
            {QStringLiteral("sweep"), t.sweep}, {QStringLiteral("management"), t.management},
            {QStringLiteral("controller"), t.controller}, {QStringLiteral("smb"), t.smb},
            {QStringLiteral("common"), t.common}, {QStringLiteral("sources"), rounded(t.sources)},
            {QStringLiteral("distinct_sources"), static_cast<qint64>(t.distinctSources)}};
    }

    [[nodiscard]] static QJsonArray warningArray(const LinkWarnings& w)
    {
        QJsonArray array;
        if (w.sampled)
            array.append(QStringLiteral("sampled"));
        if (w.leftCensored)
            array.append(QStringLiteral("left-censored"));
        if (w.tie)
            array.append(QStringLiteral("tie"));
        if (w.skewDependent)
            array.append(QStringLiteral("skew-dependent"));
        return array;
    }

    [[nodiscard]] QJsonObject link(const PivotLink& link) const
    {
        return {{QStringLiteral("type"), QString::fromUtf8(toString(link.type))},
            {QStringLiteral("parents"), link.parents},
            {QStringLiteral("score"), rounded(link.score)},
            {QStringLiteral("triangle"), link.triangle},
            {QStringLiteral("terms"), terms(m_analysis.terms(link))},
            {QStringLiteral("warnings"), warningArray(m_analysis.warnings(link))},
            {QStringLiteral("parent"), episode(link.parent)},
            {QStringLiteral("child"), episode(link.child)}};
    }

    [[nodiscard]] QJsonObject chain(const PivotChain& chain) const
    {
        QJsonArray links;
        QJsonArray types;
        QJsonArray parents;
        QJsonArray services;
        for (const PivotLink& l : chain.links) {
            links.append(link(l));
            types.append(QString::fromUtf8(toString(l.type)));
            parents.append(l.parents);
        }
        for (const EpisodeId id : chain.episodes())
            services.append(QString::fromUtf8(m_analysis.serviceName(id)));
        QJsonObject object {{QStringLiteral("hosts"), hostArray(chain.hosts, m_facts.hosts())},
            {QStringLiteral("score"), rounded(chain.score)},
            {QStringLiteral("level"),
                chain.score >= m_facts.parameters().thetaHigh ? QStringLiteral("high")
                                                              : QStringLiteral("shown")},
            {QStringLiteral("kind"), QString::fromUtf8(toString(chain.kind))},
            {QStringLiteral("types"), types}, {QStringLiteral("parents"), parents},
            {QStringLiteral("services"), services}, {QStringLiteral("links"), links},
            {QStringLiteral("warnings"), warningArray(m_analysis.warnings(chain))},
            {QStringLiteral("strongest"), static_cast<qint64>(chain.strongest)},
            {QStringLiteral("controller"),
                chain.controller ? QJsonValue(host(*chain.controller)) : QJsonValue()},
            {QStringLiteral("controller_closed"), chain.controllerClosed},
            {QStringLiteral("support"), number(chain.support)}};
        if (chain.controllerEpisode)
            object.insert(QStringLiteral("controller_episode"), episode(*chain.controllerEpisode));
        return object;
    }

    [[nodiscard]] QJsonObject finding(const PivotFinding& f) const
    {
        // one more: of an ambiguous pivot the last one is what nobody can be named for
        QJsonArray episodes;
        for (std::size_t i = 0; i < f.episodes.size() && i <= PivotFinding::kMostEvidence; ++i)
            episodes.append(episode(f.episodes[i]));
        std::vector<PivotHost> hosts {f.host};
        hosts.insert(hosts.end(), f.others.begin(), f.others.end());
        QJsonObject object {{QStringLiteral("kind"), QString::fromUtf8(toString(f.kind))},
            {QStringLiteral("host"), host(f.host)},
            {QStringLiteral("hosts"), hostArray(hosts, m_facts.hosts())},
            {QStringLiteral("others"), hostArray(f.others, m_facts.hosts())},
            {QStringLiteral("start"), timeText(f.start)}, {QStringLiteral("end"), timeText(f.end)},
            {QStringLiteral("count"), number(f.count)}, {QStringLiteral("episodes"), episodes},
            {QStringLiteral("sessions"), number(f.sessions)}};
        if (f.service) {
            object.insert(QStringLiteral("service"),
                QString::fromUtf8(m_facts.settings.services.name(*f.service)));
            object.insert(QStringLiteral("answered"), number(f.answered));
        }
        if (f.kind == FindingKind::Ambiguous)
            object.insert(QStringLiteral("sources"), static_cast<qint64>(f.sources));
        return object;
    }

    [[nodiscard]] QJsonObject counts() const
    {
        QJsonObject hidden;
        for (const auto& [verdict, links] : m_analysis.links().hiddenBy)
            hidden.insert(QString::fromUtf8(verdict), number(links));
        QJsonObject hiddenFindings;
        for (const auto& [verdict, findings] : hiddenFindingCounts(m_analysis))
            hiddenFindings.insert(QString::fromUtf8(verdict), number(findings));
        return {{QStringLiteral("records"), number(m_facts.flowSet.records())},
            {QStringLiteral("flows"), number(m_facts.flowSet.flows().size())},
            {QStringLiteral("episodes"), number(m_facts.episodes.size())},
            {QStringLiteral("hosts"), static_cast<qint64>(m_facts.contacts.hosts())},
            {QStringLiteral("links"), number(m_analysis.links().all)},
            {QStringLiteral("links_shown"), number(m_analysis.links().links.size())},
            {QStringLiteral("chains"), number(m_analysis.chains().size())},
            {QStringLiteral("links_hidden"), hidden},
            {QStringLiteral("findings_hidden"), hiddenFindings},
            {QStringLiteral("chains_approved"), number(m_analysis.approvedChains().size())},
            {QStringLiteral("truncated"), m_analysis.truncated()}};
    }

    [[nodiscard]] QJsonArray pathArray(const PathResult& result) const
    {
        QJsonArray array;
        for (const TimedPath& path : result.paths) {
            QJsonArray episodes;
            for (const EpisodeId id : path.episodes)
                episodes.append(episode(id));
            array.append(
                QJsonObject {{QStringLiteral("hosts"), hostArray(path.hosts, m_facts.hosts())},
                    {QStringLiteral("arrival"), timeText(path.arrival)},
                    {QStringLiteral("unbroken"), path.unbroken},
                    {QStringLiteral("episodes"), episodes}});
        }
        return array;
    }

    const PivotAnalysis& m_analysis;
    const PivotFacts& m_facts;
};

} // namespace

PivotSelection selectAll(const PivotAnalysis& analysis, double minScore)
{
    PivotSelection selection;
    for (std::size_t i = 0; i < analysis.chains().size(); ++i)
        if (analysis.chains()[i].score >= minScore)
            selection.chains.push_back(i);
    for (std::size_t i = 0; i < analysis.findings().size(); ++i)
        selection.findings.push_back(i);
    return selection;
}

std::string pivotJson(
    const PivotAnalysis& analysis, const PivotSelection& selection, const PathResult* paths)
{
    return document(Writer(analysis).all(selection, paths));
}

std::string epsilonJson(
    const EpsilonResult& result, const PivotFlowSet& flows, const PivotParameters& parameters)
{
    QJsonArray paths;
    for (const auto& [path, sequences] : result.paths)
        paths.append(QJsonObject {{QStringLiteral("hosts"), hostArray(path, flows.hosts())},
            {QStringLiteral("sequences"), number(sequences)}});
    const QJsonObject counts {{QStringLiteral("flows"), number(result.flows)},
        {QStringLiteral("sequences"), number(result.sequences)},
        {QStringLiteral("paths"), number(result.paths.size())},
        {QStringLiteral("count_only"), result.countOnly},
        {QStringLiteral("truncated"), result.incomplete}};
    return document({{QStringLiteral("parameters"), parametersObject(parameters)},
        {QStringLiteral("paths"), paths}, {QStringLiteral("counts"), counts}});
}

std::string naiveJson(const NaiveResult& result, const PivotFlowSet& flows)
{
    QJsonArray graphs;
    for (const NaiveGraph& graph : result.graphs) {
        const PivotFlow& root = flows.flows()[graph.root];
        QJsonArray edges;
        for (const auto& [client, server] : graph.edges)
            edges.append(hostArray({client, server}, flows.hosts()));
        graphs.append(QJsonObject {
            {QStringLiteral("root"), hostArray({root.client, root.server}, flows.hosts())},
            {QStringLiteral("port"), root.serverPort},
            {QStringLiteral("start"), timeText(root.start)}, {QStringLiteral("edges"), edges}});
    }
    const QJsonObject counts {{QStringLiteral("flows"), number(result.rootFlows)},
        {QStringLiteral("graphs"), number(result.all)},
        {QStringLiteral("truncated"), result.all > result.graphs.size()}};
    return document({{QStringLiteral("graphs"), graphs}, {QStringLiteral("counts"), counts}});
}

} // namespace nb
