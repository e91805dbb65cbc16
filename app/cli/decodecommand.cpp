// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decodecommand.h"

#include "app/cli/recordjson.h"
#include "collectors/base/decompressingsource.h"
#include "collectors/files/standardinput.h"
#include "collectors/netflow/exportdecoder.h"
#include "collectors/netflow/exportfile.h"

namespace nb::cli {

namespace {

/// Prints what a decoder tells.
class PrintingSink : public RecordSink
{
public:
    PrintingSink(Output& output, bool templates)
        : m_output(output)
        , m_templates(templates)
    {
    }
    void record(const ExportRecord& record) override { m_output.write(recordJson(record)); }
    void sample(
        const ExporterId& exporter, std::int64_t received, const SFlowFlowSample& sample) override
    {
        m_output.write(sampleJson(exporter, received, sample));
    }
    void templateDefined(const ExporterId& exporter, const Template& definition) override
    {
        if (m_templates)
            m_output.write(templateJson(exporter, definition));
    }
    void problem(const ExporterId& exporter, DropReason reason, std::string_view detail,
        std::size_t offset) override
    {
        m_output.write(problemJson(exporter, reason, detail, offset));
    }

private:
    Output& m_output;
    bool m_templates;
};

Result<std::unique_ptr<ByteSource>> openInput(const std::string& path)
{
    auto raw = path == "-" ? openStandardInput() : openFile(QString::fromStdString(path));
    if (!raw.ok())
        return raw.error();
    return decompressed(std::move(raw).value());
}

std::string_view wholeMessageProblem(DropReason reason)
{
    switch (reason) {
    case DropReason::Muted:
        return "not read: too much of this exporter was malformed";
    case DropReason::TooManyExporters:
        return "not read: there are more exporters than are kept";
    default:
        return "not a message that can be read: its header or a length in it is damaged";
    }
}

struct FileOutcome
{
    std::uint64_t decoded = 0; ///< messages
    std::uint64_t dropped = 0;
    std::optional<Error> error {};
};

FileOutcome decodeFile(const std::string& path, std::uint64_t session, ExportDecoder& decoder,
    const CommandContext& context, bool templates)
{
    FileOutcome outcome;
    auto source = openInput(path);
    if (!source.ok()) {
        outcome.error = source.error();
        return outcome;
    }
    auto file = ExportFile::open(**source, session);
    if (!file.ok()) {
        outcome.error = file.error();
        return outcome;
    }
    PrintingSink sink(context.output, templates);
    ExportMessage message;
    while (!context.stop.stop_requested() && context.output.good() && (*file)->next(message)) {
        const auto dropped = decoder.decode(message, sink);
        if (!dropped) {
            ++outcome.decoded;
            continue;
        }
        ++outcome.dropped;
        ExporterId exporter;
        exporter.address = message.exporter;
        sink.problem(exporter, *dropped, wholeMessageProblem(*dropped), 0);
    }
    decoder.endSession(session);
    outcome.error = (*file)->damage();
    if (context.options.verbose)
        context.note(path + ": " + (*file)->format() + ", " + std::to_string(outcome.decoded)
            + " messages decoded, " + std::to_string(outcome.dropped) + " not, "
            + std::to_string((*file)->other()) + " other packets");
    return outcome;
}

} // namespace

CLI::App* DecodeCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand("decode",
        "print what exporters sent (NetFlow, IPFIX, sFlow), record by record, as JSON lines");
    command
        ->add_option("FILE", m_paths,
            "captures of exporters' packets, files of datagrams, IPFIX files; - is standard input")
        ->type_name("")
        ->required();
    command->add_flag("--templates", m_templates, "print templates, too, as they come");
    command->footer(
        "Recognised by content, also compressed. In a capture every UDP port is looked at.\n"
        "Counters are as sent: no scaling, pairing or de-duplication. Options data records have\n"
        "\"options\":true and \"scope\"; data that waited for its template \"late\":true; what "
        "cannot\n"
        "be read is a line with \"error\". Names are those of IANA, enterprise:id where there is "
        "none.\n"
        "Examples:\n"
        "  netbehave-cli decode exporter.pcap\n"
        "  netbehave-cli decode --templates flows.ipfix.zst\n");
    return command;
}

int DecodeCommand::run(const CommandContext& context)
{
    // templates may be in one capture and data in the next; IPFIX files keep to themselves
    ExportDecoder decoder(limitsOfFiles());
    std::uint64_t session = 0;
    std::size_t unread = 0;
    bool damaged = false;
    int code = 0;
    for (const std::string& path : m_paths) {
        if (context.stop.stop_requested() || !context.output.good())
            break;
        const FileOutcome outcome = decodeFile(path, ++session, decoder, context, m_templates);
        if (outcome.error)
            code = context.fail(*outcome.error, path);
        else if (outcome.dropped != 0 && outcome.decoded == 0)
            code = context.fail({ErrorCode::Invalid, "none of its messages can be read"}, path);
        if ((outcome.error || outcome.dropped != 0) && outcome.decoded == 0)
            ++unread;
        damaged |= outcome.error || outcome.dropped != 0;
    }
    if (unread != 0 && unread == m_paths.size())
        return code;
    const int finished = context.finished();
    return finished != 0 || !damaged ? finished : static_cast<int>(ExitCode::SomeFailed);
}

} // namespace nb::cli
