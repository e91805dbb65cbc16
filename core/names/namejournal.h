// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/flowobserver.h"
#include "core/names/nametable.h"

#include <memory>

namespace nb {

/// What one import learns about names: known to its own flows at once, to everybody with commit().
/// The import's thread.
class NameJournal : public NameSink
{
public:
    /// `table` outlives the journal.
    explicit NameJournal(NameWriter& table);

    void add(NameBinding&& binding) override;
    [[nodiscard]] NameMatch find(const NameQuery& query) { return m_cache.find(query); }
    [[nodiscard]] bool empty() const { return m_cache.empty(); }
    /// Bindings given to add().
    [[nodiscard]] std::uint64_t added() const { return m_added; }
    /// Hands everything to the table, which stores it.
    Result<void> commit();
    void discard();

private:
    NameWriter& m_table;
    NameCache m_cache;
    std::uint64_t m_added = 0;
};

/// Lets a journal share the fate of the import's flows; without one, sees to it that what live
/// collection learns is stored now and then. The input's thread.
class NameObserver : public FlowObserver
{
public:
    /// `table` outlives the observer; no journal for live collection.
    NameObserver(NameWriter& table, std::shared_ptr<NameJournal> journal);

    void observe(const FlowBatch& batch) override;
    Result<void> commit() override;
    void discard() override;

private:
    NameWriter& m_table;
    std::shared_ptr<NameJournal> m_journal;
};

} // namespace nb
