// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/assetscommand.h"

#include "app/cli/assetrows.h"
#include "app/cli/progressline.h"
#include "app/cli/quantity.h"
#include "app/cli/terminal.h"
#include "collectors/assets/assetimport.h"
#include "core/assets/assetrebuild.h"
#include "core/assets/assetroles.h"
#include "core/enrichment/enrichment.h"

#include <algorithm>

namespace nb::cli {

namespace {

std::string roleList()
{
    std::string text;
    for (const std::string_view role : assetRoleNames())
        text += (text.empty() ? "" : " ") + std::string(role);
    return text;
}

Result<AssetColumns> columnsFrom(const std::vector<std::string>& maps)
{
    AssetColumns columns;
    for (const std::string& map : maps) {
        const std::size_t equals = map.find('=');
        const auto field = assetFieldFromHeader(map.substr(0, equals));
        if (equals == std::string::npos || equals + 1 == map.size() || !field)
            return Error {ErrorCode::Usage,
                "--map " + map
                    + ": expected for example owner=Responsible, where the left side is one of "
                      "address name mac first last provides system owner role notes tags"};
        columns[*field] = map.substr(equals + 1);
    }
    return columns;
}

/// The inventory uses its workspace until it ends.
struct OpenInventory
{
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<AssetInventory> assets;
};

Result<OpenInventory> readInventory(const CommandContext& context)
{
    auto workspace = context.openForReading();
    if (!workspace)
        return workspace.error();
    auto assets = AssetInventory::open(**workspace);
    if (!assets)
        return assets.error();
    return OpenInventory {std::move(*workspace), std::move(*assets)};
}

} // namespace

CLI::App* AssetsCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand("assets",
        "the addresses of your own networks: names, network cards, services, roles, owners");
    command->require_subcommand(1, 1);
    m_list = command->add_subcommand("list", "every asset, by address");
    m_list->add_option("--role", m_role, "only assets with this role")->type_name("ROLE");
    m_list->add_option("--tag", m_tagged, "only assets with this tag")->type_name("TAG");
    m_listTable.addTo(*m_list, kAssetColumns);
    m_show = command->add_subcommand("show", "everything about one asset");
    m_show->add_option("ADDRESS", m_address, "the asset's address")->type_name("")->required();
    m_set = command->add_subcommand("set", "say what cannot be observed: owner, role, notes, tags");
    describeSet(*m_set);
    m_import = command->add_subcommand(
        "import", "take in asset.db, CSV, Nmap XML or IPAM JSON lines; told apart by content");
    describeImport(*m_import);
    m_export = command->add_subcommand("export", "all columns of all assets, csv unless --format");
    m_exportTable.addTo(*m_export, kAssetColumns);
    m_rebuild = command->add_subcommand(
        "rebuild", "learn the inventory anew from the flows stored; what people said stays");
    for (CLI::App* const sub : {m_list, m_show, m_set, m_import, m_export, m_rebuild})
        sub->fallthrough();
    command->footer(
        "An address of your networks becomes an asset when it sent or answered something.\n"
        "Roles are guessed from ports and from how many hosts are talked to; a person's word "
        "counts more.\n"
        "Roles: "
        + roleList()
        + "\nExamples:\n"
          "  netbehave-cli assets list --role database-server\n"
          "  netbehave-cli assets show 10.0.0.5\n"
          "  netbehave-cli assets set 10.0.0.5 --owner 'Till team' --add-tag pci\n"
          "  netbehave-cli assets import scan.xml cmdb.csv --map 'owner=Responsible person'\n"
          "  netbehave-cli assets export --format json > assets.json\n");
    return command;
}

void AssetsCommand::describeSet(CLI::App& command)
{
    command.add_option("ADDRESS", m_address, "the asset's address")->type_name("")->required();
    command.add_option("--name", m_edits.name, "name to show; empty for the observed one")
        ->type_name("TEXT");
    command.add_option("--owner", m_edits.owner, "who answers for it")->type_name("TEXT");
    command.add_option("--role", m_edits.role, "what it is for; empty for the guess")
        ->type_name("ROLE");
    command.add_option("--notes", m_edits.notes, "free text")->type_name("TEXT");
    command.add_option("--add-tag", m_addTags, "add a tag; may be given again")->type_name("TAG");
    command.add_option("--remove-tag", m_removeTags, "remove a tag; may be given again")
        ->type_name("TAG");
    command.add_flag("--forget", m_forget, "remove the asset with all that is known of it");
}

void AssetsCommand::describeImport(CLI::App& command)
{
    command.add_option("FILE", m_files, "files to take in")->type_name("")->required();
    command
        .add_option("--map", m_map,
            "csv: the column COLUMN holds FIELD: address name mac first last provides system owner "
            "role notes tags; may be given again")
        ->type_name("FIELD=COLUMN");
    command.add_flag("--overwrite", m_overwrite,
        "owners, roles and notes of the file take the place of those set before");
}

int AssetsCommand::run(const CommandContext& context)
{
    if (m_show->parsed())
        return show(context);
    if (m_set->parsed())
        return set(context);
    if (m_import->parsed())
        return import(context);
    if (m_rebuild->parsed())
        return rebuild(context);
    const bool all = m_export->parsed();
    return list(context, all ? m_exportTable : m_listTable, all);
}

