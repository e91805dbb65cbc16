// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/servicescommand.h"

#include "app/cli/quantity.h"
#include "app/cli/terminal.h"
#include "collectors/files/importinput.h"
#include "collectors/files/servicescsv.h"
#include "core/services/servicestore.h"

#include <cstdio>

namespace nb::cli {

namespace {

constexpr std::size_t kMaxText = 1000; // bytes

void printBadRows(const CommandContext& context, const ServicesCsv& csv, const std::string& path)
{
    constexpr std::size_t kShown = 10;
    std::size_t shown = 0;
    for (const ImportNotice& notice : csv.notices) {
        if (!context.options.verbose && shown++ == kShown)
            break;
        std::fprintf(stderr, "%s:%llu: %s\n", printable(path).c_str(),
            static_cast<unsigned long long>(notice.line), notice.error.detail.c_str());
    }
    if (csv.badRows > 0)
        std::fprintf(stderr, "%s: %s left out\n", printable(path).c_str(),
            counted(csv.badRows, "bad row").c_str());
}

} // namespace

CLI::App* ServicesCommand::describe(CLI::App& program)
{
    CLI::App* const services
        = program.add_subcommand("services", "what server ports are called; names of your own");
    services->require_subcommand(1, 1);
    m_list = services->add_subcommand("list", "print the names that hold");
    m_table.addTo(*m_list, "of port protocol address service origin description");
    m_list->add_flag("--all", m_all, "the built-in names, too");
    m_list->fallthrough();
    m_import = services->add_subcommand("import", "take names from services.csv files");
    m_import->add_option("FILE", m_files, "\"port/protocol\",\"service\",\"description\" a row")
        ->type_name("")
        ->required();
    m_import->fallthrough();
    describeSet(*services);
    services->footer(
        "A name given with set holds before an imported one, and that before a built-in one; a "
        "name for\none server holds before all. Flows are named when they come in; what their "
        "source called a\nservice stays.\n"
        "Examples:\n"
        "  netbehave-cli services list --sort service\n"
        "  netbehave-cli services import services.csv\n"
        "  netbehave-cli services set 8443/tcp intranet --address 10.0.0.7\n"
        "  netbehave-cli services set 8443/tcp --remove\n");
    return services;
}

void ServicesCommand::describeSet(CLI::App& services)
{
    CLI::App* const set
        = services.add_subcommand("set", "name a port, everywhere or at one server");
    set->add_option("PORT", m_port, "port and protocol, such as 8443/tcp")
        ->type_name("")
        ->required();
    auto* const name = set->add_option("SERVICE", m_name, "its name")->type_name("");
    set->add_option("--address", m_address, "only at this server")->type_name("ADDRESS");
    set->add_option("--description", m_description, "more about it")->type_name("TEXT");
    set->add_flag("--remove", m_remove, "forget your name for the port")->excludes(name);
    set->fallthrough();
}

int ServicesCommand::run(const CommandContext& context)
{
    if (m_list->parsed())
        return list(context);
    return m_import->parsed() ? importFiles(context) : set(context);
}

int ServicesCommand::list(const CommandContext& context) const
{
    ResultTable table;
    table.columns = {{"port", CellType::Number}, {"protocol", CellType::Text},
        {"address", CellType::Address}, {"service", CellType::Text}, {"origin", CellType::Text},
        {"description", CellType::Text}};
    if (const auto checked = checkOptions(table, m_table); !checked.ok())
        return context.fail(checked.error());
    const auto workspace = context.openForReading();
    if (!workspace.ok())
        return context.failWorkspace(workspace.error());
    const auto store = ServiceStore::open(**workspace);
    if (!store.ok())
        return context.failWorkspace(store.error());
    for (const ServiceEntry& entry : (*store)->table()->get()->entries())
        if (m_all || entry.origin != ServiceOrigin::BuiltIn)
            table.rows.push_back({entry.port.toString(), entry.protocol.toString(),
                entry.address ? entry.address->toString() : std::string(), entry.name,
                std::string(toString(entry.origin)), entry.description});
    if (table.rows.empty())
        context.note("No names but the built-in ones; --all prints those.");
    return printResult(context, std::move(table), m_table);
}

int ServicesCommand::importFiles(const CommandContext& context) const
{
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace.ok())
        return context.failWritable(workspace.error(), context.workspaceFolder().toStdString());
    const auto store = ServiceStore::open(**workspace);
    if (!store.ok())
        return context.failWorkspace(store.error());
    std::size_t in = 0;
    bool bad = false;
    int failed = static_cast<int>(ExitCode::Done);
    for (const std::string& path : m_files) {
        auto input = ImportInput::open(QString::fromStdString(path));
        auto csv
            = input.ok() ? readServicesCsv(input->source()) : Result<ServicesCsv>(input.error());
        Result<void> kept;
        if (csv.ok())
            kept = (*store)->set(csv->entries);
        if (!csv.ok() || !kept.ok()) {
            failed = context.fail(csv.ok() ? kept.error() : csv.error(), path);
            continue;
        }
        ++in;
        bad = bad || csv->badRows > 0;
        printBadRows(context, *csv, path);
        context.note(printable(path) + ": " + counted(csv->entries.size(), "service"));
    }
    if (in == 0)
        return failed;
    return static_cast<int>(bad || in < m_files.size() ? ExitCode::SomeFailed : ExitCode::Done);
}

Result<ServiceEntry> ServicesCommand::entry() const
{
    ServiceEntry entry;
    const std::size_t slash = m_port.find('/');
    const auto port = Port::fromString(m_port.substr(0, slash));
    const auto protocol = slash == std::string::npos
        ? std::nullopt
        : Protocol::fromString(m_port.substr(slash + 1));
    if (!port || port->number() == 0 || !protocol || !protocol->hasPorts())
        return Error {ErrorCode::Usage,
            printable(m_port) + ": expected a port and a protocol, such as 8443/tcp"};
    if (!m_address.empty()) {
        entry.address = IpAddress::fromString(m_address);
        if (!entry.address)
            return Error {ErrorCode::Usage, "--address " + m_address + " is not an address"};
    }
    if (!m_remove && m_name.empty())
        return Error {ErrorCode::Usage, "give the name of the service, or --remove"};
    if (m_name.size() > kMaxText || m_description.size() > kMaxText)
        return Error {ErrorCode::Usage, "a text is longer than 1000 bytes"};
    entry.port = *port;
    entry.protocol = *protocol;
    entry.name = m_name;
    entry.description = m_description;
    return entry;
}

int ServicesCommand::set(const CommandContext& context) const
{
    const auto entry = this->entry();
    if (!entry.ok())
        return context.fail(entry.error());
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace.ok())
        return context.failWritable(workspace.error(), context.workspaceFolder().toStdString());
    const auto store = ServiceStore::open(**workspace);
    if (!store.ok())
        return context.failWorkspace(store.error());
    if (!m_remove) {
        const auto kept = (*store)->set({*entry});
        return kept.ok() ? context.finished() : context.fail(kept.error());
    }
    const auto removed = (*store)->unset(entry->protocol, entry->port, entry->address);
    if (!removed.ok())
        return context.fail(removed.error());
    if (!*removed)
        context.note("There was no name of yours for " + printable(m_port) + ".");
    return context.finished();
}

} // namespace nb::cli
