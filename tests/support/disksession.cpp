// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/disksession.h"

#include "tests/support/fakesession.h"

namespace nb::test {

std::shared_ptr<DiskSession> DiskSession::open(const QString& folder, Workspace::Mode mode)
{
    auto workspace = Workspace::open(folder, mode);
    if (!workspace)
        return nullptr;
    auto enrichment = Enrichment::open(**workspace);
    if (!enrichment)
        return nullptr;
    std::shared_ptr<DiskSession> session(new DiskSession);
    session->m_workspace = std::move(*workspace);
    session->m_enrichment = std::move(*enrichment);
    session->m_importer = std::make_unique<FakeImporter>([](const std::vector<Flow>&) {});
    return session;
}

DiskSession::~DiskSession() = default;

bool DiskSession::add(const std::vector<Flow>& flows)
{
    FlowBatch batch;
    for (const Flow& flow : flows)
        batch.append(flow);
    const auto labeller = m_enrichment->relabeller({false, true, true, false, true});
    auto import = m_workspace->beginImport(true);
    if (!labeller || !import || !(*labeller)(batch).ok())
        return false;
    ImportInfo info;
    info.name = "test";
    info.time = *timestampFromString("2026-03-10");
    return (*import)->add(std::move(batch)).ok() && (*import)->commit(info).ok();
}

FlowStorePtr DiskSession::snapshot() const
{
    const auto store = m_workspace->store();
    return store ? *store : nullptr;
}

FileImporter& DiskSession::importer()
{
    return *m_importer;
}

Result<std::unique_ptr<Collector>> DiskSession::makeCollector()
{
    return Error {ErrorCode::Locked, "this session collects nothing"};
}

Result<RelabelResult> DiskSession::relabel(
    Day day, const FlowLabeller& labeller, const ProgressFn& progress, std::stop_token stop)
{
    return m_workspace->relabel(day, labeller, progress, std::move(stop));
}

Result<std::string> DiskSession::setting(std::string_view key) const
{
    return m_workspace->setting(key);
}

Result<void> DiskSession::setSetting(std::string_view key, std::string_view value)
{
    return m_workspace->setSetting(key, value);
}

} // namespace nb::test
