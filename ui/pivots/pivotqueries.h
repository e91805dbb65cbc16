// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/layoutengine.h"
#include "core/pivot/pivotscenegraph.h"
#include "core/storage/flowstore.h"
#include "ui/jobs/latestrequest.h"
#include "ui/pivots/pivottext.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace nb {

/// An analysis with all that the page shows of it. Immutable; any thread.
struct PivotOutcome
{
    PivotAnalysisPtr analysis {};
    std::shared_ptr<const PivotExplorer> explorer {};
    std::vector<PivotRow> rows {};
    std::shared_ptr<const NaiveResult> naive {}; ///< mode naive
    PivotMode mode = PivotMode::Live;
    std::uint64_t found = 0; ///< sequences or graphs of a mode for comparison, listed or not
    bool incomplete = false; ///< even counting ended
    HostNames names {}; ///< of the hosts of the first rows
    std::vector<std::uint32_t> histogram {}; ///< flows by equal parts of the analysed time
    double seconds = 0; ///< it took
};
using PivotOutcomePtr = std::shared_ptr<const PivotOutcome>;

/// A picture of a scene.
struct PivotDrawing
{
    GraphPtr graph {};
    GraphPlaces places {};
    HostNames names {}; ///< those that were read for it
};

/// How far the analysis is, for whoever watches. Any thread.
struct PivotProgress
{
    enum Stage
    {
        Reading,
        Analysing,
        Naming,
    };
    std::atomic<int> stage {Reading};
    std::atomic<std::uint64_t> flows {0}; ///< read so far
};

/// Analyses, pictures and paths in workers; a newer question stops the one before. GUI thread.
class PivotQueries : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t kHistogram = 240;

    PivotQueries(QThreadPool& pool, LayoutEnginePtr engine, QObject* parent = nullptr);
    ~PivotQueries() override;

    /// outcomeReady() or failed() follows.
    void analyse(FlowStorePtr store, FlowQuery query, PivotSettings settings);
    /// drawingReady() or failed() follows. Names that `words` lack are read from `store`, when
    /// given.
    void draw(FlowStorePtr store, PivotOutcomePtr outcome, PivotScene scene, PlacesBefore before,
        PivotWords words);
    /// pathsReady() follows.
    void findPaths(PivotOutcomePtr outcome, PathQuery query);

    void cancelAnalysis() { m_analysis.cancel(); }
    void cancel();
    [[nodiscard]] bool isAnalysing() const { return m_analysis.isRunning(); }
    [[nodiscard]] bool isDrawing() const { return m_drawing.isRunning(); }
    [[nodiscard]] bool isFindingPaths() const { return m_paths.isRunning(); }
    [[nodiscard]] const PivotProgress& progress() const { return *m_progress; }

Q_SIGNALS:
    void outcomeReady(const nb::PivotOutcomePtr& outcome);
    void drawingReady(const nb::PivotDrawing& drawing);
    void pathsReady(const nb::PathResult& paths);
    void failed(const nb::Error& error);

private:
    QThreadPool& m_pool;
    LayoutEnginePtr m_engine;
    std::shared_ptr<PivotProgress> m_progress = std::make_shared<PivotProgress>();
    LatestRequest<PivotOutcomePtr> m_analysis;
    LatestRequest<PivotDrawing> m_drawing;
    LatestRequest<PathResult> m_paths;
};

} // namespace nb
