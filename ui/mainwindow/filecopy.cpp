// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/filecopy.h"

#include "ui/text/coretext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace nb {

namespace {

struct FileCopy
{
    Q_DECLARE_TR_FUNCTIONS(nb::FileCopy)
};

JobOutcome failure(const QString& path, const Error& error)
{
    const QString name = QFileInfo(path).fileName();
    const QString details = QDir::toNativeSeparators(path) + u'\n' + coreText(error.detail);
    if (error.code == ErrorCode::Cancelled)
        return {JobState::Cancelled, FileCopy::tr("%1 was not written.").arg(name), {}, details};
    return {JobState::Failed, FileCopy::tr("%1 could not be written.").arg(name),
        error.code == ErrorCode::NoSpace
            ? FileCopy::tr("Make room on that disk or choose another place.")
            : FileCopy::tr("Check that the folder is there and that you may write in it."),
        details};
}

} // namespace

Result<std::uint64_t> copyFile(
    const QString& from, const QString& to, const ProgressFn& progress, std::stop_token stop)
{
    constexpr qint64 kBlock = 1 << 20;
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable, source.errorString().toStdString()};
    QSaveFile target(to);
    if (!target.open(QIODevice::WriteOnly))
        return Error {ErrorCode::Unreadable, target.errorString().toStdString()};
    const auto total = static_cast<std::uint64_t>(source.size());
    std::uint64_t done = 0;
    while (!source.atEnd()) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
        const QByteArray block = source.read(kBlock);
        if (block.isEmpty())
            return Error {ErrorCode::Unreadable, source.errorString().toStdString()};
        if (target.write(block) != block.size())
            return Error {ErrorCode::NoSpace, target.errorString().toStdString()};
        done += static_cast<std::uint64_t>(block.size());
        progress({"copying", done, total});
    }
    if (!target.commit())
        return Error {ErrorCode::NoSpace, target.errorString().toStdString()};
    return done;
}

JobOutcome copyOutcome(
    const QString& path, const Result<std::uint64_t>& bytes, const QLocale& locale)
{
    if (!bytes)
        return failure(path, bytes.error());
    return {JobState::Finished,
        FileCopy::tr("Saved %1, %2 bytes.")
            .arg(QFileInfo(path).fileName(), locale.toString(static_cast<qulonglong>(*bytes))),
        {}, QDir::toNativeSeparators(path), path};
}

JobOutcome exportOutcome(
    const QString& path, const Result<std::uint64_t>& flows, const QLocale& locale)
{
    if (!flows)
        return failure(path, flows.error());
    return {JobState::Finished,
        FileCopy::tr("Exported %2 flows to %1.")
            .arg(QFileInfo(path).fileName(), locale.toString(static_cast<qulonglong>(*flows))),
        {}, QDir::toNativeSeparators(path), path};
}

} // namespace nb
