// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopefiles.h"

#include "ui/jobs/importtext.h"
#include "ui/text/coretext.h"

#include <QFile>
#include <QSaveFile>

namespace nb {

Result<void> writeScopeFile(const QString& path, const std::string& bytes)
{
    QSaveFile file(path);
    const auto size = static_cast<qint64>(bytes.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size
        || !file.commit())
        return Error {ErrorCode::Unreadable,
            path.toStdString() + " cannot be written: " + file.errorString().toStdString()};
    return {};
}

Result<std::string> readScopeFile(const QString& path)
{
    constexpr qint64 kMost = qint64 {64} << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    const QByteArray bytes = file.read(kMost + 1);
    if (bytes.size() > kMost)
        return Error {ErrorCode::LimitExceeded, "larger than 64 MiB"};
    return bytes.toStdString();
}

std::string scopeCsv(const scope::TextTable& table)
{
    std::string csv;
    const auto line = [&csv](const std::vector<std::string>& cells) {
        bool first = true;
        for (const std::string& cell : cells) {
            csv += first ? "\"" : ",\"";
            first = false;
            if (!cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string::npos)
                csv += '\'';
            for (const char c : cell) {
                csv += c;
                if (c == '"')
                    csv += c;
            }
            csv += '"';
        }
        csv += "\r\n";
    };
    line(table.columns);
    for (const std::vector<std::string>& row : table.rows)
        line(row);
    return csv;
}

QString scopeProblem(const Error& error)
{
    const QString detail = coreText(error.detail);
    return detail.isEmpty() ? errorText(error, {}).what : detail;
}

} // namespace nb
