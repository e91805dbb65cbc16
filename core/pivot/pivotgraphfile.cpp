// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotgraphfile.h"

#include "core/base/timestamp.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace nb {

namespace {

constexpr double kSecond = 1e6; // µs

struct Edge
{
    EpisodeId episode = 0;
    double score = 0;
    std::string type = "first";
    std::vector<std::size_t> chains {}; ///< their places, from 1; the best first
};

struct EpisodeGraph
{
    std::map<PivotHost, std::string> hosts; ///< with their role in chains
    std::map<EpisodeId, Edge> edges;
};

/// `source`, `pivot` or `target`; a host that is several is a pivot.
void addHost(EpisodeGraph& graph, PivotHost host, const std::string& role)
{
    const auto [it, added] = graph.hosts.try_emplace(host, role);
    if (!added && it->second != role)
        it->second = "pivot";
}

EpisodeGraph graphOf(const PivotAnalysis& analysis, const PivotSelection& selection)
{
    EpisodeGraph graph;
    std::size_t number = 0;
    for (const std::size_t index : selection.chains) {
        const PivotChain& chain = analysis.chains()[index];
        ++number;
        for (std::size_t i = 0; i < chain.hosts.size(); ++i)
            addHost(graph, chain.hosts[i],
                i == 0                            ? "source"
                    : i + 1 == chain.hosts.size() ? "target"
                                                  : "pivot");
        const auto edgeOf = [&graph, number](EpisodeId episode) -> Edge& {
            Edge& edge = graph.edges[episode];
            edge.episode = episode;
            edge.chains.push_back(number);
            return edge;
        };
        edgeOf(chain.links.front().parent);
        for (const PivotLink& link : chain.links) {
            Edge& edge = edgeOf(link.child);
            if (link.score > edge.score) {
                edge.score = link.score;
                edge.type = toString(link.type);
            }
        }
    }
    return graph;
}

struct Attribute
{
    const char* name;
    const char* type; ///< of GraphML; GEXF has the same names but for int
};
constexpr std::array kEdgeAttributes {Attribute {"start", "double"}, Attribute {"end", "double"},
    Attribute {"port", "int"}, Attribute {"service", "string"}, Attribute {"bytes", "long"},
    Attribute {"reverse_bytes", "long"}, Attribute {"flows", "int"}, Attribute {"score", "double"},
    Attribute {"type", "string"}, Attribute {"chain", "int"}, Attribute {"chains", "string"}};
constexpr std::array kNodeAttributes {
    Attribute {"role", "string"}, Attribute {"internal", "boolean"}, Attribute {"name", "string"}};

QString countText(std::uint64_t count)
{
    return count == PivotFlow::kUnknown ? QString() : QString::number(count);
}

/// Values in the order of kEdgeAttributes; empty where unknown.
std::array<QString, kEdgeAttributes.size()> edgeValues(
    const PivotAnalysis& analysis, const Edge& edge)
{
    constexpr int kDecimals = 6;
    const Episode& e = analysis.facts().episodes[edge.episode];
    QStringList chains;
    for (const std::size_t chain : edge.chains)
        chains.append(QString::number(chain));
    return {QString::number(static_cast<double>(e.start) / kSecond, 'f', kDecimals),
        QString::number(static_cast<double>(e.end) / kSecond, 'f', kDecimals),
        QString::number(analysis.facts().flowSet.flows()[e.firstFlow].serverPort),
        QString::fromUtf8(analysis.serviceName(edge.episode)), countText(e.bytes),
        countText(e.reverseBytes), QString::number(e.flows),
        // what only begins chains is scored by none of their links
        edge.score > 0 ? QString::number(edge.score, 'f', kDecimals) : QString(),
        QString::fromUtf8(edge.type), chains.front(), chains.join(u' ')};
}

std::array<QString, kNodeAttributes.size()> nodeValues(const PivotAnalysis& analysis,
    PivotHost host, const std::string& role, const PivotHostNames& names)
{
    const auto name = names.find(analysis.address(host));
    return {QString::fromUtf8(role),
        analysis.facts().isInternal[host] ? QStringLiteral("true") : QStringLiteral("false"),
        name == names.end() ? QString() : QString::fromStdString(name->second)};
}

/// As a string of DOT.
QString dotText(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control)
            c = u' ';
    return text;
}

void writeKeys(QXmlStreamWriter& xml, std::span<const Attribute> attributes, const QString& element)
{
    for (const Attribute& attribute : attributes) {
        xml.writeEmptyElement(QStringLiteral("key"));
        xml.writeAttribute(
            QStringLiteral("id"), element + QLatin1Char('_') + QLatin1String(attribute.name));
        xml.writeAttribute(QStringLiteral("for"), element);
        xml.writeAttribute(QStringLiteral("attr.name"), QLatin1String(attribute.name));
        xml.writeAttribute(QStringLiteral("attr.type"), QLatin1String(attribute.type));
    }
}

