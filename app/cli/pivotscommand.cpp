// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pivotscommand.h"

#include "app/cli/flowcolumns.h"
#include "app/cli/inventory.h"
#include "app/cli/mappicture.h"
#include "app/cli/pivotrows.h"
#include "app/cli/pivotspicture.h"
#include "app/cli/quantity.h"
#include "app/cli/terminal.h"
#include "core/pivot/pivotgraphfile.h"
#include "core/pivot/pivotreader.h"
#include "core/pivot/pivotservicechanges.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <tuple>

namespace nb::cli {

namespace {

/// An option that may be given several times, one value each.
CLI::Option* repeated(CLI::Option* option)
{
    return option->take_all()->allow_extra_args(false);
}

Result<PivotHost> hostOf(const PivotAnalysis& analysis, const std::string& text, const char* option)
{
    const auto address = IpAddress::fromString(text);
    if (!address)
        return Error {ErrorCode::Usage,
            std::string(option) + " " + text + ": expected an address, for example 10.0.0.1"};
    const auto host = analysis.facts().flowSet.find(*address);
    if (!host)
        return Error {ErrorCode::Usage,
            std::string(option) + " " + text + ": no flow of this host is in the range"};
    return *host;
}

TableStyle tableStyle(const std::string& format, bool toFile)
{
    TableStyle style;
    style.format = format == "csv" ? OutputFormat::Csv : OutputFormat::Table;
    if (!toFile && style.format == OutputFormat::Table)
        style.maxWidth = terminalWidth();
    return style;
}

std::string settingsRemark(const PivotAnalysis& analysis)
{
    std::string text = "Inside:";
    for (const IpPrefix& prefix : analysis.facts().settings.internal)
        text.append(1, ' ').append(prefix.toString());
    text.append("; choose others with --internal.");
    return text;
}

/// What the workspace holds of verdicts or services.
template <typename T> Result<T> stored(const CommandContext& context)
{
    const auto workspace = context.openForReading();
    if (!workspace.ok())
        return workspace.error();
    const auto text = (*workspace)->setting(T::kSettingKey);
    if (!text.ok())
        return text.error();
    return T::fromJson(*text);
}

template <typename T> Result<void> keep(const CommandContext& context, const T& known)
{
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace.ok())
        return workspace.error();
    return (*workspace)->setSetting(T::kSettingKey, known.toJson());
}

/// `0.4` of µs.
std::string secondsText(std::int64_t time)
{
    constexpr double kSecond = 1e6;
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", static_cast<double>(time) / kSecond);
    return text;
}

/// Exporters whose clocks are further apart than is allowed for.
void noteClocks(const CommandContext& context, const PivotAnalysis& analysis)
{
    const auto& offsets = analysis.facts().flowSet.clockOffsets();
    const auto sigma = suggestedSigma(offsets);
    if (!sigma || *sigma <= analysis.facts().parameters().sigma)
        return;
    const auto worst = std::ranges::max_element(offsets, {}, &ClockOffset::most);
    context.note("The clocks of " + printable(worst->first) + " and " + printable(worst->second)
        + " are about " + secondsText(std::abs(worst->offset)) + " s apart, by "
        + counted(worst->flows, "flow") + " that both saw; --set sigma=" + secondsText(*sigma)
        + " allows for it.");
}

} // namespace

CLI::App* PivotsCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand(
        "pivots", "movement through hosts: who came in and went on because of it");
    describeSearch(*command);
    describeOutput(*command);
    m_table.addQueryTo(*command, false);
    std::string names = "Names for --set, times in seconds:";
    for (const auto& [name, value] : PivotParameters {}.values())
        names.append("\n  ").append(name).append(" (").append(value).append(")");
    command->footer("A chain needs a link of at least theta; --min-score hides weaker ones.\n"
                    "Examples:\n"
                    "  netbehave-cli pivots --internal 10.0.0.0/8\n"
                    "  netbehave-cli pivots --from 2026-03-02 --to 2026-03-02 --format json\n"
                    "  netbehave-cli pivots --mode lateral --focus 10.0.0.12\n"
                    "  netbehave-cli pivots --verdict jump=10.0.0.10 --save-verdicts\n"
                    "\n"
        + names + "\n\n" + filterHelp());
    return command;
}

