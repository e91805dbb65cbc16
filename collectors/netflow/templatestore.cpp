// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/templatestore.h"

#include <algorithm>

namespace nb {

void TemplateStore::makeRoom()
{
    if (m_templates.size() < m_capacity || m_templates.empty())
        return;
    const auto oldest = std::ranges::min_element(
        m_templates, {}, [](const auto& entry) { return entry.second.used; });
    m_templates.erase(oldest);
    ++m_evicted;
}

TemplateStore::Change TemplateStore::define(
    TemplatePtr definition, std::uint16_t port, std::int64_t now)
{
    const std::uint16_t id = definition->id;
    m_spoilt.erase(id);
    auto it = m_templates.find(id);
    if (it == m_templates.end()) {
        makeRoom();
        KnownTemplate known;
        known.definition = std::move(definition);
        known.port = port;
        known.defined = known.refreshed = known.used = now;
        m_templates.emplace(id, std::move(known));
        return Change::New;
    }
    KnownTemplate& known = it->second;
    known.port = port;
    known.used = now;
    if (known.definition->sameAs(*definition)) {
        // sent twice in one go is no rhythm
        if (now - known.refreshed > 1'000'000)
            known.interval = now - known.refreshed;
        known.refreshed = now;
        return Change::Refreshed;
    }
    known.definition = std::move(definition);
    known.defined = known.refreshed = now;
    known.interval = 0;
    known.records = 0;
    return Change::Redefined;
}

KnownTemplate* TemplateStore::find(std::uint16_t id)
{
    const auto it = m_templates.find(id);
    return it == m_templates.end() ? nullptr : &it->second;
}

bool TemplateStore::remove(std::uint16_t id)
{
    return m_templates.erase(id) != 0;
}

bool TemplateStore::withdraw(std::uint16_t id)
{
    if (!m_templates.contains(id))
        return false;
    spoil(id);
    return true;
}

void TemplateStore::withdrawAll(bool options)
{
    for (const KnownTemplate* known : all())
        if (known->definition->options == options)
            spoil(known->definition->id);
}

void TemplateStore::clear()
{
    m_templates.clear();
    m_spoilt.clear();
}

std::size_t TemplateStore::expire(std::int64_t now, std::int64_t lifetime)
{
    return std::erase_if(m_templates, [&](const auto& entry) {
        const KnownTemplate& known = entry.second;
        return now - known.refreshed > std::max(lifetime, 3 * known.interval);
    });
}

void TemplateStore::spoil(std::uint16_t id)
{
    m_templates.erase(id);
    if (m_spoilt.size() < m_capacity)
        m_spoilt.insert(id);
}

std::vector<const KnownTemplate*> TemplateStore::all() const
{
    std::vector<const KnownTemplate*> all;
    all.reserve(m_templates.size());
    for (const auto& [id, known] : m_templates)
        all.push_back(&known);
    std::ranges::sort(all, {}, [](const KnownTemplate* k) { return k->definition->id; });
    return all;
}

void TemplateStore::restore(KnownTemplate known)
{
    const std::uint16_t id = known.definition->id;
    makeRoom();
    m_templates.insert_or_assign(id, std::move(known));
}

} // namespace nb
