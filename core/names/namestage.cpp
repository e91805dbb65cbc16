// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/namestage.h"

#include "core/flow/marks.h"
#include "core/pipeline/rowchanges.h"

namespace nb {

NameStage::NameStage(NameReader& table, std::shared_ptr<NameJournal> journal, Unnamed unnamed)
    : m_table(table)
    , m_journal(std::move(journal))
    , m_unnamed(std::move(unnamed))
{
}

Result<void> NameStage::process(FlowBatch&& batch, FlowSink& next)
{
    if (m_table.size() > 0 || (m_journal && !m_journal->empty()) || m_unnamed) {
        ask(batch);
        label(batch);
        if (m_unnamed)
            tellUnnamed();
    }
    return next.add(std::move(batch));
}

void NameStage::ask(const FlowBatch& batch)
{
    m_queries.clear();
    m_wanted.clear();
    for (std::uint32_t row = 0; row < batch.size(); ++row) {
        if (batch.srcName[row] == 0) {
            m_queries.push_back(
                {batch.dstIp[row], batch.srcIp[row], batch.start[row], batch.end[row]});
            m_wanted.push_back({row, false});
        }
        if (batch.dstName[row] == 0) {
            m_queries.push_back(
                {batch.srcIp[row], batch.dstIp[row], batch.start[row], batch.end[row]});
            m_wanted.push_back({row, true});
        }
    }
}

void NameStage::label(FlowBatch& batch)
{
    const auto take = [&](std::size_t i, const NameMatch& match) {
        Wanted& wanted = m_wanted[i];
        if (!match.betterThan({{}, wanted.strength, wanted.answered}))
            return;
        wanted.strength = match.strength;
        wanted.answered = match.answered;
        wanted.name = batch.texts.intern(match.name);
    };
    if (m_journal && !m_journal->empty())
        for (std::size_t i = 0; i < m_queries.size(); ++i)
            if (const NameMatch match = m_journal->find(m_queries[i]);
                match.strength != NameStrength::None)
                take(i, match);
    m_table.find(m_queries, take);
    for (const Wanted& wanted : m_wanted) {
        if (wanted.name == 0)
            continue;
        (wanted.isDestination ? batch.dstName : batch.srcName)[wanted.row] = wanted.name;
        ++m_named;
        if (isShared(wanted.strength)) {
            ++m_shared;
            addMark(batch, wanted.row, mark::kNameShared);
        } else if (isWeak(wanted.strength)) {
            ++m_weak;
            addMark(batch, wanted.row, mark::kNameWeak);
        }
    }
}

void NameStage::tellUnnamed()
{
    std::vector<IpAddress> addresses;
    for (std::size_t i = 0; i < m_wanted.size(); ++i)
        if (m_wanted[i].name == 0)
            addresses.push_back(m_queries[i].address);
    if (!addresses.empty())
        m_unnamed(addresses);
}

Result<void> NameStage::advance(std::int64_t /*now*/, FlowSink& /*next*/)
{
    return {};
}

Result<void> NameStage::finish(FlowSink& /*next*/)
{
    return {};
}

std::map<std::string, std::uint64_t> NameStage::counts() const
{
    return {{"named", m_named}, {"shared", m_shared}, {"weak", m_weak}};
}

} // namespace nb
