// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/diagram.h"
#include "core/report/document.h"
#include "core/scope/classify.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace nb::report {

/// `stores, processes`; empty when nothing is said.
[[nodiscard]] std::string usesText(const scope::AssetAnswer& answer);
/// Colour of a system in pictures.
[[nodiscard]] Tint tintOf(scope::Category category);

/// The flows that people said carry account data or tokens, with like systems as one line. One
/// thread; keeps references to its arguments.
class AccountDataFlows
{
public:
    AccountDataFlows(const scope::Model& model, const scope::Classification& result);

    /// Draws the parties and numbered arrows; gives the table that the numbers refer to.
    [[nodiscard]] Table draw(Diagram& picture) const;
    /// Numbers of the lines by channel and stage.
    [[nodiscard]] Table byStage() const;
    [[nodiscard]] std::size_t lines() const { return m_lines.size(); }
    /// Lines with account data that lack channel or stage.
    [[nodiscard]] std::size_t unstated() const;

private:
    /// Systems that a picture shows as one: same segment, category, uses and partners.
    struct Party
    {
        std::int32_t segment = scope::kNone;
        scope::Category category = scope::Category::Out;
        std::uint8_t uses = 0;
        std::set<std::tuple<bool, std::int32_t, std::string, scope::Carries>> links {};
        bool operator<(const Party& other) const
        {
            return std::tie(segment, category, uses, links)
                < std::tie(other.segment, other.category, other.uses, other.links);
        }
    };
    struct Flow
    {
        std::size_t from = 0; ///< assets
        std::size_t to = 0;
        scope::Service service {};
        scope::Carries carries = scope::Carries::Unknown;
        const scope::Decision* decision = nullptr;
    };
    using LineKey = std::tuple<std::uint32_t, std::uint32_t, scope::Service, scope::Carries>;
    struct Line
    {
        std::size_t flows = 0;
        std::set<std::string> purposes {};
        std::set<std::string> evidence {};
        std::set<std::string> channels {};
        std::uint8_t stages = 0; ///< scope::bit(Stage)
    };

    [[nodiscard]] std::vector<Flow> collect() const;
    void gather(const std::vector<Flow>& flows);
    void addLines(const std::vector<Flow>& flows);
    [[nodiscard]] std::int32_t segmentOf(std::size_t asset) const;
    void drawNode(Diagram& picture, std::uint32_t node) const;
    [[nodiscard]] std::string sideText(const Diagram& picture, std::uint32_t node) const;

    const scope::Model& m_model;
    const scope::Classification& m_result;
    std::vector<Party> m_parties; ///< by node
    std::vector<std::vector<std::size_t>> m_members; ///< assets, by node
    std::map<std::size_t, std::uint32_t> m_nodeOf; ///< by asset
    std::map<LineKey, Line> m_lines;
};

} // namespace nb::report
