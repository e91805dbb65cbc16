// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/reportjob.h"

#include "core/scope/scopestore.h"
#include "ui/text/coretext.h"

#include <QCoreApplication>
#include <QDir>

namespace nb {

namespace {

class ScopeReportJob
{
    Q_DECLARE_TR_FUNCTIONS(nb::ScopeReportJob)
};

JobOutcome failure(const Error& error, const QString& file)
{
    if (error.code == ErrorCode::Cancelled)
        return {
            JobState::Cancelled, ScopeReportJob::tr("Cancelled. No report was written."), {}, {}};
    return {JobState::Failed, ScopeReportJob::tr("%1 was not written.").arg(file),
        error.code == ErrorCode::Internal
            ? QString()
            : ScopeReportJob::tr("Choose a place where there is room and where you may write."),
        plainLine(coreText(error.detail))};
}

Result<scope::Snapshot> snapshotOf(const WorkspaceSessionPtr& session, const QString& name)
{
    auto store = scope::ScopeStore::open(*session->workspace());
    if (!store)
        return store.error();
    const auto kept = store->snapshot(name.toStdString());
    if (!kept)
        return kept.error();
    if (!*kept)
        return Error {ErrorCode::Usage, "there is no snapshot of this name"};
    return scope::snapshotFromJson((*kept)->json);
}

} // namespace

JobWork scopeReportWork(WorkspaceSessionPtr session, ScopePlanPtr plan, LayoutEnginePtr layout,
    ScopeReportRequest request)
{
    return [session = std::move(session), plan = std::move(plan), layout = std::move(layout),
               request = std::move(request)](
               const ProgressFn&, const std::stop_token& stop) -> JobOutcome {
        const ScopeState& state = *plan->state;
        report::ScopeInput input {*state.model, plan->recommendation, plan->options};
        input.status = state.status;
        input.sources = state.inputs;
        input.version = request.version.toStdString();
        input.author = request.author.toStdString();
        input.reviewer = request.reviewer.toStdString();
        input.approver = request.approver.toStdString();
        input.redacted = request.redacted;
        if (!request.previous.isEmpty()) {
            const auto previous = snapshotOf(session, request.previous);
            if (!previous)
                return {JobState::Failed,
                    ScopeReportJob::tr("The snapshot %1 cannot be read.").arg(request.previous),
                    ScopeReportJob::tr("Make the report without a comparison."),
                    plainLine(coreText(previous.error().detail))};
            input.previous = *previous;
        }
        const auto written = writeScopeReport(input, request.files, *layout, stop);
        if (!written)
            return failure(written.error(), QDir::toNativeSeparators(request.files.pdf));
        JobOutcome outcome;
        outcome.summary = ScopeReportJob::tr("%Ln page(s) written.", nullptr, written->pages);
        outcome.path = request.files.pdf;
        if (!written->note.empty())
            outcome.advice = ScopeReportJob::tr("A picture is arranged plainly: %1")
                                 .arg(plainLine(coreText(written->note)));
        QStringList files;
        for (const QString& file : written->written)
            files << QDir::toNativeSeparators(file);
        outcome.details = files.join(u'\n');
        return outcome;
    };
}

} // namespace nb
