// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/linesplitter.h"
#include "collectors/names/logtail.h"
#include "collectors/names/namelog.h"
#include "collectors/names/namelogfollower.h"
#include "core/names/nametable.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace nb;

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kNow = 1'700'000'000 * kSecond; // 2023-11-14T22:13:20Z

class Collecting : public NameSink
{
public:
    void add(NameBinding&& binding) override { bindings.push_back(std::move(binding)); }
    /// `NAME ADDRESS CLIENT SOURCE` of each, sorted.
    [[nodiscard]] QByteArrayList texts() const
    {
        QByteArrayList list;
        for (const NameBinding& b : bindings)
            list.append(QByteArray::fromStdString(b.name + ' ' + b.address.toString() + ' '
                + b.client.toString() + ' ' + std::string(toString(b.source))));
        std::ranges::sort(list);
        return list;
    }
    std::vector<NameBinding> bindings;
};

Collecting namesOf(NameFileKind kind, const QByteArray& text)
{
    Collecting names;
    const auto parser = makeNameLogParser(kind, {names});
    LineSplitter lines;
    const auto take = [&](std::string_view line) { parser->line(line, kNow); };
    lines.feed({text.data(), static_cast<std::size_t>(text.size())}, take);
    lines.finish(take);
    return names;
}

/// A line as dnsmasq writes it.
QByteArray dm(const QByteArray& text)
{
    return "Nov 14 22:13:10 dnsmasq[77]: " + text + '\n';
}

/// A line as unbound writes it.
QByteArray ub(const QByteArray& text)
{
    return "[1700000000] unbound[77:0] info: " + text + '\n';
}

void write(const QString& path, const QByteArray& text, QIODevice::OpenMode mode)
{
    QFile file(path);
    QVERIFY(file.open(mode));
    QCOMPARE(file.write(text), text.size());
}
constexpr QIODevice::OpenMode kAppend = QIODevice::WriteOnly | QIODevice::Append;
constexpr QIODevice::OpenMode kCut = QIODevice::WriteOnly | QIODevice::Truncate;

} // namespace

class TestNameLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dnsmasqLines_data();
    void dnsmasqLines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArrayList, names);
        std::ranges::sort(names);
        QCOMPARE(namesOf(NameFileKind::Dnsmasq, text).texts(), names);
    }
    void unboundLines_data();
    void unboundLines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArrayList, names);
        std::ranges::sort(names);
        QCOMPARE(namesOf(NameFileKind::Unbound, text).texts(), names);
    }
    void zeekLines_data();
    void zeekLines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArrayList, names);
        std::ranges::sort(names);
        QCOMPARE(namesOf(NameFileKind::Zeek, text).texts(), names);
    }
    void hostsLines()
    {
        const auto names = namesOf(NameFileKind::Hosts,
            "127.0.0.1 localhost\n# 192.0.2.9 no\n192.0.2.1\tPrinter.Lan printer # upstairs\r\n"
            "fe80::1%eth0 router\n\n   2001:db8::1   six  \n0.0.0.0 ads.example\nrubbish\n"
            "192.0.2.3\n999.1.1.1 x\n");
        QCOMPARE(names.texts(),
            (QByteArrayList {"localhost 127.0.0.1 :: hosts", "printer.lan 192.0.2.1 :: hosts",
                "router fe80::1 :: hosts", "six 2001:db8::1 :: hosts"}));
    }

    void timesOfLines_data();
    void timesOfLines()
    {
        QFETCH(QByteArray, time);
        QFETCH(qint64, seconds);
        const auto names = namesOf(NameFileKind::Dnsmasq,
            time + "dnsmasq[1]: query[A] a.test from 10.0.0.1\n" + time
                + "dnsmasq[1]: reply a.test is 192.0.2.1\n");
        QCOMPARE(names.bindings.size(), std::size_t(1));
        QCOMPARE(names.bindings[0].first, seconds * kSecond);
    }

    void lineOfAMegabyteIsDroppedAndTheNextRead()
    {
        LineSplitter lines;
        QByteArrayList taken;
        const auto take = [&](std::string_view line) {
            taken.append(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
        };
        const QByteArray text = "a\n" + QByteArray(1 << 20, 'x') + "\nb\r\n\n\nc";
        for (qsizetype at = 0; at < text.size(); at += 1000) {
            const QByteArray part = text.mid(at, 1000);
            lines.feed({part.data(), static_cast<std::size_t>(part.size())}, take);
        }
        QCOMPARE(taken, (QByteArrayList {"a", "b"})); // c may go on
        QCOMPARE(lines.dropped(), std::uint64_t(1));
        lines.finish(take);
        QCOMPARE(taken, (QByteArrayList {"a", "b", "c"}));
    }

    void kindsAreRecognised_data();
    void kindsAreRecognised()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        const auto found = recogniseNameLog({text.data(), static_cast<std::size_t>(text.size())});
        QCOMPARE(found ? int(*found) : -1, kind);
    }

    void tailBeginsAtTheEndAndWaitsForWholeLines()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log"));
        write(path, "old\n", kCut);
        LogTail tail(path);
        QByteArrayList lines;
        const auto poll = [&] {
            while (tail.poll(collect(lines))) { }
        };
        poll();
        QVERIFY(lines.isEmpty());
        write(path, "one\ntw", kAppend);
        poll();
        QCOMPARE(lines, (QByteArrayList {"one"}));
        write(path, "o\n", kAppend);
        poll();
        QCOMPARE(lines, (QByteArrayList {"one", "two"}));
    }

    void rotatedFileIsReadToItsEndFirst()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log"));
        write(path, "", kCut);
        LogTail tail(path);
        QByteArrayList lines;
        const auto poll = [&] {
            while (tail.poll(collect(lines))) { }
        };
        write(path, "1\n", kAppend);
        poll();
        write(path, "2\n", kAppend); // not looked at before the rotation
        QVERIFY(QFile::rename(path, path + QStringLiteral(".1")));
        write(path + QStringLiteral(".1"), "3\n4", kAppend); // its writer has it open still
        poll();
        write(path, "5\n", kCut);
        poll();
        QCOMPARE(lines, (QByteArrayList {"1", "2", "3", "4", "5"}));
        QCOMPARE(tail.rotations(), std::uint64_t(1));
    }

    void truncatedFileIsReadFromItsBeginning()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log"));
        write(path, "", kCut);
        LogTail tail(path);
        QByteArrayList lines;
        const auto poll = [&] {
            while (tail.poll(collect(lines))) { }
        };
        write(path, "long line\nbegun", kAppend);
        poll();
        write(path, "new\n", kCut);
        poll();
        QCOMPARE(lines, (QByteArrayList {"long line", "new"}));
    }

    void fileThatComesLaterIsReadWhole()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log"));
        LogTail tail(path);
        QByteArrayList lines;
        const auto poll = [&] {
            while (tail.poll(collect(lines))) { }
        };
        poll();
        QVERIFY(!tail.isOpen());
        write(path, "1\n", kCut);
        poll();
        QVERIFY(QFile::remove(path));
        poll();
        write(path, "2\n", kCut);
        poll();
        QCOMPARE(lines, (QByteArrayList {"1", "2"}));
    }

    void folderIsNoLog()
    {
        const QTemporaryDir folder;
        LogTail tail(folder.path());
        QByteArrayList lines;
        QVERIFY(!tail.poll(collect(lines)));
        QVERIFY(!tail.isOpen());
    }

    void followerPutsNamesIntoTheTable()
    {
        const QTemporaryDir folder;
        const auto workspace
            = Workspace::open(folder.filePath(QStringLiteral("w")), Workspace::Mode::ReadWrite);
        QVERIFY(workspace.ok());
        const auto table = NameTable::open(**workspace);
        QVERIFY(table.ok());
        const QString path = folder.filePath(QStringLiteral("log"));
        const auto source = nameLogSourceFrom("dnsmasq:" + path.toStdString());
        QVERIFY(source.ok());
        NameLogFollower follower(*source, **table);
        write(path, dm("query[A] a.test from 10.0.0.1") + dm("reply a.test is 192.0.2.1"), kCut);
        QTRY_COMPARE(follower.counts().names, std::uint64_t(1));
        write(path, dm("query[A] b.test from 10.0.0.1") + dm("reply b.test is 192.0.2.2"), kAppend);
        follower.finish(); // reads what is there
        QCOMPARE((*table)->size(), std::size_t(2));
        QCOMPARE(follower.counts().lines, std::uint64_t(4));
    }

    void sourcesOfLogs()
    {
        QVERIFY(nameLogSourceFrom("unbound:/x:y").ok());
        for (const char* wrong :
            {"", "dnsmasq", "dnsmasq:", "/var/log/dnsmasq.log", "hosts:/x", "bind:/x", "dns.db:/x"})
            QVERIFY2(!nameLogSourceFrom(wrong).ok(), wrong);
    }

