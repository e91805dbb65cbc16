// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/knowledge.h"

#include "collectors/files/importinput.h"
#include "collectors/files/servicescsv.h"
#include "collectors/registries/whoiscache.h"
#include "core/base/timestamp.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace nb {

namespace {

constexpr std::size_t kMostLogs = 64;

std::string textOf(const FollowedLog& log)
{
    const auto kind = std::ranges::find(
        kNameFileKinds, log.kind, &std::pair<NameFileKind, std::string_view>::first);
    return std::string(kind->second) + ':' + log.path.toStdString();
}

std::vector<FollowedLog> logsFrom(const std::string& text)
{
    std::vector<FollowedLog> logs;
    for (std::size_t begin = 0; begin < text.size() && logs.size() < kMostLogs;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (const auto source = nameLogSourceFrom(text.substr(begin, end - begin)))
            logs.push_back({source->kind, source->path});
        begin = end + 1;
    }
    return logs;
}

} // namespace

/// Tells the knowledge when collecting ends.
class WorkspaceKnowledge::LearningCollector : public Collector
{
public:
    LearningCollector(std::unique_ptr<Collector> collector, WorkspaceKnowledge& knowledge)
        : m_collector(std::move(collector))
        , m_knowledge(knowledge)
    {
    }
    ~LearningCollector() override { m_knowledge.end(); }
    LearningCollector(const LearningCollector&) = delete;
    LearningCollector& operator=(const LearningCollector&) = delete;

    Result<std::int64_t> start(const SourceSettings& settings) override
    {
        return m_collector->start(settings);
    }
    void stop(std::int64_t source) override { m_collector->stop(source); }
    Result<void> finish() override
    {
        m_knowledge.end(); // what the logs told is there for the last flows
        return m_collector->finish();
    }
    [[nodiscard]] CollectorStatus status() const override { return m_collector->status(); }
    std::int64_t watch(FilterPtr filter, LiveSink sink) override
    {
        return m_collector->watch(std::move(filter), std::move(sink));
    }
    void unwatch(std::int64_t watch) override { m_collector->unwatch(watch); }

private:
    std::unique_ptr<Collector> m_collector;
    WorkspaceKnowledge& m_knowledge;
};

WorkspaceKnowledge::WorkspaceKnowledge(
    Workspace& workspace, Enrichment& enrichment, RegistryLookups* lookups)
    : m_workspace(workspace)
    , m_enrichment(enrichment)
    , m_lookups(lookups)
{
    if (const auto logs = workspace.setting(kLogsKey))
        m_logs = logsFrom(*logs);
    const auto reverse = workspace.setting(NameTable::kReverseKey);
    m_reverse = reverse && *reverse == NameTable::kReverseInternal;
}

WorkspaceKnowledge::~WorkspaceKnowledge()
{
    end();
}

Result<std::unique_ptr<Collector>> WorkspaceKnowledge::learningCollector(const MakeCollector& make)
{
    begin();
    // only the stages of this collector are to ask, not those of imports beside it
    m_enrichment.setUnnamed([this](const std::vector<IpAddress>& addresses) { ask(addresses); });
    auto collector = make();
    m_enrichment.setUnnamed({});
    if (!collector) {
        end();
        return collector.error();
    }
    return std::unique_ptr<Collector>(
        std::make_unique<LearningCollector>(std::move(*collector), *this));
}

void WorkspaceKnowledge::begin()
{
    const std::scoped_lock lock(m_mutex);
    m_collecting = true;
    followMissing();
    if (m_reverse && !m_asking)
        m_asking = std::make_shared<ReverseLookups>(m_enrichment.names());
}

void WorkspaceKnowledge::followMissing()
{
    for (const FollowedLog& log : m_logs) {
        const bool followed = std::ranges::any_of(m_followers, [&log](const auto& follower) {
            return follower->source().kind == log.kind && follower->source().path == log.path;
        });
        if (!followed)
            m_followers.push_back(std::make_unique<NameLogFollower>(
                NameLogSource {log.kind, log.path}, m_enrichment.names()));
    }
}

void WorkspaceKnowledge::end()
{
    Followers followers;
    std::shared_ptr<ReverseLookups> asking;
    {
        const std::scoped_lock lock(m_mutex);
        m_collecting = false;
        followers = std::exchange(m_followers, {});
        asking = std::exchange(m_asking, nullptr);
    }
    for (const auto& follower : followers)
        follower->finish();
}

