// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakecollector.h"
#include "tests/support/memoryflowstore.h"
#include "ui/mainwindow/workspacesession.h"

#include <atomic>
#include <map>
#include <mutex>

namespace nb::test {

/// An importer that reads nothing: the file's name says what happens. `bad…` is refused as unknown
/// content, `cut…` is taken in part, `slow…` goes on until cancelled, `throws…` throws; any other
/// adds ten flows.
class FakeImporter : public FileImporter
{
public:
    explicit FakeImporter(std::function<void(std::vector<Flow>)> add)
        : m_add(std::move(add))
    {
    }
    Result<ImportReport> importFile(const QString& path, const ImportOptions& options,
        const ProgressFn& progress, std::stop_token stop) override;
    [[nodiscard]] QStringList expand(const QStringList& paths) const override { return paths; }

    std::atomic<bool> running {false};

private:
    std::function<void(std::vector<Flow>)> m_add;
    int m_files = 0;
};

/// A workspace in memory.
class FakeSession : public WorkspaceSession
{
public:
    FakeSession(QString folder, bool readOnly, std::vector<Flow> flows = {});

    [[nodiscard]] QString folder() const override { return m_folder; }
    [[nodiscard]] bool readOnly() const override { return m_readOnly; }
    [[nodiscard]] Result<FlowStorePtr> store() const override;
    [[nodiscard]] Result<std::vector<DayInfo>> days() const override;
    [[nodiscard]] FileImporter& importer() override { return m_importer; }
    [[nodiscard]] Result<std::unique_ptr<Collector>> makeCollector() override;
    [[nodiscard]] Result<std::string> setting(std::string_view key) const override;
    Result<void> setSetting(std::string_view key, std::string_view value) override;

    /// What the session's collector does; the same for each one it makes.
    [[nodiscard]] FakeNetwork& network() { return *m_network; }
    [[nodiscard]] FakeImporter& fakeImporter() { return m_importer; }

private:
    QString m_folder;
    bool m_readOnly;
    mutable std::mutex m_mutex; ///< guards m_flows and m_settings
    std::vector<Flow> m_flows;
    std::map<std::string, std::string, std::less<>> m_settings;
    std::shared_ptr<FakeNetwork> m_network = std::make_shared<FakeNetwork>();
    FakeImporter m_importer;
};

/// Flow number `i` of a made-up network; deterministic, all fields set.
[[nodiscard]] Flow madeUpFlow(std::uint64_t i);

} // namespace nb::test
