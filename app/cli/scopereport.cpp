// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mappicture.h"
#include "app/cli/reportfile.h"
#include "app/cli/scopecommand.h"
#include "app/cli/terminal.h"
#include "core/ingest/collectorstatusjson.h"

#include <QCoreApplication>

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

int ScopeCommand::report(const CommandContext& context)
{
    if (!picturesBuiltIn())
        return context.fail({ErrorCode::Usage, "this program was built without reports"});
    return withPlan(context,
        [&](const ScopeInput& input, const scope::RecommendOptions& options,
            const scope::Recommendation& plan) {
            report::ScopeInput content {input.model, plan, options};
            content.sources = input.hashes;
            content.version = m_version;
            content.author = m_author;
            content.reviewer = m_reviewer;
            content.approver = m_approver;
            content.redacted = m_redacted;
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
