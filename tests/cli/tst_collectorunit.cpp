// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

/// The service that runs the collector (rule E7).
class TestCollectorUnit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsWithoutRights();
    void systemdUnderstandsIt();
    void exposureIsLow();

private:
    QByteArray analyze(const QStringList& arguments, int* code) const;

    QTemporaryDir m_folder;
    QString m_unit;
    QByteArray m_content;
};

void TestCollectorUnit::initTestCase()
{
    QFile shipped(QStringLiteral(NB_SOURCE_DIR "/installer/linux/netbehave-collector.service"));
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    m_content = shipped.readAll();
    QVERIFY(m_content.contains("ExecStart=/usr/bin/netbehave-cli "));
    // with the program that was built, as this computer may have no installed one
    m_unit = m_folder.filePath(QStringLiteral("netbehave-collector.service"));
    QFile copy(m_unit);
    QVERIFY(copy.open(QIODevice::WriteOnly));
    copy.write(
        QByteArray(m_content).replace("/usr/bin/netbehave-cli", NB_BIN_DIR "/netbehave-cli"));
}

QByteArray TestCollectorUnit::analyze(const QStringList& arguments, int* code) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("systemd-analyze"), arguments);
    *code = process.waitForFinished(60'000) ? process.exitCode() : -1;
    return process.readAll();
}

void TestCollectorUnit::runsWithoutRights()
{
    for (const char* line :
        {"\nDynamicUser=yes\n", "\nNoNewPrivileges=yes\n", "\nProtectSystem=strict\n",
            "\nCapabilityBoundingSet=\n", "\nRestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX\n",
            "\nMemoryMax=", "\nSystemCallFilter=@system-service\n", "\nKillSignal=SIGTERM\n"})
        QVERIFY2(m_content.contains(line), line);
}

void TestCollectorUnit::systemdUnderstandsIt()
{
    if (QStandardPaths::findExecutable(QStringLiteral("systemd-analyze")).isEmpty())
        QSKIP("systemd-analyze is not installed");
    int code = 0;
    const QByteArray said = analyze({QStringLiteral("verify"), QStringLiteral("--man=no"),
                                        QStringLiteral("--recursive-errors=no"), m_unit},
        &code);
    QVERIFY2(code == 0, said.constData());
    QVERIFY2(!said.contains("netbehave-collector.service:"), said.constData());
}

void TestCollectorUnit::exposureIsLow()
{
    if (QStandardPaths::findExecutable(QStringLiteral("systemd-analyze")).isEmpty())
        QSKIP("systemd-analyze is not installed");
    int code = 0;
    // of 100; a service without any protection has 96
    const QByteArray said = analyze({QStringLiteral("security"), QStringLiteral("--offline=true"),
                                        QStringLiteral("--threshold=20"), m_unit},
        &code);
    QVERIFY2(code == 0, said.right(200).constData());
}

QTEST_GUILESS_MAIN(TestCollectorUnit)
#include "tst_collectorunit.moc"
