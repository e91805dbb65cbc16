// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

namespace {

const QByteArray kFlows
    = "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.1.0.5,50000,10.2.0.7,443,tcp,3,600\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.1.0.6,50000,10.2.0.8,443,tcp,2,400\n"
      "2026-03-03T09:00:00Z,2026-03-03T09:00:01Z,10.1.0.6,50000,10.2.0.1,53,udp,1,60\n"
      "2026-03-03T09:00:00Z,2026-03-03T09:00:01Z,10.1.0.6,50000,10.2.0.9,22,tcp,1,60\n";

} // namespace

/// The commands rules and relabel.
class TestCliRules : public QObject
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
    QString write(const char* name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName();
    }
    /// Number, name and expression of each rule.
    QList<QByteArray> listed()
    {
        QList<QByteArray> all;
        for (const QList<QByteArray>& row :
            cli("rules list --columns number,name,expression").rows().mid(1))
            all << row.join(' ');
        return all;
    }
    QList<QByteArray> labels(const char* day)
    {
        QList<QByteArray> all;
        for (const QList<QByteArray>& row :
            cli({QStringLiteral("flows"), QStringLiteral("--from"), QString::fromLatin1(day),
                    QStringLiteral("--to"), QString::fromLatin1(day) + QStringLiteral("T23:59:59Z"),
                    QStringLiteral("--columns"), QStringLiteral("dst_port,rule"),
                    QStringLiteral("--sort"), QStringLiteral("dst_ip")})
                .rows()
                .mid(1))
            all << row.join(' ');
        return all;
    }

