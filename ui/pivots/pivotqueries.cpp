// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivotqueries.h"

#include "core/pivot/pivotreader.h"

#include <algorithm>
#include <chrono>

namespace nb {

namespace {

constexpr std::size_t kMostNames = 500; ///< hosts asked for by name at once

std::vector<std::uint32_t> histogramOf(const PivotFacts& facts)
{
    std::vector<std::uint32_t> counts(PivotQueries::kHistogram, 0);
    const auto range = static_cast<double>(facts.end - facts.begin);
    for (const PivotFlow& flow : facts.flowSet.flows()) {
        const double part = static_cast<double>(flow.start - facts.begin) / range;
        const double at = std::clamp(part, 0.0, 1.0) * static_cast<double>(counts.size());
        ++counts[std::min(counts.size() - 1, static_cast<std::size_t>(at))];
    }
    return counts;
}

/// Names of the hosts that come first.
Result<HostNames> namesOf(
    const FlowStore& store, const std::vector<PivotRow>& rows, std::stop_token stop)
{
    std::set<IpAddress> hosts;
    for (const PivotRow& row : rows)
        for (const IpAddress& host : row.hosts)
            if (hosts.size() < kMostNames)
                hosts.insert(host);
    return readHostNames(store, {hosts.begin(), hosts.end()}, std::move(stop));
}

/// Adds the rows of the mode.
Result<void> listRows(PivotOutcome& outcome, const PivotParameters& asked, std::stop_token stop)
{
    const PivotFlowSet& flows = outcome.analysis->facts().flowSet;
    if (asked.mode == PivotMode::Epsilon) {
        const auto found
            = EpsilonSearch(flows.flows(), flows.hosts().size(), asked).run(std::move(stop));
        if (!found)
            return found.error();
        outcome.rows = epsilonRows(*found, flows);
        outcome.found = found->sequences;
        outcome.incomplete = found->incomplete || found->countOnly;
    } else if (asked.mode == PivotMode::Naive) {
        auto found = NaiveSearch(flows.flows()).run(std::move(stop));
        if (!found)
            return found.error();
        outcome.found = found->all;
        outcome.naive = std::make_shared<const NaiveResult>(std::move(*found));
        outcome.rows = naiveRows(*outcome.naive, flows);
    } else {
        outcome.rows = pivotRows(*outcome.analysis);
    }
    return {};
}

Result<PivotOutcomePtr> analysed(const FlowStore& store, const FlowQuery& query,
    PivotSettings settings, PivotProgress& progress, const std::stop_token& stop)
{
    const auto began = std::chrono::steady_clock::now();
    const PivotParameters asked = settings.parameters;
    // what is explored follows the same rules whatever is listed
    if (asked.mode == PivotMode::Epsilon || asked.mode == PivotMode::Naive)
        settings.parameters.mode = PivotMode::Live;
    PivotFlowSet flows(settings.services);
    if (const auto read = readPivotFlows(store, query, flows, stop, &progress.flows); !read)
        return read.error();
    progress.stage = PivotProgress::Analysing;
    const auto analysis = PivotAnalysis::run(std::move(flows), std::move(settings), stop);
    if (!analysis)
        return analysis.error();
    auto outcome = std::make_shared<PivotOutcome>();
    outcome->analysis = *analysis;
    outcome->mode = asked.mode;
    if (const auto listed = listRows(*outcome, asked, stop); !listed)
        return listed.error();
    outcome->explorer = std::make_shared<const PivotExplorer>(*analysis);
    outcome->histogram = histogramOf((*analysis)->facts());
    progress.stage = PivotProgress::Naming;
    auto names = namesOf(store, outcome->rows, stop);
    if (!names)
        return names.error();
    outcome->names = std::move(*names);
    outcome->seconds
        = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return PivotOutcomePtr(std::move(outcome));
}

Result<PivotDrawing> drawn(const FlowStore* store, const PivotOutcome& outcome,
    const PivotScene& scene, const PlacesBefore& before, PivotWords words,
    const LayoutEngine& engine, const std::stop_token& stop)
{
    PivotDrawing drawing;
    std::vector<IpAddress> unnamed;
    for (const auto& [host, hop] : scene.hops)
        if (!words.names.contains(host) && unnamed.size() < kMostNames)
            unnamed.push_back(host);
    if (store != nullptr && !unnamed.empty()) {
        auto names = readHostNames(*store, unnamed, stop);
        if (!names)
            return names.error();
        for (const IpAddress& host : unnamed) // also those without, so that they are asked for once
            drawing.names.try_emplace(host, (*names)[host]);
        words.names.insert(drawing.names.begin(), drawing.names.end());
    }
    auto graph = std::make_shared<const Graph>(makePivotGraph(scene, *outcome.analysis, words));
    auto places = placePivots(*graph, before, engine, stop);
    if (!places)
        return places.error();
    drawing.graph = std::move(graph);
    drawing.places = std::move(*places);
    return drawing;
}

} // namespace

PivotQueries::PivotQueries(QThreadPool& pool, LayoutEnginePtr engine, QObject* parent)
    : QObject(parent)
    , m_pool(pool)
    , m_engine(std::move(engine))
{
}

PivotQueries::~PivotQueries()
{
    cancel();
}

void PivotQueries::cancel()
{
    m_analysis.cancel();
    m_drawing.cancel();
    m_paths.cancel();
}

void PivotQueries::analyse(FlowStorePtr store, FlowQuery query, PivotSettings settings)
{
    m_progress = std::make_shared<PivotProgress>();
    m_analysis.start(
        m_pool, this,
        [store = std::move(store), query = std::move(query), settings = std::move(settings),
            progress = m_progress](const std::stop_token& stop) {
            return analysed(*store, query, settings, *progress, stop);
        },
        [this](const Result<PivotOutcomePtr>& outcome) {
            if (outcome)
                Q_EMIT outcomeReady(*outcome);
            else
                Q_EMIT failed(outcome.error());
        });
}

void PivotQueries::draw(FlowStorePtr store, PivotOutcomePtr outcome, PivotScene scene,
    PlacesBefore before, PivotWords words)
{
    m_drawing.start(
        m_pool, this,
        [store = std::move(store), outcome = std::move(outcome), scene = std::move(scene),
            before = std::move(before), words = std::move(words),
            engine = m_engine](const std::stop_token& stop) {
            return drawn(store.get(), *outcome, scene, before, words, *engine, stop);
        },
        [this](const Result<PivotDrawing>& drawing) {
            if (drawing)
                Q_EMIT drawingReady(*drawing);
            else
                Q_EMIT failed(drawing.error());
        });
}

void PivotQueries::findPaths(PivotOutcomePtr outcome, PathQuery query)
{
    m_paths.start(
        m_pool, this,
        [outcome = std::move(outcome), query](const std::stop_token& stop) -> Result<PathResult> {
            return outcome->explorer->paths(query, stop);
        },
        [this](const Result<PathResult>& paths) {
            if (paths)
                Q_EMIT pathsReady(*paths);
            else
                Q_EMIT failed(paths.error());
        });
}

} // namespace nb
