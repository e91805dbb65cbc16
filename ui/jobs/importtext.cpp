// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/importtext.h"

#include "ui/text/coretext.h"
#include "ui/text/plural.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace nb {

namespace {

struct ImportText
{
    Q_DECLARE_TR_FUNCTIONS(nb::ImportText)
};

QString clean(QString line)
{
    for (QChar& c : line)
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            c = u' ';
    return line;
}

/// A name that leaves room for the sentence around it: both ends tell more than the middle. All of
/// it is in the details.
QString shortName(const QString& path)
{
    constexpr qsizetype kLongest = 64;
    const QString name = QFileInfo(path).fileName();
    if (name.size() <= kLongest)
        return name;
    return name.left(kLongest / 2) + u'…' + name.right(kLongest / 2 - 1);
}

QString number(std::uint64_t value, const QLocale& locale)
{
    return locale.toString(static_cast<qulonglong>(value));
}

QString where(const ImportNotice& notice, const QLocale& locale)
{
    if (notice.line > 0)
        return ImportText::tr("line %1").arg(number(notice.line, locale));
    if (notice.error.offset)
        return ImportText::tr("byte %1").arg(number(*notice.error.offset, locale));
    return {};
}

QString details(const ImportReport& report, const QLocale& locale)
{
    constexpr std::size_t kShown = 50;
    QStringList lines;
    lines << QFileInfo(report.path).absoluteFilePath();
    if (!report.format.empty())
        lines << ImportText::tr("Format: %1").arg(clean(coreText(report.format)));
    if (report.packets > 0)
        lines << ImportText::tr("Packets read: %1").arg(number(report.packets, locale));
    for (const auto& [reason, count] : report.skipped)
        lines << ImportText::tr("Not used, %1: %2")
                     .arg(clean(coreText(reason)), number(count, locale));
    for (std::size_t i = 0; i < report.notices.size() && i < kShown; ++i) {
        const QString place = where(report.notices[i], locale);
        const QString detail = clean(coreText(report.notices[i].error.detail));
        lines << (place.isEmpty() ? detail : QStringLiteral("%1: %2").arg(place, detail));
    }
    if (report.notices.size() > kShown)
        lines << ImportText::tr(
            "and %Ln more like these", nullptr, static_cast<int>(report.notices.size() - kShown));
    return lines.join(u'\n');
}

/// Of a table some rows could not be used; the others are in.
void tellBadRows(JobOutcome& outcome, const QString& name, const ImportReport& report,
    std::uint64_t bad, const QLocale& locale)
{
    outcome.state = JobState::Partial;
    const auto first = std::ranges::find_if(
        report.notices, [](const ImportNotice& notice) { return notice.line > 1; });
    outcome.summary = first == report.notices.end()
        ? ImportText::tr(
            "%1: %2 flows; rows that could not be used: %3.", nullptr, pluralOf(report.flows))
              .arg(name, number(report.flows, locale), number(bad, locale))
        : ImportText::tr("%1: %2 flows; rows that could not be used: %3, the first in line %4.",
            nullptr, pluralOf(report.flows))
              .arg(name, number(report.flows, locale), number(bad, locale),
                  number(first->line, locale));
    outcome.advice = ImportText::tr("Details name the lines and what was expected there.");
}

JobOutcome success(const QString& name, const ImportReport& report, const QLocale& locale)
{
    JobOutcome outcome;
    outcome.details = details(report, locale);
    const QString flows = number(report.flows, locale);
    const QString packets = number(report.packets, locale);
    const auto bad = report.skipped.find("bad row");
    if (report.partial && bad != report.skipped.end()) {
        tellBadRows(outcome, name, report, bad->second, locale);
        return outcome;
    }
    if (report.partial) {
        outcome.state = JobState::Partial;
        QString place;
        for (const ImportNotice& notice : report.notices)
            if (place.isEmpty())
                place = where(notice, locale);
        outcome.summary = place.isEmpty()
            ? ImportText::tr("%1 is damaged. The %2 flows that were whole are in.", nullptr,
                pluralOf(report.flows))
                  .arg(name, flows)
            : ImportText::tr("%1 is damaged at %3. The %2 flows before that are in.", nullptr,
                pluralOf(report.flows))
                  .arg(name, flows, place);
        outcome.advice = ImportText::tr(
            "A capture cut by a full disk or an unfinished copy looks like this. If "
            "there is a complete copy, add that instead.");
        return outcome;
    }
    if (report.flows == 0) {
        outcome.state = JobState::Partial;
        outcome.summary = ImportText::tr("%1 was read, but there are no flows in it.").arg(name);
        outcome.advice = report.skipped.empty()
            ? ImportText::tr("The file is empty of traffic.")
            : ImportText::tr("Everything in it is of a kind that is not used; see Details.");
        return outcome;
    }
    std::uint64_t skipped = 0;
    for (const auto& [reason, count] : report.skipped)
        skipped += count;
    outcome.summary = report.packets > 0
        ? ImportText::tr("%1: %2 from %3.")
              .arg(name, ImportText::tr("%1 flows", nullptr, pluralOf(report.flows)).arg(flows),
                  ImportText::tr("%1 packets", nullptr, pluralOf(report.packets)).arg(packets))
        : ImportText::tr("%1: %2 flows.", nullptr, pluralOf(report.flows)).arg(name, flows);
    if (skipped > 0)
        outcome.summary
            += u' ' + ImportText::tr("%1 not used, see Details.").arg(number(skipped, locale));
    return outcome;
}

} // namespace

