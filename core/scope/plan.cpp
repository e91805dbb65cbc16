// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/recommend.h"

#include <algorithm>
#include <map>

namespace nb::scope {

namespace {

class Planner
{
public:
    Planner(
        const Model& model, const Classification& result, const std::vector<std::uint32_t>& enclave)
        : m_before(model)
        , m_result(result)
        , m_plan {model, {}}
        , m_inside(model.assets.size(), false)
    {
        for (const std::uint32_t asset : enclave)
            m_inside[asset] = true;
    }
    Plan make();

private:
    void divide(std::int32_t zone, const std::vector<std::uint32_t>& members);
    void drawIn();
    std::int32_t newSegment(const std::string& name);
    void move(std::uint32_t asset, std::int32_t to, std::string why);
    void controlNewSegments();

    const Model& m_before;
    const Classification& m_result;
    Plan m_plan;
    std::vector<bool> m_inside;
    std::int32_t m_cde = kNone; ///< where systems drawn in go
};

std::int32_t Planner::newSegment(const std::string& name)
{
    std::string free = name;
    const auto& segments = m_plan.model.answers.segments;
    for (int number = 2; std::ranges::find(segments, free, &SegmentAnswer::name) != segments.end();
         ++number) {
        free = name;
        free += ' ';
        free += std::to_string(number);
    }
    m_plan.model.answers.segments.push_back({free, {}, Trust::Internal, true});
    return static_cast<std::int32_t>(m_plan.model.answers.segments.size()) - 1;
}

void Planner::move(std::uint32_t asset, std::int32_t to, std::string why)
{
    m_plan.moves.push_back({asset, m_before.segmentText(asset),
        m_plan.model.answers.segments[static_cast<std::size_t>(to)].name, std::move(why)});
    m_plan.model.assets[asset].segments = {to};
    for (const std::uint32_t host : m_plan.model.assets[asset].hosts)
        m_plan.model.hosts[host].segment = to;
}

/// The side with fewer systems moves.
void Planner::divide(std::int32_t zone, const std::vector<std::uint32_t>& members)
{
    const auto inside = static_cast<std::size_t>(
        std::ranges::count_if(members, [this](std::uint32_t asset) { return m_inside[asset]; }));
    const std::size_t outside = members.size() - inside;
    if (outside == 0) {
        if (m_cde == kNone)
            m_cde = zone;
        return;
    }
    const bool moveIn = inside <= outside;
    const std::string name = m_before.answers.segments[static_cast<std::size_t>(zone)].name;
    const std::int32_t to
        = newSegment(moveIn ? std::string("CDE enclave") : name + " outside the CDE");
    if (moveIn || m_cde == kNone)
        m_cde = moveIn ? to : zone;
    for (const std::uint32_t asset : members)
        if (m_inside[asset] == moveIn)
            move(asset, to,
                moveIn ? "belongs to the CDE; its neighbours do not"
                       : "does not belong to the CDE, and is contaminated by its neighbours");
}

/// Helpers outside every zone of the CDE that cost more as holes than as systems inside.
void Planner::drawIn()
{
    for (std::uint32_t asset = 0; asset < m_inside.size(); ++asset) {
        const Asset& a = m_before.assets[asset];
        if (!m_inside[asset] || a.segments.empty() || m_cde == kNone)
            continue;
        const bool there = std::ranges::any_of(
            m_plan.model.assets[asset].segments, [this](std::int32_t segment) {
                return segment == m_cde
                    || (static_cast<std::size_t>(segment) < m_result.cdeSegments.size()
                        && m_result.cdeSegments[static_cast<std::size_t>(segment)]);
            });
        if (!there)
            move(asset, m_cde, "needs so many services of the CDE that it belongs inside");
    }
}

/// New segments are behind a new device that denies by default and tells what it sees.
void Planner::controlNewSegments()
{
    Model& model = m_plan.model;
    const std::size_t known = m_before.segmentCount();
    const std::size_t count = model.segmentCount();
    if (count > known) {
        const std::string device = "NSC (new)";
        for (std::size_t a = known; a < count; ++a)
            for (std::size_t b = 0; b < a; ++b)
                model.answers.controls.push_back({model.answers.segments[a].name,
                    model.answers.segments[b].name, ControlKind::Stateful, true, device, {}});
        Asset asset;
        asset.name = device;
        asset.device = true;
        asset.added = true;
        model.assets.push_back(std::move(asset));
        model.edgesFrom.push_back(model.edgesFrom.back());
        model.reverseFrom.push_back(model.reverseFrom.back());
        model.scanner.push_back(false);
    }
    model.answers.firewallRules.clear(); // the recommended ones take their place
    updateControls(model);
    for (std::size_t a = known; a < count; ++a)
        for (std::size_t b = 0; b < count; ++b)
            for (const std::size_t pair : {a * count + b, b * count + a}) {
                model.seen[pair] = true;
                model.seenUnsampled[pair] = true;
            }
}

Plan Planner::make()
{
    std::map<std::int32_t, std::vector<std::uint32_t>> members;
    std::map<std::int32_t, bool> hasData;
    for (std::uint32_t asset = 0; asset < m_before.assets.size(); ++asset) {
        const Category category = m_result.assets[asset].category;
        if (m_before.assets[asset].external || category == Category::Segmenting
            || m_before.assets[asset].segments.empty())
            continue;
        const std::int32_t zone
            = m_result.zones[static_cast<std::size_t>(m_before.assets[asset].segments.front())];
        // what a tested control of its own keeps apart needs no move
        if (category == Category::Chd || category == Category::Contaminated || m_inside[asset])
            members[zone].push_back(asset);
        hasData[zone] = hasData[zone] || category == Category::Chd;
    }
    for (const auto& [zone, assets] : members)
        if (hasData[zone])
            divide(zone, assets);
    drawIn();
    controlNewSegments();
    return std::move(m_plan);
}

} // namespace

Plan planMoves(
    const Model& model, const Classification& result, const std::vector<std::uint32_t>& enclave)
{
    return Planner(model, result, enclave).make();
}

} // namespace nb::scope