void writeData(QXmlStreamWriter& xml, std::span<const Attribute> attributes,
    std::span<const QString> values, const QString& element)
{
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (values[i].isEmpty())
            continue;
        xml.writeStartElement(QStringLiteral("data"));
        xml.writeAttribute(
            QStringLiteral("key"), element + QLatin1Char('_') + QLatin1String(attributes[i].name));
        xml.writeCharacters(values[i]);
        xml.writeEndElement();
    }
}

void writeGexfAttributes(
    QXmlStreamWriter& xml, std::span<const Attribute> attributes, const QString& element)
{
    xml.writeStartElement(QStringLiteral("attributes"));
    xml.writeAttribute(QStringLiteral("class"), element);
    for (const Attribute& attribute : attributes) {
        xml.writeEmptyElement(QStringLiteral("attribute"));
        xml.writeAttribute(QStringLiteral("id"), QLatin1String(attribute.name));
        xml.writeAttribute(QStringLiteral("title"), QLatin1String(attribute.name));
        const QLatin1String type(attribute.type);
        xml.writeAttribute(QStringLiteral("type"),
            type == QLatin1String("int") ? QStringLiteral("integer") : QString(type));
    }
    xml.writeEndElement();
}

void writeGexfValues(
    QXmlStreamWriter& xml, std::span<const Attribute> attributes, std::span<const QString> values)
{
    xml.writeStartElement(QStringLiteral("attvalues"));
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (values[i].isEmpty())
            continue;
        xml.writeEmptyElement(QStringLiteral("attvalue"));
        xml.writeAttribute(QStringLiteral("for"), QLatin1String(attributes[i].name));
        xml.writeAttribute(QStringLiteral("value"), values[i]);
    }
    xml.writeEndElement();
}

QString edgeId(EpisodeId episode)
{
    return QStringLiteral("e%1").arg(episode);
}

std::string finished(QXmlStreamWriter& xml, const QByteArray& bytes)
{
    xml.writeEndDocument();
    return bytes.toStdString();
}

void beginGraphMl(QXmlStreamWriter& xml)
{
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("graphml"));
    xml.writeDefaultNamespace(QStringLiteral("http://graphml.graphdrawing.org/xmlns"));
}

} // namespace

std::string pivotGraphMl(
    const PivotAnalysis& analysis, const PivotSelection& selection, const PivotHostNames& names)
{
    const EpisodeGraph graph = graphOf(analysis, selection);
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    beginGraphMl(xml);
    writeKeys(xml, kNodeAttributes, QStringLiteral("node"));
    writeKeys(xml, kEdgeAttributes, QStringLiteral("edge"));
    xml.writeStartElement(QStringLiteral("graph"));
    xml.writeAttribute(QStringLiteral("id"), QStringLiteral("pivots"));
    xml.writeAttribute(QStringLiteral("edgedefault"), QStringLiteral("directed"));
    for (const auto& [host, role] : graph.hosts) {
        xml.writeStartElement(QStringLiteral("node"));
        xml.writeAttribute(
            QStringLiteral("id"), QString::fromUtf8(analysis.address(host).toString()));
        writeData(
            xml, kNodeAttributes, nodeValues(analysis, host, role, names), QStringLiteral("node"));
        xml.writeEndElement();
    }
    for (const auto& [id, edge] : graph.edges) {
        const Episode& e = analysis.facts().episodes[id];
        xml.writeStartElement(QStringLiteral("edge"));
        xml.writeAttribute(QStringLiteral("id"), edgeId(id));
        xml.writeAttribute(
            QStringLiteral("source"), QString::fromUtf8(analysis.address(e.client).toString()));
        xml.writeAttribute(
            QStringLiteral("target"), QString::fromUtf8(analysis.address(e.server).toString()));
        writeData(xml, kEdgeAttributes, edgeValues(analysis, edge), QStringLiteral("edge"));
        xml.writeEndElement();
    }
    return finished(xml, bytes);
}

