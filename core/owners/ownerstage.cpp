// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/owners/ownerstage.h"

namespace nb {

OwnerStage::OwnerStage(std::shared_ptr<const Published<OwnerKnowledge>> knowledge,
    std::shared_ptr<OwnerQuestions> questions)
    : m_knowledge(std::move(knowledge))
    , m_questions(std::move(questions))
{
}

TextId OwnerStage::ownerOf(
    const IpAddress& address, FlowBatch& batch, const OwnerKnowledge& knowledge)
{
    Known& recent = m_recent[hashOf(address) % kSlots];
    if (recent.batch == m_batch && recent.address == address)
        return recent.owner;
    recent = {address, 0, m_batch};
    if (address.isInternal() || address.isMulticast() || address.isUnspecified())
        return 0;
    const auto answer = knowledge.find(address, m_buffer);
    if (!answer.settled && m_asks)
        m_questions->add(address);
    if (!answer.owner.empty())
        recent.owner = batch.texts.intern(answer.owner);
    return recent.owner;
}

Result<void> OwnerStage::process(FlowBatch&& batch, FlowSink& next)
{
    const auto knowledge = m_knowledge->get();
    m_asks = m_questions->hasListener();
    if (knowledge->empty() && !m_asks)
        return next.add(std::move(batch));
    ++m_batch;
    const auto name = [&](TextId& owner, const IpAddress& address) {
        if (owner != 0)
            return;
        owner = ownerOf(address, batch, *knowledge);
        ++(owner != 0 ? m_named : m_unknown);
    };
    for (std::size_t row = 0; row < batch.size(); ++row) {
        name(batch.srcOwner[row], batch.srcIp[row]);
        name(batch.dstOwner[row], batch.dstIp[row]);
    }
    return next.add(std::move(batch));
}

Result<void> OwnerStage::advance(std::int64_t now, FlowSink& next)
{
    (void)now;
    (void)next;
    return {};
}

Result<void> OwnerStage::finish(FlowSink& next)
{
    (void)next;
    return {};
}

std::map<std::string, std::uint64_t> OwnerStage::counts() const
{
    return {{"named", m_named}, {"without owner", m_unknown}};
}

} // namespace nb
