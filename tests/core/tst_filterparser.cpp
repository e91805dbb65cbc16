// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterexpression.h"
#include "core/flow/fieldtext.h"
#include "core/net/servicenames.h"
#include "tests/support/naivefilter.h"
#include "tests/support/randomflows.h"

#include <QFile>
#include <QtTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;

namespace {

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

std::string canonical(std::string_view text)
{
    const auto filter = parseFilter(text);
    return filter ? printFilter(*filter) : std::string("error: ") + filter.error().detail;
}

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

} // namespace

class TestFilterParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsGiveTheirCanonicalForm_data();
    void textsGiveTheirCanonicalForm();
    void wrongTextsAreToldWhere_data();
    void wrongTextsAreToldWhere();
    void warningsSayWhereAndWhatToWrite_data();
    void warningsSayWhereAndWhatToWrite();

    void blankTextIsNoFilter()
    {
        for (const char* text : {"", "  \n\t", "# only a comment"}) {
            const auto filter = parseFilter(text);
            QVERIFY(filter.ok() && *filter == nullptr);
        }
        QVERIFY(printFilter(nullptr).empty());
    }

    void printedTreesComeBackTheSame()
    {
        RandomFlows random(11);
        for (int i = 0; i < 20'000; ++i) {
            const FilterPtr tree = random.filter(static_cast<int>(random.below(5)));
            const std::string text = printFilter(tree);
            const auto again = parseFilter(text);
            QVERIFY2(again.ok(), (again ? text : text + ": " + again.error().detail).c_str());
            QVERIFY2(equal(*again, tree), text.c_str());
        }
    }

    void builderRowsComeBackTheSame()
    {
        RandomFlows random(12);
        for (int i = 0; i < 20'000; ++i) {
            const FilterCondition c = random.condition();
            const std::string text = valueText(c);
            const auto again = parseCondition(c.field, c.op, text);
            QVERIFY2(again.ok(), (again ? text : text + ": " + again.error().detail).c_str());
            QVERIFY2((*again)->condition == c, text.c_str());
        }
    }

    void builderRowTakesTextAsTyped()
    {
        const auto row = [](FlowField field, FilterOperator op, std::string_view text) {
            const auto filter = parseCondition(field, op, text);
            return filter ? printFilter(*filter) : filter.error().detail;
        };
        using Op = FilterOperator;
        QVERIFY(row(FlowField::Rule, Op::Equal, " John's \"big\" rule ")
            == "rule = \"John's \\\"big\\\" rule\"");
        QVERIFY(row(FlowField::Rule, Op::Equal, "and") == "rule = \"and\"");
        QVERIFY(
            row(FlowField::DstPort, Op::In, "ssh, 80,  1 .. 5") == "dst_port in {22, 80, 1..5}");
        QVERIFY(row(FlowField::DstPort, Op::In, "{22}") == "dst_port in {22}");
        QVERIFY(row(FlowField::Segment, Op::In, "\"a, b\", Card data")
            == "segment in {\"a, b\", \"Card data\"}");
        QVERIFY(row(FlowField::Start, Op::Less, "2026-03-02 09:00") == "start < 2026-03-02T09:00Z");
        QVERIFY(row(FlowField::SrcPort, Op::Less, "dst_port") == "src_port < dst_port");
        QVERIFY(row(FlowField::Rule, Op::Present, "") == "rule");
        QVERIFY(!parseCondition(FlowField::Rule, Op::Present, "x").ok());
        QVERIFY(!parseCondition(FlowField::Bytes, Op::Matches, "1").ok());
        const auto bad = parseCondition(FlowField::DstPort, Op::In, "22, x");
        QVERIFY(!bad.ok());
        QCOMPARE(bad.error().offset.value(), std::uint64_t {4});
        QCOMPARE(bad.error().length, std::uint64_t {1});
        const auto gap = parseCondition(FlowField::DstPort, Op::In, "22, , 5");
        QVERIFY(!gap.ok());
    }

    void everyTextThatIsCutShortIsAnswered()
    {
        const std::string text = "not (src/ip = 10.0.0.0/8 || dst_port not in {22, ssh..90}) && "
                                 "rule ~ \"a \\\"*\\x41\"";
        for (std::size_t size = 0; size <= text.size(); ++size) {
            const auto filter = parseFilter(std::string_view(text).substr(0, size));
            if (!filter) {
                QVERIFY(filter.error().code == ErrorCode::FilterSyntax);
                QVERIFY(filter.error().offset.value() <= size);
                QVERIFY(!filter.error().detail.empty());
            }
        }
    }

    void deepNestingIsRefusedNotFollowed()
    {
        QVERIFY(parseFilter(repeated("(", 200) + "rule" + repeated(")", 200)).ok());
        QVERIFY(parseFilter(repeated("not ", 200) + "rule").ok());
        for (const char* piece : {"(", "not ", "!", "not("}) {
            const auto filter = parseFilter(repeated(piece, 10'000) + "rule");
            QVERIFY(!filter.ok());
            QVERIFY(filter.error().code == ErrorCode::FilterSyntax);
        }
    }

    void sizeAndNumberOfValuesAreBounded()
    {
        QVERIFY(!parseFilter(std::string(70'000, '#')).ok());
        const std::string list = std::string("vlan in {") + repeated("1,", 9'999) + "1}";
        QVERIFY(parseFilter(list).ok());
        QVERIFY(!parseFilter(list + " and vlan = 1").ok());
        QVERIFY(!parseFilter(repeated("ip&&", 16'000) + "ip").ok());
        QVERIFY(!parseFilter(repeated("ip||", 12'000) + "ip").ok());
    }

    void bothJoinsWithoutNesting()
    {
        const FilterPtr a = *parseFilter("rule");
        const FilterPtr b = *parseFilter("vlan and mac");
        QVERIFY(both(nullptr, nullptr) == nullptr);
        QVERIFY(equal(both(a, nullptr), a) && equal(both(nullptr, a), a));
        QVERIFY(printFilter(both(b, both(a, b))) == "vlan and mac and rule and vlan and mac");
        QVERIFY(printFilter(both(a, *parseFilter("ip or port"))) == "rule and (ip or port)");
    }

    void madeNodesKeepTheirMeaning()
    {
        const FilterPtr a = *parseFilter("rule");
        QVERIFY(FilterNode::makeOr({a, nullptr}) == nullptr);
        QVERIFY(equal(FilterNode::makeAnd({nullptr, a}), a));
        QVERIFY(FilterNode::makeAnd({}) == nullptr);
        QVERIFY(!naiveMatches(FilterNode::makeNot(nullptr), Flow {}));
    }

    void filterForACellFindsTheCell()
    {
        RandomFlows random(13);
        for (int i = 0; i < 300; ++i) {
            FlowBatch batch;
            batch.append(random.flow());
            const Flow flow = batch.flow(0);
            for (const FieldInfo& info : allFields()) {
                if (!isColumn(info.field))
                    continue;
                const FilterPtr filter = filterForCell(batch, 0, info.field);
                const std::string text = printFilter(filter);
                QVERIFY2(filter && naiveMatches(filter, flow), text.c_str());
                QVERIFY2(equal(*parseFilter(text), filter), text.c_str());
                // Any other flow with the same cell text matches too, any with another does not.
                FlowBatch other;
                other.append(random.flow());
                // type and code of ICMP are no port of another protocol
                const bool icmpCell = info.field == FlowField::DstPort && flow.protocol.isIcmp();
                const bool same = fieldText(other, 0, info.field) == fieldText(batch, 0, info.field)
                    && (!icmpCell || other.protocol[0] == batch.protocol[0]);
                const bool name
                    = info.field == FlowField::SrcName || info.field == FlowField::DstName;
                if (!name && info.field != FlowField::BytesTotal
                    && info.field != FlowField::PacketsTotal)
                    QVERIFY2(naiveMatches(filter, other.flow(0)) == same, text.c_str());
            }
        }
    }

    void cellOfIcmpTypeAndCodeNamesItsProtocol()
    {
        const auto filterOf = [](Protocol protocol, std::uint16_t port) {
            Flow flow;
            flow.protocol = protocol;
            flow.dstPort = Port(port);
            FlowBatch batch;
            batch.append(flow);
            return printFilter(filterForCell(batch, 0, FlowField::DstPort));
        };
        QCOMPARE(filterOf(kIcmp, 8 * 256), std::string("protocol = icmp and dst_port = 2048"));
        QCOMPARE(
            filterOf(kIcmpV6, 128 * 256), std::string("protocol = ipv6-icmp and dst_port = 32768"));
        QCOMPARE(filterOf(kTcp, 2048), std::string("dst_port = 2048"));
    }

    void operatorsOfEveryTypeParse()
    {
        for (const FieldInfo& info : allFields())
            for (const FilterOperator op : operatorsFor(info.type)) {
                std::string text(info.name);
                const std::string value(info.example);
                if (op == FilterOperator::In)
                    text += " in {" + value + "}";
                else if (op != FilterOperator::Present)
                    text.append(1, ' ').append(printOperator(op)).append(1, ' ').append(value);
                const bool rangeExample = value.find("..") != std::string::npos;
                if (!rangeExample || op == FilterOperator::Equal)
                    QVERIFY2(parseFilter(text).ok(), text.c_str());
            }
    }

    void serviceNamesAreFoundInReverse()
    {
        for (const NamedPort& service : namedPorts())
            QVERIFY2(
                portOfService(service.name) == service.port, std::string(service.name).c_str());
        QCOMPARE(portOfService("SSH")->number(), std::uint16_t {22});
        QVERIFY(!portOfService("no-such-service"));
        QVERIFY(!portOfService(""));
    }

    void everyFieldIsInTheDocument()
    {
        QFile file(QStringLiteral(NB_SOURCE_DIR "/docs/filter-language.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        for (const FieldInfo& info : allFields()) {
            const QByteArray row = "| `" + QByteArray(info.name.data(), info.name.size()) + "` |";
            QVERIFY2(text.contains(row), row.constData());
        }
    }

    void everyExampleInTheDocumentParses()
    {
        QFile file(QStringLiteral(NB_SOURCE_DIR "/docs/filter-language.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        bool inBlock = false;
        int examples = 0;
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.startsWith("```")) {
                inBlock = line.startsWith("```filter");
                continue;
            }
            if (!inBlock || line.trimmed().isEmpty())
                continue;
            const auto filter
                = parseFilter(std::string_view(line.data(), std::size_t(line.size())));
            QVERIFY2(filter.ok(), line.constData());
            ++examples;
        }
        QVERIFY(examples >= 20);
    }
};

void TestFilterParser::textsGiveTheirCanonicalForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char* text, const char* printed) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(printed);
    };
    const auto same = [&](const char* text) { row(text, text); };
    same("src_ip = 10.0.0.0/8 and not dst_segment = CDE and dst_port in {22, 3389, 5985..5986}");
    // connectives, precedence, parentheses
    row("rule&&vlan||!mac", "rule and vlan or not mac");
    same("rule and (vlan or mac)");
    row("(rule and vlan) or mac", "rule and vlan or mac");
    same("(rule and vlan) and mac");
    same("rule or (vlan or mac)");
    row("((rule))", "rule");
    same("not not rule");
    same("not (rule or vlan)");
    row("NOT rule AND Vlan Or MAC", "not rule and vlan or mac");
    row("rule # a comment\n and vlan # another", "rule and vlan");
    row("rule#x", "rule");
    // operators
    row("dst_port==443", "dst_port = 443");
    row("dst_port!=443", "dst_port != 443");
    row("bytes<=5", "bytes <= 5");
    row("dst_name!~*.Example.com", "dst_name !~ *.Example.com");
    row("dst_port not in {80,443}", "not dst_port in {80, 443}");
    row("dst_port in{ 1 .. 5 , 7.. 8, 9 ..10 }", "dst_port in {1..5, 7..8, 9..10}");
    // legacy spellings
    row("src/ip = 10.0.0.1 and dst/arin/name = GOOGLE", "src_ip = 10.0.0.1 and dst_owner = GOOGLE");
    row("serviceName = ssh or MATCH = NOMATCH", "service = ssh or rule = NOMATCH");
    row("protocol_name = TCP", "protocol = tcp");
    // addresses
    row("ip = 10.1.2.3/16", "ip = 10.1.0.0/16");
    row("ip = 2001:DB8:0:0::1", "ip = 2001:db8::1");
    row("ip=::ffff:10.0.0.1", "ip = 10.0.0.1");
    same("src_ip in {10.0.0.1..10.0.0.9, 2001:db8::/32, 192.0.2.1}");
    row("src_ip = 2001:db8::1..2001:db8::ff", "src_ip = 2001:db8::1..2001:db8::ff");
    same("src_ip ~ 10.1.*");
    same("src_ip = dst_ip");
    // ports and protocols
    row("dst_port = SSH", "dst_port = 22");
    row("dst_port = ssh..https", "dst_port = 22..443");
    row("dst_port = 0x1bb", "dst_port = 443");
    row("dst_port = \"443\"", "dst_port = 443");
    same("src_port < dst_port");
    row("protocol = 6 or protocol = IPv6-ICMP or protocol = 200",
        "protocol = tcp or protocol = ipv6-icmp or protocol = 200");
    row("protocol in {icmp..udp}", "protocol in {1..17}");
    // numbers
    row("bytes > 10k or bytes > 10000", "bytes > 10k or bytes > 10k");
    row("bytes > 1.5M or bytes > 2G", "bytes > 1500k or bytes > 2G");
    row("bytes > 4Ki or bytes > 1mi", "bytes > 4096 or bytes > 1048576");
    row("bytes = 18446744073709551615", "bytes = 18446744073709551615");
    same("bytes > reverse_bytes");
    row("vlan = 5 .. 7", "vlan = 5..7");
    // durations
    row("duration > 300s", "duration > 5m");
    row("duration > 1h30m or duration > 0", "duration > 90m or duration > 0s");
    row("duration = 500ms or duration = 1.5s", "duration = 500ms or duration = 1500ms");
    row("duration = 86400 or duration = 7us", "duration = 1d or duration = 7us");
    same("duration in {1s..5s, 2h}");
    // times
    same("start = 2026-03-02");
    row("start >= 2026-03-02T09:00", "start >= 2026-03-02T09:00Z");
    row("start = 2026-03-02T09:00:07", "start = 2026-03-02T09:00:07Z");
    row("start = 2026-03-02T09:00:07.25Z",
        "start = 2026-03-02T09:00:07.250000Z..2026-03-02T09:00:07.259999Z");
    row("end = 2026-03-02T10:00:00.000001+01:00", "end = 2026-03-02T09:00:00.000001Z");
    row("start = \"2026-03-02 09:00\"", "start = 2026-03-02T09:00Z");
    row("start = 1772442000", "start = 2026-03-02T09:00:00Z");
    same("start in {2026-03-02..2026-03-04}");
    same("start = end");
    // flags
    row("tcp_flags = SA", "tcp_flags = 0x12");
    row("tcp_flags ~ s or reverse_tcp_flags = 0x1B",
        "tcp_flags ~ 0x02 or reverse_tcp_flags = 0x1b");
    row("tcp_flags = FSRPAUEC", "tcp_flags = 0xff");
    // texts
    row("rule = 'John said \"hi\"'", "rule = \"John said \\\"hi\\\"\"");
    row("rule = 'it\\'s' or rule = \"\\x41\\n\"", "rule = \"it's\" or rule = \"A\\n\"");
    same("rule = \"and\" or rule = \"src_name\" or rule = src_name");
    same("rule = a..b");
    same("rule = \"\"");
    row("rule = \"CDE\"", "rule = CDE");
    same("segment = Büro and segment = \"Café au lait\"");
    same("service = domain and service = match");
    // MAC addresses, states, truth
    row("mac = 0011.2233.4455 or mac = 00-11-22-33-44-55",
        "mac = 00:11:22:33:44:55 or mac = 00:11:22:33:44:55");
    same("src_mac ~ 00:11:22:*");
    same("src_mac = 00:00:00:00:00:00");
    row("state = Established or state != UNKNOWN", "state = established or state != unknown");
    row("internal = yes and external != FALSE and internal",
        "internal = true and external != false and internal");
}

void TestFilterParser::textsGiveTheirCanonicalForm()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    const std::string once = canonical(text.toStdString());
    QCOMPARE(qt(once), printed);
    QCOMPARE(qt(canonical(once)), printed);
    QVERIFY(equal(*parseFilter(text.toStdString()), *parseFilter(once)));
}

void TestFilterParser::wrongTextsAreToldWhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("message"); // a part of it
    const auto row = [](const char* text, int offset, int length, const char* message) {
        QTest::newRow(text) << QString::fromUtf8(text) << offset << length
                            << QString::fromUtf8(message);
    };
    row("dst_prt = 5", 0, 7, "did you mean dst_port?");
    row("rule and src-ip = 10.0.0.1", 9, 6, "did you mean src_ip?");
    row("Protcol = tcp", 0, 7, "did you mean protocol?");
    row("zzzzzz = 1", 0, 6, "no field is called 'zzzzzz'");
    row("10.0.0.1", 0, 8, "did you mean ip = 10.0.0.1?");
    row("rule and 443", 9, 3, "did you mean port = 443?");
    row("udp", 0, 3, "did you mean protocol = udp?");
    row("\"rule\" = x", 0, 6, "expected a field");
    row("and", 0, 3, "expected a field");
    row("rule and", 8, 0, "expected a field");
    row("rule or or vlan", 8, 2, "expected a field, 'not' or '(', not 'or'");
    row("(", 1, 0, "expected a field");
    row("()", 1, 1, "expected a field");
    row("(rule", 5, 0, "expected 'and', 'or' or ')'");
    row("rule)", 4, 1, "closes nothing");
    row("rule = x y", 9, 1, "expected 'and', 'or' or the end");
    row("dst_port 443", 9, 3, "expected one of = != < <= > >= in after dst_port");
    row("bytes ~ 5", 6, 1, "bytes does not go with ~");
    row("state < attempt", 6, 1, "state does not go with <");
    row("dst_port =", 10, 0, "expected a port");
    row("dst_port = = 5", 11, 1, "expected a port");
    row("dst_port = 70000", 11, 5, "goes up to 65535");
    row("dst_port = sshh", 11, 4, "did you mean ssh?");
    row("dst_port = 1..x", 14, 1, "expected a port");
    row("dst_port = 9..1", 11, 4, "ends before it begins");
    row("dst_port < 1..5", 11, 4, "expected one value");
    row("dst_port in 22", 12, 2, "expected '{'");
    row("dst_port in {}", 13, 1, "expected a port");
    row("dst_port in {22 23}", 16, 2, "expected ',' or '}'");
    row("dst_port in {22,", 16, 0, "expected a port");
    row("dst_port in {22", 15, 0, "expected ',' or '}'");
    row("vlan = 65536", 7, 5, "goes up to 65535");
    row("confidence = 256", 13, 3, "goes up to 255");
    row("protocol = 256", 11, 3, "goes up to 255");
    row("protocol = tpc", 11, 3, "did you mean tcp?");
    row("src_ip = 10.0.0.0/33", 9, 11, "expected an address");
    row("src_ip = 10.1.*", 9, 6, "wildcards go with ~");
    row("src_ip = 10.0.0.1..::1", 19, 3, "both IPv6");
    row("src_ip = bytes", 9, 5, "cannot be compared");
    row("ip = src_ip", 5, 6, "name the side");
    row("bytes = 99999999999999999999", 8, 20, "is too large: bytes goes up to");
    row("bytes = 1.5", 8, 3, "expected a number");
    row("bytes = -1", 8, 2, "expected a number");
    row("bytes = 10x", 8, 3, "expected a number");
    row("duration > 5x", 11, 2, "expected a duration");
    row("start > 2026-13-02", 8, 10, "expected a time");
    row("start > 2026", 8, 4, "expected a time");
    row("start < 2026-03-02..2026-03-04", 8, 22, "expected one value");
    row("tcp_flags = XYZ", 12, 3, "expected TCP flags");
    row("tcp_flags = 0x100", 12, 5, "goes up to 255");
    row("state = rejectd", 8, 7, "did you mean rejected?");
    row("internal = maybe", 11, 5, "expected true or false");
    row("src_mac = 00:11", 10, 5, "expected a MAC address");
    row("rule = \"abc", 7, 4, "never closed");
    row("rule = AT&T", 9, 1, "needs quotes");
    row("rule | vlan", 5, 1, "expected '||'");
    row("rule = and", 7, 3, "expected a text");
    row("rule = \x01", 7, 1, "control character");
    row("rule !", 5, 1, "after rule, not '!'");
    row("not", 3, 0, "expected a field");
}

void TestFilterParser::wrongTextsAreToldWhere()
{
    QFETCH(QString, text);
    QFETCH(int, offset);
    QFETCH(int, length);
    QFETCH(QString, message);
    const auto filter = parseFilter(text.toStdString());
    QVERIFY(!filter.ok());
    const Error& error = filter.error();
    QVERIFY(error.code == ErrorCode::FilterSyntax);
    QVERIFY2(qt(error.detail).contains(message), error.detail.c_str());
    QCOMPARE(static_cast<int>(error.offset.value()), offset);
    QCOMPARE(static_cast<int>(error.length), length);
}

void TestFilterParser::warningsSayWhereAndWhatToWrite_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind"); // -1: none
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("replacement");
    using Kind = FilterWarning::Kind;
    const auto row = [](const char* text, int kind, int offset, int length, const char* fix) {
        QTest::newRow(text) << QString::fromUtf8(text) << kind << offset << length
                            << QString::fromUtf8(fix);
    };
    const int unequal = static_cast<int>(Kind::NotEqualOnEitherSide);
    const int legacy = static_cast<int>(Kind::LegacyName);
    const int wildcard = static_cast<int>(Kind::WildcardInEqual);
    row("rule and ip != 10.0.0.1", unequal, 9, 14, "not ip = 10.0.0.1");
    row("(name !~ *.com )", unequal, 1, 13, "not name ~ *.com");
    row("rule and src/ip = 10.0.0.1", legacy, 9, 6, "src_ip");
    row("dst_name = *.com", wildcard, 0, 16, "dst_name ~ *.com");
    row("dst_name in {a, *.com}", wildcard, 0, 22, "");
    row("SRC_IP != 10.0.0.1", -1, 0, 0, "");
    row("dst_name ~ *.com", -1, 0, 0, "");
    row("ip != ", -1, 0, 0, "");
}

void TestFilterParser::warningsSayWhereAndWhatToWrite()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QFETCH(int, offset);
    QFETCH(int, length);
    QFETCH(QString, replacement);
    const std::string utf8 = text.toStdString();
    const auto warnings = filterWarnings(std::string_view(utf8));
    QCOMPARE(static_cast<int>(warnings.size()), kind < 0 ? 0 : 1);
    if (kind < 0)
        return;
    const FilterWarning& warning = warnings.front();
    QCOMPARE(static_cast<int>(warning.kind), kind);
    QCOMPARE(static_cast<int>(warning.offset.value()), offset);
    QCOMPARE(static_cast<int>(warning.length), length);
    QCOMPARE(qt(warning.replacement), replacement);
    QVERIFY(!warning.text.empty());
    const auto ofTree = filterWarnings(*parseFilter(utf8));
    QCOMPARE(ofTree.size(),
        warning.kind == FilterWarning::Kind::LegacyName ? std::size_t {0} : std::size_t {1});
}

QTEST_GUILESS_MAIN(TestFilterParser)
#include "tst_filterparser.moc"
