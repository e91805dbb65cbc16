// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/flowbatch.h"
#include "core/storage/dayschema.h"
#include "core/storage/dictionaries.h"
#include "core/storage/hosttable.h"
#include "core/storage/sqlite.h"

#include <array>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace nb {

/// The dictionaries of a day file while it is written: gives values their ids, and adds the new
/// ones to the tables. Memory is ahead of the tables until flush(); after a transaction that was
/// rolled back, forgetFlushed() makes the next flush() write the same entries again. One thread.
class DictionaryWriter
{
public:
    /// In the order of kTextDictionaries.
    enum Dictionary : std::size_t
    {
        Name,
        Service,
        Application,
        Rule,
        Exporter,
        Tunnel,
        Segment,
        Owner,
        Observers,
        Event,
        Interface,
        Vrf,
        Marks,
        Mac,
        DictionaryCount,
    };
    static_assert(DictionaryCount == kTextDictionaries.size());

    /// Takes over what the file has.
    Result<void> load(SqliteDatabase& db);
    /// To be called before the first row of a batch.
    void beginBatch(const FlowBatch& batch);
    std::uint32_t textId(Dictionary dictionary, const FlowBatch& batch, TextId id);
    std::uint32_t macId(MacAddress mac);
    /// Remembers the segment and owner of the host, the latest that are not absent.
    std::uint32_t hostId(const IpAddress& address, std::uint32_t segment, std::uint32_t owner);
    /// 0 for an address that is not there.
    std::uint32_t optionalHostId(const IpAddress& address);
    std::uint32_t samplerId(const FlowBatch& batch, std::size_t row);
    void useProtocol(std::uint8_t number) { m_protocols[number] = true; }

    /// By id.
    [[nodiscard]] const std::vector<SamplerEntry>& samplers() const { return m_samplers; }
    /// The ids of this sampler whose rate is not announced have it from now on; returns them. The
    /// table is changed as well, in the caller's transaction.
    Result<std::vector<std::uint32_t>> announce(
        SqliteDatabase& db, std::string_view sampler, std::uint32_t rate);
    /// Undoes announce() of these ids in memory.
    void unannounce(const std::vector<std::uint32_t>& ids);

    /// Adds new entries to the tables, in the caller's transaction.
    Result<void> flush(SqliteDatabase& db);
    /// The transaction was committed, or rolled back.
    void keepFlushed();
    void forgetFlushed();

private:
    struct TextDictionary
    {
        TextPool pool;
        std::size_t written = 1; ///< entries already in the table
        std::size_t kept = 1; ///< of them, committed
        std::vector<std::uint32_t> fromBatch; ///< batch text id -> id, 0 not yet looked up
    };
    struct HostAttributes
    {
        std::uint32_t segment = 0;
        std::uint32_t owner = 0;
    };
    Result<void> loadTexts(const Dictionaries& d);
    Result<void> flushHosts(SqliteDatabase& db);
    Result<void> flushTexts(SqliteDatabase& db);
    Result<void> flushSamplers(SqliteDatabase& db);
    Result<void> flushProtocols(SqliteDatabase& db);

    HostTable m_hosts;
    std::vector<HostAttributes> m_hostAttributes {HostAttributes {}};
    std::vector<std::uint32_t> m_changedHosts; ///< written ones whose attributes changed
    std::uint32_t m_writtenHosts = 0;
    std::uint32_t m_keptHosts = 0;
    std::array<TextDictionary, DictionaryCount> m_texts;
    std::unordered_map<std::uint64_t, std::uint32_t> m_macs;
    std::vector<SamplerEntry> m_samplers {SamplerEntry {}};
    std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> m_samplerIds;
    std::unordered_map<std::uint64_t, std::uint32_t> m_batchSamplers; ///< text id, rate -> id
    std::size_t m_writtenSamplers = 1;
    std::size_t m_keptSamplers = 1;
    std::array<bool, 256> m_protocols {};
    std::array<bool, 256> m_writtenProtocols {};
    std::array<bool, 256> m_keptProtocols {};
};

} // namespace nb
