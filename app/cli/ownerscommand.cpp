// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ownerscommand.h"

#include "app/cli/quantity.h"
#include "app/cli/terminal.h"
#include "app/labelling.h"
#include "collectors/registries/whoiscache.h"
#include "core/base/timestamp.h"
#include "core/net/publicaddress.h"

#include <QFile>
#include <QFileInfo>

#include <chrono>

namespace nb::cli {

namespace {

std::string switchText(const Owners& owners)
{
    if (!owners.lookupsEnabled())
        return "Lookups at the registries are off: nothing leaves this computer.";
    return owners.registry() == Owners::Registry::ArinRest
        ? "Lookups are on: external addresses of new flows are sent to whois.arin.net."
        : "Lookups are on: external addresses of new flows are sent to the RDAP service of their "
          "registry.";
}

void noteProblems(const CommandContext& context, const Owners& owners)
{
    for (const Error& problem : owners.problems())
        context.note(printable(problem.detail));
}

/// What block and files say of an address, together.
std::vector<std::string> rowOf(const IpAddress& address, const OwnerKnowledge& knowledge)
{
    const OwnerFacts facts = knowledge.facts(address);
    std::vector<std::string> row {address.toString(), facts.owner, facts.organisation,
        facts.country, facts.asn != 0 ? std::to_string(facts.asn) : std::string(), {}, {}, {}, {}};
    if (facts.block) {
        row[5] = facts.block->first.toString();
        row[6] = facts.block->last.toString();
        row[7] = facts.block->source;
        row[8] = toString(facts.block->expires);
    } else if (facts.fromFile) {
        row[7] = "file";
    }
    return row;
}

/// To keep answers when we may write, else to read.
Result<std::unique_ptr<Workspace>> openWorkspace(const CommandContext& context)
{
    if (QFileInfo::exists(context.workspaceFolder() + QStringLiteral("/workspace.sqlite3")))
        if (auto ours = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite))
            return ours;
    return context.openForReading();
}

/// Asks the registries for addresses that nothing here knows; false when one could not be asked
/// for. In a workspace that another program writes to, answers are printed once and not kept.
bool askForUnknown(const CommandContext& context, const Workspace& workspace, Owners& owners,
    const std::vector<IpAddress>& addresses)
{
    const auto lookups = makeLookups(workspace, owners);
    bool all = true;
    std::string buffer;
    for (const IpAddress& address : addresses) {
        if (owners.knowledge()->get()->find(address, buffer).settled || !isPublicAddress(address))
            continue;
        const auto asked = lookups->ask(address, context.stop);
        if (asked.ok())
            continue;
        (void)context.fail(asked.error(), address.toString());
        all = false;
    }
    return all;
}

} // namespace

CLI::App* OwnersCommand::describe(CLI::App& program)
{
    CLI::App* const owners = program.add_subcommand(
        "owners", "whom addresses belong to; lookups at the registries, offline files");
    owners->require_subcommand(1, 1);
    m_list = owners->add_subcommand("list", "print the blocks that are known");
    m_listTable.addTo(*m_list, "of first last owner organisation country source fetched expires");
    m_lookup = owners->add_subcommand(
        "lookup", "print the owners of addresses; asks the registries only when lookups are on");
    m_lookup->add_option("ADDRESS", m_addresses, "addresses")->type_name("")->required();
    m_lookupTable.addTo(
        *m_lookup, "of address owner organisation country asn first last source expires");
    m_import = owners->add_subcommand("import", "take the whois cache of a NetBehave of old");
    m_import->add_option("FILE", m_files, "SQLite files with a table whois")
        ->type_name("")
        ->required();
    describeSettings(*owners);
    for (CLI::App* const each : {m_list, m_lookup, m_import})
        each->fallthrough();
    owners->footer(
        "Nothing is asked of anybody until enable. From then on, external addresses of flows that "
        "come in\nare sent over HTTPS to the registry in charge (AFRINIC, APNIC, ARIN, LACNIC, "
        "RIPE NCC), which so\nlearns that you saw them. Private and reserved addresses are never "
        "sent.\n"
        "Examples:\n"
        "  netbehave-cli owners lookup 8.8.8.8 2001:4860:4860::8888\n"
        "  netbehave-cli owners database GeoLite2-ASN.mmdb\n"
        "  netbehave-cli owners import whois.db\n"
        "  netbehave-cli owners enable\n");
    return owners;
}

