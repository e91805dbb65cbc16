// SPDX-License-Identifier: MIT
#include "core/layout/layoutwire.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace nb::layout {

namespace {

constexpr std::string_view kRequestHead = "netbehave-layout 1";
constexpr std::string_view kAnswerHead = "netbehave-layout-answer 1";
constexpr std::int64_t kThousand = 1000;

constexpr std::array<std::pair<Engine, const char*>, 5> kEngines {
    {{Engine::Dot, "dot"}, {Engine::Neato, "neato"}, {Engine::Fdp, "fdp"}, {Engine::Sfdp, "sfdp"},
        {Engine::Osage, "osage"}}};
constexpr std::array<std::pair<Direction, const char*>, 2> kDirections {
    {{Direction::LeftToRight, "lr"}, {Direction::TopToBottom, "tb"}}};
constexpr std::array<std::pair<Splines, const char*>, 3> kSplines {
    {{Splines::None, "none"}, {Splines::Line, "line"}, {Splines::Curve, "curve"}}};

template <typename Table, typename Value> const char* wordOf(const Table& table, Value value)
{
    for (const auto& [known, word] : table)
        if (known == value)
            return word;
    return table.front().second;
}

void append(std::string& text, std::int64_t number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number);
    text.append(digits, end.ptr);
}

void appendLength(std::string& text, double points)
{
    append(text, std::llround(points * static_cast<double>(kThousand)));
}

template <typename... Numbers> void appendLengths(std::string& text, Numbers... points)
{
    bool first = true;
    const auto one = [&](double value) {
        if (!first)
            text += ' ';
        first = false;
        appendLength(text, value);
    };
    (one(points), ...);
}

