// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/layoutengine.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace nb::report {

enum class Shape : std::uint8_t
{
    Box, ///< a segment, or systems
    Store, ///< systems that keep account data
    Device, ///< separates segments
    Outside,
    Number, ///< sits on an arrow and refers to a row of a table
};

/// What colour means, never alone: the words stand in the box too.
enum class Tint : std::uint8_t
{
    Plain,
    Cde,
    Security,
    Connected,
    Segmenting,
    Hold,
    Out, ///< hatched
    Outside,
};

enum class Line : std::uint8_t
{
    Cable, ///< is attached to; no arrow
    Flow,
    AccountData,
    Token, ///< dotted
};

struct DiagramNode
{
    std::string title {};
    std::vector<std::string> lines {};
    Shape shape = Shape::Box;
    Tint tint = Tint::Plain;
    std::int32_t group = layout::kNone; ///< index into Diagram::groups
};

struct DiagramEdge
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    Line line = Line::Flow;
    bool arrow = true;
};

/// A picture of boxes and arrows; placeDiagram() fills in where they are.
struct Diagram
{
    std::string id {};
    std::string caption {};
    std::string drawn {}; ///< date, author and approver, printed into the picture
    std::vector<std::string> groups {};
    std::vector<DiagramNode> nodes {};
    std::vector<DiagramEdge> edges {};
    std::string table {}; ///< id of the table whose column `number` the numbers are of
    std::string empty {}; ///< what to say instead of a picture without nodes

    layout::Box bounds {}; ///< points
    std::vector<layout::Box> boxes {}; ///< by node
    std::vector<layout::Box> frames {}; ///< by group
    std::vector<std::vector<layout::Point>> splines {}; ///< by edge: start, three for each curve
    std::string note {}; ///< why the engine that suits best was not used
};

/// Size of the text in boxes, points.
inline constexpr double kDiagramText = 9;

/// Adds an arrow with its number in the middle.
void connect(Diagram& diagram, std::uint32_t from, std::uint32_t to, Line line, std::size_t number);

/// Arranges the picture, the way round that fits a page better. Blocks; any thread. Only Cancelled
/// and a picture out of all bounds are errors.
[[nodiscard]] Result<void> placeDiagram(
    Diagram& diagram, const LayoutEngine& engine, std::stop_token stop);

} // namespace nb::report
