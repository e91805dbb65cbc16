// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QProcess>
#include <QProcessEnvironment>

namespace nb::test {

QList<QList<QByteArray>> CliResult::rows() const
{
    QList<QList<QByteArray>> rows;
    for (const QByteArray& line : out.split('\n'))
        if (!line.isEmpty())
            rows.append(line.split('\t'));
    return rows;
}

CliResult runCli(const QStringList& arguments, const QMap<QString, QString>& environment,
    const QByteArray& input)
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (auto it = environment.begin(); it != environment.end(); ++it)
        variables.insert(it.key(), it.value());
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral(NB_BIN_DIR "/netbehave-cli"), arguments);
    process.write(input);
    process.closeWriteChannel();
    CliResult result;
    if (process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit)
        result.code = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace nb::test
