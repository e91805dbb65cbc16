// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mapcommand.h"

#include "app/cli/flowcolumns.h"
#include "app/cli/inventory.h"
#include "app/cli/mappicture.h"
#include "app/cli/terminal.h"
#include "core/graph/graphexport.h"
#include "core/layout/layoutengine.h"
#include "core/map/maplayout.h"
#include "core/segments/segmentstore.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <algorithm>

namespace nb::cli {

namespace {

bool isPicture(const std::string& format)
{
    return format == "svg" || format == "png" || format == "pdf";
}

Result<Timestamp> timeOf(const std::string& text, const char* option)
{
    const auto time = timestampFromString(text);
    if (!time)
        return Error {ErrorCode::Usage,
            std::string(option) + " " + text
                + ": expected a time such as 2026-03-02T09:30:00Z or 2026-03-02"};
    return *time;
}

/// `FROM..TO`; a bare date as the end means all of that day.
Result<TimeRange> rangeOf(const std::string& text)
{
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos)
        return Error {ErrorCode::Usage, "--compare " + text + ": expected FROM..TO"};
    const auto from = timeOf(text.substr(0, dots), "--compare");
    if (!from)
        return from.error();
    auto to = timeOf(text.substr(dots + 2), "--compare");
    if (!to)
        return to.error();
    if (dayFromString(text.substr(dots + 2)))
        *to += std::chrono::days {1};
    if (*from >= *to)
        return Error {ErrorCode::Usage, "--compare " + text + ": it ends before it begins"};
    return TimeRange {*from, *to};
}

/// Trust of the segments; a workspace without any has none.
Result<SegmentTrusts> trustsOf(const Workspace& workspace)
{
    SegmentTrusts trusts;
    auto store = SegmentStore::open(workspace);
    if (!store)
        return store.error();
    const auto segments = store->load();
    if (!segments)
        return segments.error();
    for (const Segment& segment : *segments)
        trusts.insert_or_assign(segment.name, std::string(toString(segment.trust)));
    return trusts;
}

} // namespace

CLI::App* MapCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand(
        "map", "the network as a picture: segments, assets, who talks to whom");
    command
        ->add_option("--format", m_format, "svg, png, pdf; dot, graphml, gexf for other programs")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"svg", "png", "pdf", "dot", "graphml", "gexf"}))
        ->capture_default_str();
    command->add_option("-o,--out", m_file, "write to FILE instead of standard output")
        ->type_name("FILE");
    auto* const segments
        = command->add_flag("--segments", m_segments, "segments closed (this is the default)");
    command->add_flag("--assets", m_assets, "every asset in the box of its segment")
        ->excludes(segments);
    command
        ->add_option("--expand", m_expand, "open this segment, network or owner; may be repeated")
        ->type_name("NAME");
    command->add_flag("--no-internet", m_noInternet, "leave out what is outside");
    command
        ->add_option("--outside-by", m_outsideBy,
            "put what is outside together by owner, or by country where it is known")
        ->type_name("owner|country")
        ->check(CLI::IsMember({"owner", "country"}))
        ->capture_default_str();
    auto* const since
        = command->add_option("--new-since", m_newSince, "only what was not there before T (UTC)");
    since->type_name("T");
    command
        ->add_option(
            "--compare", m_compare, "mark what is new and what is gone compared with another time")
        ->type_name("FROM..TO")
        ->excludes(since);
    command->add_option("--width", m_width, "pixels of a PNG")
        ->type_name("N")
        ->check(CLI::Range(16, 16384))
        ->capture_default_str();
    command->add_flag("--dark", m_dark, "light lines on a dark ground");
    m_table.addQueryTo(*command);
    command->footer("Examples:\n"
                    "  netbehave-cli map -o network.svg\n"
                    "  netbehave-cli map --format pdf --assets -o servers.pdf dst_port = 443\n"
                    "  netbehave-cli map --format graphml --new-since 2026-03-02 > new.graphml\n"
                    "\n"
        + filterHelp());
    return command;
}