void OwnersCommand::describeSettings(CLI::App& owners)
{
    m_enable = owners.add_subcommand("enable", "ask the registries for addresses nobody knows");
    m_enable->add_flag("--arin-rest", m_arinRest,
        "ask ARIN's whois service (IPv4 and IPv6) "
        "instead of the RDAP service in charge");
    m_disable = owners.add_subcommand("disable", "ask nobody; what is known stays");
    CLI::App* const database = owners.add_subcommand(
        "database", "name the MMDB files (ASN, country) to look into; without a file, list them");
    auto* const files = database->add_option("FILE", m_databases, "MMDB files")->type_name("");
    database->add_flag("--none", m_noDatabase, "use none")->excludes(files);
    m_bootstrap
        = owners.add_subcommand("bootstrap", "take newer lists of which registry is in charge");
    m_bootstrap->add_option("FILE", m_bootstraps, "IANA's ipv4.json and ipv6.json")
        ->type_name("")
        ->required();
    for (CLI::App* const each : {m_enable, m_disable, m_bootstrap, database})
        each->fallthrough();
}

int OwnersCommand::run(const CommandContext& context)
{
    if (m_list->parsed())
        return list(context);
    if (m_lookup->parsed())
        return lookUp(context);
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace.ok())
        return context.failWritable(workspace.error(), context.workspaceFolder().toStdString());
    const auto owners = Owners::open(**workspace);
    if (!owners.ok())
        return context.failWorkspace(owners.error());
    if (m_import->parsed())
        return importFiles(context, **owners);
    if (m_bootstrap->parsed())
        return takeBootstrap(context, **workspace);
    if (m_enable->parsed())
        return enable(context, **owners);
    return m_disable->parsed() ? disable(context, **owners) : databases(context, **owners);
}

int OwnersCommand::list(const CommandContext& context) const
{
    ResultTable table;
    table.columns = {{"first", CellType::Address}, {"last", CellType::Address},
        {"owner", CellType::Text}, {"organisation", CellType::Text}, {"country", CellType::Text},
        {"source", CellType::Text}, {"fetched", CellType::Time}, {"expires", CellType::Time}};
    if (const auto checked = checkOptions(table, m_listTable); !checked.ok())
        return context.fail(checked.error());
    const auto workspace = context.openForReading();
    if (!workspace.ok())
        return context.failWorkspace(workspace.error());
    const auto owners = Owners::open(**workspace);
    if (!owners.ok())
        return context.failWorkspace(owners.error());
    const auto knowledge = (*owners)->knowledge()->get();
    for (const OwnerBlock& block : knowledge->table.blocks())
        table.rows.push_back(
            {block.first.toString(), block.last.toString(), block.owner, block.organisation,
                block.country, block.source, toString(block.fetched), toString(block.expires)});
    context.note(switchText(**owners));
    noteProblems(context, **owners);
    return printResult(context, std::move(table), m_listTable);
}

int OwnersCommand::importFiles(const CommandContext& context, Owners& owners) const
{
    std::size_t in = 0;
    bool bad = false;
    int failed = static_cast<int>(ExitCode::Done);
    for (const std::string& path : m_files) {
        const auto cache
            = readWhoisCache(QString::fromStdString(path), currentTime(), context.stop);
        Result<void> kept;
        if (cache.ok())
            kept = owners.keep(cache->blocks);
        if (!cache.ok() || !kept.ok()) {
            failed = context.fail(cache.ok() ? kept.error() : cache.error(), path);
            continue;
        }
        ++in;
        bad = bad || cache->badRows > 0;
        context.note(printable(path) + ": " + counted(cache->blocks.size(), "block")
            + (cache->badRows > 0 ? ", " + counted(cache->badRows, "bad row") + " left out"
                                  : std::string()));
    }
    if (in == 0)
        return failed;
    return static_cast<int>(bad || in < m_files.size() ? ExitCode::SomeFailed : ExitCode::Done);
}

