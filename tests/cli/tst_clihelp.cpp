// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/flowfield.h"
#include "tests/cli/clirun.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;

namespace {

const QStringList kCommands {QStringLiteral("import"), QStringLiteral("collect"),
    QStringLiteral("flows"), QStringLiteral("top"), QStringLiteral("conversations"),
    QStringLiteral("timeline"), QStringLiteral("map"), QStringLiteral("status"),
    QStringLiteral("segments"), QStringLiteral("rules"), QStringLiteral("relabel"),
    QStringLiteral("names"), QStringLiteral("services"), QStringLiteral("owners"),
    QStringLiteral("assets"), QStringLiteral("alerts"), QStringLiteral("pivots"),
    QStringLiteral("scope"), QStringLiteral("decode"), QStringLiteral("demo")};
const QStringList kSubcommands {QStringLiteral("services list"), QStringLiteral("services import"),
    QStringLiteral("services set"), QStringLiteral("owners list"), QStringLiteral("owners lookup"),
    QStringLiteral("owners import"), QStringLiteral("owners enable"),
    QStringLiteral("owners disable"), QStringLiteral("owners bootstrap"),
    QStringLiteral("owners database"), QStringLiteral("names list"), QStringLiteral("names import"),
    QStringLiteral("names forget"), QStringLiteral("names settings"), QStringLiteral("assets list"),
    QStringLiteral("assets show"), QStringLiteral("assets set"), QStringLiteral("assets import"),
    QStringLiteral("assets export"), QStringLiteral("assets rebuild"),
    QStringLiteral("alerts list"), QStringLiteral("alerts ack"), QStringLiteral("alerts rules"),
    QStringLiteral("alerts add"), QStringLiteral("alerts enable"), QStringLiteral("alerts disable"),
    QStringLiteral("alerts remove"), QStringLiteral("alerts channels"),
    QStringLiteral("alerts channel"), QStringLiteral("alerts test"),
    QStringLiteral("scope classify"), QStringLiteral("scope recommend"),
    QStringLiteral("scope export"), QStringLiteral("scope freeze"), QStringLiteral("scope diff")};

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString source(const char* path)
{
    return contentOf(QStringLiteral(NB_SOURCE_DIR "/") + QString::fromLatin1(path));
}

/// Long and short options that the program itself describes.
QSet<QString> optionsInHelp()
{
    QSet<QString> options;
    static const QRegularExpression pattern(
        QStringLiteral("^  (-\\w)?,?(--[a-z-]+)"), QRegularExpression::MultilineOption);
    for (const QString& command : QStringList {QString()} + kCommands + kSubcommands) {
        QStringList arguments = command.split(u' ', Qt::SkipEmptyParts);
        arguments.append(QStringLiteral("--help"));
        const QString help = QString::fromUtf8(runCli(arguments).out);
        for (const QRegularExpressionMatch& match : pattern.globalMatch(help)) {
            options.insert(match.captured(2));
            if (!match.captured(1).isEmpty())
                options.insert(match.captured(1));
        }
    }
    return options;
}

bool hasWord(const QString& text, const QString& word)
{
    return QRegularExpression(QStringLiteral("(?<![\\w-])") + QRegularExpression::escape(word)
        + QStringLiteral("(?![\\w-])"))
        .match(text)
        .hasMatch();
}

} // namespace

class TestCliHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpListsTheCommandsAndNoOther();
    void everyCommandHasExamples();
    void versionIsPrinted();
    void everyOptionIsInManualAndCompletions();
    void everyFieldIsInManualAndCompletions();
};

void TestCliHelp::helpListsTheCommandsAndNoOther()
{
    const CliResult help = runCli({QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    QVERIFY(help.err.isEmpty());
    const QString text = QString::fromUtf8(help.out);
    const QString commands = text.mid(text.indexOf(QStringLiteral("Commands:")));
    QVERIFY(!commands.isEmpty());
    static const QRegularExpression pattern(
        QStringLiteral("^  ([a-z]+) "), QRegularExpression::MultilineOption);
    QStringList listed;
    for (const QRegularExpressionMatch& match : pattern.globalMatch(commands))
        listed.append(match.captured(1));
    QCOMPARE(listed, kCommands);
}

void TestCliHelp::everyCommandHasExamples()
{
    for (const QString& command : kCommands) {
        const CliResult help = runCli({command, QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY2(help.out.contains("Example"), qPrintable(command));
        QVERIFY2(help.out.contains("netbehave-cli "), qPrintable(command));
    }
}

void TestCliHelp::versionIsPrinted()
{
    const CliResult version = runCli({QStringLiteral("--version")});
    QCOMPARE(version.code, 0);
    const QList<QByteArray> lines = version.out.split('\n');
    QCOMPARE(lines.front(), QByteArray("netbehave-cli " NB_VERSION));
    for (const QByteArray library :
        {"Qt", "SQLite", "LZ4", "zstd", "xxHash", "zlib", "liblzma", "bzip2"}) {
        const bool listed = std::ranges::any_of(lines, [&library](const QByteArray& line) {
            const QByteArray start = "  " + library + ' ';
            return line.startsWith(start) && line.count('.') >= 2 && line.size() > start.size();
        });
        QVERIFY2(listed, library.constData());
    }
}

void TestCliHelp::everyOptionIsInManualAndCompletions()
{
    const QSet<QString> options = optionsInHelp();
    QVERIFY(options.contains(QStringLiteral("--format")));
    QVERIFY(options.contains(QStringLiteral("--bucket")));
    QVERIFY(options.contains(QStringLiteral("-w")));
    QVERIFY(options.size() >= 18);
    const QString manual = source("installer/man/netbehave-cli.1")
                               .replace(QStringLiteral("\\-"), QStringLiteral("-"));
    const QString bash = source("installer/completions/netbehave-cli.bash");
    const QString zsh = source("installer/completions/_netbehave-cli");
    for (const QString& option : options) {
        QVERIFY2(hasWord(manual, option), qPrintable(option + QStringLiteral(" in the manual")));
        QVERIFY2(hasWord(bash, option), qPrintable(option + QStringLiteral(" for bash")));
        QVERIFY2(hasWord(zsh, option), qPrintable(option + QStringLiteral(" for zsh")));
    }
}

void TestCliHelp::everyFieldIsInManualAndCompletions()
{
    const QString manual = source("installer/man/netbehave-cli.1");
    const QString bash = source("installer/completions/netbehave-cli.bash");
    const QString zsh = source("installer/completions/_netbehave-cli");
    for (const FieldInfo& field : allFields()) {
        const QString name = QString::fromLatin1(field.name.data(), qsizetype(field.name.size()));
        QVERIFY2(hasWord(manual, name), qPrintable(name));
        QVERIFY2(hasWord(bash, name), qPrintable(name));
        QVERIFY2(hasWord(zsh, name), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestCliHelp)
#include "tst_clihelp.moc"
