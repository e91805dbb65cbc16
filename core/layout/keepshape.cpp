// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/keepshape.h"

#include <algorithm>
#include <cmath>

namespace nb {

using layout::Point;

namespace {

/// p -> mirror, then turn about `from`, then move to `to`.
struct Move
{
    Point from {};
    Point to {};
    double cosine = 1;
    double sine = 0;
    bool mirrored = false;

    [[nodiscard]] Point operator()(const Point& p) const
    {
        const double x = (mirrored ? -1 : 1) * (p.x - from.x);
        const double y = p.y - from.y;
        return {to.x + cosine * x - sine * y, to.y + sine * x + cosine * y};
    }
};

struct Pair
{
    Point now;
    Point before;
};

std::vector<Pair> pairsOf(const layout::Request& request, const layout::Answer& answer)
{
    const bool anyPin = std::ranges::any_of(request.nodes, &layout::Node::pinned);
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < request.nodes.size(); ++i)
        if (const layout::Node& node = request.nodes[i]; node.before && node.pinned == anyPin)
            pairs.push_back({answer.nodes[i], *node.before});
    return pairs;
}

/// The turn that brings the pairs closest together (least squares), with or without a mirror.
Move bestTurn(const std::vector<Pair>& pairs, Move move)
{
    double best = -1;
    Move result = move;
    for (const bool mirrored : {false, true}) {
        double along = 0;
        double across = 0;
        for (const Pair& pair : pairs) {
            const double x = (mirrored ? -1 : 1) * (pair.now.x - move.from.x);
            const double y = pair.now.y - move.from.y;
            const double u = pair.before.x - move.to.x;
            const double v = pair.before.y - move.to.y;
            along += x * u + y * v;
            across += x * v - y * u;
        }
        const double size = std::hypot(along, across);
        // a mirror only when it helps
        if (size <= best * (1 + 1e-9) || size == 0)
            continue;
        best = size;
        result = move;
        result.mirrored = mirrored;
        result.cosine = along / size;
        result.sine = across / size;
    }
    return result;
}

layout::Box boxOf(const layout::Box& box, const Move& move)
{
    const Point corners[] = {move({box.left, box.top}), move({box.right, box.top}),
        move({box.left, box.bottom}), move({box.right, box.bottom})};
    layout::Box moved {corners[0].x, corners[0].y, corners[0].x, corners[0].y};
    for (const Point& corner : corners)
        moved = {std::min(moved.left, corner.x), std::min(moved.top, corner.y),
            std::max(moved.right, corner.x), std::max(moved.bottom, corner.y)};
    return moved;
}

bool mayTurn(const layout::Request& request)
{
    return (request.engine == layout::Engine::Sfdp || request.engine == layout::Engine::Neato)
        && request.clusters.empty() && std::ranges::none_of(request.nodes, &layout::Node::pinned);
}

} // namespace

void keepShape(const layout::Request& request, layout::Answer& answer)
{
    const std::vector<Pair> pairs = pairsOf(request, answer);
    if (pairs.empty())
        return;
    Move move;
    const auto count = static_cast<double>(pairs.size());
    for (const Pair& pair : pairs) {
        move.from.x += pair.now.x / count;
        move.from.y += pair.now.y / count;
        move.to.x += pair.before.x / count;
        move.to.y += pair.before.y / count;
    }
    if (mayTurn(request) && pairs.size() > 1)
        move = bestTurn(pairs, move);
    for (Point& node : answer.nodes)
        node = move(node);
    for (std::size_t i = 0; i < request.nodes.size(); ++i)
        if (request.nodes[i].pinned)
            answer.nodes[i] = *request.nodes[i].before;
    for (layout::Box& cluster : answer.clusters)
        cluster = boxOf(cluster, move);
    for (std::vector<Point>& spline : answer.splines)
        for (Point& point : spline)
            point = move(point);
    answer.bounds = boxOf(answer.bounds, move);
}

} // namespace nb
