// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/namescommand.h"

#include "app/cli/importreporter.h"
#include "app/cli/progressline.h"
#include "app/cli/quantity.h"
#include "app/cli/resulttable.h"
#include "collectors/files/fileimporter.h"
#include "core/enrichment/enrichment.h"

namespace nb::cli {

namespace {

/// Far away times stand for "always" (hosts files).
std::string timeText(std::int64_t time)
{
    constexpr std::int64_t kFirst = 0;
    constexpr std::int64_t kLast = 253'402'300'799'999'999; // 9999-12-31T23:59:59.999999Z
    return time < kFirst || time > kLast ? std::string {} : toString(fromMicroseconds(time));
}

ResultTable tableOf(const std::vector<NameBinding>& bindings)
{
    ResultTable table;
    table.columns = {{"name", CellType::Text}, {"address", CellType::Address},
        {"client", CellType::Address, "everybody"}, {"source", CellType::Text},
        {"first", CellType::Time, "always"}, {"last", CellType::Time, "always"},
        {"expires", CellType::Time, "never"}};
    for (const NameBinding& binding : bindings)
        table.rows.push_back({binding.name, binding.address.toString(),
            binding.client.isUnspecified() ? std::string {} : binding.client.toString(),
            std::string(toString(binding.source)), timeText(binding.first), timeText(binding.last),
            timeText(binding.expires)});
    return table;
}

Result<std::optional<IpAddress>> addressFrom(const std::string& text, const char* option)
{
    if (text.empty())
        return std::optional<IpAddress> {};
    const auto address = IpAddress::fromString(text);
    if (!address)
        return Error {ErrorCode::Usage,
            std::string(option) + " " + text
                + ": expected an address, for example 192.0.2.1 or 2001:db8::1"};
    return address;
}

} // namespace

CLI::App* NamesCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand(
        "names", "what addresses are called, and who asked for it: list, import, forget, settings");
    command->require_subcommand(1, 1);
    describeList(*command);
    describeImport(*command);
    describeForget(*command);
    describeSettings(*command);
    command->footer("Names come from DNS answers, TLS and HTTP in captures, from logs of resolvers "
                    "and from\nfiles; collect --names-log follows a log.\n"
                    "Help on one: netbehave-cli names list --help\n"
                    "Examples:\n"
                    "  netbehave-cli names list --client 10.0.0.7\n"
                    "  netbehave-cli names list --name '*.example.com' --sort last:desc\n");
    return command;
}

void NamesCommand::addFilterTo(CLI::App& command)
{
    command.add_option("--address", m_address, "names of this address")->type_name("ADDRESS");
    command.add_option("--client", m_client, "names that this client asked for")
        ->type_name("ADDRESS");
    command
        .add_option("--name", m_name, "names like this; * and ? are wildcards, case does not count")
        ->type_name("PATTERN");
}

void NamesCommand::describeList(CLI::App& names)
{
    m_list = names.add_subcommand("list", "the names known, by client, address and time");
    m_list->fallthrough();
    addFilterTo(*m_list);
    m_table.addTo(*m_list, "of name address client source first last expires");
    m_list->footer(
        "source: dns (answer in packets), log (of a resolver), multicast (mDNS, LLMNR), tls and "
        "http\n(the client sent it), hosts, cache, ptr, reverse,\nuser (you gave it). Without "
        "client the name "
        "holds for everybody.\nfirst and last are answers, expires is the last one and its time to "
        "live.\n"
        "Examples:\n"
        "  netbehave-cli names list --address 192.0.2.80\n"
        "  netbehave-cli names list --client 10.0.0.7 --format csv\n");
}

void NamesCommand::describeImport(CLI::App& names)
{
    m_import = names.add_subcommand("import", "take names from logs and files");
    m_import->fallthrough();
    m_import->add_option("FILE", m_paths, "files; - is standard input")->type_name("")->required();
    m_import
        ->add_option(
            "--format", m_format, "what they are, where that cannot be told from the first lines")
        ->type_name("dnsmasq|unbound|zeek|hosts|dns.db")
        ->check([](const std::string& text) {
            return nameFileKindFromString(text)
                ? std::string {}
                : "expected dnsmasq, unbound, zeek, hosts or dns.db";
        });
    m_import->add_flag("--again", m_again, "import content that is already in once more");
    m_import->footer(
        "Logs of dnsmasq (log-queries, best =extra) and unbound (log-replies), dns.log of Zeek "
        "(TSV, JSON),\nhosts files, NetBehave's dns.db; each also compressed.\n"
        "Examples:\n"
        "  netbehave-cli names import /var/log/dnsmasq.log.1.gz\n"
        "  netbehave-cli names import --format hosts inventory.txt\n");
}

void NamesCommand::describeForget(CLI::App& names)
{
    m_forget = names.add_subcommand("forget", "drop names; flows keep those they have");
    m_forget->fallthrough();
    addFilterTo(*m_forget);
    m_forget->add_flag("--all", m_all, "all of them");
    m_forget->footer("Examples:\n"
                     "  netbehave-cli names forget --client 10.0.0.7\n"
                     "  netbehave-cli names forget --all\n");
}

