// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dictionarywriter.h"

#include "core/storage/dayfile.h"

#include <algorithm>

namespace nb {

namespace {

/// `TCP`, `IPv6-ICMP`: the spelling of NetBehave's daily file.
std::string legacyProtocolName(std::uint8_t number)
{
    std::string name = Protocol(number).toString();
    std::ranges::transform(name, name.begin(),
        [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (name.starts_with("IPV6"))
        name[2] = 'v';
    if (name.starts_with("IPV"))
        name[2] = 'v';
    return name;
}

const Error kDoubleEntry {ErrorCode::Invalid, "a dictionary of the day file has a double entry"};

} // namespace

Result<void> DictionaryWriter::load(SqliteDatabase& db)
{
    const auto dictionaries = readDictionaries(db, kDayFileVersion, {});
    if (!dictionaries)
        return dictionaries.error();
    const Dictionaries& d = *dictionaries;
    for (std::uint32_t id = 1; id < d.hosts.size(); ++id) {
        if (m_hosts.intern(d.hosts[id].address) != id)
            return kDoubleEntry;
        m_hostAttributes.push_back({d.hosts[id].segment, d.hosts[id].owner});
    }
    m_writtenHosts = m_hosts.size();
    if (auto done = loadTexts(d); !done)
        return done;
    m_samplers = d.samplers;
    // two samplers may have become the same when a rate was announced: the first one is used
    for (std::uint32_t id = 1; id < m_samplers.size(); ++id)
        m_samplerIds.try_emplace({m_samplers[id].text, m_samplers[id].rate}, id);
    m_writtenSamplers = m_samplers.size();
    auto protocols = db.prepare("SELECT id FROM protocol");
    if (!protocols)
        return protocols.error();
    for (;;) {
        const auto row = protocols->step();
        if (!row) // SQLite has rolled the transaction back: what is written now would not be in one
            return row.error();
        if (!*row)
            break;
        m_writtenProtocols[static_cast<std::size_t>(protocols->integer(0) & 0xff)] = true;
    }
    keepFlushed();
    return {};
}

Result<void> DictionaryWriter::loadTexts(const Dictionaries& d)
{
    const std::array<const std::vector<std::string>*, Mac> texts {&d.names, &d.services,
        &d.applications, &d.rules, &d.exporters, &d.tunnels, &d.segments, &d.owners, &d.observers,
        &d.events, &d.interfaces, &d.vrfs, &d.marks};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t id = 1; id < texts[i]->size(); ++id)
            if (m_texts[i].pool.intern((*texts[i])[id]) != id)
                return kDoubleEntry;
        m_texts[i].written = m_texts[i].pool.size();
    }
    for (std::uint32_t id = 1; id < d.macs.size(); ++id) {
        m_texts[Mac].pool.intern(d.macs[id].toString());
        m_macs.emplace(d.macs[id].value(), id);
    }
    m_texts[Mac].written = m_texts[Mac].pool.size();
    return {};
}

void DictionaryWriter::beginBatch(const FlowBatch& batch)
{
    for (TextDictionary& texts : m_texts)
        texts.fromBatch.assign(batch.texts.size(), 0);
    m_batchSamplers.clear();
}

std::uint32_t DictionaryWriter::textId(Dictionary dictionary, const FlowBatch& batch, TextId id)
{
    if (id == 0)
        return 0;
    TextDictionary& texts = m_texts[dictionary];
    std::uint32_t& mine = texts.fromBatch[id];
    if (mine == 0)
        mine = texts.pool.intern(batch.texts.text(id));
    return mine;
}

std::uint32_t DictionaryWriter::macId(MacAddress mac)
{
    if (!mac.isKnown())
        return 0;
    const auto [it, added] = m_macs.try_emplace(mac.value(), 0);
    if (added)
        it->second = m_texts[Mac].pool.intern(mac.toString());
    return it->second;
}

std::uint32_t DictionaryWriter::hostId(
    const IpAddress& address, std::uint32_t segment, std::uint32_t owner)
{
    const std::uint32_t id = m_hosts.intern(address);
    if (id == m_hostAttributes.size())
        m_hostAttributes.push_back({});
    HostAttributes& attributes = m_hostAttributes[id];
    const HostAttributes wanted {
        segment ? segment : attributes.segment, owner ? owner : attributes.owner};
    if (wanted.segment != attributes.segment || wanted.owner != attributes.owner) {
        attributes = wanted;
        if (id <= m_writtenHosts)
            m_changedHosts.push_back(id);
    }
    return id;
}

std::uint32_t DictionaryWriter::optionalHostId(const IpAddress& address)
{
    return address == IpAddress {} ? 0 : hostId(address, 0, 0);
}

std::uint32_t DictionaryWriter::samplerId(const FlowBatch& batch, std::size_t row)
{
    const TextId text = batch.sampler[row];
    const std::uint32_t rate = batch.sampling[row];
    if (text == 0 && rate == 1)
        return 0;
    const auto [it, isNew] = m_batchSamplers.try_emplace(std::uint64_t {text} << 32U | rate, 0);
    if (!isNew)
        return it->second;
    const SamplerEntry entry {std::string(batch.texts.text(text)), rate};
    const auto [known, added] = m_samplerIds.try_emplace(
        {entry.text, rate}, static_cast<std::uint32_t>(m_samplers.size()));
    if (added)
        m_samplers.push_back(entry);
    it->second = known->second;
    return it->second;
}

Result<std::vector<std::uint32_t>> DictionaryWriter::announce(
    SqliteDatabase& db, std::string_view sampler, std::uint32_t rate)
{
    auto update = db.prepare("UPDATE sampler SET rate=?2 WHERE id=?1");
    if (!update)
        return update.error();
    std::vector<std::uint32_t> ids;
    for (std::uint32_t id = 1; id < m_samplers.size(); ++id) {
        if (m_samplers[id].rate != 0 || m_samplers[id].text != sampler)
            continue;
        update->bind(1, id);
        update->bind(2, rate);
        if (auto done = update->run(); !done) {
            unannounce(ids);
            return done.error();
        }
        m_samplers[id].rate = rate;
        m_samplerIds.erase({m_samplers[id].text, 0});
        m_samplerIds.try_emplace({m_samplers[id].text, rate}, id);
        ids.push_back(id);
    }
    return ids;
}

void DictionaryWriter::unannounce(const std::vector<std::uint32_t>& ids)
{
    for (const std::uint32_t id : ids) {
        SamplerEntry& sampler = m_samplers[id];
        const auto known = m_samplerIds.find({sampler.text, sampler.rate});
        if (known != m_samplerIds.end() && known->second == id)
            m_samplerIds.erase(known);
        sampler.rate = 0;
        m_samplerIds[{sampler.text, 0}] = id;
    }
}

Result<void> DictionaryWriter::flush(SqliteDatabase& db)
{
    if (auto done = flushHosts(db); !done)
        return done;
    if (auto done = flushTexts(db); !done)
        return done;
    if (auto done = flushSamplers(db); !done)
        return done;
    return flushProtocols(db);
}

Result<void> DictionaryWriter::flushHosts(SqliteDatabase& db)
{
    if (m_writtenHosts < m_hosts.size()) {
        auto insert = db.prepare("INSERT INTO host VALUES(?1,?2,?3,?4)");
        if (!insert)
            return insert.error();
        for (std::uint32_t id = m_writtenHosts + 1; id <= m_hosts.size(); ++id) {
            insert->bind(1, id);
            insert->bind(2, m_hosts.address(id).toString());
            insert->bind(3, m_hostAttributes[id].segment);
            insert->bind(4, m_hostAttributes[id].owner);
            if (auto done = insert->run(); !done)
                return done;
        }
        m_writtenHosts = m_hosts.size();
    }
    if (m_changedHosts.empty())
        return {};
    auto update = db.prepare("UPDATE host SET segment=?2, owner=?3 WHERE id=?1");
    if (!update)
        return update.error();
    for (const std::uint32_t id : m_changedHosts) {
        update->bind(1, id);
        update->bind(2, m_hostAttributes[id].segment);
        update->bind(3, m_hostAttributes[id].owner);
        if (auto done = update->run(); !done)
            return done;
    }
    return {};
}

Result<void> DictionaryWriter::flushTexts(SqliteDatabase& db)
{
    for (std::size_t i = 0; i < DictionaryCount; ++i) {
        TextDictionary& texts = m_texts[i];
        if (texts.written == texts.pool.size())
            continue;
        auto insert
            = db.prepare("INSERT INTO " + std::string(kTextDictionaries[i]) + " VALUES(?1, ?2)");
        if (!insert)
            return insert.error();
        for (; texts.written < texts.pool.size(); ++texts.written) {
            insert->bind(1, static_cast<std::int64_t>(texts.written));
            insert->bind(2, texts.pool.text(static_cast<TextId>(texts.written)));
            if (auto done = insert->run(); !done)
                return done;
        }
    }
    return {};
}

Result<void> DictionaryWriter::flushSamplers(SqliteDatabase& db)
{
    if (m_writtenSamplers == m_samplers.size())
        return {};
    auto insert = db.prepare("INSERT INTO sampler VALUES(?1, ?2, ?3)");
    if (!insert)
        return insert.error();
    for (; m_writtenSamplers < m_samplers.size(); ++m_writtenSamplers) {
        insert->bind(1, static_cast<std::int64_t>(m_writtenSamplers));
        insert->bind(2, m_samplers[m_writtenSamplers].text);
        insert->bind(3, m_samplers[m_writtenSamplers].rate);
        if (auto done = insert->run(); !done)
            return done;
    }
    return {};
}

Result<void> DictionaryWriter::flushProtocols(SqliteDatabase& db)
{
    SqliteStatement insert;
    for (std::size_t number = 0; number < m_protocols.size(); ++number) {
        if (!m_protocols[number] || m_writtenProtocols[number])
            continue;
        auto prepared = db.prepare("INSERT OR IGNORE INTO protocol VALUES(?1, ?2)");
        if (!prepared)
            return prepared.error();
        insert = std::move(*prepared);
        insert.bind(1, static_cast<std::int64_t>(number));
        insert.bind(2, legacyProtocolName(static_cast<std::uint8_t>(number)));
        if (auto done = insert.run(); !done)
            return done;
        m_writtenProtocols[number] = true;
    }
    return {};
}

void DictionaryWriter::keepFlushed()
{
    m_keptHosts = m_writtenHosts;
    m_changedHosts.clear();
    for (TextDictionary& texts : m_texts)
        texts.kept = texts.written;
    m_keptSamplers = m_writtenSamplers;
    m_keptProtocols = m_writtenProtocols;
}

void DictionaryWriter::forgetFlushed()
{
    m_writtenHosts = m_keptHosts;
    for (TextDictionary& texts : m_texts)
        texts.written = texts.kept;
    m_writtenSamplers = m_keptSamplers;
    m_writtenProtocols = m_keptProtocols;
}

} // namespace nb
