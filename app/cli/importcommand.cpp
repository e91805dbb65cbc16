// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/importcommand.h"

#include "app/cli/importreporter.h"
#include "app/cli/progressline.h"
#include "app/cli/quantity.h"
#include "app/labelling.h"
#include "collectors/files/fileimporter.h"

#include <QFileInfo>

namespace nb::cli {

namespace {

Result<void> setTimeout(std::chrono::seconds& timeout, const std::string& text, const char* option)
{
    if (text.empty())
        return {};
    const auto duration = durationFromString(text);
    if (!duration || *duration < std::chrono::seconds {1} || *duration > std::chrono::hours {24})
        return Error {ErrorCode::Usage,
            std::string(option) + " " + text + ": expected a duration from 1s to 24h"};
    timeout = std::chrono::duration_cast<std::chrono::seconds>(*duration);
    return {};
}

/// A file of another kind: in a folder that is nothing to complain of.
bool isNoFlowFile(const Error& error)
{
    return error.code == ErrorCode::UnknownFormat || error.code == ErrorCode::ForeignFile;
}

} // namespace

CLI::App* ImportCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand(
        "import", "bring files into the workspace, which is made when there is none");
    command
        ->add_option("FILE", m_paths, "files, or folders to search for files; - is standard input")
        ->type_name("")
        ->required();
    command
        ->add_option("--active-timeout", m_activeTimeout,
            "captures: cut flows that last longer than this (default 30m)")
        ->type_name("DURATION");
    command
        ->add_option(
            "--idle-timeout", m_idleTimeout, "captures: silence that ends a flow (default 60s)")
        ->type_name("DURATION");
    command->add_flag(
        "--again", m_again, "import content that is already in the workspace once more");
    command->add_flag("--no-applications", m_noApplications,
        "captures: do not find out which application flows belong to");
    describePipeline(*command);
    command->add_flag("--exporter-packets", m_exporterPackets,
        "captures hold exporters' packets (NetFlow, IPFIX, sFlow): store the flows they tell of");
    command->footer(
        "Formats are recognised by content, not by name: captures (pcap, pcapng, snoop), day "
        "files,\n"
        "NetBehave daily files, nfcapd files (with nfdump installed), IPFIX files, flow CSV and "
        "TSV;\n"
        "each also compressed (.gz .zst .xz .lz4 .bz2).\n"
        "A file is stored as a whole or not at all; of a damaged one, what is whole (exit code "
        "3).\n"
        "Files in a folder that hold no flows are skipped; -v lists them.\n"
        "Examples:\n"
        "  netbehave-cli import office.pcapng\n"
        "  netbehave-cli -w /srv/flows import captures/ flows-2018-05-04.sqlite3\n"
        "  netbehave-cli flows --format csv | netbehave-cli -w copy import -\n");
    return command;
}

void ImportCommand::describePipeline(CLI::App& command)
{
    command.add_flag(
        "--no-pair", m_noPair, "exporters' records: leave the two directions of a flow apart");
    command.add_flag("--no-dedup", m_noDeduplicate,
        "exporters' records: keep every exporter's row of the same flow");
    command.add_flag(
        "--no-nat", m_noNat, "exporters' records: do not put in the inside hosts behind NAT");
    command.add_flag("--no-orient", m_noOrient,
        "exporters' records: leave source and destination as the exporter gave them");
    command
        .add_option("--pair-window", m_pairWindow,
            "exporters' records: how long one waits for its other direction and for the same flow "
            "from other exporters (default 30s)")
        ->type_name("DURATION");
}

Result<ImportOptions> ImportCommand::options() const
{
    ImportOptions options;
    options.again = m_again;
    options.exporterPackets = m_exporterPackets;
    if (const auto set = setTimeout(options.activeTimeout, m_activeTimeout, "--active-timeout");
        !set.ok())
        return set.error();
    if (const auto set = setTimeout(options.idleTimeout, m_idleTimeout, "--idle-timeout");
        !set.ok())
        return set.error();
    if (const auto set = setTimeout(options.pipeline.pairWindow, m_pairWindow, "--pair-window");
        !set.ok())
        return set.error();
    options.pipeline.pair = !m_noPair;
    options.pipeline.deduplicate = !m_noDeduplicate;
    options.pipeline.deNat = !m_noNat;
    options.pipeline.orient = !m_noOrient;
    return options;
}

int ImportCommand::run(const CommandContext& context)
{
    const auto options = this->options();
    if (!options.ok())
        return context.fail(options.error());
    QStringList paths;
    for (const std::string& path : m_paths)
        paths.append(QString::fromStdString(path));
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace.ok())
        return context.failWritable(workspace.error(), context.workspaceFolder().toStdString());

    const auto enrichment = Enrichment::open(**workspace);
    if (!enrichment)
        return context.fail(enrichment.error());
    ContentFileImporter importer(**workspace, *enrichment);
    const QString dissector = m_noApplications ? QString() : dissectorProgram();
    importer.setDissector(dissector);
    if (!m_noApplications && dissector.isEmpty())
        context.note("Applications are not named: netbehave-dissect, which needs nDPI, is not "
                     "installed. Say --no-applications to leave out this remark.");
    Owners& owners = (*enrichment)->owners();
    const auto lookups = owners.lookupsEnabled() ? makeLookups(**workspace, owners) : nullptr;
    ImportReporter reporter(context);
    ProgressLine line(!context.options.quiet);
    const ProgressFn progress = [&line](const JobProgress& p) { line.show(p); };
    for (const QString& given : paths) {
        const QStringList files = importer.expand({given});
        const bool isFolder = QFileInfo(given).isDir();
        if (files.isEmpty())
            reporter.emptyFolder(given.toStdString());
        for (const QString& file : files) {
            if (context.stop.stop_requested())
                return reporter.finished();
            line.restart();
            const auto report = importer.importFile(file, *options, progress, context.stop);
            line.clear();
            if (report.ok())
                reporter.succeeded(*report);
            else if (isFolder && isNoFlowFile(report.error()))
                reporter.skipped(report.error(), file.toStdString());
            else
                reporter.failed(report.error(), file.toStdString());
        }
    }
    return reporter.finished();
}

} // namespace nb::cli