private:
    static LineSplitter::Take collect(QByteArrayList& lines)
    {
        return [&lines](std::string_view line) {
            lines.append(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
        };
    }
};

void TestNameLogs::dnsmasqLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("names");
    const QByteArray ask = dm("query[A] www.test from 10.0.0.1");
    const auto row = [](const char* name, const QByteArray& text, const QByteArrayList& names) {
        QTest::newRow(name) << text << names;
    };
    const QByteArrayList one {"www.test 192.0.2.1 10.0.0.1 log"};
    row("reply", ask + dm("reply www.test is 192.0.2.1"), one);
    row("cached", ask + dm("cached www.test is 192.0.2.1"), one);
    row("stale", ask + dm("cached-stale www.test is 192.0.2.1"), one);
    row("config", ask + dm("config www.test is 192.0.2.1"), one);
    row("hosts file", ask + dm("/etc/hosts www.test is 192.0.2.1"), one);
    row("path with blanks", ask + dm("/var/my dir/hosts www.test is 192.0.2.1"), one);
    row("host called like the program",
        QByteArray(ask).replace("dnsmasq[", "dnsmasq dnsmasq[")
            + "Nov 14 22:13:10 my-dnsmasq-2 dnsmasq[77]: reply www.test is 192.0.2.1\n",
        one);
    row("lease", ask + dm("DHCP www.test is 192.0.2.1"), one);
    row("forwarded between",
        ask + dm("forwarded www.test to 9.9.9.9") + dm("reply www.test is 192.0.2.1"), one);
    row("several addresses",
        ask + dm("reply www.test is 192.0.2.1") + dm("reply www.test is 192.0.2.2"),
        {"www.test 192.0.2.1 10.0.0.1 log", "www.test 192.0.2.2 10.0.0.1 log"});
    row("ipv6", dm("query[AAAA] www.test from fe80::1%eth0") + dm("reply www.test is 2001:db8::1"),
        {"www.test 2001:db8::1 fe80::1 log"});
    row("chain",
        ask + dm("reply www.test is <CNAME>") + dm("reply cdn.test is <CNAME>")
            + dm("reply edge.test is 192.0.2.1") + dm("reply edge.test is 192.0.2.2"),
        {"www.test 192.0.2.1 10.0.0.1 log", "www.test 192.0.2.2 10.0.0.1 log"});
    row("two clients",
        ask + dm("query[A] www.test from 10.0.0.2") + dm("reply www.test is 192.0.2.1"),
        {"www.test 192.0.2.1 10.0.0.1 log", "www.test 192.0.2.1 10.0.0.2 log"});
    row("another name's client",
        dm("query[A] other.test from 10.0.0.9") + ask + dm("reply www.test is 192.0.2.1"), one);
    row("nobody asked", dm("reply www.test is 192.0.2.1"), {"www.test 192.0.2.1 :: log"});
    row("asked long ago",
        "Nov 14 22:12:00 dnsmasq[77]: query[A] www.test from 10.0.0.1\n"
            + dm("reply www.test is 192.0.2.1"),
        {"www.test 192.0.2.1 :: log"});
    row("extra",
        dm("7 10.0.0.1/5353 query[A] www.test from 10.0.0.1")
            + dm("7 10.0.0.1/5353 reply www.test is 192.0.2.1"),
        one);
    row("extra, interleaved",
        dm("7 10.0.0.1/1 query[A] a.test from 10.0.0.1")
            + dm("8 10.0.0.2/1 query[A] b.test from 10.0.0.2")
            + dm("7 10.0.0.1/1 reply a.test is <CNAME>")
            + dm("8 10.0.0.2/1 reply b.test is <CNAME>")
            + dm("7 10.0.0.1/1 reply x.test is 192.0.2.1")
            + dm("8 10.0.0.2/1 reply x.test is 192.0.2.1"),
        {"a.test 192.0.2.1 10.0.0.1 log", "b.test 192.0.2.1 10.0.0.2 log"});
    row("proto",
        dm("UDP 7 10.0.0.1/1 query[A] www.test from 10.0.0.1")
            + dm("UDP 7 10.0.0.1/1 reply www.test is 192.0.2.1"),
        one);
    row("two processes interleaved",
        "dnsmasq[1]: query[A] a.test from 10.0.0.1\ndnsmasq[1]: reply a.test is <CNAME>\n"
        "dnsmasq[2]: query[A] b.test from 10.0.0.2\ndnsmasq[2]: reply b.test is 192.0.2.2\n"
        "dnsmasq[1]: reply x.test is 192.0.2.1\n",
        {"a.test 192.0.2.1 10.0.0.1 log", "b.test 192.0.2.2 10.0.0.2 log"});
    row("no such name", ask + dm("reply www.test is NXDOMAIN"), {});
    row("no data", ask + dm("reply www.test is NODATA-IPv6"), {});
    row("refused", ask + dm("config error is REFUSED (EDE: not ready)"), {});
    row("text record", ask + dm("reply www.test is v=spf1 is 1.2.3.4 -all"), {});
    row("pointer",
        dm("query[PTR] 1.2.0.192.in-addr.arpa from 10.0.0.1") + dm("reply 192.0.2.1 is host.test"),
        {"host.test 192.0.2.1 :: ptr"});
    row("pointer without name", dm("reply 192.0.2.1 is NXDOMAIN"), {});
    row("dash and underscore",
        dm("query[A] _a-b_c.test from 10.0.0.1") + dm("reply _a-b_c.test is 192.0.2.1"),
        {"_a-b_c.test 192.0.2.1 10.0.0.1 log"});
    row("case", dm("query[A] WwW.TeSt from 10.0.0.1") + dm("reply www.test is 192.0.2.1"), one);
    row("name with blanks and words",
        dm("query[A] a is b from c.test from 10.0.0.1")
            + dm("reply a is b from c.test is 192.0.2.1"),
        {"a\\032is\\032b\\032from\\032c.test 192.0.2.1 10.0.0.1 log"});
    row("escape and bell",
        dm("query[A] a\x1b[2J\x07.test from 10.0.0.1") + dm("reply a\x1b[2J\x07.test is 192.0.2.1"),
        {"a\\027[2j\\007.test 192.0.2.1 10.0.0.1 log"});
    row("zero byte",
        dm(QByteArray("query[A] a\0b.test from 10.0.0.1", 31))
            + dm(QByteArray("reply a\0b.test is 192.0.2.1", 27)),
        {"a\\000b.test 192.0.2.1 10.0.0.1 log"});
    row("bytes that are no utf-8",
        dm("query[A] \xff\xfe.test from 10.0.0.1") + dm("reply \xff\xfe.test is 192.0.2.1"),
        {"\\255\\254.test 192.0.2.1 10.0.0.1 log"});
    row("return inside", ask + "Nov 14 22:13:10 dnsmasq[77]: reply www.test\r is 192.0.2.1\r\n",
        {"www.test\\013 192.0.2.1 :: log"});
    row("windows lines", QByteArray(ask + dm("reply www.test is 192.0.2.1")).replace("\n", "\r\n"),
        one);
    row("no newline at the end", ask + dm("reply www.test is 192.0.2.1").chopped(1), one);
    row("through syslog",
        "Nov 14 22:13:10 gw dnsmasq[9]: query[A] www.test from 10.0.0.1\n"
        "Nov 14 22:13:10 gw dnsmasq[9]: reply www.test is 192.0.2.1\n",
        one);
    row("no time",
        "dnsmasq: query[A] www.test from 10.0.0.1\n"
        "dnsmasq: reply www.test is 192.0.2.1\n",
        one);
    row("long name",
        dm("query[A] " + QByteArray(3000, 'a') + " from 10.0.0.1")
            + dm("reply " + QByteArray(3000, 'a') + " is 192.0.2.1"),
        {});
    row("not an address", ask + dm("reply www.test is 192.0.2.256"), {});
    row("client not an address",
        dm("query[A] www.test from nobody") + dm("reply www.test is 192.0.2.1"),
        {"www.test 192.0.2.1 :: log"});
    row("rubbish",
        "\n\n   \ndnsmasq\ndnsmasq[\ndnsmasq[1\ndnsmasq[x]: reply a is 1.1.1.1\n"
        "dnsmasq[1]:\ndnsmasq[1]: \ndnsmasq[1]: reply\ndnsmasq[1]: reply  is \n"
        "dnsmasq[1]: query[A]\ndnsmasq[1]: query[A] from \ndnsmasq[1]: 7\n"
        "dnsmasq[1]: 7 10.0.0.1/\n",
        {});
    row("other program", "Nov 14 22:13:10 gw kernel: reply www.test is 192.0.2.1\n", {});
}

