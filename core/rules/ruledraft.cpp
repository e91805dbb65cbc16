// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ruledraft.h"

#include <array>
#include <utility>

namespace nb {

namespace {

FlowTotals totalsOf(const FlowBatch& batch, std::size_t row)
{
    FlowTotals totals;
    totals.rows = 1;
    totals.flows = batch.hits[row];
    const auto known = [](std::uint64_t count) { return count == kUnknownCount ? 0 : count; };
    totals.packets = known(batch.packets[row]);
    totals.bytes = known(batch.bytes[row]);
    totals.reversePackets = known(batch.reversePackets[row]);
    totals.reverseBytes = known(batch.reverseBytes[row]);
    totals.packetsUnknown = batch.packets[row] == kUnknownCount ? 1 : 0;
    totals.bytesUnknown = batch.bytes[row] == kUnknownCount ? 1 : 0;
    return totals;
}

} // namespace

void unscaleCounts(FlowBatch& batch)
{
    for (std::vector<std::uint64_t>* const counts :
        std::array {&batch.packets, &batch.bytes, &batch.reversePackets, &batch.reverseBytes})
        for (std::size_t row = 0; row < batch.size(); ++row)
            if (batch.sampling[row] > 1 && (*counts)[row] != kUnknownCount)
                (*counts)[row] /= batch.sampling[row];
}

DraftLabels::DraftLabels(const RuleSet& rules, FlowBatch batch)
{
    batch.fillMissing();
    unscaleCounts(batch);
    const std::vector<TextId> stored = batch.rule;
    std::vector<std::uint32_t> found(batch.size(), RuleSet::kNone);
    if (rules.labels()) {
        found = rules.match(batch);
        labelRules(batch, rules);
    }
    m_labels = std::move(batch.rule);
    m_verdicts.reserve(found.size());
    m_matched.reserve(found.size());
    for (std::size_t row = 0; row < found.size(); ++row) {
        const bool matched = found[row] != RuleSet::kNone;
        m_matched.push_back(matched);
        m_verdicts.push_back(m_labels[row] != stored[row] ? DraftVerdict::Other
                : matched                                 ? DraftVerdict::Kept
                                                          : DraftVerdict::None);
    }
    m_texts = std::move(batch.texts);
}

Result<std::map<std::string, FlowTotals>> draftHits(
    const RuleSet& rules, const FlowStore& store, const FlowQuery& query, std::stop_token stop)
{
    std::map<std::string, FlowTotals, std::less<>> hits;
    const auto count = [&](FlowBatch&& batch) {
        batch.fillMissing();
        const DraftLabels labels(rules, batch);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const std::string_view label = labels.label(row);
            auto at = hits.find(label);
            if (at == hits.end())
                at = hits.emplace(std::string(label), FlowTotals {}).first;
            addTo(at->second, totalsOf(batch, row));
        }
        return !stop.stop_requested();
    };
    if (auto done = store.scan(query, count, stop); !done)
        return done.error();
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, {}};
    return std::map<std::string, FlowTotals>(hits.begin(), hits.end());
}

} // namespace nb