std::string pivotGexf(
    const PivotAnalysis& analysis, const PivotSelection& selection, const PivotHostNames& names)
{
    const EpisodeGraph graph = graphOf(analysis, selection);
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("gexf"));
    xml.writeDefaultNamespace(QStringLiteral("http://gexf.net/1.3"));
    xml.writeAttribute(QStringLiteral("version"), QStringLiteral("1.3"));
    xml.writeStartElement(QStringLiteral("graph"));
    xml.writeAttribute(QStringLiteral("mode"), QStringLiteral("dynamic"));
    xml.writeAttribute(QStringLiteral("defaultedgetype"), QStringLiteral("directed"));
    xml.writeAttribute(QStringLiteral("timeformat"), QStringLiteral("double"));
    writeGexfAttributes(xml, kNodeAttributes, QStringLiteral("node"));
    writeGexfAttributes(xml, kEdgeAttributes, QStringLiteral("edge"));
    xml.writeStartElement(QStringLiteral("nodes"));
    for (const auto& [host, role] : graph.hosts) {
        const QString address = QString::fromUtf8(analysis.address(host).toString());
        const auto values = nodeValues(analysis, host, role, names);
        xml.writeStartElement(QStringLiteral("node"));
        xml.writeAttribute(QStringLiteral("id"), address);
        xml.writeAttribute(
            QStringLiteral("label"), values.back().isEmpty() ? address : values.back());
        writeGexfValues(xml, kNodeAttributes, values);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeStartElement(QStringLiteral("edges"));
    for (const auto& [id, edge] : graph.edges) {
        const Episode& e = analysis.facts().episodes[id];
        const auto values = edgeValues(analysis, edge);
        xml.writeStartElement(QStringLiteral("edge"));
        xml.writeAttribute(QStringLiteral("id"), edgeId(id));
        xml.writeAttribute(
            QStringLiteral("source"), QString::fromUtf8(analysis.address(e.client).toString()));
        xml.writeAttribute(
            QStringLiteral("target"), QString::fromUtf8(analysis.address(e.server).toString()));
        xml.writeAttribute(QStringLiteral("start"), values[0]);
        xml.writeAttribute(QStringLiteral("end"), values[1]);
        writeGexfValues(xml, kEdgeAttributes, values);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    return finished(xml, bytes);
}

std::string pivotDot(
    const PivotAnalysis& analysis, const PivotSelection& selection, const PivotHostNames& names)
{
    const EpisodeGraph graph = graphOf(analysis, selection);
    QString dot = QStringLiteral("digraph pivots {\n  rankdir=LR;\n  node [shape=box];\n");
    for (const auto& [host, role] : graph.hosts) {
        const auto values = nodeValues(analysis, host, role, names);
        dot += QStringLiteral("  \"%1\" [role=\"%2\", internal=%3")
                   .arg(QString::fromUtf8(analysis.address(host).toString()), values[0], values[1]);
        if (const QString name = dotText(values[2]); !name.isEmpty())
            dot += QStringLiteral(", label=\"%1\", name=\"%1\"").arg(name);
        dot += QStringLiteral("];\n");
    }
    for (const auto& [id, edge] : graph.edges) {
        const Episode& e = analysis.facts().episodes[id];
        const auto values = edgeValues(analysis, edge);
        dot += QStringLiteral("  \"%1\" -> \"%2\" [id=\"%3\", label=\"%4 %5\"")
                   .arg(QString::fromUtf8(analysis.address(e.client).toString()),
                       QString::fromUtf8(analysis.address(e.server).toString()), edgeId(id),
                       values[3], QString::fromUtf8(toString(fromMicroseconds(e.start))));
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!values[i].isEmpty())
                dot += QStringLiteral(", %1=\"%2\"")
                           .arg(QLatin1String(kEdgeAttributes[i].name), values[i]);
        dot += QStringLiteral("];\n");
    }
    return (dot + QStringLiteral("}\n")).toStdString();
}

std::string naiveGraphMl(const NaiveResult& result, const PivotFlowSet& flows)
{
    const auto name
        = [&](PivotHost host) { return QString::fromUtf8(flows.hosts()[host].toString()); };
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    beginGraphMl(xml);
    std::size_t number = 0;
    for (const NaiveGraph& graph : result.graphs) {
        xml.writeStartElement(QStringLiteral("graph"));
        xml.writeAttribute(QStringLiteral("id"), QStringLiteral("g%1").arg(number++));
        xml.writeAttribute(QStringLiteral("edgedefault"), QStringLiteral("undirected"));
        std::set<PivotHost> hosts;
        for (const auto& [client, server] : graph.edges)
            hosts.insert({client, server});
        for (const PivotHost host : hosts) {
            xml.writeEmptyElement(QStringLiteral("node"));
            xml.writeAttribute(QStringLiteral("id"), name(host));
        }
        for (const auto& [client, server] : graph.edges) {
            xml.writeEmptyElement(QStringLiteral("edge"));
            xml.writeAttribute(QStringLiteral("source"), name(client));
            xml.writeAttribute(QStringLiteral("target"), name(server));
        }
        xml.writeEndElement();
    }
    return finished(xml, bytes);
}

} // namespace nb
