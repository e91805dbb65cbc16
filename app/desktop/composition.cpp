// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/composition.h"

#include "app/desktop/desktopalerts.h"
#include "app/desktop/desktopnotifier.h"
#include "app/knowledge.h"
#include "app/labelling.h"
#include "app/sample.h"
#include "app/versions.h"
#include "app/workspacelocation.h"
#include "collectors/assets/assetimport.h"
#include "collectors/files/fileimporter.h"
#include "collectors/live/livecollector.h"

#include <QStandardPaths>

namespace nb {

namespace {

/// Files about assets, told apart by their content.
class FileAssetImporter : public AssetImporter
{
public:
    explicit FileAssetImporter(AssetInventory& inventory)
        : m_inventory(inventory)
    {
    }
    Result<std::optional<AssetTableHead>> head(const QString& path) override
    {
        return readAssetTableHead(path);
    }
    Result<AssetImportReport> importFile(
        const QString& path, const AssetImportOptions& options, std::stop_token stop) override
    {
        auto file = options.columns.empty()
            ? readAssetFile(path, {}, std::move(stop))
            : readAssetTable(path, options.columns, std::move(stop));
        if (!file)
            return file.error();
        AssetImportReport report;
        report.format = file->format;
        report.skipped = file->skipped;
        report.notices = file->notices;
        report.truncated = file->truncated;
        const auto counts = mergeAssetFile(m_inventory, std::move(*file), options.overwrite);
        if (!counts)
            return counts.error();
        report.assets = counts->assets;
        report.news = counts->news;
        report.edits = counts->edits;
        report.kept = counts->kept;
        return report;
    }

private:
    AssetInventory& m_inventory;
};

/// A real workspace with its importer, which goes before the workspace does.
class DesktopSession : public WorkspaceSession
{
public:
    DesktopSession(std::unique_ptr<Workspace> workspace, std::shared_ptr<Enrichment> enrichment,
        CollectorFactory makeCollector)
        : m_workspace(std::move(workspace))
        , m_enrichment(std::move(enrichment))
        , m_makeCollector(std::move(makeCollector))
        , m_importer(*m_workspace, m_enrichment)
        , m_assetImporter(m_enrichment->assets())
    {
        // what another computer left in the spool is not ours to send
        if (!m_workspace->readOnly())
            m_alerts
                = std::make_unique<DesktopAlerts>(m_enrichment->alerts(), m_workspace->folder());
        m_importer.setDissector(dissectorProgram());
        // asks nobody while the switch is off
        if (!m_workspace->readOnly())
            m_lookups = makeLookups(*m_workspace, m_enrichment->owners());
        m_knowledge
            = std::make_unique<WorkspaceKnowledge>(*m_workspace, *m_enrichment, m_lookups.get());
    }
    [[nodiscard]] QString folder() const override { return m_workspace->folder(); }
    [[nodiscard]] bool readOnly() const override { return m_workspace->readOnly(); }
    [[nodiscard]] Result<FlowStorePtr> store() const override { return m_workspace->store(); }
    [[nodiscard]] Result<std::vector<DayInfo>> days() const override { return m_workspace->days(); }
    [[nodiscard]] FileImporter& importer() override { return m_importer; }
    [[nodiscard]] Result<std::unique_ptr<Collector>> makeCollector() override
    {
        return m_knowledge->learningCollector(
            [this] { return m_makeCollector(*m_workspace, m_enrichment); });
    }
    [[nodiscard]] std::shared_ptr<Enrichment> enrichment() const override { return m_enrichment; }
    [[nodiscard]] KnowledgeSources* knowledgeSources() const override { return m_knowledge.get(); }
    Result<RelabelResult> relabel(Day day, const FlowLabeller& labeller, const ProgressFn& progress,
        std::stop_token stop) override
    {
        return m_workspace->relabel(day, labeller, progress, std::move(stop));
    }
    [[nodiscard]] const Workspace* workspace() const override { return m_workspace.get(); }
    [[nodiscard]] AssetImporter* assetImporter() override
    {
        return readOnly() ? nullptr : &m_assetImporter;
    }
    [[nodiscard]] AlertOutlet* alertOutlet() override { return m_alerts.get(); }
    [[nodiscard]] Result<std::string> setting(std::string_view key) const override
    {
        return m_workspace->setting(key);
    }
    Result<void> setSetting(std::string_view key, std::string_view value) override
    {
        return m_workspace->setSetting(key, value);
    }

private:
    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<Enrichment> m_enrichment;
    std::unique_ptr<RegistryLookups> m_lookups;
    std::unique_ptr<WorkspaceKnowledge> m_knowledge;
    CollectorFactory m_makeCollector;
    ContentFileImporter m_importer;
    FileAssetImporter m_assetImporter;
    std::unique_ptr<DesktopAlerts> m_alerts;
};

/// The collector of this program.
Result<std::unique_ptr<Collector>> makeCollector(
    Workspace& workspace, std::shared_ptr<Enrichment> enrichment)
{
    LiveOptions options;
    options.enrichment = std::move(enrichment);
    auto collector = LiveCollector::begin(workspace, options);
    if (!collector)
        return collector.error();
    return std::unique_ptr<Collector>(std::move(collector).value());
}

} // namespace

WindowServices desktopServices()
{
    return desktopServices(makeCollector);
}

WindowServices desktopServices(CollectorFactory makeCollector)
{
    WindowServices services;
    services.open = [make = std::move(makeCollector)](const QString& folder,
                        Workspace::Mode mode) -> Result<WorkspaceSessionPtr> {
        auto workspace = Workspace::open(folder, mode);
        if (!workspace)
            return workspace.error();
        auto enrichment = Enrichment::open(**workspace);
        if (!enrichment)
            return enrichment.error();
        return WorkspaceSessionPtr(std::make_shared<DesktopSession>(
            std::move(workspace).value(), std::move(enrichment).value(), make));
    };
    services.defaultWorkspace = defaultWorkspaceFolder();
    services.sampleWorkspace = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/netbehave/sample");
    // the unpacked file lives as long as someone may import it
    auto unpacked = std::make_shared<std::unique_ptr<SampleFile>>();
    services.sampleFiles = [unpacked](WorkspaceSession& session) -> Result<QStringList> {
        if (session.workspace() && session.enrichment() && !session.readOnly())
            if (const auto described
                = SampleFile::describe(*session.workspace(), *session.enrichment());
                !described)
                return described.error();
        auto sample = SampleFile::extract();
        if (!sample)
            return sample.error();
        *unpacked = std::move(sample).value();
        return QStringList {(*unpacked)->path()};
    };
    for (const LibraryVersion& library : libraryVersions())
        services.versions << QString::fromStdString(library.name + ' ' + library.version);
    return services;
}

QString uiStatePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/netbehave/window.ini");
}

} // namespace nb