/// Lines and words of a text, with the first fault.
class Reader
{
public:
    explicit Reader(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool failed() const { return !m_why.empty(); }
    [[nodiscard]] const std::string& why() const { return m_why; }
    void fail(const std::string& why)
    {
        if (m_why.empty())
            m_why = "line " + std::to_string(m_number) + ": " + why;
    }

    /// Moves to the next line.
    void next()
    {
        ++m_number;
        const std::size_t end = m_rest.find('\n');
        if (end == std::string_view::npos) {
            fail("the text ends too early");
            m_line = {};
            return;
        }
        m_line = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
    }
    void expectLine(std::string_view line)
    {
        next();
        if (m_line != line)
            fail("expected \"" + std::string(line) + "\"");
    }
    void expectWord(std::string_view word)
    {
        if (this->word() != word)
            fail("expected \"" + std::string(word) + "\"");
    }
    [[nodiscard]] bool atLineEnd() const { return m_line.empty(); }
    void endLine()
    {
        if (!m_line.empty())
            fail("more words than expected");
    }
    void endText()
    {
        expectLine("end");
        if (!m_rest.empty())
            fail("text after the end");
    }

    std::string_view word()
    {
        const std::size_t end = m_line.find(' ');
        const std::string_view word = m_line.substr(0, end);
        m_line.remove_prefix(end == std::string_view::npos ? m_line.size() : end + 1);
        if (word.empty())
            fail("a word is missing");
        return word;
    }
    std::int64_t number(std::int64_t low, std::int64_t high)
    {
        const std::string_view text = word();
        std::int64_t value = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (problem != std::errc {} || end != text.data() + text.size())
            fail("not a number");
        else if (value < low || value > high)
            fail("a number out of its range");
        else
            return value;
        return low;
    }
    double length(double low, double high)
    {
        return static_cast<double>(number(std::llround(low * 1000), std::llround(high * 1000)))
            / static_cast<double>(kThousand);
    }
    double coordinate() { return length(-kMaxCoordinate, kMaxCoordinate); }
    template <typename Table> auto oneOf(const Table& table)
    {
        const std::string_view text = word();
        for (const auto& [value, known] : table)
            if (text == known)
                return value;
        fail("an unknown word");
        return table.front().first;
    }
    /// `WORD N`, each of its lines at least two bytes long, so that no count can claim memory that
    /// the text does not have.
    std::size_t count(std::string_view name, std::size_t most)
    {
        next();
        expectWord(name);
        const auto value = static_cast<std::size_t>(number(0, static_cast<std::int64_t>(most)));
        endLine();
        if (value > m_rest.size() / 2)
            fail("fewer lines than counted");
        return failed() ? 0 : value;
    }

private:
    std::string_view m_rest;
    std::string_view m_line;
    std::size_t m_number = 0;
    std::string m_why;
};

void readOptions(Reader& in, Request& request)
{
    in.next();
    in.expectWord("engine");
    request.engine = in.oneOf(kEngines);
    in.endLine();
    in.next();
    in.expectWord("direction");
    request.direction = in.oneOf(kDirections);
    in.endLine();
    in.next();
    in.expectWord("splines");
    request.splines = in.oneOf(kSplines);
    in.endLine();
    in.next();
    in.expectWord("gaps");
    request.nodeGap = in.length(0, kMaxLength);
    request.layerGap = in.length(0, kMaxLength);
    in.endLine();
    in.next();
    in.expectWord("limits");
    request.memoryMiB = static_cast<std::uint32_t>(in.number(16, 1 << 20));
    request.seconds = static_cast<std::uint32_t>(in.number(1, 24 * 3600));
    in.endLine();
}

Node readNode(Reader& in, std::size_t clusters)
{
    Node node;
    in.next();
    node.width = in.length(0, kMaxLength);
    node.height = in.length(0, kMaxLength);
    node.cluster
        = static_cast<std::int32_t>(in.number(kNone, static_cast<std::int64_t>(clusters) - 1));
    node.rank = static_cast<std::int32_t>(in.number(kNone, kMaxRank));
    if (!in.atLineEnd()) {
        const double x = in.coordinate();
        node.before = Point {x, in.coordinate()};
    }
    if (!in.atLineEnd()) {
        in.expectWord("pin");
        node.pinned = true;
    }
    in.endLine();
    return node;
}

Edge readEdge(Reader& in, std::size_t nodes)
{
    in.next();
    const std::int64_t last = static_cast<std::int64_t>(nodes) - 1;
    Edge edge;
    edge.from = static_cast<std::uint32_t>(in.number(0, last));
    edge.to = static_cast<std::uint32_t>(in.number(0, last));
    edge.weight = static_cast<std::uint32_t>(in.number(1, kMaxWeight));
    in.endLine();
    return edge;
}

Box readBox(Reader& in)
{
    Box box;
    box.left = in.coordinate();
    box.top = in.coordinate();
    box.right = in.coordinate();
    box.bottom = in.coordinate();
    in.endLine();
    return box;
}

std::vector<Point> readSpline(Reader& in)
{
    in.next();
    const std::int64_t count = in.number(0, static_cast<std::int64_t>(kMaxSplinePoints));
    std::vector<Point> points;
    for (std::int64_t i = 0; i < count && !in.failed(); ++i) {
        const double x = in.coordinate();
        points.push_back({x, in.coordinate()});
    }
    in.endLine();
    return points;
}

bool inRange(double value, double low, double high)
{
    return value >= low && value <= high; // false for what is no number
}

std::string faultOfNodes(const Request& request)
{
    const auto clusters = static_cast<std::int64_t>(request.clusters.size());
    for (const Node& node : request.nodes) {
        if (!inRange(node.width, 0, kMaxLength) || !inRange(node.height, 0, kMaxLength))
            return "the size of a node is out of its range";
        if (node.cluster < kNone || node.cluster >= clusters)
            return "a node is in a cluster that does not exist";
        if (node.rank < kNone || node.rank > kMaxRank)
            return "the layer of a node is out of its range";
        if (node.before
            && (!inRange(node.before->x, -kMaxCoordinate, kMaxCoordinate)
                || !inRange(node.before->y, -kMaxCoordinate, kMaxCoordinate)))
            return "the place of a node is out of its range";
        if (node.pinned && !node.before)
            return "a node without a place is pinned";
    }
    return {};
}

std::string faultOfClusters(const Request& request)
{
    std::vector<std::size_t> depths;
    for (const Cluster& cluster : request.clusters) {
        if (cluster.parent < kNone || cluster.parent >= static_cast<std::int64_t>(depths.size()))
            return "a cluster is in a later one";
        const std::size_t depth
            = cluster.parent == kNone ? 1 : depths[static_cast<std::size_t>(cluster.parent)] + 1;
        if (depth > kMaxClusterDepth)
            return "clusters are nested too deeply";
        depths.push_back(depth);
    }
    return {};
}

} // namespace

const char* engineName(Engine engine)
{
    return engine == Engine::Automatic ? "automatic" : wordOf(kEngines, engine);
}

std::string faultOf(const Request& request)
{
    if (request.engine == Engine::Automatic)
        return "no engine is chosen";
    if (request.nodes.size() > kMaxNodes || request.edges.size() > kMaxEdges
        || request.clusters.size() > kMaxClusters)
        return "too many nodes, edges or clusters";
    if (!inRange(request.nodeGap, 0, kMaxLength) || !inRange(request.layerGap, 0, kMaxLength))
        return "a gap is out of its range";
    if (std::string fault = faultOfClusters(request); !fault.empty())
        return fault;
    if (std::string fault = faultOfNodes(request); !fault.empty())
        return fault;
    for (const Edge& edge : request.edges)
        if (edge.from >= request.nodes.size() || edge.to >= request.nodes.size() || edge.weight < 1
            || edge.weight > kMaxWeight)
            return "an edge is out of its range";
    return {};
}

