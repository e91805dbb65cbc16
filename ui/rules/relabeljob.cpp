// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/relabeljob.h"

#include "ui/flows/flowformat.h"
#include "ui/jobs/importtext.h"
#include "ui/text/coretext.h"
#include "ui/text/plural.h"

#include <QCoreApplication>

namespace nb {

namespace {

class RelabelJob
{
    Q_DECLARE_TR_FUNCTIONS(nb::RelabelJob)
};

JobOutcome failure(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return {JobState::Cancelled,
            RelabelJob::tr("Cancelled. Days that were done have the new labels, the others the "
                           "old ones."),
            {}, {}};
    const ErrorText text = errorText(error, RelabelJob::tr("the workspace"));
    return {JobState::Failed, text.what, text.advice, plainLine(coreText(error.detail))};
}

/// What was done so far.
struct Progress
{
    RelabelResult all;
    int days = 0;
    QStringList left; ///< days that could not be done, and why
};

JobOutcome outcomeOf(const Progress& done, const QLocale& locale)
{
    const auto number = [&locale](std::uint64_t value) {
        return locale.toString(static_cast<qulonglong>(value));
    };
    JobOutcome outcome;
    outcome.summary = RelabelJob::tr(
        "%Ln day(s): %1 looked at, other labels now: %2 and %3.", nullptr, done.days)
                          .arg(RelabelJob::tr("%1 flows", nullptr, pluralOf(done.all.rows))
                                   .arg(number(done.all.rows)),
                              RelabelJob::tr("%1 flows", nullptr, pluralOf(done.all.changed))
                                  .arg(number(done.all.changed)),
                              RelabelJob::tr("%1 addresses", nullptr, pluralOf(done.all.hosts))
                                  .arg(number(done.all.hosts)));
    if (done.left.isEmpty())
        return outcome;
    outcome.state = done.days > 0 ? JobState::Partial : JobState::Failed;
    if (done.days == 0)
        outcome.summary = RelabelJob::tr("No day could be relabelled.");
    outcome.advice = RelabelJob::tr(
        "%Ln day(s) keep their labels. Days that flows are collected into can be done when "
        "collecting has ended.",
        nullptr, static_cast<int>(done.left.size()));
    outcome.details = done.left.join(u'\n');
    return outcome;
}

} // namespace

JobWork relabelWork(
    WorkspaceSessionPtr session, const RelabelRequest& request, const QLocale& locale)
{
    return [session = std::move(session), request, locale](
               const ProgressFn& progress, std::stop_token stop) -> JobOutcome {
        const auto days = session->days();
        if (!days)
            return failure(days.error());
        const auto labeller = session->enrichment()->relabeller(request.labels);
        if (!labeller)
            return failure(labeller.error());
        std::vector<DayInfo> wanted;
        std::uint64_t total = 0;
        for (const DayInfo& day : *days)
            if (day.day >= request.first && day.day <= request.last) {
                wanted.push_back(day);
                total += day.rows;
            }
        Progress done;
        std::uint64_t before = 0;
        for (const DayInfo& day : wanted) {
            const auto result = session->relabel(
                day.day, *labeller,
                [&](const JobProgress& p) {
                    progress({p.stage, before + p.done, total});
                },
                stop);
            before += day.rows;
            if (!result && result.error().code == ErrorCode::Cancelled)
                return failure(result.error());
            if (!result) {
                done.left << QStringLiteral("%1: %2").arg(QString::fromStdString(toString(day.day)),
                    plainLine(coreText(result.error().detail)));
                continue;
            }
            ++done.days;
            done.all.rows += result->rows;
            done.all.changed += result->changed;
            done.all.hosts += result->hosts;
        }
        return outcomeOf(done, locale);
    };
}

} // namespace nb
