// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/heldsets.h"

#include <algorithm>

namespace nb {

void HeldSets::hold(std::uint16_t id, const MessageTime& time, std::span<const std::byte> bytes)
{
    m_sets.push_back({id, time, {bytes.begin(), bytes.end()}, nullptr});
    m_bytes += bytes.size() + kHeldSetOverhead;
}

bool HeldSets::matches(const TemplatePtr& definition)
{
    bool any = false;
    for (HeldSet& set : m_sets)
        if (set.id == definition->id && !set.definition) {
            set.definition = definition;
            ++m_ready;
            any = true;
        }
    return any;
}

std::optional<HeldSet> HeldSets::takeReady(std::size_t maxRecords)
{
    if (m_ready == 0)
        return std::nullopt;
    const auto it = std::ranges::find_if(m_sets, [](const HeldSet& s) { return !!s.definition; });
    if (it == m_sets.end() || it->bytes.size() / it->definition->minimumLength > maxRecords)
        return std::nullopt;
    HeldSet taken = std::move(*it);
    m_sets.erase(it);
    m_bytes -= taken.bytes.size() + kHeldSetOverhead;
    --m_ready;
    return taken;
}

template <typename Test> std::size_t HeldSets::dropWhere(Test&& test)
{
    const std::size_t before = m_sets.size();
    std::erase_if(m_sets, [&](const HeldSet& set) {
        if (set.definition || !test(set))
            return false;
        m_bytes -= set.bytes.size() + kHeldSetOverhead;
        return true;
    });
    return before - m_sets.size();
}

std::size_t HeldSets::drop(std::uint16_t id)
{
    return dropWhere([id](const HeldSet& set) { return set.id == id; });
}

std::size_t HeldSets::expire(std::int64_t since)
{
    return dropWhere([since](const HeldSet& set) { return set.time.received < since; });
}

std::size_t HeldSets::clear()
{
    const std::size_t count = m_sets.size();
    m_sets.clear();
    m_bytes = 0;
    m_ready = 0;
    return count;
}

} // namespace nb
