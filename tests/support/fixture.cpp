// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fixture.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace nb::test {

bool matchesFixture(
    const QString& group, const QString& name, const QString& suffix, const Bytes& bytes)
{
    static const QRegularExpression other(QStringLiteral("[^a-z0-9]+"));
    QString base = name.toLower();
    base.replace(other, QStringLiteral("-"));
    const QDir folder(QStringLiteral(NB_SOURCE_DIR "/tests/data/") + group);
    QFile file(folder.filePath(base + QLatin1Char('.') + suffix));
    QByteArray content(static_cast<qsizetype>(bytes.size()), Qt::Uninitialized);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        content[static_cast<qsizetype>(i)] = static_cast<char>(bytes[i]);
    if (qEnvironmentVariableIsSet("NB_WRITE_FIXTURES"))
        return folder.mkpath(QStringLiteral(".")) && file.open(QIODevice::WriteOnly)
            && file.write(content) == content.size();
    return file.open(QIODevice::ReadOnly) && file.readAll() == content;
}

} // namespace nb::test