ErrorText errorText(const Error& error, const QString& name)
{
    switch (error.code) {
    case ErrorCode::Unreadable:
        return {ImportText::tr("%1 could not be read.").arg(name),
            ImportText::tr("Check that the file is still there and that you may read it.")};
    case ErrorCode::UnknownFormat:
        return {ImportText::tr("%1 is not a kind of file that can be imported.").arg(name),
            ImportText::tr(
                "Captures (pcap, pcapng, also compressed), day files, NetBehave daily files, "
                "nfcapd files, IPFIX files and flow CSV or TSV can be added.")};
    case ErrorCode::Invalid:
        return {ImportText::tr("%1 has content that breaks the rules of its format.").arg(name),
            ImportText::tr(
                "Nothing of it was imported. Export or copy it again from where it came.")};
    case ErrorCode::Truncated:
        return {ImportText::tr("%1 ends too early.").arg(name),
            ImportText::tr("Nothing of it could be used. Copy it again from where it came.")};
    case ErrorCode::NewerVersion:
        return {ImportText::tr("%1 was written by a newer version of this program.").arg(name),
            ImportText::tr("Open it with that version, or update this one.")};
    case ErrorCode::ForeignFile:
        return {ImportText::tr("%1 is a database of another program.").arg(name),
            ImportText::tr("It was left as it is. Choose a day file or a NetBehave daily file.")};
    case ErrorCode::AlreadyImported:
        return {ImportText::tr("%1 is already in this workspace.").arg(name),
            ImportText::tr("The same content was imported before, so nothing was added.")};
    case ErrorCode::Locked:
        return {ImportText::tr("%1 is in use by another NetBehave.").arg(name),
            ImportText::tr("Close the other window, or open the workspace read-only.")};
    case ErrorCode::NoSpace:
        return {ImportText::tr("The disk is full, so %1 was not imported.").arg(name),
            ImportText::tr("Make room on the disk of the workspace and add the file again.")};
    case ErrorCode::LimitExceeded:
        return {ImportText::tr("%1 goes beyond a safety limit.").arg(name),
            ImportText::tr("Nothing of it was imported. Files that unpack to far more than their "
                           "size, or that "
                           "hold absurd lengths, are refused.")};
    case ErrorCode::Cancelled:
        return {ImportText::tr("%1 was cancelled. Nothing of it was kept.").arg(name), {}};
    case ErrorCode::Usage:
    case ErrorCode::FilterSyntax:
    case ErrorCode::Internal:
        break;
    }
    return {ImportText::tr("%1 stopped because of a fault in the program.").arg(name),
        ImportText::tr("Nothing of it was kept. Try again; if it happens again, use Help ▸ Report "
                       "a Problem.")};
}

JobOutcome importOutcome(
    const QString& path, const Result<ImportReport>& result, const QLocale& locale)
{
    const QString name = shortName(path);
    if (result) {
        JobOutcome outcome = success(name, *result, locale);
        outcome.path = path;
        return outcome;
    }
    const Error& error = result.error();
    const ErrorText text = errorText(error, name);
    JobOutcome outcome {error.code == ErrorCode::Cancelled ? JobState::Cancelled : JobState::Failed,
        text.what, text.advice, {}, path};
    if (error.code == ErrorCode::AlreadyImported)
        outcome.state = JobState::Partial;
    if (error.offset)
        outcome.summary += u' '
            + ImportText::tr("The problem is at byte %1.").arg(number(*error.offset, locale));
    QStringList lines {QFileInfo(path).absoluteFilePath()};
    if (!error.detail.empty())
        lines << clean(coreText(error.detail));
    outcome.details = lines.join(u'\n');
    return outcome;
}

} // namespace nb
