// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/textfile.h"

#include <QFile>
#include <QSaveFile>

namespace nb {

namespace {

constexpr qint64 kMostText = qint64 {64} << 20; ///< octets

} // namespace

Result<QByteArray> readTextFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    QByteArray text = file.read(kMostText + 1);
    if (file.error() != QFileDevice::NoError)
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    if (text.size() > kMostText)
        return Error {ErrorCode::LimitExceeded, "the file is larger than 64 MiB"};
    return text;
}

Result<void> writeTextFile(const QString& path, const QByteArray& text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    return {};
}

} // namespace nb
