// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/knowingsession.h"

#include <QFile>

namespace nb::test {

namespace {

std::vector<std::string> cellsOf(const QByteArray& line)
{
    std::vector<std::string> cells;
    for (const QByteArray& cell : line.trimmed().split(','))
        cells.push_back(cell.toStdString());
    return cells;
}

/// The cell that holds the address.
std::string addressCell(const std::vector<std::string>& cells, const AssetColumnFields& columns)
{
    for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i)
        if (columns[i] == AssetField::Address)
            return cells[i];
    return columns.empty() ? cells.front() : std::string();
}

} // namespace

Result<std::optional<AssetTableHead>> LineImporter::head(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    const QByteArray first = file.readLine();
    if (first.isEmpty())
        return Error {ErrorCode::UnknownFormat, "the file is empty"};
    if (!first.contains(','))
        return std::optional<AssetTableHead>();
    AssetTableHead head;
    head.header = cellsOf(first);
    for (const std::string& name : head.header)
        head.guess.push_back(assetFieldFromHeader(name));
    while (!file.atEnd())
        head.rows.push_back(cellsOf(file.readLine()));
    return std::optional(std::move(head));
}

Result<AssetImportReport> LineImporter::importFile(
    const QString& path, const AssetImportOptions& options, std::stop_token)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    AssetImportReport report;
    AssetLearning learning;
    while (!file.atEnd()) {
        const std::string line = addressCell(cellsOf(file.readLine()), options.columns);
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
