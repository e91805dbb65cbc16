// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/names/namelogfollower.h"
#include "collectors/names/reverselookups.h"
#include "collectors/registries/registrylookups.h"
#include "core/enrichment/enrichment.h"
#include "core/ingest/collector.h"
#include "core/ingest/knowledgesources.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace nb {

/// Where an open workspace learns about addresses: files, registries, and, while flows are
/// collected, logs that it follows and the resolver. Any thread.
class WorkspaceKnowledge : public KnowledgeSources
{
public:
    /// Setting of the workspace: `kind:path` a line.
    static constexpr std::string_view kLogsKey = "names/logs";

    /// All outlive the object; `lookups` is null where registries may not be asked.
    WorkspaceKnowledge(Workspace& workspace, Enrichment& enrichment, RegistryLookups* lookups);
    ~WorkspaceKnowledge() override;
    WorkspaceKnowledge(const WorkspaceKnowledge&) = delete;
    WorkspaceKnowledge& operator=(const WorkspaceKnowledge&) = delete;

    /// A collector that follows the logs, and asks the resolver about addresses without a name,
    /// from when it is made until it is finished. This object outlives it.
    using MakeCollector = std::function<Result<std::unique_ptr<Collector>>()>;
    Result<std::unique_ptr<Collector>> learningCollector(const MakeCollector& make);

    Result<KnowledgeImport> importOwners(const QString& path, std::stop_token stop) override;
    Result<KnowledgeImport> importServices(const QString& path) override;
    Result<OwnerBlock> lookUpOwner(const IpAddress& address, std::stop_token stop) override;
    [[nodiscard]] std::vector<FollowedLogStatus> followedLogs() const override;
    Result<void> setFollowedLogs(const std::vector<FollowedLog>& logs) override;
    [[nodiscard]] bool reverseLookups() const override;
    Result<void> setReverseLookups(bool enabled) override;

private:
    class LearningCollector;
    using Followers = std::vector<std::unique_ptr<NameLogFollower>>;

    void begin();
    void end();
    void ask(const std::vector<IpAddress>& addresses);
    void followMissing(); ///< with m_mutex held

    Workspace& m_workspace;
    Enrichment& m_enrichment;
    RegistryLookups* m_lookups;
    mutable std::mutex m_mutex; ///< guards what follows
    std::vector<FollowedLog> m_logs;
    bool m_reverse = false;
    bool m_collecting = false;
    Followers m_followers;
    std::shared_ptr<ReverseLookups> m_asking;
};

} // namespace nb
