// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/factoring.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace nb::scope {

namespace {

template <typename T> std::vector<T> united(const std::vector<T>& a, const std::vector<T>& b)
{
    std::vector<T> both;
    std::ranges::set_union(a, b, std::back_inserter(both));
    return both;
}

/// Joins boxes that are equal but for one side, which `side` names; true when any were.
template <typename Key, typename T>
bool joinEqual(std::vector<Box>& boxes, Key key, std::vector<T> Box::*side)
{
    std::map<decltype(key(boxes.front())), std::size_t> first;
    std::vector<Box> joined;
    for (Box& box : boxes) {
        const auto [at, added] = first.try_emplace(key(box), joined.size());
        if (added)
            joined.push_back(std::move(box));
        else
            joined[at->second].*side = united(joined[at->second].*side, box.*side);
    }
    const bool any = joined.size() < boxes.size();
    boxes = std::move(joined);
    return any;
}

} // namespace

std::uint64_t cellsOf(const Box& box)
{
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(box.sources, box.destinations, std::back_inserter(both));
    return (box.sources.size() * box.destinations.size() - both.size()) * box.services.size();
}

void forEachCell(const Box& box, const std::function<bool(const Cell&)>& visit)
{
    for (const std::uint32_t source : box.sources)
        for (const std::uint32_t destination : box.destinations) {
            if (source == destination)
                continue;
            for (const Service& service : box.services)
                if (!visit({source, destination, service}))
                    return;
        }
}

std::vector<Box> factorLossless(std::vector<Factored> cells)
{
    std::ranges::sort(cells, {}, [](const Factored& f) {
        return std::tuple(f.part, f.cell.destination, f.cell.service, f.cell.source);
    });
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    std::vector<Box> boxes;
    for (const Factored& f : cells) {
        if (boxes.empty() || boxes.back().part != f.part
            || boxes.back().destinations.front() != f.cell.destination
            || boxes.back().services.front() != f.cell.service)
            boxes.push_back({{}, {f.cell.destination}, {f.cell.service}, f.part});
        boxes.back().sources.push_back(f.cell.source);
    }
    if (boxes.empty())
        return boxes;
    for (bool any = true; any;) {
        any = joinEqual(
            boxes, [](const Box& b) { return std::tuple(b.part, b.sources, b.services); },
            &Box::destinations);
        any = joinEqual(
                  boxes, [](const Box& b) { return std::tuple(b.part, b.sources, b.destinations); },
                  &Box::services)
            || any;
        any = joinEqual(
                  boxes,
                  [](const Box& b) { return std::tuple(b.part, b.destinations, b.services); },
                  &Box::sources)
            || any;
    }
    std::ranges::sort(boxes);
    return boxes;
}

} // namespace nb::scope
