// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/scopereportwriter.h"

#include "core/report/diagramtext.h"
#include "ui/report/bookmarks.h"
#include "ui/report/pdfdocument.h"

#include <QDir>
#include <QSaveFile>

namespace nb {

namespace {

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error {ErrorCode::Unreadable,
            path.toStdString() + " cannot be written: " + file.errorString().toStdString()};
    return {};
}

Result<void> writeAnnexes(
    const report::Document& document, const QString& folder, ScopeReportResult& result)
{
    if (!QDir().mkpath(folder))
        return Error {ErrorCode::Unreadable, folder.toStdString() + ": the folder cannot be made"};
    for (const report::Section& section : document.sections)
        for (const report::Block& block : section.blocks) {
            if (const auto* const picture = std::get_if<report::Diagram>(&block);
                picture != nullptr && !picture->nodes.empty()) {
                const auto numbers = report::numbersOf(document, *picture);
                for (const auto& [suffix, text] :
                    {std::pair(".svg", report::svgOf(*picture, numbers)),
                        std::pair(".dot", report::dotOf(*picture))}) {
                    const QString path
                        = QDir(folder).filePath(QString::fromStdString(picture->id + suffix));
                    if (const auto done = writeFile(path, QByteArray::fromStdString(text)); !done)
                        return done.error();
                    result.pictures.append(path);
                }
            }
            const auto* const table = std::get_if<report::Table>(&block);
            if (table == nullptr || table->id.empty())
                continue;
            const QString path = QDir(folder).filePath(QString::fromStdString(table->id + ".csv"));
            if (const auto done = writeFile(path, QByteArray::fromStdString(report::csvOf(*table)));
                !done)
                return done.error();
            result.written.append(path);
        }
    return {};
}

} // namespace

Result<QByteArray> pdfOf(const report::Document& document, std::stop_token stop)
{
    const auto pages = setPages(document, std::move(stop));
    if (!pages)
        return pages.error();
    return withBookmarks(pages->bytes, pages->headings, {document.date, "en"});
}

Result<ScopeReportResult> writeScopeReport(const report::ScopeInput& input,
    const ScopeReportFiles& files, const LayoutEngine& layout, std::stop_token stop)
{
    report::Document document = report::scopeDocument(input);
    ScopeReportResult result;
    for (report::Section& section : document.sections)
        for (report::Block& block : section.blocks)
            if (auto* const picture = std::get_if<report::Diagram>(&block)) {
                if (const auto placed = report::placeDiagram(*picture, layout, stop); !placed)
                    return placed.error();
                if (!picture->note.empty())
                    result.note = picture->note;
            }
    const auto pages = setPages(document, stop);
    if (!pages)
        return pages.error();
    const auto pdf = withBookmarks(pages->bytes, pages->headings, {document.date, "en"});
    if (!pdf)
        return pdf.error();
    if (const auto done = writeFile(files.pdf, *pdf); !done)
        return done.error();
    result.pages = pages->pages;
    result.written.append(files.pdf);
    if (!files.annexes.isEmpty())
        if (const auto done = writeAnnexes(document, files.annexes, result); !done)
            return done.error();
    return result;
}

} // namespace nb