void TestNameLogs::unboundLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("names");
    const auto row = [](const char* name, const QByteArray& text, const QByteArrayList& names) {
        QTest::newRow(name) << text << names;
    };
    const QByteArray answer = ";; ANSWER SECTION:\nwww.test.\t300\tIN\tA\t192.0.2.1\n";
    const QByteArray reply = ub("10.0.0.1 www.test. A IN NOERROR 0.01 0 40");
    const QByteArrayList one {"www.test 192.0.2.1 10.0.0.1 log"};
    row("answer and reply", ub("10.0.0.1 www.test. A IN") + answer + reply, one);
    row("tagged",
        answer + "[1700000000] unbound[7:0] reply: 10.0.0.1 www.test. A IN NOERROR 0 0 4\n", one);
    row("through syslog",
        "Nov 14 22:13:10 gw unbound: [7:0] info: x\n" + answer
            + "Nov 14 22:13:10 gw unbound: [7:0] info: 10.0.0.1 www.test. A IN NOERROR 0 0 4\n",
        one);
    row("chain", "www.test.\t60\tIN\tCNAME\tcdn.test.\ncdn.test.\t60\tIN\tA\t192.0.2.1\n" + reply,
        one);
    row("with more words", answer + ub("10.0.0.1 www.test. A IN NOERROR 0.01 0 40 udp 192.0.2.53"),
        one);
    row("alias in a circle", "www.test.\t60\tIN\tCNAME\twww.test.\n" + reply, {});
    row("type",
        answer + "www.test.\t9\tIN\tAAAA\t2001:db8::1\n"
            + ub("10.0.0.1 www.test. AAAA IN NOERROR 0.01 0 40"),
        {"www.test 2001:db8::1 10.0.0.1 log"});
    row("question alone", answer + ub("10.0.0.1 www.test. A IN"), {});
    row("failed", answer + ub("10.0.0.1 www.test. A IN SERVFAIL 0.01 0 40"), {});
    row("no answer seen", reply, {});
    row("answer too old", "[1699990000] unbound[7:0] info: x\n" + answer + reply, {});
    row("rubbish",
        "\n;;\n\t\t\t\t\na\tb\tIN\tA\t1.1.1.1\nwww.test.\t-5\tIN\tA\t192.0.2.1\n"
        "unbound\nunbound[1:0] info: \n[99999999999999999999] unbound[1:0] info: a\n"
            + ub("x www.test. A IN NOERROR 0 0 0") + ub("10.0.0.1  A IN NOERROR 0 0 0"),
        {});
}

