// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/owners/owners.h"

#include "core/base/timestamp.h"

#include <algorithm>
#include <chrono>

namespace nb {

namespace {

/// An old cache names whole /8 blocks after the registry that gives them out: better than nothing,
/// and no reason not to ask.
bool saysLittle(const OwnerBlock& block)
{
    constexpr std::uint32_t kSlash8 = 0x00ff'ffff;
    return block.source == kWhoisCacheSource && block.first.isV4()
        && block.last.v4() - block.first.v4() >= kSlash8;
}

} // namespace

OwnerKnowledge::Answer OwnerKnowledge::find(const IpAddress& address, std::string& buffer) const
{
    const OwnerBlock* const block = table.find(address);
    if (block != nullptr && !block->owner.empty())
        return {block->owner, !saysLittle(*block)};
    for (const auto& database : databases) {
        if (auto found = database->find(address); found && !found->organisation.empty()) {
            buffer = std::move(found->organisation);
            return {buffer, true};
        }
    }
    return {{}, block != nullptr};
}

OwnerFacts OwnerKnowledge::facts(const IpAddress& address) const
{
    OwnerFacts facts;
    for (const auto& database : databases) {
        const auto found = database->find(address);
        if (!found)
            continue;
        facts.fromFile = true;
        if (facts.organisation.empty())
            facts.organisation = found->organisation;
        if (facts.country.empty())
            facts.country = found->country;
        if (facts.asn == 0)
            facts.asn = found->asn;
    }
    if (const OwnerBlock* const block = table.find(address)) {
        facts.block = *block;
        if (!block->organisation.empty())
            facts.organisation = block->organisation;
        if (!block->country.empty())
            facts.country = block->country;
    }
    std::string buffer;
    facts.owner = find(address, buffer).owner;
    return facts;
}

std::string OwnerKnowledge::country(const IpAddress& address) const
{
    // a registry or a file may say anything
    const auto code = [](std::string_view text) {
        std::string letters;
        for (const char c : text)
            letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        const bool good = letters.size() == 2
            && std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
        return good ? letters : std::string();
    };
    if (const OwnerBlock* const block = table.find(address))
        if (std::string known = code(block->country); !known.empty())
            return known;
    for (const auto& database : databases)
        if (const auto found = database->find(address))
            if (std::string known = code(found->country); !known.empty())
                return known;
    return {};
}

Owners::Owners(Workspace& workspace, std::unique_ptr<OwnerStore> store)
    : m_workspace(workspace)
    , m_store(std::move(store))
    , m_knowledge(std::make_shared<Published<OwnerKnowledge>>())
    , m_questions(std::make_shared<OwnerQuestions>())
{
}

Result<std::unique_ptr<Owners>> Owners::open(Workspace& workspace)
{
    auto store = OwnerStore::open(workspace);
    if (!store)
        return store.error();
    auto owners = std::unique_ptr<Owners>(new Owners(workspace, std::move(*store)));
    for (const QString& path : owners->databasePaths()) {
        auto database = OwnerDatabase::open(path);
        if (database)
            owners->m_databases.push_back(std::move(*database));
        else
            owners->m_problems.push_back(
                {database.error().code, path.toStdString() + ": " + database.error().detail});
    }
    if (auto published = owners->publish(); !published)
        return published.error();
    return owners;
}

Result<void> Owners::publish()
{
    // read under the lock: what was read first must not be published last
    const std::scoped_lock lock(m_mutex);
    auto blocks = m_store->blocks(currentTime());
    if (!blocks)
        return blocks.error();
    m_knowledge->set({OwnerTable(std::move(*blocks)), m_databases});
    return {};
}

Result<void> Owners::keep(const std::vector<OwnerBlock>& blocks)
{
    if (m_workspace.readOnly()) { // known as long as we run
        const std::scoped_lock lock(m_mutex);
        std::vector<OwnerBlock> all = m_knowledge->get()->table.blocks();
        all.insert(all.end(), blocks.begin(), blocks.end());
        m_knowledge->set({OwnerTable(std::move(all)), m_databases});
        return {};
    }
    if (auto kept = m_store->keep(blocks, currentTime()); !kept)
        return kept;
    return publish();
}

Result<void> Owners::remove(const std::vector<OwnerBlock>& blocks)
{
    if (auto gone = m_store->remove(blocks); !gone)
        return gone;
    return publish();
}

bool Owners::lookupsEnabled() const
{
    const auto setting = m_workspace.setting(kLookupsKey);
    return setting.ok() && *setting == "on";
}

Result<void> Owners::setLookupsEnabled(bool enabled)
{
    return m_workspace.setSetting(kLookupsKey, enabled ? "on" : "off");
}

Owners::Registry Owners::registry() const
{
    const auto setting = m_workspace.setting(kRegistryKey);
    return setting.ok() && *setting == "arin-rest" ? Registry::ArinRest : Registry::Rdap;
}

Result<void> Owners::setRegistry(Registry registry)
{
    return m_workspace.setSetting(
        kRegistryKey, registry == Registry::ArinRest ? "arin-rest" : "rdap");
}

QStringList Owners::databasePaths() const
{
    const auto setting = m_workspace.setting(kDatabasesKey);
    return setting.ok()
        ? QString::fromStdString(*setting).split(QLatin1Char('\n'), Qt::SkipEmptyParts)
        : QStringList();
}

Result<void> Owners::setDatabasePaths(const QStringList& paths)
{
    std::vector<std::shared_ptr<const OwnerDatabase>> databases;
    for (const QString& path : paths) {
        auto database = OwnerDatabase::open(path);
        if (!database)
            return Error {
                database.error().code, path.toStdString() + ": " + database.error().detail};
        databases.push_back(std::move(*database));
    }
    if (auto set
        = m_workspace.setSetting(kDatabasesKey, paths.join(QLatin1Char('\n')).toStdString());
        !set)
        return set;
    {
        const std::scoped_lock lock(m_mutex);
        m_databases = std::move(databases);
        m_problems.clear();
    }
    return publish();
}

std::vector<Error> Owners::problems() const
{
    const std::scoped_lock lock(m_mutex);
    return m_problems;
}

} // namespace nb
