// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

namespace {

const QByteArray kFlows
    = "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.1.0.5,50000,10.2.0.7,443,tcp,1,60\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.1.0.6,50000,203.0.114.8,443,tcp,1,60\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.1.0.6,50000,8.8.8.8,53,udp,1,60\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.1.0.6,50000,10.9.0.1,22,tcp,1,60\n";

QString write(const QTemporaryDir& folder, const char* name, const QByteArray& text)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return file.fileName();
}

} // namespace

/// The command segments, and what `internal` and `external` mean once there are segments.
class TestCliSegments : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    CliResult cli(const QStringList& arguments, const QByteArray& input = {})
    {
        return runCli(
            QStringList {QStringLiteral("-w"), m_folder.filePath(QStringLiteral("ws"))} + arguments,
            {}, input);
    }
    CliResult cli(const char* arguments)
    {
        return cli(QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts));
    }
    QList<QByteArray> servers(const char* filter)
    {
        QList<QByteArray> all;
        for (const QList<QByteArray>& row :
            cli({QStringLiteral("flows"), QStringLiteral("--columns"), QStringLiteral("dst_ip"),
                    QStringLiteral("--sort"), QStringLiteral("dst_ip"),
                    QString::fromLatin1(filter)})
                .rows()
                .mid(1))
            all << row.value(0);
        return all;
    }

