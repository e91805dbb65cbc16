// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/segmentscommand.h"

#include "app/cli/inputtext.h"
#include "app/cli/inventory.h"
#include "app/cli/quantity.h"
#include "app/cli/resulttable.h"
#include "core/segments/segmentproposal.h"
#include "core/segments/segmenttext.h"

#include <algorithm>

namespace nb::cli {

namespace {

std::string_view warningName(SegmentWarning::Kind kind)
{
    using Kind = SegmentWarning::Kind;
    switch (kind) {
    case Kind::DuplicateName:
        return "duplicate-name";
    case Kind::BuiltInName:
        return "built-in-name";
    case Kind::SamePrefix:
        return "same-prefix";
    case Kind::SameVlan:
        return "same-vlan";
    case Kind::Nested:
        return "nested";
    case Kind::Shadowed:
        return "shadowed";
    case Kind::Empty:
        return "empty";
    case Kind::Proposed:
        break;
    }
    return "proposed";
}

/// Segments of the same name get the new content and keep their place.
void mergeInto(std::vector<Segment>& segments, const std::vector<Segment>& more)
{
    for (const Segment& segment : more) {
        const auto known = std::ranges::find(segments, segment.name, &Segment::name);
        if (known == segments.end())
            segments.push_back(segment);
        else
            *known = segment;
    }
}

} // namespace

CLI::App* SegmentsCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand(
        "segments", "the networks that addresses belong to: import, list, export, check, propose");
    command->require_subcommand(1, 1);
    m_import = command->add_subcommand("import", "read segments from a file");
    m_import->add_option("FILE", m_file, "CSV or local_networks; - is standard input")
        ->type_name("")
        ->required();
    m_import
        ->add_option("--type", m_type,
            "what FILE holds: csv, local-networks (name=192.168.0.;…), auto (default)")
        ->type_name("TYPE")
        ->check(CLI::IsMember({"auto", "csv", "local-networks"}));
    m_import->add_flag("--replace", m_replace,
        "only what FILE holds stays; without, segments of the same name are replaced");
    m_list = command->add_subcommand("list", "print the segments");
    m_listTable.addTo(*m_list, "of name trust prefixes vlans colour location note proposed");
    m_export = command->add_subcommand("export", "print the segments as the CSV that import reads");
    m_check = command->add_subcommand("check", "print what may not be as it is meant");
    m_checkTable.addTo(*m_check, "of segment kind other text");
    m_propose = command->add_subcommand("propose", "find segments in the flows of the workspace");
    m_propose->add_flag("--save", m_save,
        "keep those that no segment holds yet, marked as proposed until somebody confirms them");
    m_proposeTable.addTo(*m_propose, "of name prefixes vlans hosts flows reason");
    m_proposeTable.addQueryTo(*m_propose);
    for (CLI::App* const sub : {m_import, m_list, m_export, m_check, m_propose})
        sub->fallthrough();
    command->footer("The longest prefix wins; between equal ones the VLAN decides. Addresses of no "
                    "segment are called\ninternal, external, multicast and so on.\n"
                    "Examples:\n"
                    "  netbehave-cli segments import segments.csv\n"
                    "  netbehave-cli segments propose --save\n"
                    "  netbehave-cli segments check --format json\n"
                    "  netbehave-cli relabel --segments\n");
    return command;
}

int SegmentsCommand::run(const CommandContext& context)
{
    if (m_import->parsed())
        return importFile(context);
    if (m_list->parsed())
        return list(context);
    if (m_export->parsed())
        return exportFile(context);
    return m_check->parsed() ? check(context) : propose(context);
}

int SegmentsCommand::importFile(const CommandContext& context)
{
    const auto text = readInputText(m_file);
    if (!text)
        return context.fail(text.error(), m_file);
    const bool networks
        = m_type == "local-networks" || (m_type == "auto" && looksLikeLocalNetworks(*text));
    const SegmentText read = networks ? parseLocalNetworks(*text) : parseSegmentCsv(*text);
    if (!tellProblems(context, m_file, read.problems, read.notices))
        return context.failWith(ExitCode::BadInput, "nothing was changed");
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadWrite, code);
    if (!inventory)
        return code;
    const auto edited
        = inventory->enrichment->editSegments([&](std::vector<Segment>& segments) -> Result<void> {
              if (m_replace)
                  segments = read.segments;
              else
                  mergeInto(segments, read.segments);
              return {};
          });
    if (!edited)
        return context.fail(edited.error(), m_file);
    context.note(counted(read.segments.size(), "segment")
        + " read. Flows that are stored keep "
          "their labels until netbehave-cli relabel --segments.");
    return static_cast<int>(ExitCode::Done);
}

