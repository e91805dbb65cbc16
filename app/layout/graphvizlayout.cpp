// SPDX-License-Identifier: MIT
#include "app/layout/graphvizlayout.h"

#include "core/layout/layoutwire.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#ifdef NB_GRAPHVIZ_BUILTIN
extern "C" { // NOLINTBEGIN(readability-identifier-naming): named by Graphviz
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;
} // NOLINTEND(readability-identifier-naming)
#endif

namespace nb::layout {

namespace {

constexpr double kPointsPerInch = 72;
constexpr std::size_t kSpread = 5000; ///< more nodes are not moved apart: it would take minutes

GVC_t* makeContext()
{
#ifdef NB_GRAPHVIZ_BUILTIN
    static lt_symlist_t builtins[]
        = {{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
            {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
            {nullptr, nullptr}};
    return gvContextPlugins(builtins, 0);
#else
    return gvContext();
#endif
}

/// Graphviz takes texts it does not change as `char*`.
class Text
{
public:
    Text(std::string text)
        : m_text(std::move(text))
    {
    }
    Text(const char* text)
        : m_text(text)
    {
    }
    operator char*() { return m_text.data(); }

private:
    std::string m_text;
};

/// In the C locale, which the process never leaves.
std::string inches(double points)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.5f", points / kPointsPerInch);
    return text;
}

/// `x,y`, with a `!` where the node must stay.
std::string placeText(const Node& node)
{
    std::string text = inches(node.before->x);
    text += ',';
    text += inches(-node.before->y);
    if (node.pinned)
        text += '!';
    return text;
}

/// The name of the n-th of a kind.
std::string numbered(const char* kind, std::int64_t number)
{
    std::string name(kind);
    name += std::to_string(number);
    return name;
}

void set(Agraph_t* graph, int kind, const char* name, const std::string& value)
{
    agattr(graph, kind, Text(name), Text(value));
}

void set(void* object, const char* name, const std::string& value)
{
    agsafeset(object, Text(name), Text(value), Text(""));
}

/// A request as a graph of Graphviz; it is never given back, the process ends with it.
class Arrangement
{
public:
    explicit Arrangement(const Request& request)
        : m_request(request)
        , m_graph(agopen(Text("g"), Agdirected, nullptr))
    {
        describeGraph();
        addClusters();
        addNodes();
        addRanks();
        addEdges();
    }

    [[nodiscard]] Agraph_t* graph() { return m_graph; }
    [[nodiscard]] Answer answer() const;

private:
    void describeGraph();
    void addClusters();
    void addNodes();
    void addRanks();
    void addEdges();
    [[nodiscard]] bool knowsClusters() const
    {
        return m_request.engine == Engine::Dot || m_request.engine == Engine::Fdp
            || m_request.engine == Engine::Osage;
    }
    [[nodiscard]] Point placeOf(double x, double y) const { return {x, m_top - y}; }
    [[nodiscard]] std::vector<Box> boxes(const std::vector<Point>& places) const;
    [[nodiscard]] std::vector<Point> splineOf(Agedge_t* edge) const;

    const Request& m_request;
    Agraph_t* m_graph;
    std::vector<Agraph_t*> m_clusters;
    std::vector<Agnode_t*> m_nodes;
    std::vector<Agedge_t*> m_edges;
    mutable double m_top = 0; ///< Graphviz counts upwards
};

void Arrangement::describeGraph()
{
    const bool many = m_request.nodes.size() > kSpread;
    static constexpr const char* kSplineWords[] = {"", "line", "spline"};
    set(m_graph, AGRAPH, "splines", kSplineWords[static_cast<int>(m_request.splines)]);
    set(m_graph, AGRAPH, "rankdir", m_request.direction == Direction::LeftToRight ? "LR" : "TB");
    set(m_graph, AGRAPH, "nodesep", inches(m_request.nodeGap));
    set(m_graph, AGRAPH, "ranksep", inches(m_request.layerGap));
    // the network simplex takes minutes on graphs without layers
    set(m_graph, AGRAPH, "nslimit", "2");
    set(m_graph, AGRAPH, "nslimit1", "2");
    set(m_graph, AGRAPH, "margin", "10");
    char gap[32];
    std::snprintf(gap, sizeof gap, "+%.2f", m_request.nodeGap / 2);
    set(m_graph, AGRAPH, "sep", gap);
    // moving nodes apart would move pinned ones too
    const bool pinned = std::ranges::any_of(m_request.nodes, &Node::pinned);
    set(m_graph, AGRAPH, "overlap", pinned ? "true" : many ? "prism0" : "prism");
    set(m_graph, AGRAPH, "start", "1");
    set(m_graph, AGNODE, "shape", "box");
    set(m_graph, AGNODE, "label", "");
    set(m_graph, AGNODE, "fixedsize", "true");
    set(m_graph, AGNODE, "width", "0.5");
    set(m_graph, AGNODE, "height", "0.5");
    set(m_graph, AGEDGE, "arrowhead", "none");
}

void Arrangement::addClusters()
{
    for (std::size_t i = 0; i < m_request.clusters.size(); ++i) {
        const std::int32_t parent = m_request.clusters[i].parent;
        Agraph_t* const within
            = parent == kNone ? m_graph : m_clusters[static_cast<std::size_t>(parent)];
        m_clusters.push_back(
            agsubg(within, Text(numbered("cluster", static_cast<std::int64_t>(i))), 1));
    }
}

void Arrangement::addNodes()
{
    const bool placed = m_request.engine == Engine::Neato || m_request.engine == Engine::Fdp;
    for (std::size_t i = 0; i < m_request.nodes.size(); ++i) {
        const Node& node = m_request.nodes[i];
        Agraph_t* const within
            = node.cluster == kNone ? m_graph : m_clusters[static_cast<std::size_t>(node.cluster)];
        Agnode_t* const made = agnode(within, Text(numbered("n", static_cast<std::int64_t>(i))), 1);
        set(made, "width", inches(std::max(node.width, 1.0)));
        set(made, "height", inches(std::max(node.height, 1.0)));
        if (placed && node.before)
            set(made, "pos", placeText(node));
        m_nodes.push_back(made);
    }
}

/// Nodes of a layer in one row, and the rows chained so that they come in their order.
void Arrangement::addRanks()
{
    if (m_request.engine != Engine::Dot)
        return;
    std::vector<std::pair<std::int32_t, std::size_t>> ranked;
    for (std::size_t i = 0; i < m_request.nodes.size(); ++i)
        if (m_request.nodes[i].rank != kNone && m_request.nodes[i].cluster == kNone)
            ranked.emplace_back(m_request.nodes[i].rank, i);
    std::ranges::sort(ranked);
    Agraph_t* row = nullptr;
    Agnode_t* anchor = nullptr;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (i == 0 || ranked[i].first != ranked[i - 1].first) {
            const std::string name = numbered("rank", ranked[i].first);
            row = agsubg(m_graph, Text(name), 1);
            set(row, "rank", "same");
            Agnode_t* const first = m_nodes[ranked[i].second];
            if (anchor != nullptr)
                set(agedge(m_graph, anchor, first, Text(name), 1), "weight", "0");
            anchor = first;
        }
        agsubnode(row, m_nodes[ranked[i].second], 1);
    }
}

void Arrangement::addEdges()
{
    for (std::size_t i = 0; i < m_request.edges.size(); ++i) {
        const Edge& edge = m_request.edges[i];
        Agedge_t* const made = agedge(m_graph, m_nodes[edge.from], m_nodes[edge.to],
            Text(numbered("e", static_cast<std::int64_t>(i))), 1);
        if (edge.weight != 1)
            set(made, "weight", std::to_string(edge.weight));
        m_edges.push_back(made);
    }
}

std::vector<Box> Arrangement::boxes(const std::vector<Point>& places) const
{
    constexpr double kMargin = 10;
    std::vector<Box> boxes(m_clusters.size());
    std::vector<bool> known(m_clusters.size(), false);
    const auto include = [&](std::int32_t cluster, const Box& box) {
        const auto c = static_cast<std::size_t>(cluster);
        Box& own = boxes[c];
        own = known[c] ? Box {std::min(own.left, box.left), std::min(own.top, box.top),
                  std::max(own.right, box.right), std::max(own.bottom, box.bottom)}
                       : box;
        known[c] = true;
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Node& node = m_request.nodes[i];
        if (node.cluster != kNone)
            include(node.cluster,
                {places[i].x - node.width / 2 - kMargin, places[i].y - node.height / 2 - kMargin,
                    places[i].x + node.width / 2 + kMargin,
                    places[i].y + node.height / 2 + kMargin});
    }
    for (std::size_t c = m_clusters.size(); c-- > 0;) {
        if (const boxf& bb = GD_bb(m_clusters[c]); knowsClusters() && bb.UR.x > bb.LL.x) {
            const Point leftBottom = placeOf(bb.LL.x, bb.LL.y);
            const Point rightTop = placeOf(bb.UR.x, bb.UR.y);
            include(
                static_cast<std::int32_t>(c), {leftBottom.x, rightTop.y, rightTop.x, leftBottom.y});
        }
        const std::int32_t parent = m_request.clusters[c].parent;
        if (known[c] && parent != kNone)
            include(parent, boxes[c]);
    }
    return boxes;
}

std::vector<Point> Arrangement::splineOf(Agedge_t* edge) const
{
    std::vector<Point> points;
    const splines* const all = ED_spl(edge);
    if (all == nullptr || all->size < 1)
        return points;
    const bezier& curve = all->list[0];
    for (int i = 0; i < curve.size && points.size() < kMaxSplinePoints; ++i)
        points.push_back(placeOf(curve.list[i].x, curve.list[i].y));
    return points;
}

Answer Arrangement::answer() const
{
    const boxf& whole = GD_bb(m_graph);
    m_top = whole.UR.y;
    Answer answer;
    answer.bounds = {whole.LL.x, 0, whole.UR.x, whole.UR.y - whole.LL.y};
    for (Agnode_t* const node : m_nodes)
        answer.nodes.push_back(placeOf(ND_coord(node).x, ND_coord(node).y));
    answer.clusters = boxes(answer.nodes);
    if (m_request.splines != Splines::None)
        for (Agedge_t* const edge : m_edges)
            answer.splines.push_back(splineOf(edge));
    return answer;
}

bool isFinite(const Answer& answer)
{
    return std::ranges::all_of(answer.nodes, [](const Point& point) {
        return std::abs(point.x) <= kMaxCoordinate && std::abs(point.y) <= kMaxCoordinate;
    });
}

} // namespace

std::optional<Answer> arrange(const Request& request, std::string& why)
{
    if (request.nodes.empty())
        return Answer {{}, {}, std::vector<Box>(request.clusters.size()), {}};
    agseterr(AGERR);
    GVC_t* const context = makeContext();
    if (context == nullptr) {
        why = "Graphviz does not start";
        return std::nullopt;
    }
    Arrangement arrangement(request);
    if (gvLayout(context, arrangement.graph(), engineName(request.engine)) != 0) {
        why = std::string("the engine ") + engineName(request.engine) + " refuses the graph";
        return std::nullopt;
    }
    Answer answer = arrangement.answer();
    if (!isFinite(answer)) {
        why = "the engine placed nodes nowhere";
        return std::nullopt;
    }
    return answer;
}

} // namespace nb::layout