void TestNameLogs::zeekLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("names");
    const QByteArray header
        = "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n"
          "#path\tdns\n#fields\tts\tuid\tid.orig_h\tquery\tqtype_name\tanswers\tTTLs\n";
    const auto row = [](const char* name, const QByteArray& text, const QByteArrayList& names) {
        QTest::newRow(name) << text << names;
    };
    row("answers", header + "1700000000.5\tC1\t10.0.0.1\tWWW.test\tA\tcdn.test,192.0.2.1\t60,60\n",
        {"www.test 192.0.2.1 10.0.0.1 log"});
    row("none", header + "1700000000.5\tC1\t10.0.0.1\twww.test\tA\t-\t-\n", {});
    row("pointer", header + "1.0\tC1\t10.0.0.1\t1.2.0.192.in-addr.arpa\tPTR\ta\\x2cb.test\t60\n",
        {"a,b.test 192.0.2.1 10.0.0.1 ptr"});
    row("no header", "1700000000.5\tC1\t10.0.0.1\twww.test\tA\t192.0.2.1\t60\n", {});
    row("short line", header + "1700000000.5\tC1\t10.0.0.1\n\n\t\t\t\t\n", {});
    row("json",
        R"({"ts":1700000000.5,"id.orig_h":"10.0.0.1","query":"www.test","qtype_name":"A",)"
        R"("answers":["cdn.test","192.0.2.1"],"TTLs":[60,60]})"
        "\n",
        {"www.test 192.0.2.1 10.0.0.1 log"});
    row("json with odd types",
        R"({"ts":"x","id.orig_h":5,"query":[],"answers":{}})"
        "\n{\n{}\n[1]\n"
        R"({"ts":1e300,"id.orig_h":"10.0.0.1","query":"a.test","answers":[1,null,"192.0.2.1"],)"
        R"("TTLs":[-1e300]})"
        "\n",
        {"a.test 192.0.2.1 10.0.0.1 log"});
}

