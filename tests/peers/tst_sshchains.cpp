// SPDX-License-Identifier: GPL-3.0-or-later
// People who log in from computer to computer: real SSH in network namespaces, watched by real
// exporters, collected and searched for pivots. sshlab.sh is what they do.
#include "tests/cli/clirun.h"
#include "tests/peers/peerprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace nb::test;

class TestSshChains : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void chainIsTheTopFinding();
    void jumpAndForwardedPortAreRecognised();
    void sweepIsASweep();
    void nothingElseIsFound();

private:
    QTemporaryDir m_folder;
    QJsonArray m_chains; ///< best first
    QJsonArray m_findings;
};

namespace {

/// Why the lab cannot be built here; empty when it can.
QString obstacle()
{
#ifdef Q_OS_LINUX
    if (::geteuid() != 0)
        return QStringLiteral("needs root: logins and network cards of its own");
    for (const char* program : {"unshare", "nsenter", "ip", "ssh", "ssh-keygen", "dropbear",
             "dropbearkey", "nmap", "tcpdump", "softflowd"})
        if (findPeer(QLatin1String(program)).isEmpty())
            return QLatin1String(program) + QStringLiteral(" is not installed");
    QProcess probe;
    probe.start(findPeer(QStringLiteral("unshare")),
        {QStringLiteral("--net"), QStringLiteral("--mount"), QStringLiteral("--pid"),
            QStringLiteral("--fork"), QStringLiteral("sh"), QStringLiteral("-c"),
            QStringLiteral("mount --make-rprivate / && mount -t proc proc /proc"
                           " && mount --bind /tmp /root && ip link add br0 type bridge"
                           " && ip link add wa type veth peer name eth0 && unshare --net true")});
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        return QStringLiteral("this system allows no namespaces: ")
            + QString::fromUtf8(probe.readAllStandardError());
    return {};
#else
    return QStringLiteral("only Linux has network namespaces");
#endif
}

/// Last numbers of the addresses: `1 2 3 4`.
QString hostsOf(const QJsonValue& chain)
{
    QStringList hosts;
    for (const QJsonValue& host : chain[u"hosts"].toArray())
        hosts << host.toString().section(u'.', -1);
    return hosts.join(u' ');
}

} // namespace

void TestSshChains::initTestCase()
{
    if (const QString why = obstacle(); !why.isEmpty())
        QSKIP(qPrintable(why));
    QProcess lab;
    lab.setProcessChannelMode(QProcess::MergedChannels);
    lab.start(findPeer(QStringLiteral("unshare")),
        {QStringLiteral("--net"), QStringLiteral("--mount"), QStringLiteral("--pid"),
            QStringLiteral("--fork"), QStringLiteral("--kill-child"),
            QStringLiteral(NB_SOURCE_DIR "/tests/peers/sshlab.sh"), m_folder.path(),
            QStringLiteral(NB_BIN_DIR "/netbehave-cli")});
    const bool ended = lab.waitForFinished(150'000);
    const QByteArray said = lab.readAll();
    QVERIFY2(ended && lab.exitCode() == 0, said.constData());
    const CliResult found
        = runCli({QStringLiteral("-w"), m_folder.filePath(QStringLiteral("workspace")),
            QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("json")});
    QVERIFY2(found.code == 0, found.err.constData());
    const QJsonDocument result = QJsonDocument::fromJson(found.out);
    m_chains = result[u"chains"].toArray();
    m_findings = result[u"findings"].toArray();
    QVERIFY2(!m_chains.isEmpty(), said.constData());
}

void TestSshChains::chainIsTheTopFinding()
{
    QCOMPARE(hostsOf(m_chains.at(0)), QStringLiteral("1 2 3 4"));
    QVERIFY(m_chains.at(0)[u"score"].toDouble() >= 0.7);
}

void TestSshChains::jumpAndForwardedPortAreRecognised()
{
    QStringList chains;
    for (const QJsonValue& chain : qAsConst(m_chains))
        chains << hostsOf(chain);
    QVERIFY2(chains.contains(QStringLiteral("6 5 4")), qPrintable(chains.join(u'\n')));
    QVERIFY2(chains.contains(QStringLiteral("6 5 3")), qPrintable(chains.join(u'\n')));
}

void TestSshChains::sweepIsASweep()
{
    QCOMPARE(m_findings.size(), 1);
    QCOMPARE(m_findings.at(0)[u"kind"].toString(), QStringLiteral("sweep"));
}

void TestSshChains::nothingElseIsFound()
{
    // neither the reused login nor the one of the timer leads anywhere
    QCOMPARE(m_chains.size(), 3);
}

QTEST_GUILESS_MAIN(TestSshChains)
#include "tst_sshchains.moc"