int OwnersCommand::takeBootstrap(const CommandContext& context, Workspace& workspace) const
{
    constexpr qint64 kMaxBytes = qint64 {4} << 20;
    RegistryBootstrap bootstrap = bootstrapOf(workspace);
    for (const std::string& path : m_bootstraps) {
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::ReadOnly))
            return context.fail({ErrorCode::Unreadable, "cannot be read"}, path);
        if (const auto loaded = bootstrap.load(file.read(kMaxBytes)); !loaded.ok())
            return context.fail(loaded.error(), path);
    }
    const auto set = workspace.setSetting(kBootstrapKey, bootstrap.text());
    return set.ok() ? context.finished() : context.fail(set.error());
}

int OwnersCommand::enable(const CommandContext& context, Owners& owners) const
{
    if (const auto set
        = owners.setRegistry(m_arinRest ? Owners::Registry::ArinRest : Owners::Registry::Rdap);
        !set.ok())
        return context.fail(set.error());
    if (const auto set = owners.setLookupsEnabled(true); !set.ok())
        return context.fail(set.error());
    context.note(switchText(owners));
    return context.finished();
}

int OwnersCommand::disable(const CommandContext& context, Owners& owners) const
{
    if (const auto set = owners.setLookupsEnabled(false); !set.ok())
        return context.fail(set.error());
    context.note(switchText(owners));
    return context.finished();
}

int OwnersCommand::databases(const CommandContext& context, Owners& owners) const
{
    if (m_databases.empty() && !m_noDatabase) {
        for (const QString& path : owners.databasePaths())
            context.output.write(path.toStdString() + "\n");
        noteProblems(context, owners);
        return context.finished();
    }
    QStringList paths;
    for (const std::string& path : m_databases)
        paths.append(QFileInfo(QString::fromStdString(path)).absoluteFilePath());
    const auto set = owners.setDatabasePaths(paths);
    return set.ok() ? context.finished() : context.fail(set.error());
}

int OwnersCommand::lookUp(const CommandContext& context) const
{
    ResultTable table;
    table.columns = {{"address", CellType::Address}, {"owner", CellType::Text},
        {"organisation", CellType::Text}, {"country", CellType::Text}, {"asn", CellType::Number},
        {"first", CellType::Address}, {"last", CellType::Address}, {"source", CellType::Text},
        {"expires", CellType::Time}};
    if (const auto checked = checkOptions(table, m_lookupTable); !checked.ok())
        return context.fail(checked.error());
    std::vector<IpAddress> addresses;
    for (const std::string& text : m_addresses) {
        const auto address = IpAddress::fromString(text);
        if (!address)
            return context.fail({ErrorCode::Usage, printable(text) + " is not an address"});
        addresses.push_back(*address);
    }
    const auto workspace = openWorkspace(context);
    if (!workspace.ok())
        return context.failWorkspace(workspace.error());
    const auto owners = Owners::open(**workspace);
    if (!owners.ok())
        return context.failWorkspace(owners.error());
    noteProblems(context, **owners);
    context.note(switchText(**owners));
    bool failed = false;
    if ((*owners)->lookupsEnabled())
        failed = !askForUnknown(context, **workspace, **owners, addresses);
    const auto knowledge = (*owners)->knowledge()->get();
    for (const IpAddress& address : addresses)
        table.rows.push_back(rowOf(address, *knowledge));
    const int printed = printResult(context, std::move(table), m_lookupTable);
    return printed == 0 && failed ? static_cast<int>(ExitCode::SomeFailed) : printed;
}

} // namespace nb::cli