void PivotsCommand::describeSearch(CLI::App& command)
{
    command
        .add_option("--mode", m_mode,
            "live; lateral: the next step up to a day later; epsilon: all sequences of flows; "
            "naive: any remote control after any other")
        ->type_name("MODE")
        ->check(CLI::IsMember({"live", "lateral", "epsilon", "naive"}))
        ->capture_default_str();
    command
        .add_option("--epsilon", m_epsilon, "mode epsilon: seconds between two starts (default 30)")
        ->type_name("SECONDS");
    repeated(command.add_option("--set", m_set, "sets a parameter, see below; may be repeated"))
        ->type_name("NAME=VALUE");
    repeated(command.add_option("--internal", m_internal,
                 "a prefix that is inside; may be repeated (default RFC 1918 and fc00::/7)"))
        ->type_name("PREFIX");
    command.add_flag("--unconfirmed", m_unconfirmed,
        "also sessions beside a rare outside channel that nothing confirms");
    repeated(command.add_option("--verdict", m_verdicts,
                 "what you know: dc=A, mgmt=A, jump=A, plain=A, approve=A>B>C, ignore-port=N, "
                 "ignore-host=A, ignore-pair=A>B; may be repeated"))
        ->type_name("VERDICT");
    command.add_flag("--save-verdicts", m_saveVerdicts, "keep those of --verdict in the workspace");
    command.add_flag("--no-verdicts", m_noVerdicts, "leave those of the workspace out");
    repeated(command.add_option("--service", m_services,
                 "what a port is for: PORT[/tcp|/udp]=CLASS[:NAME[:interactive]], CLASS one of A "
                 "(remote control), O (other), W (web), D (data), I (infrastructure), or "
                 "PORT=default; may be repeated"))
        ->type_name("SERVICE");
    command.add_flag("--save-services", m_saveServices, "keep those of --service in the workspace");
    command.add_flag(
        "--default-services", m_defaultServices, "leave out what the workspace says of services");
    command.add_flag("--list-services", m_listServices, "print the table of services instead");
}

void PivotsCommand::describeOutput(CLI::App& command)
{
    command.add_option("--focus", m_focus, "only what involves this host")->type_name("ADDRESS");
    command
        .add_option("--between", m_between,
            "instead of chains: ways from host A to host B in the order of time")
        ->type_name("A B")
        ->expected(2);
    command.add_option("--min-score", m_minScore, "only chains of at least this score")
        ->type_name("X")
        ->check([](const std::string& text) { // a Range lets "nan" pass
            const double score = QByteArray::fromStdString(text).toDouble();
            return score >= 0 && score <= 1 ? std::string() : "a score is from 0 to 1";
        });
    command
        .add_option("--format", m_format,
            "how to print: table (default), csv, json, graphml, gexf, dot; svg, png: a picture")
        ->type_name("FORMAT");
    command.add_option("--out", m_out, "write to this file")->type_name("FILE");
}

std::string PivotsCommand::format(const CommandContext& context) const
{
    if (!m_format.empty())
        return m_format;
    return context.options.json ? "json" : "table";
}

Result<void> PivotsCommand::checkFormat(const std::string& format, PivotMode mode) const
{
    static constexpr std::array<std::string_view, 8> kKnown {
        "table", "csv", "json", "graphml", "gexf", "dot", "svg", "png"};
    if (std::ranges::find(kKnown, format) == kKnown.end())
        return Error {ErrorCode::Usage,
            "--format " + format + ": expected table, csv, json, graphml, gexf, dot, svg or png"};
    const bool picture = isPivotPicture(format);
    const bool graph = format == "graphml" || format == "gexf" || format == "dot" || picture;
    if (graph && !picture && !m_between.empty())
        return Error {ErrorCode::Usage, "--between prints as table, csv, json, svg or png"};
    if (graph && (mode == PivotMode::Epsilon || (mode == PivotMode::Naive && format != "graphml")))
        return Error {ErrorCode::Usage,
            "--format " + format + " does not go with --mode " + m_mode
                + "; use table, csv or json"};
    if (picture && !picturesBuiltIn())
        return Error {ErrorCode::Usage,
            "this program was built without pictures; dot, graphml and gexf work"};
    if (format == "png" && m_out.empty() && stdoutIsTerminal())
        return Error {
            ErrorCode::Usage, "a png on the terminal helps nobody; name a file with --out"};
    return {};
}

