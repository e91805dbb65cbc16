// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/recommend.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

// its iterators hold a boost::optional, which GCC takes for uninitialised when it is inlined
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>

namespace nb::scope {

namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Capacity = std::int64_t;
using Vertex = boost::property<boost::vertex_index_t, std::size_t,
    boost::property<boost::vertex_color_t, boost::default_color_type,
        boost::property<boost::vertex_distance_t, Capacity,
            boost::property<boost::vertex_predecessor_t, Traits::edge_descriptor>>>>;
using Arc = boost::property<boost::edge_capacity_t, Capacity,
    boost::property<boost::edge_residual_capacity_t, Capacity,
        boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>;
using Network = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Vertex, Arc>;

constexpr Capacity kEndless = Capacity {1} << 50;
/// Costs are counted in millionths of a system, so that the cut is exact.
constexpr double kUnit = 1e6;

/// The flow network of the choice: cutting v from the source leaves it outside.
class CutNetwork
{
public:
    explicit CutNetwork(std::size_t vertices)
        : m_graph(vertices)
    {
    }
    void join(std::size_t a, std::size_t b, Capacity there, Capacity back)
    {
        const auto forward = boost::add_edge(a, b, m_graph).first;
        const auto reverse = boost::add_edge(b, a, m_graph).first;
        boost::put(boost::edge_capacity, m_graph, forward, there);
        boost::put(boost::edge_capacity, m_graph, reverse, back);
        boost::put(boost::edge_reverse, m_graph, forward, reverse);
        boost::put(boost::edge_reverse, m_graph, reverse, forward);
    }
    /// Vertices on the source's side of the minimum cut: what the residual network still reaches,
    /// which is the smallest such side.
    [[nodiscard]] std::vector<bool> sourceSide(std::size_t source, std::size_t sink)
    {
        boost::boykov_kolmogorov_max_flow(m_graph, source, sink);
        std::vector<bool> reached(boost::num_vertices(m_graph), false);
        std::vector<std::size_t> open {source};
        reached[source] = true;
        while (!open.empty()) {
            const std::size_t vertex = open.back();
            open.pop_back();
            const auto [first, last] = boost::out_edges(vertex, m_graph);
            for (auto edge = first; edge != last; ++edge) {
                const std::size_t to = boost::target(*edge, m_graph);
                if (!reached[to] && boost::get(boost::edge_residual_capacity, m_graph, *edge) > 0) {
                    reached[to] = true;
                    open.push_back(to);
                }
            }
        }
        return reached;
    }

private:
    Network m_graph;
};

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// Pairs of assets with how many distinct accepted services lie between them; 0: connected only.
std::map<Pair, std::size_t> neighbourhood(const Model& model, const Classification& result)
{
    const auto takesPart = [&](std::int32_t asset) {
        return asset != kNone && !model.assets[static_cast<std::size_t>(asset)].external
            && result.assets[static_cast<std::size_t>(asset)].category != Category::Segmenting;
    };
    std::map<Pair, std::set<Service>> services;
    for (const ModelConversation& c : model.conversations) {
        const std::int32_t client = model.hosts[c.client].asset;
        const std::int32_t server = model.hosts[c.server].asset;
        if (!c.visible() || c.verdict == Verdict::Exception || !takesPart(client)
            || !takesPart(server) || client == server)
            continue;
        auto& between = services[std::minmax(
            static_cast<std::uint32_t>(client), static_cast<std::uint32_t>(server))];
        if (c.verdict == Verdict::Accepted || c.verdict == Verdict::Temporary)
            between.insert(c.service);
    }
    std::map<Pair, std::size_t> counted;
    for (const auto& [pair, between] : services)
        counted.emplace(pair, between.size());
    return counted;
}

} // namespace

std::vector<std::uint32_t> chooseEnclave(
    const Model& model, const Classification& result, const RecommendOptions& options)
{
    const std::size_t count = model.assets.size();
    const std::size_t source = 2 * count;
    const std::size_t sink = source + 1;
    CutNetwork network(sink + 1);
    const auto units
        = [](double cost) { return static_cast<Capacity>(std::llround(cost * kUnit)); };
    const double c = std::clamp(options.connectedCost, 0.0, 1.0);
    for (std::size_t v = 0; v < count; ++v) {
        network.join(v, sink,
            options.fixedOut.contains(static_cast<std::uint32_t>(v)) ? kEndless : units(1 - c), 0);
        network.join(count + v, sink, units(c), 0); // paid by whoever is inside or beside it
        network.join(v, count + v, kEndless, 0);
        const bool fixedIn = result.assets[v].category == Category::Chd
            || options.fixedIn.contains(static_cast<std::uint32_t>(v));
        if (fixedIn)
            network.join(source, v, kEndless * 2, 0);
    }
    for (const auto& [pair, services] : neighbourhood(model, result)) {
        const Capacity holes = units(std::max(options.beta, 0.0) * static_cast<double>(services));
        network.join(pair.first, pair.second, holes, holes);
        network.join(pair.first, count + pair.second, kEndless, 0);
        network.join(pair.second, count + pair.first, kEndless, 0);
    }
    const std::vector<bool> inside = network.sourceSide(source, sink);
    std::vector<std::uint32_t> enclave;
    for (std::uint32_t v = 0; v < count; ++v)
        if (inside[v])
            enclave.push_back(v);
    return enclave;
}

} // namespace nb::scope
