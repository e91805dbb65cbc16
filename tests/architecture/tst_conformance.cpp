// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

namespace {

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Text of every test source by the name of its program.
QHash<QString, QString> testSources()
{
    QHash<QString, QString> sources;
    QDirIterator files(QStringLiteral(NB_SOURCE_DIR "/tests"), {QStringLiteral("tst_*.cpp")},
        QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        sources.insert(files.fileInfo().completeBaseName(), contentOf(path));
    }
    return sources;
}

} // namespace

/// The table of docs/conformance.md names tests that exist, two for each demand.
class ConformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDemandHasTwoTestsThatExist();
};

void ConformanceTest::everyDemandHasTwoTestsThatExist()
{
    const QString document = contentOf(QStringLiteral(NB_SOURCE_DIR "/docs/conformance.md"));
    const QHash<QString, QString> sources = testSources();
    static const QRegularExpression kTest(QStringLiteral("`(tst_[a-z0-9]+)::(\\w+)`"));
    int demands = 0;
    for (const QString& line : document.split(u'\n')) {
        if (!line.startsWith(u'|') || line.startsWith(u"|---") || line.startsWith(u"| section"))
            continue;
        ++demands;
        int tests = 0;
        for (const QRegularExpressionMatch& match : kTest.globalMatch(line)) {
            ++tests;
            const QString slot = QStringLiteral("    void %1()").arg(match.captured(2));
            QVERIFY2(
                sources.value(match.captured(1)).contains(slot), qPrintable(match.captured(0)));
        }
        QVERIFY2(tests == 2, qPrintable(line));
    }
    QVERIFY(demands >= 34);
}

QTEST_APPLESS_MAIN(ConformanceTest)
#include "tst_conformance.moc"
