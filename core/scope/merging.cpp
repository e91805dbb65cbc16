// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/factoring.h"

#include <queue>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

namespace nb::scope {

namespace {

struct CellHash
{
    std::size_t operator()(const Cell& cell) const
    {
        std::uint64_t value = std::uint64_t {cell.source} << 32U | cell.destination;
        value = value * 0x9E3779B97F4A7C15ULL ^ (value >> 29U);
        const std::uint64_t service = std::uint64_t {cell.service.protocol} << 32U
            | std::uint64_t {cell.service.first} << 16U | cell.service.last;
        return static_cast<std::size_t>((value ^ service) * 0xBF58476D1CE4E5B9ULL);
    }
};

class Merger
{
public:
    Merger(std::vector<Box> boxes, const MergeBudget& budget);
    Merged run();

private:
    struct Candidate
    {
        std::uint64_t cost = 0;
        std::size_t a = 0;
        std::size_t b = 0;
        auto operator<=>(const Candidate&) const = default;
    };
    static constexpr std::uint64_t kNever = ~std::uint64_t {0};
    /// Buckets larger than this are not searched pair by pair.
    static constexpr std::size_t kMostNeighbours = 300;

    void index(std::size_t box);
    [[nodiscard]] std::vector<std::size_t> neighbours(std::size_t box) const;
    void offer(std::size_t a, std::size_t b);
    [[nodiscard]] std::uint64_t costOf(const Box& joined) const;
    [[nodiscard]] std::uint64_t costOfPair(std::size_t a, std::size_t b) const;
    [[nodiscard]] static Box boxAround(const Box& a, const Box& b);
    [[nodiscard]] std::uint64_t room(Boundary boundary) const;
    void merge(const Candidate& candidate);
    void absorb(std::size_t box);

