// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphattributes.h"
#include "core/graph/graphexport.h"

#include <QString>
#include <QXmlStreamWriter>

#include <algorithm>
#include <array>

namespace nb {

namespace {

/// Text that XML 1.0 may hold: everything else is a replacement character.
QString xmlText(const std::string& text)
{
    QString out = QString::fromStdString(text);
    for (qsizetype i = 0; i < out.size(); ++i) {
        const QChar c = out.at(i);
        const bool pair
            = c.isHighSurrogate() && i + 1 < out.size() && out.at(i + 1).isLowSurrogate();
        const char16_t code = c.unicode();
        if (pair)
            ++i;
        else if ((code < 0x20 && code != '\t' && code != '\n') || code >= 0xfffe || c.isSurrogate())
            out[i] = QChar::ReplacementCharacter;
    }
    return out;
}

class Xml
{
public:
    Xml()
        : writer(&m_text)
    {
        writer.setAutoFormatting(true);
        writer.setAutoFormattingIndent(1);
        writer.writeStartDocument();
    }
    std::string finish()
    {
        writer.writeEndDocument();
        return m_text.toStdString();
    }
    void attribute(const QString& name, const std::string& value)
    {
        writer.writeAttribute(name, xmlText(value));
    }
    QXmlStreamWriter writer;

private:
    QString m_text;
};

std::string keyId(char prefix, const AttributeTypes& types, const std::string& name)
{
    std::string id(1, prefix);
    id += std::to_string(std::distance(types.begin(), types.find(name)));
    return id;
}

void writeKeys(Xml& xml, const AttributeTypes& types, char prefix, const char* of)
{
    static constexpr std::array kTypes {"string", "long", "double", "boolean"};
    for (const auto& [name, type] : types) {
        xml.writer.writeEmptyElement(QStringLiteral("key"));
        xml.attribute(QStringLiteral("id"), keyId(prefix, types, name));
        xml.attribute(QStringLiteral("for"), of);
        xml.attribute(QStringLiteral("attr.name"), name);
        xml.attribute(QStringLiteral("attr.type"), kTypes[type]);
    }
}

void writeData(Xml& xml, const std::vector<GraphAttribute>& attributes, const AttributeTypes& types,
    char prefix)
{
    for (const GraphAttribute& attribute : attributes) {
        xml.writer.writeStartElement(QStringLiteral("data"));
        xml.attribute(QStringLiteral("key"), keyId(prefix, types, attribute.name));
        xml.writer.writeCharacters(xmlText(textOf(attribute.value)));
        xml.writer.writeEndElement();
    }
}

void writeAttributeTable(Xml& xml, const AttributeTypes& types, char prefix, const char* of)
{
    static constexpr std::array kTypes {"string", "long", "double", "boolean"};
    xml.writer.writeStartElement(QStringLiteral("attributes"));
    xml.attribute(QStringLiteral("class"), of);
    for (const auto& [name, type] : types) {
        xml.writer.writeEmptyElement(QStringLiteral("attribute"));
        xml.attribute(QStringLiteral("id"), keyId(prefix, types, name));
        xml.attribute(QStringLiteral("title"), name);
        xml.attribute(QStringLiteral("type"), kTypes[type]);
    }
    xml.writer.writeEndElement();
}

void writeValues(Xml& xml, const std::vector<GraphAttribute>& attributes,
    const AttributeTypes& types, char prefix)
{
    xml.writer.writeStartElement(QStringLiteral("attvalues"));
    for (const GraphAttribute& attribute : attributes) {
        xml.writer.writeEmptyElement(QStringLiteral("attvalue"));
        xml.attribute(QStringLiteral("for"), keyId(prefix, types, attribute.name));
        xml.attribute(QStringLiteral("value"), textOf(attribute.value));
    }
    xml.writer.writeEndElement();
}

/// Those that the elements of GEXF have no place of their own for.
std::vector<GraphAttribute> without(
    std::vector<GraphAttribute> attributes, std::initializer_list<std::string_view> names)
{
    std::erase_if(attributes, [&names](const GraphAttribute& attribute) {
        return std::ranges::find(names, attribute.name) != names.end();
    });
    return attributes;
}

/// An id for each edge, also where the graph has none.
std::string edgeId(const GraphEdge& edge, std::size_t number)
{
    if (!edge.id.empty())
        return edge.id;
    std::string id("e");
    id += std::to_string(number);
    return id;
}

} // namespace

std::string toGraphMl(const Graph& graph)
{
    const AttributeTypes nodes = nodeAttributeTypes(graph);
    const AttributeTypes edges = edgeAttributeTypes(graph);
    Xml xml;
    xml.writer.writeStartElement(QStringLiteral("graphml"));
    xml.attribute(QStringLiteral("xmlns"), "http://graphml.graphdrawing.org/xmlns");
    writeKeys(xml, nodes, 'n', "node");
    writeKeys(xml, edges, 'e', "edge");
    xml.writer.writeStartElement(QStringLiteral("graph"));
    xml.attribute(QStringLiteral("id"), graph.title.empty() ? "graph" : graph.title);
    xml.attribute(QStringLiteral("edgedefault"), "directed");
    for (const GraphNode& node : graph.nodes) {
        xml.writer.writeStartElement(QStringLiteral("node"));
        xml.attribute(QStringLiteral("id"), node.id);
        writeData(xml, exportedAttributes(graph, node), nodes, 'n');
        xml.writer.writeEndElement();
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge& edge = graph.edges[i];
        xml.writer.writeStartElement(QStringLiteral("edge"));
        xml.attribute(QStringLiteral("id"), edgeId(edge, i));
        xml.attribute(QStringLiteral("source"), graph.nodes[edge.from].id);
        xml.attribute(QStringLiteral("target"), graph.nodes[edge.to].id);
        writeData(xml, exportedAttributes(edge), edges, 'e');
        xml.writer.writeEndElement();
    }
    return xml.finish();
}

std::string toGexf(const Graph& graph)
{
    const AttributeTypes nodes = nodeAttributeTypes(graph);
    const AttributeTypes edges = edgeAttributeTypes(graph);
    Xml xml;
    xml.writer.writeStartElement(QStringLiteral("gexf"));
    xml.attribute(QStringLiteral("xmlns"), "http://gexf.net/1.3");
    xml.attribute(QStringLiteral("version"), "1.3");
    xml.writer.writeStartElement(QStringLiteral("graph"));
    xml.attribute(QStringLiteral("mode"), "static");
    xml.attribute(QStringLiteral("defaultedgetype"), "directed");
    writeAttributeTable(xml, nodes, 'n', "node");
    writeAttributeTable(xml, edges, 'e', "edge");
    xml.writer.writeStartElement(QStringLiteral("nodes"));
    for (const GraphNode& node : graph.nodes) {
        xml.writer.writeStartElement(QStringLiteral("node"));
        xml.attribute(QStringLiteral("id"), node.id);
        xml.attribute(QStringLiteral("label"), node.label.empty() ? node.id : node.label);
        writeValues(xml, without(exportedAttributes(graph, node), {"label"}), nodes, 'n');
        xml.writer.writeEndElement();
    }
    xml.writer.writeEndElement();
    xml.writer.writeStartElement(QStringLiteral("edges"));
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge& edge = graph.edges[i];
        xml.writer.writeStartElement(QStringLiteral("edge"));
        xml.attribute(QStringLiteral("id"), edgeId(edge, i));
        xml.attribute(QStringLiteral("source"), graph.nodes[edge.from].id);
        xml.attribute(QStringLiteral("target"), graph.nodes[edge.to].id);
        if (!edge.label.empty())
            xml.attribute(QStringLiteral("label"), edge.label);
        writeValues(xml, without(exportedAttributes(edge), {"label"}), edges, 'e');
        xml.writer.writeEndElement();
    }
    xml.writer.writeEndElement();
    return xml.finish();
}

} // namespace nb
