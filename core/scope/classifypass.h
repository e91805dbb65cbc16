// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/classify.h"

namespace nb::scope {

/// What a person said that the system is; null: the rules decide.
[[nodiscard]] inline const CategoryOverride* overrideIn(const Model& model, std::size_t asset)
{
    const AssetAnswer* const answer
        = model.assets[asset].external ? nullptr : model.answerOf(asset);
    return answer != nullptr && answer->categoryOverride ? &*answer->categoryOverride : nullptr;
}

/// Rules 1 to 6 of the decision tree over one choice of zones: who is in scope for certain. What is
/// left has category Out and no proof.
class ClassifyPass
{
public:
    ClassifyPass(const Model& model, const std::vector<std::int32_t>& zones,
        const std::vector<std::uint32_t>& closed);
    void run(std::vector<AssetClass>& assets);

    /// Whether the asset speaks with the CDE under exceptions only.
    [[nodiscard]] bool underException(std::size_t asset) const { return m_excepted[asset]; }

private:
    void findOverrides();
    void findAccountData();
    void findTagged();
    void findSegmenting();
    void findContaminated();
    void findConnected();
    void lookAtEdge(std::size_t asset, std::size_t other, std::size_t edge, bool begins);
    void findPermitted();
    void provePermitted(std::uint32_t rule, bool begins);
    void findNatMembers();
    void findIndirect();
    void findAdministrators(std::size_t target);
    template <typename Visit> void forEachAdministrator(std::size_t target, Visit visit) const;
    void findUpstream();
    /// The asset reaches the target, which is connected.
    void proveBehind(std::size_t asset, std::size_t target, const Edge& edge, Reason reason);
    void spreadThroughPassThrough();
    void findFeeders();
    void markTagged();
    void prove(std::size_t asset, Category category, Proof proof);
    [[nodiscard]] const CategoryOverride* overrideOf(std::size_t asset) const;
    [[nodiscard]] bool isOpen(std::size_t edge) const;
    [[nodiscard]] bool isInventory(std::size_t asset) const
    {
        return !m_model.assets[asset].external;
    }
    [[nodiscard]] bool isPassThrough(std::size_t asset) const;
    [[nodiscard]] bool pivotObserved(std::size_t from, std::size_t through) const;

    const Model& m_model;
    const std::vector<std::int32_t>& m_zones;
    const std::vector<std::uint32_t>& m_closed;
    std::vector<AssetClass>* m_assets = nullptr;
    std::vector<bool> m_excepted;
};

} // namespace nb::scope
