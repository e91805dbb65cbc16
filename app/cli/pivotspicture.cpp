// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pivotspicture.h"

#include "app/cli/mappicture.h"
#include "app/cli/quantity.h"
#include "app/cli/terminal.h"
#include "core/pivot/pivotreader.h"
#include "core/pivot/pivotscenegraph.h"

#include <QCoreApplication>

#include <algorithm>

namespace nb::cli {

namespace {

constexpr std::size_t kMostNames = 500; ///< hosts that are asked for by name

/// What the rows of a selection show, or the paths.
PivotScene sceneFor(const PivotAnalysis& analysis, const PivotPicture& picture)
{
    if (picture.paths != nullptr) {
        PivotScene scene;
        for (const TimedPath& path : picture.paths->paths)
            scene = withPath(std::move(scene), analysis, path);
        return scene;
    }
    const auto& [chains, findings] = picture.selection;
    std::vector<PivotRow> rows;
    for (PivotRow& row : pivotRows(analysis)) {
        if (row.state != PivotRowState::Open)
            continue;
        const auto isChosen = [&all = chains](std::size_t chain) {
            return std::ranges::find(all, chain) != all.end();
        };
        const bool chosen = row.kind <= PivotRowKind::Mixed
            ? std::ranges::any_of(analysis.groups()[row.index].chains, isChosen)
            : std::ranges::find(findings, row.index) != findings.end();
        if (chosen)
            rows.push_back(std::move(row));
    }
    return sceneOf(rows, analysis);
}

} // namespace

bool isPivotPicture(const std::string& format)
{
    return format == "svg" || format == "png";
}

Result<std::string> drawPivots(const CommandContext& context, const FlowStore& store,
    const PivotAnalysis& analysis, const PivotPicture& picture)
{
    const PivotScene scene = sceneFor(analysis, picture);
    std::vector<IpAddress> hosts;
    for (const auto& [host, hop] : scene.hops)
        if (hosts.size() < kMostNames)
            hosts.push_back(host);
    auto names = readHostNames(store, hosts, context.stop);
    if (!names.ok())
        return names.error();
    PivotWords words;
    words.names = std::move(*names);
    for (const AssetPtr& asset : picture.assets) {
        if (!asset->displayName().empty())
            words.names.insert_or_assign(asset->address, std::string(asset->displayName()));
        if (!asset->edits.role.empty())
            words.roles.insert_or_assign(asset->address, asset->edits.role);
    }
    auto graph = std::make_shared<Graph>(makePivotGraph(scene, analysis, words));
    graph->title = "Pivots";
    PlacesBefore fresh;
    fresh.arrange = true;
    const WorkerLayoutEngine engine(findLayoutProgram(QCoreApplication::applicationFilePath()));
    auto places = placePivots(*graph, fresh, engine, context.stop);
    if (!places.ok())
        return places.error();
    if (!places->note.empty())
        context.note("The picture is arranged plainly: " + printable(places->note));
    MapPicture drawn;
    drawn.caption = picture.paths != nullptr ? counted(picture.paths->paths.size(), "path")
                                             : counted(picture.selection.chains.size(), "chain")
            + ", " + counted(picture.selection.findings.size(), "other finding");
    drawn.graph = std::move(graph);
    drawn.places = std::move(*places);
    drawn.format = picture.format;
    return drawMap(drawn);
}

} // namespace nb::cli
