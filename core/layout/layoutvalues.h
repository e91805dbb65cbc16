// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

/// What the layout worker is asked and answers. Under the MIT licence and without Qt, because the
/// worker, which links Graphviz (EPL), is made of it too.
namespace nb::layout {

/// Lengths are points, 72 to an inch; x grows to the right, y downwards.
struct Point
{
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

struct Box
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool operator==(const Box&) const = default;
};

/// Engines of Graphviz; Automatic lets the size policy choose and never reaches the worker.
enum class Engine : std::uint8_t
{
    Automatic,
    Dot, ///< layers; knows clusters and ranks
    Neato, ///< springs; keeps pinned nodes
    Fdp, ///< springs; knows clusters, keeps pinned nodes where there are none
    Sfdp, ///< springs, for many nodes
    Osage, ///< packs clusters
};

/// Which way layers follow one another.
enum class Direction : std::uint8_t
{
    LeftToRight,
    TopToBottom,
};

/// How edges are answered.
enum class Splines : std::uint8_t
{
    None, ///< not at all: the picture draws its own
    Line,
    Curve, ///< around nodes
};

inline constexpr std::int32_t kNone = -1;

struct Node
{
    double width = 0;
    double height = 0;
    std::int32_t cluster = kNone; ///< index into Request::clusters
    std::int32_t rank = kNone; ///< layer, from 0; only Dot looks at it
    std::optional<Point> before {}; ///< centre in the picture that is there already
    bool pinned = false; ///< must stay at `before`
    bool operator==(const Node&) const = default;
};

struct Edge
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t weight = 1; ///< how much it pulls; 1 to kMaxWeight
    bool operator==(const Edge&) const = default;
};

struct Cluster
{
    std::int32_t parent = kNone; ///< index of an earlier cluster
    bool operator==(const Cluster&) const = default;
};

/// Nodes are known by their index: no text of the network reaches the worker.
struct Request
{
    Engine engine = Engine::Automatic;
    Direction direction = Direction::LeftToRight;
    Splines splines = Splines::None;
    double nodeGap = 24; ///< between nodes of a layer
    double layerGap = 60; ///< between layers
    std::uint32_t memoryMiB = 1024; ///< the worker takes no more
    std::uint32_t seconds = 60; ///< of processor time, after which the worker ends itself
    std::vector<Cluster> clusters {};
    std::vector<Node> nodes {};
    std::vector<Edge> edges {};
    bool operator==(const Request&) const = default;
};

struct Answer
{
    Box bounds {};
    std::vector<Point> nodes {}; ///< centres, one for each node asked
    std::vector<Box> clusters {}; ///< one for each cluster asked
    /// For each edge asked its control points: the start, then three for each cubic curve; empty
    /// where the request wanted none.
    std::vector<std::vector<Point>> splines {};
    bool operator==(const Answer&) const = default;
};

inline constexpr std::size_t kMaxNodes = 100'000;
inline constexpr std::size_t kMaxEdges = 500'000;
inline constexpr std::size_t kMaxClusters = 20'000;
inline constexpr std::size_t kMaxClusterDepth = 16;
inline constexpr std::int32_t kMaxRank = 10'000;
inline constexpr std::uint32_t kMaxWeight = 1000;
inline constexpr double kMaxLength = 100'000; ///< of a side or gap
inline constexpr double kMaxCoordinate = 50'000'000;

} // namespace nb::layout
