// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/servicestage.h"

#include <limits>

namespace nb {

namespace {

constexpr TextId kUnset = std::numeric_limits<TextId>::max();

} // namespace

ServiceStage::ServiceStage(std::shared_ptr<const Published<ServiceTable>> table)
    : m_table(std::move(table))
{
}

Result<void> ServiceStage::process(FlowBatch&& batch, FlowSink& next)
{
    const auto table = m_table->get();
    m_texts.assign(table->names().size(), kUnset);
    m_texts[0] = 0;
    const auto textOf = [&](ServiceTable::NameId id) {
        TextId& text = m_texts[id];
        if (text == kUnset)
            text = batch.texts.intern(table->names()[id]);
        return text;
    };
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const Protocol protocol(batch.protocol[row]);
        const Port port(batch.dstPort[row]);
        if (port.number() == 0 || !protocol.hasPorts())
            continue;
        TextId& service = batch.service[row];
        const auto ours = table->find(protocol, port, batch.dstIp[row]);
        if (service != 0) {
            const auto builtIn = table->findBuiltIn(protocol, port);
            if (ours == builtIn || service != textOf(builtIn)) {
                ++m_told;
                continue;
            }
        }
        service = textOf(ours);
        m_named += ours != 0 ? 1 : 0;
    }
    return next.add(std::move(batch));
}

Result<void> ServiceStage::advance(std::int64_t now, FlowSink& next)
{
    (void)now;
    (void)next;
    return {};
}

Result<void> ServiceStage::finish(FlowSink& next)
{
    (void)next;
    return {};
}

std::map<std::string, std::uint64_t> ServiceStage::counts() const
{
    return {{"named", m_named}, {"named by the source", m_told}};
}

} // namespace nb