std::string writeRequest(const Request& request)
{
    std::string text(kRequestHead);
    text.reserve(256 + request.nodes.size() * 40 + request.edges.size() * 16);
    text += "\nengine ";
    text += engineName(request.engine);
    text += "\ndirection ";
    text += wordOf(kDirections, request.direction);
    text += "\nsplines ";
    text += wordOf(kSplines, request.splines);
    text += "\ngaps ";
    appendLengths(text, request.nodeGap, request.layerGap);
    text += "\nlimits ";
    append(text, request.memoryMiB);
    text += ' ';
    append(text, request.seconds);
    text += "\nclusters ";
    append(text, static_cast<std::int64_t>(request.clusters.size()));
    for (const Cluster& cluster : request.clusters) {
        text += '\n';
        append(text, cluster.parent);
    }
    text += "\nnodes ";
    append(text, static_cast<std::int64_t>(request.nodes.size()));
    for (const Node& node : request.nodes) {
        text += '\n';
        appendLengths(text, node.width, node.height);
        text += ' ';
        append(text, node.cluster);
        text += ' ';
        append(text, node.rank);
        if (node.before) {
            text += ' ';
            appendLengths(text, node.before->x, node.before->y);
            text += node.pinned ? " pin" : "";
        }
    }
    text += "\nedges ";
    append(text, static_cast<std::int64_t>(request.edges.size()));
    for (const Edge& edge : request.edges) {
        text += '\n';
        append(text, edge.from);
        text += ' ';
        append(text, edge.to);
        text += ' ';
        append(text, edge.weight);
    }
    text += "\nend\n";
    return text;
}

std::optional<Request> readRequest(std::string_view text, std::string& why)
{
    if (text.size() > kMaxRequestBytes) {
        why = "the request is too large";
        return std::nullopt;
    }
    Reader in(text);
    Request request;
    in.expectLine(kRequestHead);
    readOptions(in, request);
    const std::size_t clusters = in.count("clusters", kMaxClusters);
    for (std::size_t i = 0; i < clusters && !in.failed(); ++i) {
        in.next();
        request.clusters.push_back(
            {static_cast<std::int32_t>(in.number(kNone, static_cast<std::int64_t>(i) - 1))});
        in.endLine();
    }
    const std::size_t nodes = in.failed() ? 0 : in.count("nodes", kMaxNodes);
    for (std::size_t i = 0; i < nodes && !in.failed(); ++i)
        request.nodes.push_back(readNode(in, clusters));
    const std::size_t edges = in.failed() ? 0 : in.count("edges", kMaxEdges);
    for (std::size_t i = 0; i < edges && !in.failed(); ++i)
        request.edges.push_back(readEdge(in, nodes));
    if (!in.failed())
        in.endText();
    why = in.failed() ? in.why() : faultOf(request);
    if (!why.empty())
        return std::nullopt;
    return request;
}

std::string writeAnswer(const Answer& answer)
{
    std::string text(kAnswerHead);
    text.reserve(256 + answer.nodes.size() * 24 + answer.splines.size() * 80);
    text += "\nbounds ";
    const auto box
        = [&text](const Box& b) { appendLengths(text, b.left, b.top, b.right, b.bottom); };
    box(answer.bounds);
    text += "\nnodes ";
    append(text, static_cast<std::int64_t>(answer.nodes.size()));
    for (const Point& point : answer.nodes) {
        text += '\n';
        appendLengths(text, point.x, point.y);
    }
    text += "\nclusters ";
    append(text, static_cast<std::int64_t>(answer.clusters.size()));
    for (const Box& cluster : answer.clusters) {
        text += '\n';
        box(cluster);
    }
    text += "\nsplines ";
    append(text, static_cast<std::int64_t>(answer.splines.size()));
    for (const std::vector<Point>& spline : answer.splines) {
        text += '\n';
        append(text, static_cast<std::int64_t>(spline.size()));
        for (const Point& point : spline) {
            text += ' ';
            appendLengths(text, point.x, point.y);
        }
    }
    text += "\nend\n";
    return text;
}

std::optional<Answer> readAnswer(std::string_view text, const Request& request, std::string& why)
{
    if (text.size() > kMaxAnswerBytes) {
        why = "the answer is too large";
        return std::nullopt;
    }
    Reader in(text);
    Answer answer;
    in.expectLine(kAnswerHead);
    in.next();
    in.expectWord("bounds");
    answer.bounds = readBox(in);
    const std::size_t nodes = in.count("nodes", kMaxNodes);
    for (std::size_t i = 0; i < nodes && !in.failed(); ++i) {
        in.next();
        const double x = in.coordinate();
        answer.nodes.push_back({x, in.coordinate()});
        in.endLine();
    }
    const std::size_t clusters = in.failed() ? 0 : in.count("clusters", kMaxClusters);
    for (std::size_t i = 0; i < clusters && !in.failed(); ++i) {
        in.next();
        answer.clusters.push_back(readBox(in));
    }
    const std::size_t splines = in.failed() ? 0 : in.count("splines", kMaxEdges);
    for (std::size_t i = 0; i < splines && !in.failed(); ++i)
        answer.splines.push_back(readSpline(in));
    if (!in.failed())
        in.endText();
    why = in.why();
    if (why.empty()
        && (answer.nodes.size() != request.nodes.size()
            || answer.clusters.size() != request.clusters.size()
            || (!answer.splines.empty() && answer.splines.size() != request.edges.size())))
        why = "the answer is not that of the request";
    if (!why.empty())
        return std::nullopt;
    return answer;
}

} // namespace nb::layout