private Q_SLOTS:
    void importedSegmentsAreListedAndExported()
    {
        const QString csv = write(m_folder, "segments.csv",
            "name,prefix,vlan,trust,colour,note\n"
            "Office,10.1.0.0/16 fd00:1::/48,10-12,internal,#3060a0,\"first, floor\"\n"
            "Servers,10.2.0.0/24,,dmz,,\n");
        QCOMPARE(cli({QStringLiteral("segments"), QStringLiteral("import"), csv}).code, 0);
        const auto rows = cli("segments list --columns name,trust,prefixes,vlans").rows();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].join('|'), QByteArray("Office|internal|10.1.0.0/16 fd00:1::/48|10-12"));
        QCOMPARE(rows[2].join('|'), QByteArray("Servers|dmz|10.2.0.0/24|"));
        const CliResult exported = cli("segments export");
        QVERIFY(exported.out.startsWith("name,prefix,"));
        // what is exported reads back as the same
        QCOMPARE(cli({QStringLiteral("segments"), QStringLiteral("import"),
                         QStringLiteral("--replace"), QStringLiteral("-")},
                     exported.out)
                     .code,
            0);
        QCOMPARE(cli("segments list --columns name,trust,prefixes,vlans").rows(), rows);
    }

    void segmentOfTheSameNameIsReplacedAndOthersStay()
    {
        const QString csv = write(
            m_folder, "more.csv", "name,prefix,trust\nServers,10.2.0.0/16,dmz\nNew,10.8.0.0/16,\n");
        QCOMPARE(cli({QStringLiteral("segments"), QStringLiteral("import"), csv}).code, 0);
        const auto rows = cli("segments list --columns name,prefixes").rows();
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[2].join('|'), QByteArray("Servers|10.2.0.0/16"));
        QCOMPARE(rows[3].join('|'), QByteArray("New|10.8.0.0/16"));
    }

    void localNetworksOfTheOriginalAreRead()
    {
        QTemporaryDir other;
        const QStringList workspace {QStringLiteral("-w"), other.filePath(QStringLiteral("ws"))};
        const CliResult imported = runCli(workspace
                + QStringList {QStringLiteral("segments"), QStringLiteral("import"),
                    QStringLiteral("-")},
            {}, "local_networks = \"home=192.168.0.;NAT=1.1.1.1\"\n");
        QCOMPARE(imported.code, 0);
        const auto rows = runCli(workspace
            + QStringList {QStringLiteral("segments"), QStringLiteral("list"),
                QStringLiteral("--columns"), QStringLiteral("name,prefixes")})
                              .rows();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].join('|'), QByteArray("home|192.168.0.0/24"));
        QVERIFY(rows[2].join('|').startsWith("NAT|1.1.1.1"));
    }

    void overlapsAreTold()
    {
        QTemporaryDir other;
        const QStringList workspace {QStringLiteral("-w"), other.filePath(QStringLiteral("ws"))};
        QCOMPARE(
            runCli(workspace
                    + QStringList {QStringLiteral("segments"), QStringLiteral("import"),
                        QStringLiteral("-")},
                {}, "name,prefix\nAll,10.0.0.0/8\nPart,10.1.0.0/16\nAgain,10.1.0.0/16\nNone,\n")
                .code,
            0);
        const auto rows = runCli(workspace
            + QStringList {QStringLiteral("segments"), QStringLiteral("check"),
                QStringLiteral("--columns"), QStringLiteral("segment,kind,other")})
                              .rows();
        QVERIFY(rows.contains(QList<QByteArray> {"Part", "nested", "All"}));
        QVERIFY(rows.contains(QList<QByteArray> {"Again", "same-prefix", "Part"}));
        QVERIFY(rows.contains(QList<QByteArray> {"None", "empty", ""}));
    }

    void badFilesChangeNothingAndNameTheLine()
    {
        const auto before = cli("segments list").rows();
        const CliResult prefix = cli({QStringLiteral("segments"), QStringLiteral("import"),
            write(m_folder, "prefix.csv", "name,prefix\nGood,10.3.0.0/16\nBad,10.1.0.0/99\n")});
        QCOMPARE(prefix.code, 2);
        QVERIFY2(prefix.err.contains("prefix.csv:3:") && prefix.err.contains("10.1.0.0/99"),
            prefix.err.constData());
        const CliResult trust = cli({QStringLiteral("segments"), QStringLiteral("import"),
            write(m_folder, "trust.csv", "name,prefix,trust\nBad,10.3.0.0/16,friendly\n")});
        QCOMPARE(trust.code, 2);
        QVERIFY(trust.err.contains("trust.csv:2:") && trust.err.contains("friendly"));
        const CliResult header = cli({QStringLiteral("segments"), QStringLiteral("import"),
            write(m_folder, "header.csv", "prefix,trust\n10.3.0.0/16,internal\n")});
        QCOMPARE(header.code, 2);
        const CliResult colour = cli({QStringLiteral("segments"), QStringLiteral("import"),
            write(m_folder, "colour.csv", "name,prefix,colour\nBad,10.3.0.0/16,reddish\n")});
        QVERIFY(colour.code == 2 && colour.err.contains("reddish"));
        QCOMPARE(cli("segments import /nowhere/segments.csv").code, 2);
        for (const char* wrong : {"segments", "segments import", "segments list --columns nothing",
                 "segments import --type xml x", "segments propose --from yesterday-ish"})
            QCOMPARE(cli(wrong).code, 1);
        QCOMPARE(cli("segments list").rows(), before);
    }

    void networksOfTheFlowsAreProposed()
    {
        QTemporaryDir other;
        const QString flows = write(other, "flows.csv", kFlows);
        const QStringList workspace {QStringLiteral("-w"), other.filePath(QStringLiteral("ws"))};
        QCOMPARE(runCli(workspace + QStringList {QStringLiteral("import"), flows}).code, 0);
        const CliResult proposed = runCli(workspace
            + QStringList {QStringLiteral("segments"), QStringLiteral("propose"),
                QStringLiteral("--save"), QStringLiteral("--columns"),
                QStringLiteral("prefixes,hosts")});
        QCOMPARE(proposed.code, 0);
        QVERIFY(proposed.rows().contains(QList<QByteArray> {"10.1.0.0/24", "2"}));
        QVERIFY(proposed.rows().contains(QList<QByteArray> {"10.2.0.0/24", "1"}));
        const auto listed = runCli(workspace
            + QStringList {QStringLiteral("segments"), QStringLiteral("list"),
                QStringLiteral("--columns"), QStringLiteral("prefixes,proposed")})
                                .rows();
        QVERIFY(listed.contains(QList<QByteArray> {"10.1.0.0/24", "true"}));
    }

    void internalAndExternalFollowTheSegments()
    {
        QCOMPARE(cli({QStringLiteral("segments"), QStringLiteral("import"),
                         QStringLiteral("--replace"), QStringLiteral("-")},
                     "name,prefix\nNowhere,192.168.77.0/24\n")
                     .code,
            0);
        QCOMPARE(cli({QStringLiteral("import"), write(m_folder, "flows.csv", kFlows)}).code, 0);
        // segments that say nothing of these addresses: private ones are inside
        const QList<QByteArray> plain {"10.2.0.7", "10.9.0.1"};
        QCOMPARE(servers("internal"), plain);
        // a public network of ours is inside, a private one of a third party is not
        QCOMPARE(cli({QStringLiteral("segments"), QStringLiteral("import"), QStringLiteral("-")},
                     "name,prefix,trust\nOurs,203.0.114.0/24,dmz\nTheirs,10.9.0.0/16,third-party\n")
                     .code,
            0);
        const QList<QByteArray> inside {"10.2.0.7", "203.0.114.8"};
        const QList<QByteArray> outside {"8.8.8.8", "10.9.0.1"};
        QCOMPARE(servers("internal"), inside);
        QCOMPARE(servers("not external"), inside);
        QCOMPARE(servers("external"), outside);
        QCOMPARE(servers("internal = false"), outside);
        // the same where flows are grouped, sorted and printed
        const auto groups = cli("top --by internal --columns internal,flows").rows();
        QVERIFY(groups.contains(QList<QByteArray> {"true", "2"}));
        QVERIFY(groups.contains(QList<QByteArray> {"false", "2"}));
        const auto printed = cli("flows --columns dst_ip,internal,external --sort internal").rows();
        QCOMPARE(printed.size(), 5);
        for (const QList<QByteArray>& row : printed.mid(1)) {
            QCOMPARE(row[1] == "true", inside.contains(row[0]));
            QCOMPARE(row[2] == "true", outside.contains(row[0]));
        }
        QCOMPARE(printed[1][1], QByteArray("false"));
    }

    void rulesAskForInternalByTheSegments()
    {
        QCOMPARE(cli({QStringLiteral("rules"), QStringLiteral("add"), QStringLiteral("Inside"),
                         QStringLiteral("internal")})
                     .code,
            0);
        QCOMPARE(cli("relabel --rules").code, 0);
        const QList<QByteArray> inside {"10.2.0.7", "203.0.114.8"};
        QCOMPARE(servers("rule = Inside"), inside);
        const CliResult test = cli({QStringLiteral("rules"), QStringLiteral("test"),
            QStringLiteral("--flow"), QStringLiteral("src_ip=10.1.0.5 dst_ip=203.0.114.9")});
        QVERIFY2(test.err.contains("labels it: Inside"), test.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliSegments)
#include "tst_clisegments.moc"
