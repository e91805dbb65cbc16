// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/knowingsession.h"

#include <QFile>

namespace nb::test {

Result<AssetImportReport> LineImporter::importFile(const QString& path, bool, std::stop_token)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    AssetImportReport report;
    AssetLearning learning;
    while (!file.atEnd()) {
        const std::string line = QString::fromUtf8(file.readLine()).trimmed().toStdString();
        const auto address = IpAddress::fromString(line);
        if (!address) {
            ++report.skipped;
            report.notices.push_back("no address: " + line);
            continue;
        }
        learning.at(*address, m_inventory.limits())->imported = true;
        ++report.assets;
    }
    report.news = m_inventory.learn(std::move(learning)).size();
    if (auto done = m_inventory.write(true); !done)
        return done.error();
    return report;
}

KnowingSession::KnowingSession(const QString& folder, Workspace::Mode mode, std::vector<Flow> flows)
    : FakeSession(folder, mode == Workspace::Mode::ReadOnly, std::move(flows))
    , m_workspace(*Workspace::open(folder, mode))
    , m_enrichment(*Enrichment::open(*m_workspace))
    , m_assetImporter(m_enrichment->assets())
{
}

} // namespace nb::test