    const MergeBudget& m_budget;
    std::vector<Box> m_boxes;
    std::vector<bool> m_alive;
    std::size_t m_count = 0;
    std::unordered_set<Cell, CellHash> m_allowed;
    std::array<std::uint64_t, kBudgetGroups> m_allowedOf {};
    std::array<std::uint64_t, kBoundaryCount> m_extra {};
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> m_byDestination;
    std::map<std::pair<std::uint32_t, Service>, std::vector<std::size_t>> m_byService;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> m_heap;
    std::vector<CurvePoint> m_curve;
};

Merger::Merger(std::vector<Box> boxes, const MergeBudget& budget)
    : m_budget(budget)
    , m_boxes(std::move(boxes))
    , m_alive(m_boxes.size(), true)
    , m_count(m_boxes.size())
{
    for (const Box& box : m_boxes)
        forEachCell(box, [&](const Cell& cell) {
            if (m_allowed.insert(cell).second)
                ++m_allowedOf[budgetGroupOf(m_budget.boundaryOf(box.part))];
            return true;
        });
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        index(i);
}

void Merger::index(std::size_t box)
{
    for (const std::uint32_t destination : m_boxes[box].destinations)
        m_byDestination[{m_boxes[box].part, destination}].push_back(box);
    for (const Service& service : m_boxes[box].services)
        m_byService[{m_boxes[box].part, service}].push_back(box);
}

std::vector<std::size_t> Merger::neighbours(std::size_t box) const
{
    std::set<std::size_t> found;
    const auto add = [&](const std::vector<std::size_t>& bucket) {
        std::size_t taken = 0;
        for (const std::size_t other : bucket)
            if (m_alive[other] && other != box && ++taken <= kMostNeighbours)
                found.insert(other);
    };
    for (const std::uint32_t destination : m_boxes[box].destinations)
        if (const auto at = m_byDestination.find({m_boxes[box].part, destination});
            at != m_byDestination.end())
            add(at->second);
    for (const Service& service : m_boxes[box].services)
        if (const auto at = m_byService.find({m_boxes[box].part, service}); at != m_byService.end())
            add(at->second);
    return {found.begin(), found.end()};
}

Box Merger::boxAround(const Box& a, const Box& b)
{
    Box joined;
    std::ranges::set_union(a.sources, b.sources, std::back_inserter(joined.sources));
    std::ranges::set_union(a.destinations, b.destinations, std::back_inserter(joined.destinations));
    std::ranges::set_union(a.services, b.services, std::back_inserter(joined.services));
    joined.part = a.part;
    return joined;
}

/// The most cells that may still be added at once: extra + n <= theta (allowed + n).
std::uint64_t Merger::room(Boundary boundary) const
{
    constexpr double kRounding = 1e-9;
    const double theta = m_budget.theta[static_cast<std::size_t>(boundary)];
    const auto allowed = static_cast<double>(m_allowedOf[budgetGroupOf(boundary)]);
    const auto extra = static_cast<double>(m_extra[static_cast<std::size_t>(boundary)]);
    if (theta >= 1)
        return kNever - 1;
    const double most = (theta * allowed - extra) / (1 - theta) + kRounding * (allowed + 1);
    return most <= 0 ? 0 : static_cast<std::uint64_t>(most);
}

/// New cells, or kNever when one of them is forbidden or there are too many.
std::uint64_t Merger::costOf(const Box& joined) const
{
    const std::uint64_t most = room(m_budget.boundaryOf(joined.part));
    if (cellsOf(joined) > m_allowed.size() + most)
        return kNever;
    std::uint64_t cost = 0;
    forEachCell(joined, [&](const Cell& cell) {
        if (m_budget.isForeign(cell, joined.part)) {
            cost = kNever;
            return false;
        }
        if (m_allowed.contains(cell))
            return true;
        if (++cost > most || m_budget.forbidden(cell)) {
            cost = kNever;
            return false;
        }
        return true;
    });
    return cost;
}

std::uint64_t Merger::costOfPair(std::size_t a, std::size_t b) const
{
    const std::uint64_t cost = costOf(boxAround(m_boxes[a], m_boxes[b]));
    return cost == 0 || cost == kNever || m_budget.alike(m_boxes[a], m_boxes[b]) ? cost : kNever;
}

void Merger::offer(std::size_t a, std::size_t b)
{
    const std::uint64_t cost = costOfPair(a, b);
    if (cost != kNever)
        m_heap.push({cost, std::min(a, b), std::max(a, b)});
}

/// Boxes that lie wholly within the new one say nothing more.
void Merger::absorb(std::size_t box)
{
    const Box& outer = m_boxes[box];
    for (const std::size_t other : neighbours(box)) {
        const Box& inner = m_boxes[other];
        if (!std::ranges::includes(outer.sources, inner.sources)
            || !std::ranges::includes(outer.destinations, inner.destinations)
            || !std::ranges::includes(outer.services, inner.services))
            continue;
        m_alive[other] = false;
        --m_count;
    }
}

void Merger::merge(const Candidate& candidate)
{
    Box joined = boxAround(m_boxes[candidate.a], m_boxes[candidate.b]);
    const Boundary boundary = m_budget.boundaryOf(joined.part);
    forEachCell(joined, [&](const Cell& cell) {
        if (m_allowed.insert(cell).second) {
            ++m_allowedOf[budgetGroupOf(boundary)];
            ++m_extra[static_cast<std::size_t>(boundary)];
        }
        return true;
    });
    m_alive[candidate.a] = m_alive[candidate.b] = false;
    const std::size_t added = m_boxes.size();
    m_boxes.push_back(std::move(joined));
    m_alive.push_back(true);
    --m_count;
    index(added);
    absorb(added);
    for (const std::size_t other : neighbours(added))
        offer(added, other);
    std::uint64_t extra = 0;
    for (const std::uint64_t n : m_extra)
        extra += n;
    m_curve.push_back({m_count,
        m_allowed.empty() ? 0
                          : static_cast<double>(extra) / static_cast<double>(m_allowed.size())});
}

Merged Merger::run()
{
    m_curve.push_back({m_count, 0});
    const std::size_t given = m_boxes.size();
    for (std::size_t i = 0; i < given; ++i)
        for (const std::size_t other : neighbours(i))
            if (other > i)
                offer(i, other);
    while (!m_heap.empty()) {
        const Candidate best = m_heap.top();
        m_heap.pop();
        if (!m_alive[best.a] || !m_alive[best.b])
            continue;
        const std::uint64_t cost = costOfPair(best.a, best.b);
        if (cost == kNever)
            continue;
        if (!m_heap.empty() && cost > m_heap.top().cost) {
            m_heap.push({cost, best.a, best.b});
            continue;
        }
        merge(best);
    }
    Merged merged;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (m_alive[i])
            merged.boxes.push_back(std::move(m_boxes[i]));
    std::ranges::sort(merged.boxes);
    merged.curve = std::move(m_curve);
    return merged;
}

} // namespace

Merged mergeWithin(std::vector<Box> boxes, const MergeBudget& budget)
{
    return Merger(std::move(boxes), budget).run();
}

} // namespace nb::scope