void NamesCommand::describeSettings(CLI::App& names)
{
    m_settings = names.add_subcommand("settings", "show or change how names are kept");
    m_settings->fallthrough();
    m_settings->add_option("--maximum", m_maximum, "names kept at most (default 262144)")
        ->type_name("N");
    m_settings
        ->add_option("--reverse", m_reverse,
            "ask the resolver for names of internal addresses while collecting (default off)")
        ->type_name("off|internal")
        ->check(CLI::IsMember({"off", "internal"}));
    m_settings->footer("When there are more, the longest unused quarter goes.\n"
                       "External addresses are never asked about: that would tell others whom "
                       "you talk to.\n"
                       "Examples:\n"
                       "  netbehave-cli names settings\n"
                       "  netbehave-cli names settings --maximum 1000000\n");
}

Result<NameFilter> NamesCommand::filter() const
{
    NameFilter filter;
    const auto address = addressFrom(m_address, "--address");
    if (!address)
        return address.error();
    const auto client = addressFrom(m_client, "--client");
    if (!client)
        return client.error();
    filter.address = *address;
    filter.client = *client;
    filter.pattern = m_name;
    return filter;
}

int NamesCommand::run(const CommandContext& context)
{
    return m_list->parsed()  ? list(context)
        : m_import->parsed() ? importFiles(context)
        : m_forget->parsed() ? forget(context)
                             : settings(context);
}

int NamesCommand::list(const CommandContext& context) const
{
    const auto filter = this->filter();
    if (!filter)
        return context.fail(filter.error());
    if (const auto checked = checkOptions(tableOf({}), m_table); !checked)
        return context.fail(checked.error());
    const auto workspace = context.openForReading();
    if (!workspace)
        return context.failWorkspace(workspace.error());
    const auto names = NameTable::open(**workspace);
    if (!names)
        return context.failWorkspace(names.error());
    return printResult(context, tableOf((*names)->list(*filter)), m_table);
}

int NamesCommand::importFiles(const CommandContext& context) const
{
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return context.failWritable(workspace.error(), context.workspaceFolder().toStdString());
    const auto enrichment = Enrichment::open(**workspace);
    if (!enrichment)
        return context.fail(enrichment.error());
    ContentFileImporter importer(**workspace, *enrichment);
    ImportOptions options;
    options.again = m_again;
    options.names = nameFileKindFromString(m_format);
    options.namesOnly = true;
    ImportReporter reporter(context);
    ProgressLine line(!context.options.quiet);
    const ProgressFn progress = [&line](const JobProgress& p) { line.show(p); };
    for (const std::string& path : m_paths) {
        if (context.stop.stop_requested())
            break;
        line.restart();
        const auto report
            = importer.importFile(QString::fromStdString(path), options, progress, context.stop);
        line.clear();
        if (report)
            reporter.succeeded(*report);
        else
            reporter.failed(report.error(), path);
    }
    return reporter.finished();
}

int NamesCommand::forget(const CommandContext& context) const
{
    const auto filter = this->filter();
    if (!filter)
        return context.fail(filter.error());
    const bool limited = filter->address || filter->client || !filter->pattern.empty();
    if (limited == m_all)
        return context.fail(
            {ErrorCode::Usage, "expected what to forget, for example --client 10.0.0.7, or --all"});
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return context.failWritable(workspace.error(), context.workspaceFolder().toStdString());
    const auto names = NameTable::open(**workspace);
    if (!names)
        return context.fail(names.error());
    const std::size_t count = (*names)->remove(*filter);
    if (const auto saved = (*names)->save(); !saved)
        return context.fail(saved.error());
    context.note("Forgot " + counted(count, "name") + ".");
    return context.finished();
}

int NamesCommand::settings(const CommandContext& context) const
{
    const bool bound = m_settings->count("--maximum") > 0;
    const bool change = bound || !m_reverse.empty();
    auto workspace = change ? Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite)
                            : context.openForReading();
    if (!workspace)
        return change
            ? context.failWritable(workspace.error(), context.workspaceFolder().toStdString())
            : context.failWorkspace(workspace.error());
    const auto names = NameTable::open(**workspace);
    if (!names)
        return context.failWorkspace(names.error());
    if (bound)
        if (const auto set = (*names)->setMaximum(static_cast<std::size_t>(m_maximum)); !set)
            return context.fail(set.error(), "--maximum");
    if (!m_reverse.empty()) {
        const bool internal = m_reverse == NameTable::kReverseInternal;
        if (const auto set
            = (*workspace)
                  ->setSetting(NameTable::kReverseKey, internal ? NameTable::kReverseInternal : "");
            !set)
            return context.fail(set.error());
    }
    const auto reverse = (*workspace)->setting(NameTable::kReverseKey);
    if (!reverse)
        return context.failWorkspace(reverse.error());
    ResultTable table;
    table.columns = {{"setting", CellType::Text}, {"value", CellType::Text}};
    table.rows = {{"maximum", std::to_string((*names)->maximum())},
        {"reverse", reverse->empty() ? std::string("off") : *reverse},
        {"names", std::to_string((*names)->size())}};
    return printResult(context, std::move(table), TableOptions {});
}

} // namespace nb::cli
