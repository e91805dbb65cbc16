// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace nb::test {

namespace {

constexpr std::array kServices {"web", "remote control", "data", "infrastructure", "other"};
constexpr std::array kTrusts {"internal", "dmz", "guest", "internal", ""};

layout::Box boxAt(double x, double y, double width, double height)
{
    return {x, y, x + width, y + height};
}

} // namespace

PlacedTestGraph networkGraph(std::size_t nodes, std::size_t edges)
{
    auto graph = std::make_shared<Graph>();
    GraphPlaces places;
    const std::size_t perSegment = std::clamp<std::size_t>(
        static_cast<std::size_t>(std::sqrt(static_cast<double>(nodes)) * 4), 3, 800);
    std::vector<std::uint32_t> hosts;
    const auto across = static_cast<std::size_t>(
        std::ceil(std::sqrt(static_cast<double>(nodes / perSegment + 1))));
    const auto columns
        = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(perSegment) / 2)));
    const double side = static_cast<double>(columns) * 138 + 60;
    for (std::size_t made = 0, segment = 0; made < nodes; ++segment) {
        GraphNode box;
        box.id = "segment:s" + std::to_string(segment);
        box.label = "segment-" + std::to_string(segment);
        box.kind = NodeKind::Segment;
        box.category = kTrusts[segment % kTrusts.size()];
        const auto parent = static_cast<std::int32_t>(graph->nodes.size());
        const std::size_t count = std::min(perSegment, nodes - made);
        box.attributes = {{"hosts", static_cast<std::int64_t>(count)}};
        graph->nodes.push_back(box);
        const double left = static_cast<double>(segment % across) * (side + 90);
        const double top = static_cast<double>(segment / across) * (side + 90);
        places.boxes.push_back(boxAt(left, top, side, side));
        for (std::size_t i = 0; i < count; ++i, ++made) {
            GraphNode host;
            const std::string address = "10." + std::to_string(segment) + "."
                + std::to_string(i / 250) + "." + std::to_string(i % 250);
            host.id = "host:" + address;
            host.label = i % 3 == 0 ? "server-" + std::to_string(made) + ".example" : address;
            host.detail = i % 3 == 0 ? address : "";
            host.category = i % 3 == 0 ? "server" : "client";
            host.parent = parent;
            host.attributes = {{"address", address}};
            hosts.push_back(static_cast<std::uint32_t>(graph->nodes.size()));
            graph->nodes.push_back(host);
            places.boxes.push_back(boxAt(left + 12 + static_cast<double>(i % columns) * 138,
                top + 30 + static_cast<double>(i / columns) * 46, 128, 36));
        }
    }
    std::mt19937 random(5);
    for (std::size_t e = 0; e < edges; ++e) {
        GraphEdge edge;
        edge.id = "e" + std::to_string(e);
        edge.from = hosts[random() % hosts.size()];
        // every tenth host is a hub
        edge.to = hosts[(random() % 3 == 0 ? random() : random() / 10 * 10) % hosts.size()];
        if (edge.from == edge.to)
            edge.to = hosts[(random() + 1) % hosts.size()];
        edge.category = kServices[random() % kServices.size()];
        edge.label = edge.category;
        edge.weight = std::pow(10.0, 2.0 + static_cast<double>(random() % 80) / 10);
        edge.attributes = {{"flows", std::int64_t {1}}};
        graph->edges.push_back(std::move(edge));
    }
    return {graph, places};
}

} // namespace nb::test
