// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graph.h"

namespace nb {

std::string_view toString(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Segment:
        return "segment";
    case NodeKind::Asset:
        return "asset";
    case NodeKind::Owner:
        return "owner";
    case NodeKind::Outside:
        return "outside";
    case NodeKind::World:
        return "world";
    case NodeKind::More:
        return "more";
    case NodeKind::Group:
        break;
    }
    return "group";
}

std::string_view toString(Change change)
{
    switch (change) {
    case Change::None:
        return {};
    case Change::Same:
        return "same";
    case Change::Added:
        return "new";
    case Change::Labelled:
        return "labelled";
    case Change::Partly:
        return "partly labelled";
    case Change::Unlabelled:
        return "no rule";
    case Change::Relabelled:
        return "relabelled";
    case Change::Gone:
        break;
    }
    return "gone";
}

std::vector<bool> containers(const Graph& graph)
{
    std::vector<bool> holds(graph.nodes.size(), false);
    for (const GraphNode& node : graph.nodes)
        if (node.parent != kNoParent)
            holds[static_cast<std::size_t>(node.parent)] = true;
    return holds;
}

} // namespace nb
