// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

namespace {

QString write(const QTemporaryDir& folder, const QString& name, const QByteArray& text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return file.fileName();
}

} // namespace

/// Commands that name services and owners, and the labels that flows get of them.
class TestCliLabels : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    CliResult cli(const QStringList& arguments)
    {
        return runCli(QStringList {QStringLiteral("-w"), m_folder.filePath(QStringLiteral("ws"))}
            + arguments);
    }
    CliResult cli(const char* arguments)
    {
        return cli(QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts));
    }

private Q_SLOTS:
    void servicesAreImportedSetAndRemoved()
    {
        const QString csv = write(m_folder, QStringLiteral("services.csv"),
            "\"8443/tcp\",\"old\",\"\"\n\"8443/tcp\",\"imported\",\"web\"\nnonsense\n");
        const CliResult imported = cli({QStringLiteral("services"), QStringLiteral("import"), csv});
        QCOMPARE(imported.code, 3);
        QVERIFY(imported.err.contains("services.csv:3:"));
        QCOMPARE(cli("services set 8443/tcp intranet --address 10.0.0.7").code, 0);
        QCOMPARE(cli("services set 9999/udp mine").code, 0);
        auto rows = cli("services list --columns port,protocol,address,service,origin").rows();
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[1].join(' '), QByteArray("8443 tcp  imported imported"));
        QCOMPARE(rows[2].join(' '), QByteArray("8443 tcp 10.0.0.7 intranet user"));
        QCOMPARE(rows[3].join(' '), QByteArray("9999 udp  mine user"));
        QVERIFY(cli("services list --all").rows().size() > 200);
        QCOMPARE(cli("services set 9999/udp --remove").code, 0);
        QCOMPARE(cli("services list").rows().size(), 3);
    }

    void wrongServiceArgumentsAreUsageErrors()
    {
        for (const char* arguments : {"services", "services set 8443 x", "services set 0/tcp x",
                 "services set 8/icmp x", "services set 80/tcp", "services set 80/tcp x --remove",
                 "services set 80/tcp x --address here", "services list --columns nothing"})
            QCOMPARE(cli(arguments).code, 1);
        QCOMPARE(cli("services import /nowhere/services.csv").code, 2);
    }

    void namesAreImportedAndForgotten()
    {
        const QString hosts = write(m_folder, QStringLiteral("hosts.txt"),
            "198.51.100.7 partner.example\n198.51.100.8 other.example\n");
        QCOMPARE(cli({QStringLiteral("names"), QStringLiteral("import"), QStringLiteral("--format"),
                         QStringLiteral("hosts"), hosts})
                     .code,
            0);
        const auto rows = cli("names list --columns name,address,source --sort name").rows();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[2].join(' '), QByteArray("partner.example 198.51.100.7 hosts"));
        QCOMPARE(cli("names forget --all").code, 0);
        QCOMPARE(cli("names list").rows().size(), 1);
    }

    void importedFlowsGetTheNames()
    {
        const QString flows = write(m_folder, QStringLiteral("flows.csv"),
            "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes\n"
            "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.0.0.1,50000,10.0.0.7,8443,tcp,1,60\n"
            "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.0.0.1,50000,10.0.0.8,8443,tcp,1,60\n"
            "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.0.0.1,50000,10.0.0.8,22,tcp,1,60\n");
        QCOMPARE(cli({QStringLiteral("import"), flows}).code, 0);
        const auto rows = cli("flows --columns dst_ip,dst_port,service --sort dst_port").rows();
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[1].join(' '), QByteArray("10.0.0.8 22 ssh"));
        QVERIFY(rows.contains(QList<QByteArray> {"10.0.0.7", "8443", "intranet"}));
        QVERIFY(rows.contains(QList<QByteArray> {"10.0.0.8", "8443", "imported"}));
    }

    void nothingIsAskedUntilEnabled()
    {
        const CliResult lookup = cli("owners lookup 8.8.8.8 --columns address,owner");
        QCOMPARE(lookup.code, 0);
        QCOMPARE(lookup.rows()[1].join(' '), QByteArray("8.8.8.8 "));
        QVERIFY(lookup.err.contains("Lookups at the registries are off"));
        QVERIFY(cli("owners enable --arin-rest").err.contains("whois.arin.net"));
        QVERIFY(cli("owners list").err.contains("Lookups are on"));
        QVERIFY(cli("owners disable").err.contains("nothing leaves this computer"));
    }

    void wrongOwnerArgumentsAreErrors()
    {
        QCOMPARE(cli("owners").code, 1);
        QCOMPARE(cli("owners lookup example.com").code, 1);
        QCOMPARE(cli("owners import /nowhere/whois.db").code, 2);
        QCOMPARE(cli("owners database /nowhere/asn.mmdb").code, 2);
        QCOMPARE(cli("owners database").out, QByteArray());
        const QString wrong = write(m_folder, QStringLiteral("wrong.json"), "{\"services\":[]}");
        QCOMPARE(cli({QStringLiteral("owners"), QStringLiteral("bootstrap"), wrong}).code, 2);
    }

    void newerBootstrapFileIsTaken()
    {
        const QString file = write(m_folder, QStringLiteral("ipv4.json"),
            "{\"services\":[[[\"8.0.0.0/8\"],[\"https://rdap.apnic.net/\"]]]}");
        QCOMPARE(cli({QStringLiteral("owners"), QStringLiteral("bootstrap"), file}).code, 0);
    }

    void importNamesApplicationsUnlessToldNotTo()
    {
        const QString capture = QStringLiteral(NB_CORPUS_DIR "/pcap/derived-rdp-port13390.pcap");
        if (!QFile::exists(capture))
            QSKIP("the corpus is not here");
        if (!QFile::exists(QStringLiteral(NB_BIN_DIR "/netbehave-dissect")))
            QSKIP("netbehave-dissect is not built: nDPI is missing");
        QTemporaryDir with;
        QTemporaryDir without;
        const auto applications = [&capture](const QTemporaryDir& folder, const QStringList& more) {
            const QStringList workspace {
                QStringLiteral("-w"), folder.filePath(QStringLiteral("w"))};
            if (runCli(workspace + QStringList {QStringLiteral("import"), capture} + more).code
                != 0)
                return QByteArray("failed");
            return runCli(workspace
                + QStringList {QStringLiteral("flows"), QStringLiteral("--columns"),
                    QStringLiteral("application")})
                .rows()
                .value(1)
                .value(0);
        };
        QCOMPARE(applications(with, {}), QByteArray("RDP"));
        QCOMPARE(applications(without, {QStringLiteral("--no-applications")}), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestCliLabels)
#include "tst_clilabels.moc"