Result<PivotSettings> PivotsCommand::settings(const FlowQuery& query) const
{
    PivotSettings settings;
    settings.parameters.mode = *pivotModeFromString(m_mode);
    settings.parameters.unconfirmed = m_unconfirmed;
    // the mode's tails first, so that --set can change them
    settings.parameters.applyMode();
    for (const std::string& assignment : m_set)
        if (const auto set = settings.parameters.set(assignment); !set.ok())
            return Error {ErrorCode::Usage, "--set " + set.error().detail};
    if (!m_epsilon.empty() && m_mode != "epsilon")
        return Error {ErrorCode::Usage, "--epsilon goes with --mode epsilon"};
    if (!m_epsilon.empty())
        if (const auto set = settings.parameters.set("epsilon", m_epsilon); !set.ok())
            return Error {ErrorCode::Usage, "--" + set.error().detail};
    for (const std::string& text : m_internal) {
        const auto prefix = IpPrefix::fromString(text);
        if (!prefix)
            return Error {ErrorCode::Usage,
                "--internal " + text + ": expected an address or prefix, for example 10.0.0.0/8"};
        settings.internal.push_back(*prefix);
    }
    if (query.range.from)
        settings.from = toMicroseconds(*query.range.from);
    if (query.range.to)
        settings.to = toMicroseconds(*query.range.to);
    return settings;
}

Result<PivotVerdicts> PivotsCommand::verdicts(const CommandContext& context) const
{
    auto verdicts = m_noVerdicts ? Result(PivotVerdicts {}) : stored<PivotVerdicts>(context);
    if (!verdicts.ok())
        return verdicts;
    for (const std::string& text : m_verdicts)
        if (const auto added = verdicts->add(text); !added.ok())
            return Error {ErrorCode::Usage, "--verdict " + added.error().detail};
    if (m_saveVerdicts && !m_verdicts.empty())
        if (const auto kept = keep(context, *verdicts); !kept.ok())
            return kept.error();
    return verdicts;
}

Result<PivotServiceTable> PivotsCommand::services(const CommandContext& context) const
{
    auto changes
        = m_defaultServices ? Result(PivotServiceChanges {}) : stored<PivotServiceChanges>(context);
    if (!changes.ok())
        return changes.error();
    for (const std::string& text : m_services)
        if (const auto added = changes->add(text); !added.ok())
            return Error {ErrorCode::Usage, "--service " + added.error().detail};
    auto table = changes->table();
    if (table.ok() && m_saveServices)
        if (const auto kept = keep(context, *changes); !kept.ok())
            return kept.error();
    return table;
}

int PivotsCommand::listServices(const CommandContext& context, const PivotServiceTable& services,
    const std::string& format) const
{
    if (format != "table" && format != "csv" && format != "json")
        return context.fail(Error {
            ErrorCode::Usage, "--list-services prints as table, csv or json, not as " + format});
    TableStyle style = tableStyle(format, !m_out.empty());
    if (format == "json")
        style.format = OutputFormat::Json;
    std::vector<PivotServiceEntry> entries = services.entries();
    std::ranges::sort(entries, {}, [](const PivotServiceEntry& e) {
        return std::tuple(e.serviceClass, e.name, e.port, e.udp);
    });
    return print(context, [&](Output& output) {
        const auto writer = TableWriter::create(output,
            {{"class", CellType::Text}, {"service", CellType::Text}, {"port", CellType::Number},
                {"protocols", CellType::Text}, {"interactive", CellType::Boolean}},
            style);
        for (const PivotServiceEntry& e : entries)
            writer->row({std::string(toString(e.serviceClass)), e.name, std::to_string(e.port),
                e.tcp && e.udp ? "tcp udp"
                    : e.tcp    ? "tcp"
                               : "udp",
                e.interactive ? "true" : "false"});
        writer->finish();
    });
}