void WorkspaceKnowledge::ask(const std::vector<IpAddress>& addresses)
{
    std::shared_ptr<ReverseLookups> asking;
    {
        const std::scoped_lock lock(m_mutex);
        asking = m_asking;
    }
    if (asking)
        asking->ask(addresses);
}

Result<KnowledgeImport> WorkspaceKnowledge::importOwners(const QString& path, std::stop_token stop)
{
    const auto now = currentTime();
    auto cache = readWhoisCache(path, now, std::move(stop));
    if (!cache)
        return cache.error();
    if (const auto kept = m_enrichment.owners().keep(cache->blocks); !kept)
        return kept.error();
    return KnowledgeImport {cache->blocks.size(), cache->badRows, {}};
}

Result<KnowledgeImport> WorkspaceKnowledge::importServices(const QString& path)
{
    constexpr std::size_t kTold = 10;
    auto input = ImportInput::open(path);
    if (!input)
        return input.error();
    const auto csv = readServicesCsv(input->source());
    if (!csv)
        return csv.error();
    if (const auto kept = m_enrichment.services().set(csv->entries); !kept)
        return kept.error();
    KnowledgeImport report {csv->entries.size(), csv->badRows, {}};
    for (const ImportNotice& notice : csv->notices)
        if (report.problems.size() < kTold)
            report.problems.push_back(std::to_string(notice.line) + ": " + notice.error.detail);
    return report;
}

Result<OwnerBlock> WorkspaceKnowledge::lookUpOwner(const IpAddress& address, std::stop_token stop)
{
    if (m_lookups == nullptr)
        return Error {ErrorCode::Locked, "the workspace is open read-only: nothing can be changed"};
    return m_lookups->ask(address, std::move(stop));
}

std::vector<FollowedLogStatus> WorkspaceKnowledge::followedLogs() const
{
    std::vector<FollowedLogStatus> all;
    const std::scoped_lock lock(m_mutex);
    for (const FollowedLog& log : m_logs) {
        FollowedLogStatus status;
        status.log = log;
        for (const auto& follower : m_followers) {
            if (follower->source().kind != log.kind || follower->source().path != log.path)
                continue;
            const NameLogFollower::Counts counts = follower->counts();
            status.following = true;
            status.open = counts.open;
            status.lines = counts.lines;
            status.names = counts.names;
            status.rotations = counts.rotations;
            status.tooLong = counts.tooLong;
        }
        all.push_back(std::move(status));
    }
    return all;
}

Result<void> WorkspaceKnowledge::setFollowedLogs(const std::vector<FollowedLog>& logs)
{
    if (logs.size() > kMostLogs)
        return Error {
            ErrorCode::Usage, "expected at most " + std::to_string(kMostLogs) + " logs to follow"};
    std::string text;
    for (const FollowedLog& log : logs) {
        if (const auto source = nameLogSourceFrom(textOf(log)); !source)
            return source.error();
        if (log.path.contains(u'\n'))
            return Error {ErrorCode::Usage, "a line break in the path of a log is not supported"};
        text += textOf(log) + '\n';
    }
    if (auto kept = m_workspace.setSetting(kLogsKey, text); !kept)
        return kept;
    Followers gone;
    {
        const std::scoped_lock lock(m_mutex);
        m_logs = logs;
        for (auto& follower : m_followers) {
            const FollowedLog log {follower->source().kind, follower->source().path};
            if (std::ranges::find(logs, log) == logs.end())
                gone.push_back(std::move(follower));
        }
        std::erase(m_followers, nullptr);
        if (m_collecting)
            followMissing();
    }
    for (const auto& follower : gone)
        follower->finish();
    return {};
}

bool WorkspaceKnowledge::reverseLookups() const
{
    const std::scoped_lock lock(m_mutex);
    return m_reverse;
}

Result<void> WorkspaceKnowledge::setReverseLookups(bool enabled)
{
    if (auto kept = m_workspace.setSetting(
            NameTable::kReverseKey, enabled ? NameTable::kReverseInternal : "");
        !kept)
        return kept;
    std::shared_ptr<ReverseLookups> gone; // its end waits for a question under way
    const std::scoped_lock lock(m_mutex);
    m_reverse = enabled;
    if (enabled && m_collecting && !m_asking)
        m_asking = std::make_shared<ReverseLookups>(m_enrichment.names());
    else if (!enabled)
        gone = std::exchange(m_asking, nullptr);
    return {};
}

} // namespace nb
