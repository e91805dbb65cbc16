// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/owners/owners.h"
#include "core/pipeline/flowstage.h"

#include <memory>
#include <string>
#include <vector>

namespace nb {

/// Names the owner of each external address. What a source named itself stays. Addresses that
/// nobody knows become questions; their answers apply to later flows.
class OwnerStage : public FlowStage
{
public:
    OwnerStage(std::shared_ptr<const Published<OwnerKnowledge>> knowledge,
        std::shared_ptr<OwnerQuestions> questions);

    [[nodiscard]] std::string_view name() const override { return "owners"; }
    Result<void> process(FlowBatch&& batch, FlowSink& next) override;
    Result<void> advance(std::int64_t now, FlowSink& next) override;
    Result<void> finish(FlowSink& next) override;
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const override;

private:
    struct Known
    {
        IpAddress address {};
        TextId owner = 0;
        std::uint32_t batch = 0; ///< for which `owner` holds
    };
    [[nodiscard]] TextId ownerOf(
        const IpAddress& address, FlowBatch& batch, const OwnerKnowledge& knowledge);

    std::shared_ptr<const Published<OwnerKnowledge>> m_knowledge;
    std::shared_ptr<OwnerQuestions> m_questions;
    static constexpr std::size_t kSlots = 8192;
    std::vector<Known> m_recent = std::vector<Known>(kSlots); ///< by hash of the address
    std::uint32_t m_batch = 0;
    bool m_asks = false;
    std::string m_buffer;
    std::uint64_t m_named = 0;
    std::uint64_t m_unknown = 0;
};

} // namespace nb