void TestNameLogs::timesOfLines_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<qint64>("seconds");
    const auto local = [](int year, int month, int day) {
        return QDateTime(QDate(year, month, day), QTime(22, 13, 10)).toSecsSinceEpoch();
    };
    QTest::newRow("this year") << QByteArray("Nov 14 22:13:10 ") << local(2023, 11, 14);
    QTest::newRow("day with a blank") << QByteArray("Nov  1 22:13:10 ") << local(2023, 11, 1);
    QTest::newRow("last year") << QByteArray("Dec 31 22:13:10 ") << local(2022, 12, 31);
    QTest::newRow("RFC 3339") << QByteArray("2023-11-14T22:13:10+00:00 gw ")
                              << qint64(1'699'999'990);
    QTest::newRow("seconds") << QByteArray("[1699999990] ") << qint64(1'699'999'990);
    QTest::newRow("none") << QByteArray() << qint64(1'700'000'000);
    QTest::newRow("no such day") << QByteArray("Feb 31 22:13:10 ") << qint64(1'700'000'000);
}

void TestNameLogs::kindsAreRecognised_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    const auto row
        = [](const char* name, const QByteArray& text, std::optional<NameFileKind> kind) {
              QTest::newRow(name) << text << (kind ? int(*kind) : -1);
          };
    row("dnsmasq", dm("started, version 2.90") + dm("query[A] a from 10.0.0.1"),
        NameFileKind::Dnsmasq);
    row("dnsmasq extra", dm("1 10.0.0.1/5 query[A] a from 10.0.0.1"), NameFileKind::Dnsmasq);
    row("unbound", ub("10.0.0.1 a. A IN"), NameFileKind::Unbound);
    row("zeek", "#separator \\x09\n#path\tdns\n", NameFileKind::Zeek);
    row("zeek, other log", "#separator \\x09\n#path\tconn\n", std::nullopt);
    row("zeek json",
        R"({"id.orig_h":"10.0.0.1","query":"a","qtype_name":"A"})"
        "\n",
        NameFileKind::Zeek);
    row("hosts", "# mine\n127.0.0.1\tlocalhost\n192.0.2.1 a b\n", NameFileKind::Hosts);
    row("hosts without localhost", "192.0.2.1 a b\n", std::nullopt);
    row("table of flows", "src_ip,dst_ip\n10.0.0.1,10.0.0.2\n", std::nullopt);
    row("list of addresses", "127.0.0.1 10.0.0.1 localhost\n", std::nullopt);
    row("prose", "localhost is 127.0.0.1\n", std::nullopt);
    row("nothing", "", std::nullopt);
}

QTEST_GUILESS_MAIN(TestNameLogs)
#include "tst_namelogs.moc"