int PivotsCommand::run(const CommandContext& context)
{
    const auto query = m_table.query();
    if (!query.ok())
        return m_table.fail(context, query.error());
    auto settings = this->settings(*query);
    if (!settings.ok())
        return context.fail(settings.error());
    const PivotMode mode = settings->parameters.mode;
    const std::string format = this->format(context);
    if (const auto checked = checkFormat(format, mode); !checked.ok())
        return context.fail(checked.error());
    const auto store = openStore(context);
    if (!store.ok())
        return context.failWorkspace(store.error());
    auto services = this->services(context);
    if (!services.ok())
        return context.fail(services.error());
    if (m_listServices)
        return listServices(context, *services, format);
    settings->services = std::move(*services);
    auto verdicts = this->verdicts(context);
    if (!verdicts.ok())
        return context.fail(verdicts.error());
    settings->verdicts = std::move(*verdicts);
    PivotFlowSet flows(settings->services);
    if (const auto read = readPivotFlows(**store, *query, flows, context.stop); !read.ok())
        return context.fail(read.error());
    if (mode == PivotMode::Epsilon)
        return runEpsilon(context, std::move(flows), *settings, format);
    if (mode == PivotMode::Naive)
        return runNaive(context, std::move(flows), format);
    return runDetector(context, **store, std::move(flows), std::move(*settings), format);
}

int PivotsCommand::print(
    const CommandContext& context, const std::function<void(Output&)>& write) const
{
    if (m_out.empty()) {
        write(context.output);
        return context.finished();
    }
    const QByteArray path = QFile::encodeName(QString::fromStdString(m_out));
    std::FILE* const file = std::fopen(path.constData(), "wb");
    if (file == nullptr)
        return context.failToWrite(m_out, std::generic_category().message(errno));
    bool good = false;
    std::string problem;
    {
        Output output(file);
        write(output);
        output.flush();
        good = output.good();
        problem = good ? std::string() : output.problem();
    }
    if (std::fclose(file) != 0 && good) {
        good = false;
        problem = std::generic_category().message(errno);
    }
    return good ? context.finished()
                : context.failWith(ExitCode::Internal, printable(m_out) + ": " + problem);
}

int PivotsCommand::printText(const CommandContext& context, const std::string& text) const
{
    return print(context, [&text](Output& output) { output.write(text); });
}

int PivotsCommand::runDetector(const CommandContext& context, const FlowStore& store,
    PivotFlowSet flows, PivotSettings settings, const std::string& format) const
{
    const auto done = PivotAnalysis::run(std::move(flows), std::move(settings), context.stop);
    if (!done.ok())
        return context.fail(done.error());
    const PivotAnalysis& analysis = **done;
    PivotSelection selection = selectAll(analysis, m_minScore);
    PathResult paths;
    if (!m_focus.empty() || !m_between.empty()) {
        const PivotExplorer explorer(*done);
        if (!m_focus.empty()) {
            const auto host = hostOf(analysis, m_focus, "--focus");
            if (!host.ok())
                return context.fail(host.error());
            const auto chains = explorer.chainsOf(*host);
            std::erase_if(selection.chains,
                [&](std::size_t i) { return std::ranges::find(chains, i) == chains.end(); });
            selection.findings = explorer.findingsOf(*host);
        }
        if (!m_between.empty()) {
            const auto from = hostOf(analysis, m_between.front(), "--between");
            const auto to = hostOf(analysis, m_between.back(), "--between");
            if (!from.ok() || !to.ok())
                return context.fail(from.ok() ? to.error() : from.error());
            PathQuery query;
            query.from = *from;
            query.to = *to;
            paths = explorer.paths(query);
            if (paths.paths.empty())
                context.note("There is no way from " + m_between.front() + " to " + m_between.back()
                    + " in the order of time.");
        }
    }
    if (m_internal.empty() && format == "table")
        context.note(settingsRemark(analysis));
    noteClocks(context, analysis);
    for (const auto& [verdict, links] : analysis.links().hiddenBy)
        context.note("Hidden by a verdict (" + verdict + "): " + counted(links, "link") + ".");
    for (const auto& [verdict, findings] : hiddenFindingCounts(analysis))
        context.note(
            "Hidden by a verdict (" + verdict + "): " + counted(findings, "finding") + ".");
    if (!analysis.approvedChains().empty())
        context.note("Approved: " + counted(analysis.approvedChains().size(), "chain") + ".");
    if (analysis.truncated())
        context.note("Truncated: chains may be longer than shown; a higher theta shows more.");
    return printResult(context, store, analysis, selection, paths, format);
}