int SegmentsCommand::list(const CommandContext& context)
{
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadOnly, code);
    if (!inventory)
        return code;
    ResultTable table;
    table.columns = {{"name", CellType::Text}, {"trust", CellType::Text},
        {"prefixes", CellType::Text}, {"vlans", CellType::Text}, {"colour", CellType::Text},
        {"location", CellType::Text}, {"note", CellType::Text}, {"proposed", CellType::Boolean}};
    for (const Segment& s : inventory->enrichment->segments()->segments())
        table.rows.push_back({s.name, std::string(toString(s.trust)), prefixesText(s.prefixes),
            vlansText(s.vlans), s.colour, s.location, s.note, s.proposed ? "true" : "false"});
    if (const auto checked = checkOptions(table, m_listTable); !checked)
        return context.fail(checked.error());
    return printResult(context, std::move(table), m_listTable);
}

int SegmentsCommand::exportFile(const CommandContext& context)
{
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadOnly, code);
    if (!inventory)
        return code;
    context.output.write(segmentCsv(inventory->enrichment->segments()->segments()));
    return context.finished();
}

int SegmentsCommand::check(const CommandContext& context)
{
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadOnly, code);
    if (!inventory)
        return code;
    const auto segments = inventory->enrichment->segments();
    ResultTable table;
    table.columns = {{"segment", CellType::Text}, {"kind", CellType::Text},
        {"other", CellType::Text}, {"text", CellType::Text}};
    for (const SegmentWarning& warning : segments->warnings())
        table.rows.push_back(
            {segments->segments()[warning.segment].name, std::string(warningName(warning.kind)),
                warning.other == warning.segment ? std::string()
                                                 : segments->segments()[warning.other].name,
                warning.text});
    if (const auto checked = checkOptions(table, m_checkTable); !checked)
        return context.fail(checked.error());
    return printResult(context, std::move(table), m_checkTable);
}

int SegmentsCommand::propose(const CommandContext& context)
{
    const auto query = m_proposeTable.query();
    if (!query)
        return m_proposeTable.fail(context, query.error());
    int code = 0;
    const auto inventory = Inventory::open(
        context, m_save ? Workspace::Mode::ReadWrite : Workspace::Mode::ReadOnly, code);
    if (!inventory)
        return code;
    const auto store = inventory->workspace->store();
    if (!store)
        return context.failWorkspace(store.error());
    const auto sightings = hostSightings(**store, *query, context.stop);
    if (!sightings)
        return context.fail(sightings.error());
    const auto proposals = proposeSegments(*sightings);
    ResultTable table;
    table.columns
        = {{"name", CellType::Text}, {"prefixes", CellType::Text}, {"vlans", CellType::Text},
            {"hosts", CellType::Number}, {"flows", CellType::Number}, {"reason", CellType::Text}};
    for (const SegmentProposal& p : proposals)
        table.rows.push_back(
            {p.segment.name, prefixesText(p.segment.prefixes), vlansText(p.segment.vlans),
                std::to_string(p.hosts), std::to_string(p.flows), p.reason});
    if (const auto checked = checkOptions(table, m_proposeTable); !checked)
        return context.fail(checked.error());
    if (m_save) {
        std::size_t saved = 0;
        const auto edited = inventory->enrichment->editSegments(
            [&](std::vector<Segment>& segments) -> Result<void> {
                saved = addProposals(segments, proposals);
                return {};
            });
        if (!edited)
            return context.fail(edited.error());
        context.note(counted(saved, "segment") + " added as proposed.");
    }
    return printResult(context, std::move(table), m_proposeTable);
}

} // namespace nb::cli