Result<MapQuery> MapCommand::query() const
{
    MapQuery query;
    auto flows = m_table.query();
    if (!flows)
        return flows.error();
    query.flows = std::move(flows).value();
    if (!m_newSince.empty()) {
        const auto since = timeOf(m_newSince, "--new-since");
        if (!since)
            return since.error();
        query.flows.range.from = std::max(query.flows.range.from.value_or(*since), *since);
        query.compared = TimeRange {std::nullopt, *since};
    } else if (!m_compare.empty()) {
        const auto before = rangeOf(m_compare);
        if (!before)
            return before.error();
        query.compared = *before;
    }
    return query;
}

MapView MapCommand::view() const
{
    MapView view;
    view.assets = m_assets;
    view.outside = !m_noInternet;
    view.onlyNew = !m_newSince.empty();
    // whoever exports a graph wants all of it
    if (!isPicture(m_format) && m_assets)
        view.mostHosts = view.mostOwners = 0;
    return view;
}

Result<std::string> MapCommand::draw(
    const CommandContext& context, const NetworkMap& map, const MapQuery& query) const
{
    MapView view = this->view();
    for (const std::string& name : m_expand) {
        const auto group = std::ranges::find(map.groups, name, &MapGroup::label);
        if (group == map.groups.end())
            return Error {ErrorCode::Usage,
                "--expand " + name
                    + ": there is no such segment, network, owner or country on the map"};
        view.open.insert(group->id);
    }
    auto graph = std::make_shared<Graph>(makeMapGraph(map, view));
    graph->title = "Network map";
    if (m_format == "dot")
        return toDot(*graph);
    if (m_format == "graphml")
        return toGraphMl(*graph);
    if (m_format == "gexf")
        return toGexf(*graph);
    const WorkerLayoutEngine engine(findLayoutProgram(QCoreApplication::applicationFilePath()));
    auto places = placeMap(*graph, {}, engine, context.stop);
    if (!places)
        return places.error();
    if (!places->note.empty())
        context.note("The picture is arranged plainly: " + printable(places->note));
    MapPicture picture {graph, std::move(places).value(), m_format, m_width, m_dark};
    picture.caption = printFilter(query.flows.filter);
    if (picture.caption.empty())
        picture.caption = "All flows";
    return drawMap(picture);
}

int MapCommand::write(const CommandContext& context, const std::string& bytes) const
{
    if (m_file.empty()) {
        context.output.write(bytes);
        return context.finished();
    }
    QSaveFile file(QString::fromStdString(m_file));
    const auto size = static_cast<qint64>(bytes.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size
        || !file.commit())
        return context.failToWrite(m_file, file.errorString().toStdString());
    return context.finished();
}

int MapCommand::run(const CommandContext& context)
{
    if (context.options.json)
        return context.fail({ErrorCode::Usage, "a map is no JSON; try --format graphml"});
    if (isPicture(m_format) && !picturesBuiltIn())
        return context.fail({ErrorCode::Usage,
            "this program was built without pictures; dot, graphml and gexf work"});
    if (m_file.empty() && (m_format == "png" || m_format == "pdf") && stdoutIsTerminal())
        return context.fail({ErrorCode::Usage,
            "a " + m_format + " on the terminal helps nobody; name a file with -o"});
    auto query = this->query();
    if (!query)
        return m_table.fail(context, query.error());
    const auto workspace = context.openForReading();
    if (!workspace)
        return context.failWorkspace(workspace.error());
    auto trusts = trustsOf(**workspace);
    if (!trusts)
        return context.fail(trusts.error());
    query->trusts = std::move(trusts).value();
    if (m_outsideBy == "country") {
        const auto owners = Owners::open(**workspace);
        if (!owners)
            return context.fail(owners.error());
        query->country = [knowledge = (*owners)->knowledge()->get()](
                             const IpAddress& address) { return knowledge->country(address); };
    }
    auto assets = assetsOf(**workspace);
    if (!assets)
        return context.fail(assets.error());
    query->assets = std::move(assets).value();
    const auto store = openStore(context);
    if (!store)
        return context.failWorkspace(store.error());
    const auto map = makeNetworkMap(**store, *query, context.stop);
    if (!map)
        return context.fail(map.error());
    if ((*map)->leftOut > 0)
        context.note("Only the largest conversations are on the map; "
            + std::to_string((*map)->leftOut) + " small ones are left out.");
    const auto bytes = draw(context, **map, *query);
    if (!bytes)
        return context.fail(bytes.error());
    return write(context, *bytes);
}

} // namespace nb::cli