int PivotsCommand::printResult(const CommandContext& context, const FlowStore& store,
    const PivotAnalysis& analysis, const PivotSelection& selection, const PathResult& paths,
    const std::string& format) const
{
    const bool between = !m_between.empty();
    if (format == "json")
        return printText(context, pivotJson(analysis, selection, between ? &paths : nullptr));
    if (format == "table" || format == "csv")
        return print(context, [&](Output& output) {
            const TableStyle style = tableStyle(format, !m_out.empty());
            if (between)
                writePathTable(output, style, analysis, paths);
            else
                writePivotTable(output, style, analysis, selection);
        });
    const auto workspace = context.openForReading();
    if (!workspace.ok())
        return context.failWorkspace(workspace.error());
    auto assets = assetsOf(**workspace);
    if (!assets.ok())
        return context.fail(assets.error());
    if (isPivotPicture(format)) {
        const auto bytes = drawPivots(context, store, analysis,
            {selection, between ? &paths : nullptr, format, std::move(*assets)});
        return bytes.ok() ? printText(context, *bytes) : context.fail(bytes.error());
    }
    PivotHostNames names;
    for (const AssetPtr& asset : *assets)
        if (!asset->displayName().empty())
            names.emplace(asset->address, std::string(asset->displayName()));
    return printText(context,
        format == "graphml"    ? pivotGraphMl(analysis, selection, names)
            : format == "gexf" ? pivotGexf(analysis, selection, names)
                               : pivotDot(analysis, selection, names));
}

int PivotsCommand::runEpsilon(const CommandContext& context, PivotFlowSet flows,
    const PivotSettings& settings, const std::string& format) const
{
    flows.finish();
    const auto result
        = EpsilonSearch(flows.flows(), flows.hosts().size(), settings.parameters).run(context.stop);
    if (!result.ok())
        return context.fail(result.error());
    if (result->countOnly)
        context.note("More than " + countText(EpsilonSearch::kMostListed)
            + " sequences: only counted, " + countText(result->sequences)
            + (result->incomplete ? " and more." : "."));
    if (format == "json")
        return printText(context, epsilonJson(*result, flows, settings.parameters));
    return print(context, [&](Output& output) {
        writeEpsilonTable(output, tableStyle(format, !m_out.empty()), *result, flows);
    });
}

int PivotsCommand::runNaive(
    const CommandContext& context, PivotFlowSet flows, const std::string& format) const
{
    flows.finish();
    const auto result = NaiveSearch(flows.flows()).run(context.stop);
    if (!result.ok())
        return context.fail(result.error());
    if (result->all > result->graphs.size())
        context.note("Only the first " + countText(result->graphs.size()) + " of "
            + counted(result->all, "graph") + ".");
    if (format == "json")
        return printText(context, naiveJson(*result, flows));
    if (format == "graphml")
        return printText(context, naiveGraphMl(*result, flows));
    return print(context, [&](Output& output) {
        writeNaiveTable(output, tableStyle(format, !m_out.empty()), *result, flows);
    });
}

} // namespace nb::cli
