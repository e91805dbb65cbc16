// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/support/cuttingrelay.h"
#include "tests/support/effort.h"
#include "tests/support/exportsender.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace nb::test;

namespace {

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

/// A collector that is a process of its own.
class Collecting
{
public:
    explicit Collecting(const QStringList& arguments)
    {
        m_process.start(text(NB_BIN_DIR "/netbehave-cli"), arguments);
    }
    ~Collecting() { kill(); }
    quint16 port()
    {
        static const QRegularExpression kPort(text("Listening on [a-z]+://[^ ,]*:(\\d+)"));
        QRegularExpressionMatch match;
        const auto told = [&] {
            m_err += m_process.readAllStandardError();
            match = kPort.match(QString::fromUtf8(m_err));
            return match.hasMatch() || m_process.state() == QProcess::NotRunning;
        };
        if (!QTest::qWaitFor(told, 20'000) || !match.hasMatch())
            qFatal("no port: %s", m_err.constData());
        return match.captured(1).toUShort();
    }
    /// As a power cut does it.
    void kill()
    {
        m_process.kill();
        (void)m_process.waitForFinished();
    }
    int terminate()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(60'000) || m_process.exitStatus() != QProcess::NormalExit)
            return -1;
        m_err += m_process.readAllStandardError();
        return m_process.exitCode();
    }
    [[nodiscard]] const QByteArray& err() const { return m_err; }

private:
    QProcess m_process;
    QByteArray m_err;
};

} // namespace

/// Two real programs, one forwards to the other.
class TestCliForward : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedOnBothSidesNothingIsLostOrDoubled();
    void statusTellsOfTheLink();
    void mistakesAreExplained_data();
    void mistakesAreExplained();

private:
    [[nodiscard]] QString at(const char* name) const { return m_folder.filePath(text(name)); }
    [[nodiscard]] QStringList coreArguments() const
    {
        return {
            text("-w"), at("core"), text("collect"), text("--listen"), text("tcp://127.0.0.1:0")};
    }
    /// Without the stages that keep rows waiting: what they hold is not stored yet when it dies.
    [[nodiscard]] QStringList edgeArguments(quint16 relay) const
    {
        return {text("-w"), at("edge"), text("collect"), text("--listen"),
            text("udp://127.0.0.1:0"), text("--no-pair"), text("--no-dedup"), text("--forward"),
            text("tcp://127.0.0.1:%1").arg(relay)};
    }
    /// Every column of every flow, sorted.
    [[nodiscard]] QList<QByteArray> flows(const char* workspace) const
    {
        const auto result = runCli({text("-w"), at(workspace), text("flows"), text("--raw"),
            text("--format"), text("jsonl"), text("--columns"), text("all")});
        QList<QByteArray> lines = result.out.split('\n');
        std::ranges::sort(lines);
        return lines;
    }

    /// The row of `status` about the link; one empty cell while there is none.
    [[nodiscard]] QList<QByteArray> forwarding(const char* workspace) const
    {
        for (const auto& row : runCli({text("-w"), at(workspace), text("status")}).rows())
            if (row.value(0) == "forwarding")
                return row;
        return {QByteArray()};
    }

    QTemporaryDir m_folder;
};

void TestCliForward::killedOnBothSidesNothingIsLostOrDoubled()
{
    auto core = std::make_unique<Collecting>(coreArguments());
    CuttingRelay relay(core->port());
    auto edge = std::make_unique<Collecting>(edgeArguments(relay.port()));
    ExportMessages messages(ExportProtocol::NetFlow5, 3, 30);
    for (int round = 0; round < effort("NB_KILLS", 8); ++round) {
        ExportSender sender(QHostAddress(QHostAddress::LocalHost), edge->port());
        for (int i = 0; i < 50; ++i)
            QVERIFY(sender.send(messages.next()));
        // before, during and after storing and forwarding
        QTest::qWait(137 * (round % 8));
        if (round % 2 == 0) {
            core->kill();
            core = std::make_unique<Collecting>(coreArguments());
            relay.setTarget(core->port());
        } else {
            edge->kill();
            edge = std::make_unique<Collecting>(edgeArguments(relay.port()));
        }
    }
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), edge->port());
    QVERIFY(sender.send(messages.next()));
    // the relay works while this thread waits for nothing else
    bool same = false;
    for (int i = 0; i < 30 && !same; ++i) {
        QTest::qWait(1500);
        const auto stored = flows("edge");
        same = stored.size() > 1000 && stored.size() == flows("core").size();
    }
    QVERIFY(same);
    // receipts come through the relay too, which stands still while the end of a program is awaited
    QTRY_VERIFY_WITH_TIMEOUT(forwarding("edge").last().contains(", 0 waiting"), 60'000);
    QCOMPARE(edge->terminate(), 0);
    QVERIFY2(edge->err().contains("Forwarded "), edge->err().constData());
    QVERIFY2(!edge->err().contains("wait for the next start"), edge->err().constData());
    QCOMPARE(core->terminate(), 0);
    QVERIFY(flows("core") == flows("edge"));
}

void TestCliForward::statusTellsOfTheLink()
{
    Collecting edge({text("-w"), at("alone"), text("collect"), text("--listen"),
        text("udp://127.0.0.1:0"), text("--forward"), text("tcp://127.0.0.1:1")});
    (void)edge.port();
    QTRY_VERIFY_WITH_TIMEOUT(forwarding("alone").value(1) == "tcp://127.0.0.1:1"
            && forwarding("alone").last().startsWith("not connected, 0 waiting, ")
            && forwarding("alone").last().contains("refused"),
        20'000);
    QCOMPARE(edge.terminate(), 0);
    QVERIFY2(edge.err().contains("Flows are not forwarded"), edge.err().constData());
}

void TestCliForward::mistakesAreExplained_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no url") << QStringList {text("core.example")} << 1
                            << QByteArray("tls://core.example:4740");
    QTest::newRow("plain to another computer")
        << QStringList {text("tcp://192.0.2.1:4739")} << 1 << QByteArray("on this computer only");
    QTest::newRow("no certificate")
        << QStringList {text("tls://127.0.0.1")} << 2 << QByteArray("certificate");
    QTest::newRow("certificate not there") << QStringList {text("tls://127.0.0.1"),
        text("--forward-cert"), text("nowhere.pem"), text("--forward-key"), text("nowhere.key"),
        text("--forward-ca"), text("nowhere.pem")}
                                           << 2 << QByteArray("nowhere.pem cannot be read");
}

void TestCliForward::mistakesAreExplained()
{
    QFETCH(QStringList, options);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const CliResult result
        = runCli(QStringList {text("-w"), at("wrong"), text("collect"), text("--listen"),
                     text("udp://127.0.0.1:0"), text("--forward")}
            + options);
    QCOMPARE(result.code, code);
    QVERIFY2(result.err.contains(says), result.err.constData());
}

QTEST_GUILESS_MAIN(TestCliForward)
#include "tst_cliforward.moc"
