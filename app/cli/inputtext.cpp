// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputtext.h"

#include <QFile>

#include <cstdio>

namespace nb::cli {

Result<std::string> readInputText(const std::string& path)
{
    static constexpr qint64 kMostBytes = 16 * 1024 * 1024;
    QFile file;
    bool opened = false;
    if (path == "-") {
        opened = file.open(stdin, QIODevice::ReadOnly);
    } else {
        file.setFileName(QString::fromStdString(path));
        opened = file.open(QIODevice::ReadOnly);
    }
    if (!opened)
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    const QByteArray bytes = file.read(kMostBytes + 1);
    if (bytes.size() > kMostBytes)
        return Error {ErrorCode::LimitExceeded, "larger than 16 MiB"};
    if (file.error() != QFileDevice::NoError)
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    return bytes.toStdString();
}

} // namespace nb::cli
