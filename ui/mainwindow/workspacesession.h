// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertoutlet.h"
#include "core/assets/assetimporter.h"
#include "core/enrichment/enrichment.h"
#include "core/ingest/collector.h"
#include "core/ingest/fileimporter.h"
#include "core/ingest/knowledgesources.h"
#include "core/storage/workspace.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace nb {

/// An open workspace with its importer, as the window sees them. Destruction closes it. All methods
/// block and are called in workers; one import at a time, reading and collecting beside it.
class WorkspaceSession
{
public:
    virtual ~WorkspaceSession() = default;
    [[nodiscard]] virtual QString folder() const = 0;
    [[nodiscard]] virtual bool readOnly() const = 0;
    [[nodiscard]] virtual Result<FlowStorePtr> store() const = 0;
    [[nodiscard]] virtual Result<std::vector<DayInfo>> days() const = 0;
    [[nodiscard]] virtual FileImporter& importer() = 0;
    /// What listens for exporters and stores into this workspace; one at a time, gone before the
    /// session is. It is used in the thread that made it.
    [[nodiscard]] virtual Result<std::unique_ptr<Collector>> makeCollector() = 0;
    /// What the workspace knows about addresses and flows; null when the session has nothing of it.
    [[nodiscard]] virtual std::shared_ptr<Enrichment> enrichment() const { return nullptr; }
    /// Where it learns about addresses beside its flows; null when it learns nothing. Lives as long
    /// as the session.
    [[nodiscard]] virtual KnowledgeSources* knowledgeSources() const { return nullptr; }
    /// Workspace::relabel(); Locked when the session keeps no flows.
    virtual Result<RelabelResult> relabel(
        Day day, const FlowLabeller& labeller, const ProgressFn& progress, std::stop_token stop)
    {
        (void)day, (void)labeller, (void)progress, (void)stop;
        return Error {ErrorCode::Locked, "the labels of this workspace cannot be changed"};
    }
    /// Takes files about assets in; null where the session cannot, or may not write.
    [[nodiscard]] virtual AssetImporter* assetImporter() { return nullptr; }
    /// What sends alerts; null where nothing does, as in a workspace open read-only.
    [[nodiscard]] virtual AlertOutlet* alertOutlet() { return nullptr; }
    /// Small named texts that stay with the workspace; an absent one is empty.
    [[nodiscard]] virtual Result<std::string> setting(std::string_view key) const = 0;
    virtual Result<void> setSetting(std::string_view key, std::string_view value) = 0;
    /// The workspace itself, for parts that keep tables of their own in it; null when there is none
    /// behind the session.
    [[nodiscard]] virtual const Workspace* workspace() const { return nullptr; }
};
using WorkspaceSessionPtr = std::shared_ptr<WorkspaceSession>;

/// What app hands to the window: how to open workspaces, and where things are.
struct WindowServices
{
    /// Opens or creates; blocks, called in a worker.
    std::function<Result<WorkspaceSessionPtr>(const QString& folder, Workspace::Mode mode)> open;
    QString defaultWorkspace {}; ///< opened when nothing else is named
    QString sampleWorkspace {}; ///< where the sample is unpacked to
    /// The files it is made of, after the workspace was told what is known about their network;
    /// blocks, called in a worker. Null when there is no sample.
    std::function<Result<QStringList>(WorkspaceSession&)> sampleFiles {};
    QStringList versions {}; ///< "Qt 6.4.2", one a line, for About and reports
};

} // namespace nb
