// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphattributes.h"
#include "core/graph/graphexport.h"

#include <QString>

#include <vector>

namespace nb {

namespace {

/// A quoted name: valid UTF-8, control characters as blanks, so that no reader stumbles.
std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : QString::fromStdString(text).toStdString()) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return out + '"';
}

/// ` [a="b", c="1"]`
std::string attributeList(const std::vector<GraphAttribute>& attributes)
{
    std::string out = " [";
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        out += i == 0 ? "" : ", ";
        out += quoted(attributes[i].name) + "=";
        out += quoted(textOf(attributes[i].value));
    }
    return out + "];\n";
}

/// What in DOT changes how Graphviz draws stays out of the way of ours.
std::vector<GraphAttribute> renamed(std::vector<GraphAttribute> attributes)
{
    for (GraphAttribute& attribute : attributes)
        if (attribute.name == "weight")
            attribute.name = "bytes_weight";
    return attributes;
}

class DotWriter
{
public:
    explicit DotWriter(const Graph& graph)
        : m_graph(graph)
        , m_holds(containers(graph))
        , m_children(graph.nodes.size())
    {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            const std::int32_t parent = graph.nodes[i].parent;
            (parent == kNoParent ? m_top : m_children[static_cast<std::size_t>(parent)])
                .push_back(i);
        }
    }

    std::string write()
    {
        m_out = "digraph " + quoted(m_graph.title) + " {\n  compound=true; node [shape=box];\n";
        for (const std::size_t node : m_top)
            writeNode(node, 1);
        for (const GraphEdge& edge : m_graph.edges)
            m_out += "  " + quoted(m_graph.nodes[edge.from].id) + " -> "
                + quoted(m_graph.nodes[edge.to].id)
                + attributeList(renamed(exportedAttributes(edge)));
        return m_out + "}\n";
    }

private:
    void writeNode(std::size_t index, std::size_t depth)
    {
        const GraphNode& node = m_graph.nodes[index];
        const std::string indent(depth * 2, ' ');
        if (m_holds[index]) {
            m_out += indent + "subgraph " + quoted("cluster_" + node.id) + " {\n";
            m_out += indent + "  label=" + quoted(node.label) + ";\n";
            for (const std::size_t child : m_children[index])
                writeNode(child, depth + 1);
            m_out += indent + "}\n";
            return;
        }
        m_out += indent + quoted(node.id) + attributeList(exportedAttributes(m_graph, node));
    }

    const Graph& m_graph;
    std::vector<bool> m_holds;
    std::vector<std::size_t> m_top;
    std::vector<std::vector<std::size_t>> m_children;
    std::string m_out;
};

} // namespace

std::string toDot(const Graph& graph)
{
    return DotWriter(graph).write();
}

} // namespace nb
