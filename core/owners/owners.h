// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/published.h"
#include "core/owners/ownerdatabase.h"
#include "core/owners/ownerquestions.h"
#include "core/owners/ownerstore.h"
#include "core/owners/ownertable.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nb {

/// All that blocks and files say of an address.
struct OwnerFacts
{
    std::string owner {}; ///< the label
    std::string organisation {};
    std::string country {}; ///< ISO 3166-1 alpha-2
    std::uint32_t asn = 0; ///< autonomous system, 0 none
    std::optional<OwnerBlock> block {}; ///< the smallest that holds it
    bool fromFile = false; ///< a file knows it
};

/// What stages read: replaced as a whole when anything changes.
struct OwnerKnowledge
{
    OwnerTable table {};
    std::vector<std::shared_ptr<const OwnerDatabase>> databases {};

    [[nodiscard]] bool empty() const { return table.empty() && databases.empty(); }
    /// The label of an address (name of the smallest block that has one, else the organisation an
    /// offline file names); empty when unknown. `settled`: no registry need be asked.
    struct Answer
    {
        std::string_view owner {};
        bool settled = false;
    };
    /// `buffer` holds a text that comes from a file.
    [[nodiscard]] Answer find(const IpAddress& address, std::string& buffer) const;
    /// The same and everything else.
    [[nodiscard]] OwnerFacts facts(const IpAddress& address) const;
    /// Where it is registered, ISO 3166-1 alpha-2 in capitals; empty when nobody says.
    [[nodiscard]] std::string country(const IpAddress& address) const;
};

/// Whom addresses belong to, for one workspace: blocks from registries and imports, offline files,
/// and the user's settings of both. Any thread.
class Owners
{
public:
    /// Which service is asked for an address.
    enum class Registry : std::uint8_t
    {
        Rdap, ///< RDAP of the registry that IANA's bootstrap names
        ArinRest, ///< whois.arin.net for all
    };
    /// Workspace settings. Lookups are off until this one says "on".
    static constexpr std::string_view kLookupsKey = "owners/lookups";
    static constexpr std::string_view kRegistryKey = "owners/registry";
    static constexpr std::string_view kDatabasesKey = "owners/databases"; ///< a path a line

    /// `workspace` outlives it. A database file that cannot be read is in problems(), no error.
    static Result<std::unique_ptr<Owners>> open(Workspace& workspace);

    [[nodiscard]] std::shared_ptr<const Published<OwnerKnowledge>> knowledge() const
    {
        return m_knowledge;
    }
    /// Where stages put addresses that nobody knows.
    [[nodiscard]] std::shared_ptr<OwnerQuestions> questions() const { return m_questions; }
    /// Keeps blocks and makes them known; also drops what has expired by now.
    Result<void> keep(const std::vector<OwnerBlock>& blocks);
    /// Forgets the blocks with these addresses; stored flows keep their labels.
    Result<void> remove(const std::vector<OwnerBlock>& blocks);

    [[nodiscard]] bool lookupsEnabled() const;
    Result<void> setLookupsEnabled(bool enabled);
    [[nodiscard]] Registry registry() const;
    Result<void> setRegistry(Registry registry);
    [[nodiscard]] QStringList databasePaths() const;
    /// Opens the files first; on error nothing changes.
    Result<void> setDatabasePaths(const QStringList& paths);
    /// Files that the settings name and that cannot be read.
    [[nodiscard]] std::vector<Error> problems() const;

private:
    explicit Owners(Workspace& workspace, std::unique_ptr<OwnerStore> store);
    Result<void> publish();

    Workspace& m_workspace;
    std::unique_ptr<OwnerStore> m_store;
    std::shared_ptr<Published<OwnerKnowledge>> m_knowledge;
    std::shared_ptr<OwnerQuestions> m_questions;
    mutable std::mutex m_mutex; ///< of what follows
    std::vector<std::shared_ptr<const OwnerDatabase>> m_databases;
    std::vector<Error> m_problems;
};

} // namespace nb