private Q_SLOTS:
    void importedRulesAreListedAndExported()
    {
        QCOMPARE(cli({QStringLiteral("import"), write("flows.csv", kFlows)}).code, 0);
        const QString acl = write("acl.csv",
            "# ours\nDNS,protocol_name=UDP,dst/port=53\n\nWeb,dst/port=[80;443]\nRest\n");
        QCOMPARE(cli({QStringLiteral("rules"), QStringLiteral("import"), acl}).code, 0);
        QCOMPARE(listed(),
            (QList<QByteArray> {"1 DNS protocol = udp and dst_port = 53",
                "2 Web dst_port in {80, 443}", "3 Rest "}));
        const CliResult exported = cli("rules export");
        QCOMPARE(exported.code, 0);
        QCOMPARE(cli({QStringLiteral("rules"), QStringLiteral("import"),
                         QStringLiteral("--replace"), QStringLiteral("-")},
                     exported.out)
                     .code,
            0);
        QCOMPARE(listed().size(), 3);
        QCOMPARE(cli("rules export").out, exported.out);
    }

    void rulesAreAddedChangedMovedAndRemoved()
    {
        QCOMPARE(cli({QStringLiteral("rules"), QStringLiteral("add"), QStringLiteral("SSH"),
                         QStringLiteral("dst_port = 22"), QStringLiteral("--position"),
                         QStringLiteral("1")})
                     .code,
            0);
        QCOMPARE(listed().front(), QByteArray("1 SSH dst_port = 22"));
        QCOMPARE(cli({QStringLiteral("rules"), QStringLiteral("set"), QStringLiteral("SSH"),
                         QStringLiteral("dst_port = 22 and protocol = tcp"),
                         QStringLiteral("--name"), QStringLiteral("Shell")})
                     .code,
            0);
        QCOMPARE(cli("rules move Shell --position 3").code, 0);
        QCOMPARE(listed()[2], QByteArray("3 Shell dst_port = 22 and protocol = tcp"));
        QCOMPARE(cli("rules set Shell --enabled no").code, 0);
        QVERIFY(cli("rules list --columns name,enabled")
                    .rows()
                    .contains(QList<QByteArray> {"Shell", "false"}));
        QCOMPARE(cli("rules remove 3").code, 0);
        QCOMPARE(listed().size(), 3);
    }

    void checkTellsShadowsAndTheOriginalsFaults()
    {
        const CliResult shadow
            = cli({QStringLiteral("rules"), QStringLiteral("check"), QStringLiteral("--file"),
                write("shadow.csv", "All\nWeb,dst/port=443\nNever,dst/port=1,dst/port=2\n"),
                QStringLiteral("--columns"), QStringLiteral("number,kind,by")});
        QCOMPARE(shadow.code, 0);
        QVERIFY(shadow.rows().contains(QList<QByteArray> {"2", "shadowed", "1"}));
        QVERIFY(shadow.rows().contains(QList<QByteArray> {"3", "impossible", ""}));
        const CliResult compat
            = cli({QStringLiteral("rules"), QStringLiteral("check"), QStringLiteral("--compat"),
                QStringLiteral("--file"), write("big.csv", "Big,bytes>1000\nWeb,dst/port=443\n"),
                QStringLiteral("--columns"), QStringLiteral("number,name,kind")});
        QCOMPARE(compat.rows().size(), 2); // `>` was `<`; the other is judged the same
        QCOMPARE(compat.rows()[1].mid(0, 2).join(' '), QByteArray("1 Big"));
    }

    void testNamesTheRuleAndWhyOthersDoNot()
    {
        const CliResult result
            = cli({QStringLiteral("rules"), QStringLiteral("test"), QStringLiteral("--flow"),
                QStringLiteral("src_ip=10.0.0.5 dst_ip=192.0.2.7 protocol=tcp dst_port=443"),
                QStringLiteral("--columns"), QStringLiteral("number,result,condition")});
        QCOMPARE(result.code, 0);
        QVERIFY2(result.err.contains("Rule 2 labels it: Web"), result.err.constData());
        QVERIFY(result.rows().contains(QList<QByteArray> {"1", "no", "protocol = udp"}));
        QVERIFY(result.rows().contains(QList<QByteArray> {"2", "labels", ""}));
        QVERIFY(result.rows().contains(QList<QByteArray> {"3", "later", ""}));
    }

    void testTakesEveryColumnAndTheLabelsBeforeRules()
    {
        const QString folder = m_folder.filePath(QStringLiteral("labels"));
        const auto run = [&folder](QStringList arguments) {
            return runCli(QStringList {QStringLiteral("-w"), folder} + arguments);
        };
        QCOMPARE(run({QStringLiteral("segments"), QStringLiteral("import"),
                         write("networks", "Servers=192.0.2.\n")})
                     .code,
            0);
        QCOMPARE(run({QStringLiteral("rules"), QStringLiteral("import"),
                         write("labels.csv",
                             "Big,bytes>=10000,dst/arin/name=GOOGLE\nNamed,src/domain=pc-*\n"
                             "Servers,dst/network=Servers,serviceName=https\n")})
                     .code,
            0);
        const auto label = [&run](const QString& flow) {
            const CliResult result = run(
                {QStringLiteral("rules"), QStringLiteral("test"), QStringLiteral("--flow"), flow});
            return result.code == 0 ? result.err : QByteArray();
        };
        QVERIFY(label(QStringLiteral("dst_ip=192.0.2.7 dst_port=https protocol=tcp"))
                    .contains("Rule 3 labels it"));
        QVERIFY(label(QStringLiteral("dst_ip=192.0.2.7 dst_port=443 protocol=tcp "
                                     "dst_segment=Elsewhere"))
                    .contains("NOMATCH"));
        QVERIFY(label(QStringLiteral("src_name=pc-1")).contains("Rule 2 labels it"));
        QVERIFY(label(QStringLiteral("dst_owner=GOOGLE bytes=10k")).contains("Rule 1 labels it"));
        QVERIFY(label(QStringLiteral("dst_owner=GOOGLE")).contains("NOMATCH")); // bytes unknown
    }

    void draftCountsWhatRulesWouldLabel()
    {
        const QList<QByteArray> before = listed();
        const auto drafted = cli("rules list --draft --columns name,flows").rows();
        QVERIFY(drafted.contains(QList<QByteArray> {"Web", "2"}));
        QVERIFY(drafted.contains(QList<QByteArray> {"DNS", "1"}));
        const auto stored = cli("rules list --hits --columns name,flows").rows();
        QVERIFY(stored.contains(QList<QByteArray> {"Web", "0"}));
        const auto other
            = cli({QStringLiteral("rules"), QStringLiteral("list"), QStringLiteral("--draft"),
                QStringLiteral("--file"), write("draft.csv", "Shell,dst/port=22\n"),
                QStringLiteral("--columns"), QStringLiteral("name,flows")});
        QVERIFY2(other.rows().contains(QList<QByteArray> {"Shell", "1"}), other.err.constData());
        QVERIFY(other.rows().contains(QList<QByteArray> {"NOMATCH", "3"}));
        QCOMPARE(cli({QStringLiteral("rules"), QStringLiteral("list"), QStringLiteral("--draft"),
                         QStringLiteral("--file"), write("wrong.csv", "Bad,colour=red\n")})
                     .code,
            2);
        QCOMPARE(listed(), before);
    }

    void badRulesChangeNothing()
    {
        const QList<QByteArray> before = listed();
        const CliResult field = cli({QStringLiteral("rules"), QStringLiteral("import"),
            write("field.csv", "Good,dst/port=1\nBad,colour=red\n")});
        QCOMPARE(field.code, 2);
        QVERIFY2(field.err.contains("field.csv:2:"), field.err.constData());
        const CliResult value = cli({QStringLiteral("rules"), QStringLiteral("import"),
            write("value.csv", "Bad,dst/port=ninety\n")});
        QCOMPARE(value.code, 2);
        QVERIFY(value.err.contains("value.csv:1:"));
        const CliResult quote = cli({QStringLiteral("rules"), QStringLiteral("import"),
            write("quote.csv", "\"Bad,dst/port=1\n")});
        QCOMPARE(quote.code, 2);
        QVERIFY(quote.err.contains("quote.csv:1:"));
        QCOMPARE(cli("rules import /nowhere/acl.csv").code, 2);
        const CliResult expression = cli({QStringLiteral("rules"), QStringLiteral("add"),
            QStringLiteral("Bad"), QStringLiteral("dst_prt = 22")});
        QCOMPARE(expression.code, 1);
        QVERIFY2(expression.err.contains("dst_port"), expression.err.constData()); // meant
        for (const char* wrong : {"rules", "rules add", "rules remove Nobody", "rules remove 99",
                 "rules move 1 --position 99", "rules set 1 --enabled perhaps",
                 "rules test --flow nonsense", "rules test --flow dst_port=99999",
                 "rules test --flow colour=red", "rules test --flow bytes_total=7",
                 "rules list --columns nothing"})
            QCOMPARE(cli(wrong).code, 1);
        QCOMPARE(listed(), before);
    }

    void relabelGivesStoredFlowsTheLabels()
    {
        QCOMPARE(labels("2026-03-02"), (QList<QByteArray> {"443 ", "443 "}));
        QCOMPARE(cli("relabel --rules --from 2026-03-03 --to 2026-03-03").code, 0);
        QCOMPARE(labels("2026-03-02"), (QList<QByteArray> {"443 ", "443 "}));
        QCOMPARE(labels("2026-03-03"), (QList<QByteArray> {"53 DNS", "22 Rest"}));
        const CliResult all = cli("relabel");
        QCOMPARE(all.code, 0);
        QVERIFY2(all.err.contains("4 flows looked at") && all.err.contains("0 addresses"),
            all.err.constData());
        QCOMPARE(labels("2026-03-02"), (QList<QByteArray> {"443 Web", "443 Web"}));
    }

    void hitsAreCountedOverThePeriod()
    {
        const auto all = cli("rules list --hits --columns name,flows,packets,bytes").rows();
        QVERIFY(all.contains(QList<QByteArray> {"Web", "2", "5", "1000"}));
        QVERIFY(all.contains(QList<QByteArray> {"DNS", "1", "1", "60"}));
        const auto first
            = cli("rules list --hits --to 2026-03-02T23:00:00Z --columns name,flows").rows();
        QVERIFY(first.contains(QList<QByteArray> {"Web", "2"}));
        QVERIFY(first.contains(QList<QByteArray> {"DNS", "0"}));
    }

    void badRelabelArgumentsChangeNothing()
    {
        const QList<QByteArray> before = labels("2026-03-02");
        QCOMPARE(cli("relabel --from yesterday").code, 1);
        QCOMPARE(cli("relabel --to 2026-13-40").code, 1);
        QCOMPARE(cli("relabel --colours").code, 1);
        QCOMPARE(cli("relabel somewhere").code, 1);
        const CliResult none = cli("relabel --rules --from 2027-01-01");
        QCOMPARE(none.code, 0);
        QVERIFY(none.err.contains("0 flows looked at"));
        QCOMPARE(labels("2026-03-02"), before);
    }
};

QTEST_GUILESS_MAIN(TestCliRules)
#include "tst_clirules.moc"