int AssetsCommand::list(const CommandContext& context, TableOptions& table, bool all) const
{
    if (!m_role.empty() && !assetRoleFromString(m_role))
        return context.fail({ErrorCode::Usage,
            "there is no role \"" + m_role + "\"; the roles are: " + roleList()});
    const auto inventory = readInventory(context);
    if (!inventory)
        return context.failWorkspace(inventory.error());
    std::vector<AssetPtr> assets = inventory->assets->assets();
    std::erase_if(assets, [this](const AssetPtr& asset) {
        const auto roles = rolesOf(*asset);
        const auto wanted = assetRoleFromString(m_role);
        const bool role = m_role.empty()
            || std::ranges::any_of(roles, [&](const RoleGuess& g) { return g.role == *wanted; });
        const bool tag = m_tagged.empty()
            || std::ranges::find(asset->edits.tags, m_tagged) != asset->edits.tags.end();
        return !role || !tag;
    });
    if (!table.columnsGiven() && !all)
        table.setColumns(kAssetListColumns);
    else if (!table.columnsGiven())
        table.setColumns("all");
    if (all && !context.options.json)
        table.setDefaultFormat("csv");
    return printResult(context, assetTable(assets), table);
}

int AssetsCommand::show(const CommandContext& context) const
{
    const auto address = IpAddress::fromString(m_address);
    if (!address)
        return context.fail({ErrorCode::Usage, m_address + " is no address"});
    const auto inventory = readInventory(context);
    if (!inventory)
        return context.failWorkspace(inventory.error());
    const AssetPtr asset = inventory->assets->find(*address);
    if (!asset)
        return context.failWith(
            ExitCode::BadInput, address->toString() + " is not in the inventory");
    if (context.options.json) {
        TableOptions table;
        table.setColumns("all");
        return printResult(context, assetTable({asset}), table);
    }
    context.output.write(assetText(*asset));
    return context.finished();
}

bool AssetsCommand::given(const char* option) const
{
    return m_set->get_option(option)->count() > 0;
}

void AssetsCommand::change(AssetEdits& edits) const
{
    if (given("--name"))
        edits.name = m_edits.name;
    if (given("--owner"))
        edits.owner = m_edits.owner;
    if (given("--role"))
        edits.role = m_edits.role;
    if (given("--notes"))
        edits.notes = m_edits.notes;
    edits.tags.insert(edits.tags.end(), m_addTags.begin(), m_addTags.end());
    for (const std::string& tag : m_removeTags)
        std::erase(edits.tags, tag);
}

int AssetsCommand::set(const CommandContext& context) const
{
    const auto address = IpAddress::fromString(m_address);
    if (!address)
        return context.fail({ErrorCode::Usage, m_address + " is no address"});
    if (!m_edits.role.empty() && !assetRoleFromString(m_edits.role))
        return context.fail({ErrorCode::Usage,
            "there is no role \"" + m_edits.role + "\"; the roles are: " + roleList()});
    const std::string folder = context.workspaceFolder().toStdString();
    // beside a collector, which keeps what people say; what it learnt itself is its own to forget
    auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace && workspace.error().code == ErrorCode::Locked && !m_forget)
        workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadOnly);
    if (!workspace)
        return context.failWritable(workspace.error(), folder);
    const auto inventory = AssetInventory::open(**workspace);
    if (!inventory)
        return context.failWritable(inventory.error(), folder);
    if (m_forget) {
        const auto removed = (*inventory)->remove(*address);
        return removed ? context.finished() : context.fail(removed.error());
    }
    const AssetPtr asset = (*inventory)->find(*address);
    AssetEdits edits = asset ? asset->edits : AssetEdits {};
    change(edits);
    if (auto done = (*inventory)->edit(*address, std::move(edits)); !done)
        return context.fail(done.error());
    return context.finished();
}

int AssetsCommand::import(const CommandContext& context) const
{
    const auto columns = columnsFrom(m_map);
    if (!columns)
        return context.fail(columns.error());
    const std::string folder = context.workspaceFolder().toStdString();
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return context.failWritable(workspace.error(), folder);
    const auto inventory = AssetInventory::open(**workspace);
    if (!inventory)
        return context.failWritable(inventory.error(), folder);
    int worst = 0;
    for (const std::string& name : m_files) {
        auto file = readAssetFile(QString::fromStdString(name), *columns, context.stop);
        if (!file) {
            worst = std::max(worst, context.fail(file.error(), name));
            continue;
        }
        const std::string format = file->format;
        const std::vector<std::string> notices = file->notices;
        const std::uint64_t skipped = file->skipped;
        if (skipped > 0 || file->truncated)
            worst = std::max(worst, static_cast<int>(ExitCode::SomeFailed));
        const auto counts = mergeAssetFile(**inventory, std::move(*file), m_overwrite);
        if (!counts)
            return context.fail(counts.error(), name);
        context.note(printable(name) + ": " + format + ", " + counted(counts->assets, "asset")
            + ", " + countText(counts->news) + " new, skipped: " + countText(skipped));
        for (const std::string& notice : notices)
            context.note("  " + printable(notice));
        if (counts->kept > 0)
            context.note("  What was set before stays for " + counted(counts->kept, "asset")
                + "; --overwrite replaces it.");
    }
    return worst != 0 ? worst : context.finished();
}

int AssetsCommand::rebuild(const CommandContext& context) const
{
    const std::string folder = context.workspaceFolder().toStdString();
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return context.failWritable(workspace.error(), folder);
    const auto enrichment = Enrichment::open(**workspace);
    if (!enrichment)
        return context.fail(enrichment.error());
    const auto store = (*workspace)->store();
    if (!store)
        return context.failWorkspace(store.error());
    ProgressLine line(!context.options.quiet);
    const auto done = rebuildAssets((*enrichment)->assets(), **store, (*enrichment)->internalTest(),
        [&line](const JobProgress& p) { line.show(p); }, context.stop);
    line.clear();
    if (!done)
        return context.fail(done.error());
    context.note("The inventory holds " + counted((*enrichment)->assets().size(), "asset") + ".");
    return context.finished();
}

} // namespace nb::cli
