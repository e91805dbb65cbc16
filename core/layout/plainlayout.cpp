// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/plainlayout.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace nb {

namespace {

void include(layout::Box& box, bool& first, const layout::Box& more)
{
    box = first ? more
                : layout::Box {std::min(box.left, more.left), std::min(box.top, more.top),
                    std::max(box.right, more.right), std::max(box.bottom, more.bottom)};
    first = false;
}

layout::Box boxOf(const layout::Point& centre, const layout::Node& node, double margin)
{
    return {centre.x - node.width / 2 - margin, centre.y - node.height / 2 - margin,
        centre.x + node.width / 2 + margin, centre.y + node.height / 2 + margin};
}

} // namespace

layout::Answer plainLayout(const layout::Request& request)
{
    constexpr double kMargin = 10;
    layout::Answer answer;
    answer.nodes.resize(request.nodes.size());
    answer.clusters.resize(request.clusters.size());
    std::map<std::int32_t, std::vector<std::size_t>> groups;
    double cell = 1;
    for (std::size_t i = 0; i < request.nodes.size(); ++i) {
        const layout::Node& node = request.nodes[i];
        groups[node.rank == layout::kNone ? node.cluster : node.rank].push_back(i);
        cell = std::max({cell, node.width, node.height});
    }
    cell += request.nodeGap;
    double left = 0;
    for (const auto& [group, members] : groups) {
        const auto rows
            = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(members.size()))));
        for (std::size_t k = 0; k < members.size(); ++k) {
            const std::size_t column = k / rows;
            const std::size_t row = k % rows;
            answer.nodes[members[k]] = {left + (static_cast<double>(column) + 0.5) * cell,
                (static_cast<double>(row) + 0.5) * cell};
        }
        const std::size_t columns = (members.size() + rows - 1) / rows;
        left += static_cast<double>(columns) * cell + request.layerGap;
    }
    bool first = true;
    std::vector<bool> empty(request.clusters.size(), true);
    for (std::size_t i = 0; i < request.nodes.size(); ++i) {
        const layout::Node& node = request.nodes[i];
        if (node.before)
            answer.nodes[i] = *node.before;
        include(answer.bounds, first, boxOf(answer.nodes[i], node, 0));
        for (std::int32_t c = node.cluster; c != layout::kNone;
             c = request.clusters[static_cast<std::size_t>(c)].parent) {
            const auto at = static_cast<std::size_t>(c);
            bool none = empty[at];
            include(answer.clusters[at], none, boxOf(answer.nodes[i], node, kMargin));
            empty[at] = none;
        }
    }
    return answer;
}

} // namespace nb
