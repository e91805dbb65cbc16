// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names/namejournal.h"
#include "core/pipeline/flowstage.h"

#include <functional>
#include <memory>
#include <vector>

namespace nb {

/// `names`: gives both ends of a flow that have no name yet the one that holds for the other end
/// at that time. Marks rows whose name another client asked for (name-shared) or no client did
/// (name-weak). Holds nothing back.
class NameStage : public FlowStage
{
public:
    /// Called with addresses that have no name.
    using Unnamed = std::function<void(const std::vector<IpAddress>&)>;

    /// `table` outlives the stage; what the input itself learns in `journal`, null for none.
    NameStage(NameReader& table, std::shared_ptr<NameJournal> journal, Unnamed unnamed = {});

    [[nodiscard]] std::string_view name() const override { return "names"; }
    Result<void> process(FlowBatch&& batch, FlowSink& next) override;
    Result<void> advance(std::int64_t now, FlowSink& next) override;
    Result<void> finish(FlowSink& next) override;
    /// `named`, `shared`, `weak`: ends of flows.
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const override;

private:
    void ask(const FlowBatch& batch);
    void label(FlowBatch& batch);
    void tellUnnamed();

    /// An end of a flow whose name is wanted, and what was found.
    struct Wanted
    {
        std::uint32_t row = 0;
        bool isDestination = false;
        NameStrength strength = NameStrength::None;
        std::int64_t answered = 0;
        TextId name = 0;
    };

    NameReader& m_table;
    std::shared_ptr<NameJournal> m_journal;
    Unnamed m_unnamed;
    std::vector<NameQuery> m_queries;
    std::vector<Wanted> m_wanted; ///< one for each query
    std::uint64_t m_named = 0;
    std::uint64_t m_shared = 0;
    std::uint64_t m_weak = 0;
};

} // namespace nb
