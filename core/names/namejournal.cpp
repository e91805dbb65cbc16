// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/namejournal.h"

namespace nb {

NameJournal::NameJournal(NameWriter& table)
    : m_table(table)
    , m_cache(table.maximum())
{
}

void NameJournal::add(NameBinding&& binding)
{
    ++m_added;
    m_cache.add(binding);
}

Result<void> NameJournal::commit()
{
    constexpr std::size_t kAtATime = 4096; // others want the table meanwhile
    std::vector<NameBinding> bindings;
    m_cache.forEach([&](const NameBinding& binding) {
        bindings.push_back(binding);
        if (bindings.size() == kAtATime) {
            m_table.addAll(bindings);
            bindings.clear();
        }
    });
    m_table.addAll(bindings);
    m_cache.clear();
    return m_table.save();
}

void NameJournal::discard()
{
    m_cache.clear();
}

NameObserver::NameObserver(NameWriter& table, std::shared_ptr<NameJournal> journal)
    : m_table(table)
    , m_journal(std::move(journal))
{
}

void NameObserver::observe(const FlowBatch& /*batch*/) { }

Result<void> NameObserver::commit()
{
    return m_journal ? m_journal->commit() : m_table.saveWhenDue();
}

void NameObserver::discard()
{
    if (m_journal)
        m_journal->discard();
}

} // namespace nb
