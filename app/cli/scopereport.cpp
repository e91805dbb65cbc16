// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mappicture.h"
#include "app/cli/reportfile.h"
#include "app/cli/scopecommand.h"
#include "app/cli/terminal.h"
#include "core/ingest/collectorstatusjson.h"
#include "core/report/diagramtext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace nb::cli {

namespace {

std::optional<CollectorStatus> statusOf(const Workspace& workspace)
{
    const auto text = workspace.setting(kCollectorStatusKey);
    if (!text || text->empty())
        return {};
    const auto status = collectorStatusFromJson(*text);
    return status ? std::optional(*status) : std::nullopt;
}

} // namespace

report::ScopeInput ScopeCommand::reportInput(const ScopeInput& input,
    const scope::RecommendOptions& options, const scope::Recommendation& plan) const
{
    report::ScopeInput content {input.model, plan, options};
    content.sources = input.hashes;
    content.version = m_version;
    content.author = m_author;
    content.reviewer = m_reviewer;
    content.approver = m_approver;
    content.redacted = m_redacted;
    return content;
}

/// The ending of the file says what is written.
int ScopeCommand::diagram(const CommandContext& context)
{
    const QString path = QString::fromStdString(m_out);
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (!QStringList {QStringLiteral("svg"), QStringLiteral("dot"), QStringLiteral("gv"),
            QStringLiteral("mmd")}
             .contains(suffix))
        return context.fail(
            {ErrorCode::Usage, "--out " + m_out + ": the name ends with .svg, .dot or .mmd"});
    return withPlan(context,
        [&](const ScopeInput& input, const scope::RecommendOptions& options,
            const scope::Recommendation& plan) {
            const report::Document document
                = report::scopeDocument(reportInput(input, options, plan));
            report::Diagram picture = *report::diagramOf(document, m_picture);
            if (picture.nodes.empty())
                context.note(picture.empty);
            if (suffix == QStringLiteral("svg")) {
                const WorkerLayoutEngine layout(
                    findLayoutProgram(QCoreApplication::applicationFilePath()));
                if (const auto placed = report::placeDiagram(picture, layout, context.stop);
                    !placed)
                    return context.fail(placed.error(), m_out);
                if (!picture.note.empty())
                    context.note("The picture is arranged plainly: " + picture.note);
            }
            const std::string text = suffix == QStringLiteral("svg")
                ? svgOf(picture, numbersOf(document, picture))
                : suffix == QStringLiteral("mmd") ? mermaidOf(picture)
                                                  : dotOf(picture);
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly)
                || file.write(text.data(), static_cast<qint64>(text.size()))
                    != static_cast<qint64>(text.size())
                || !file.commit())
                return context.failToWrite(m_out, file.errorString().toStdString());
            context.note("Written: " + m_out);
            return context.finished();
        });
}

int ScopeCommand::report(const CommandContext& context)
{
    if (!picturesBuiltIn())
        return context.fail({ErrorCode::Usage, "this program was built without reports"});
    return withPlan(context,
        [&](const ScopeInput& input, const scope::RecommendOptions& options,
            const scope::Recommendation& plan) {
            report::ScopeInput content = reportInput(input, options, plan);
            if (const auto workspace = context.openForReading()) {
                content.status = statusOf(**workspace);
                if (!m_previous.empty()) {
                    auto store = scope::ScopeStore::open(**workspace);
                    if (!store)
                        return context.fail(store.error());
                    const auto previous = snapshotOf(*store, m_previous);
                    if (!previous)
                        return context.fail(previous.error(), m_previous);
                    content.previous = *previous;
                }
            }
            const WorkerLayoutEngine layout(
                findLayoutProgram(QCoreApplication::applicationFilePath()));
            const auto written = writeReport(content, m_pdf, m_annexes, layout, context.stop);
            if (!written && written.error().code == ErrorCode::Unreadable)
                return context.failWith(ExitCode::BadInput,
                    printable(written.error().detail)
                        + "\n  Choose a folder that exists, that has room and that you may write "
                          "to.");
            if (!written)
                return context.fail(written.error(), m_pdf);
            if (!written->note.empty())
                context.note("A picture is arranged plainly: " + written->note);
            context.note("Written: " + m_pdf + ", " + std::to_string(written->pages) + " pages"
                + (m_annexes.empty() ? std::string(".")
                                     : ", and " + std::to_string(written->files.size() - 1)
                            + " tables in " + m_annexes + "."));
            return context.finished();
        });
}

} // namespace nb::cli
