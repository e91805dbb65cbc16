// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtercompletion.h"
#include "core/filter/filterexpression.h"
#include "ui/jobs/importtext.h"
#include "ui/text/coretext.h"

#include <QTest>
#include <QTranslator>

#include <string>

using namespace nb;

namespace {

/// Turns the words of the table around, so that every translated text is told from English.
class MarkingTranslator : public QTranslator
{
public:
    [[nodiscard]] QString translate(
        const char* context, const char* source, const char*, int) const override
    {
        return qstrcmp(context, "nb::CoreText") == 0
            ? QStringLiteral("«%1»").arg(QString::fromUtf8(source))
            : QString();
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class TestCoreText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMessageOfTheParserIsKnown_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"dst_prt = 1", "nonsense_of_a_name = 1", "10.0.0.1", "443", "tcp",
                 "00:11:22:33:44:55", "dst_name = \"open", "a & b", "dst_port = 1 | dst_port = 2",
                 "dst_port = 1 \x01", "dst_port = 1)", "dst_port = 1 dst_port = 2", "(dst_port = 1",
                 "(dst_port = 1 x", "= 1", "", "not", "dst_port 5", "dst_port ~ 5", "dst_port in 5",
                 "dst_port in {5", "dst_port in {5 6}", "dst_port =", "dst_port = )",
                 "dst_port = htpps", "dst_port = 70000", "bytes = 99999999999999999999999",
                 "duration = 99999999999999999999999d", "dst_port = 9..3", "dst_port < 1..3",
                 "src_ip = 10.0.0.x", "src_ip = 10.0.*", "src_ip = 10.0.0.1..::1",
                 "src_ip = 10.0.0.9..10.0.0.1", "start = soon", "protocol = tpc", "bytes = many",
                 "tcp_flags = Q", "state = estblished", "vlan = x", "src_mac = 1", "duration = x",
                 "internal = maybe", "ip = src_ip", "src_ip = bytes",
                 "start = 2026-03-03..2026-03-02"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("too long") << QByteArray(70'000, 'x');
        QTest::newRow("too deep") << QByteArray(400, '(');
        QByteArray list("dst_port in {1");
        for (int i = 0; i < 10'001; ++i)
            list += ",1";
        QTest::newRow("too many values") << list + "}";
        QByteArray conditions("ip");
        for (int i = 0; i < 10'001; ++i)
            conditions += "&&ip";
        QTest::newRow("too many conditions") << conditions;
    }
    void everyMessageOfTheParserIsKnown()
    {
        QFETCH(const QByteArray, text);
        const auto parsed = parseFilter(text.toStdString());
        if (parsed.ok()) {
            QVERIFY(text.isEmpty());
            return;
        }
        const std::string& detail = parsed.error().detail;
        QVERIFY2(isKnownCoreText(detail), detail.c_str());
        // without a translation it is what it was
        QCOMPARE(coreText(detail).toStdString(), detail);
    }

    void expectationsOfEveryFieldAreKnown()
    {
        MarkingTranslator marking;
        QCoreApplication::installTranslator(&marking);
        for (const FieldInfo& info : allFields())
            for (const FilterOperator op : operatorsFor(info.type)) {
                if (op == FilterOperator::Present)
                    continue;
                const auto parsed = parseCondition(info.field, op, "");
                if (parsed.ok())
                    continue;
                // both the sentence and the thing in it
                const QString text = coreText(parsed.error().detail);
                QVERIFY2(text.count(u'«') == 2, qPrintable(text));
            }
        QCoreApplication::removeTranslator(&marking);
    }

    void doubtsAndProposalsAreKnown()
    {
        for (const char* text :
            {"ip != 10.0.0.1", "serviceName = https", "dst_name = *.example.com", "ip !~ 10.*"})
            for (const FilterWarning& warning : filterWarnings(std::string_view(text)))
                QVERIFY2(isKnownCoreText(warning.text), warning.text.c_str());
        for (const char* text : {"", "dst_port ", "src_ip ", "tcp_flags ", "dst_port = 1 ",
                 "(dst_port = 1 ", "dst_port in ", "dst_port in {1 ", "dst_port = h"})
            for (const FilterCompletionItem& item :
                completeFilter(text, std::string(text).size()).items)
                QVERIFY2(item.description.empty() || isKnownCoreText(item.description),
                    item.description.c_str());
    }

    void importNoticesAndReasonsAreTranslated()
    {
        MarkingTranslator marking;
        QCoreApplication::installTranslator(&marking);
        ImportReport report;
        report.path = QStringLiteral("/x/a.csv");
        report.flows = 3;
        report.skipped = {{"bad row", 2}, {"non-ip: arp", 7}};
        report.notices.push_back({Error {ErrorCode::Invalid, "row 7: the row has no time"}, 7});
        const QString details = importOutcome(report.path, report, QLocale::c()).details;
        QVERIFY2(details.contains(u"«bad row»: 2"), qPrintable(details));
        QVERIFY2(details.contains(u"«non-ip: arp»: 7"), qPrintable(details));
        QVERIFY2(details.contains(u"«row 7: «the row has no time»»"), qPrintable(details));
        QCoreApplication::removeTranslator(&marking);
    }

    void valuesStayWhatTheyAre()
    {
        MarkingTranslator marking;
        QCoreApplication::installTranslator(&marking);
        // a value may look like a place for one
        QCOMPARE(
            coreText("no field is called '%1 %2'"), QStringLiteral("«no field is called '%1 %2'»"));
        QCOMPARE(
            coreText("something nobody wrote down"), QStringLiteral("something nobody wrote down"));
        QVERIFY(!isKnownCoreText("something nobody wrote down"));
        QCOMPARE(coreText(std::string(100'000, 'x')).size(), 100'000);
        QCoreApplication::removeTranslator(&marking);
    }
};

QTEST_MAIN(TestCoreText)
#include "tst_coretext.moc"
