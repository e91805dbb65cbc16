// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwarder.h"
#include "collectors/live/listenurl.h"
#include "collectors/live/livecollector.h"
#include "tests/support/cuttingrelay.h"

#include <QProcess>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>
#include <tuple>

using namespace nb;
using namespace nb::test;

namespace {

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

constexpr std::int64_t kNoon = 1'772'452'800'000'000; // 2026-03-02T12:00:00Z

/// Rows of an exporter, each of them unlike all others.
FlowBatch rowsFrom(std::uint32_t first, std::uint32_t count, std::int64_t received = kNoon)
{
    FlowBatch batch;
    for (std::uint32_t i = first; i < first + count; ++i) {
        Flow flow;
        flow.received = fromMicroseconds(received + i);
        flow.start = flow.received - std::chrono::microseconds {7000 + i};
        flow.end = flow.received - std::chrono::microseconds {1};
        flow.srcIp = i % 10 == 0 ? *IpAddress::fromString("2001:db8::7") : IpAddress::fromV4(i);
        flow.dstIp = *IpAddress::fromString("192.0.2.9");
        flow.srcPort = Port(static_cast<std::uint16_t>(i));
        flow.dstPort = Port(443);
        flow.protocol = kTcp;
        flow.packets = i;
        flow.bytes = 100ULL * i;
        flow.exporter = "203.0.113." + std::to_string(i % 5);
        flow.domain = i % 3;
        flow.dstName = "host" + std::to_string(i % 1000) + ".example";
        flow.marks = i % 7 == 0 ? "clock-off" : "";
        batch.append(flow);
    }
    return batch;
}

/// All rows, raw, in an order that does not depend on how they are stored.
std::vector<Flow> flowsIn(const Workspace& workspace)
{
    std::vector<Flow> flows;
    const auto store = workspace.store();
    if (!store)
        qFatal("%s", store.error().detail.c_str());
    const auto done = (*store)->scan({.raw = true},
        [&](FlowBatch&& batch) {
            for (std::size_t row = 0; row < batch.size(); ++row)
                flows.push_back(batch.flow(row));
            return true;
        },
        {});
    if (!done)
        qFatal("%s", done.error().detail.c_str());
    std::ranges::sort(flows, [](const Flow& a, const Flow& b) {
        return std::tie(a.received, a.packets) < std::tie(b.received, b.packets);
    });
    return flows;
}

std::unique_ptr<Workspace> workspaceAt(const QString& folder)
{
    auto workspace = Workspace::open(folder, Workspace::Mode::ReadWrite);
    if (!workspace)
        qFatal("%s", workspace.error().detail.c_str());
    return std::move(*workspace);
}

} // namespace

/// Two collectors and the link between them.
class TestForwarding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rowsAreStoredAsTheyWere();
    void cutLinkLosesAndDoublesNothing();
    void restartsOfBothSidesLoseAndDoubleNothing();
    void coreThatLostRowsGetsThemAgain();
    void lostAcknowledgementsDoubleNothing();
    void importedFlowsStayHere();
    void severalDaysGoToTheirDays();
    void samplingAnnouncedLateArrivesWithLaterRows();
    void twoCollectorsDoNotMix();
    void endingSendsTheRest();
    void linkNobodyAnswersIsGivenUp();
    void overTls();
    void handshakesThatAreRefused_data();
    void handshakesThatAreRefused();

private:
    [[nodiscard]] ForwardSettings settings(std::uint16_t port) const
    {
        return {.url = "tcp://127.0.0.1:" + std::to_string(port),
            .poll = std::chrono::milliseconds {20},
            .retryFirst = std::chrono::milliseconds {20},
            .retryMost = std::chrono::milliseconds {100}};
    }
    [[nodiscard]] QString at(const QByteArray& name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    void startCore(const SourceSettings& source = {.url = "tcp://127.0.0.1:0"});
    void stopCore();
    void store(FlowBatch&& rows);
    void openssl(const QStringList& arguments) const;
    void makeCertificate(
        const char* name, const char* authority, const char* subject, const char* days) const;
    void makeCertificates() const;
    [[nodiscard]] std::unique_ptr<Forwarder> forward(const ForwardSettings& settings) const
    {
        auto forwarder = Forwarder::begin(*m_edge, settings);
        if (!forwarder)
            qFatal("%s", forwarder.error().detail.c_str());
        return std::move(*forwarder);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_edge;
    std::unique_ptr<LiveSession> m_session; ///< of the edge
    std::unique_ptr<Workspace> m_coreWorkspace;
    std::unique_ptr<LiveCollector> m_core;
    std::uint16_t m_corePort = 0;
};

void TestForwarding::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_edge = workspaceAt(at("edge"));
    auto session = m_edge->beginLive();
    QVERIFY(session.ok());
    m_session = std::move(*session);
}

void TestForwarding::cleanup()
{
    stopCore();
    m_session.reset();
    m_edge.reset();
    m_folder.reset();
}

void TestForwarding::startCore(const SourceSettings& source)
{
    m_coreWorkspace = workspaceAt(at("core"));
    LiveOptions options;
    options.limits.ringBytes = 4 << 20;
    options.limits.commitAge = std::chrono::milliseconds {50};
    auto core = LiveCollector::begin(*m_coreWorkspace, options);
    QVERIFY(core.ok());
    m_core = std::move(*core);
    const auto started = m_core->start(source);
    QVERIFY2(started.ok(), started.ok() ? "" : started.error().detail.c_str());
    m_corePort = parseListenUrl(m_core->status().sources.front().url)->port;
}

void TestForwarding::stopCore()
{
    m_core.reset();
    m_coreWorkspace.reset();
}

void TestForwarding::store(FlowBatch&& rows)
{
    QVERIFY(m_session->add(std::move(rows)).ok());
    QVERIFY(m_session->commit().ok());
}

void TestForwarding::rowsAreStoredAsTheyWere()
{
    startCore();
    store(rowsFrom(1, 5000));
    const auto forwarder = forward(settings(m_corePort));
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {5000});
    QVERIFY(forwarder->status().connected);
    store(rowsFrom(5001, 3000));
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {8000});
    QCOMPARE(forwarder->status().waiting, std::uint64_t {0});
    QCOMPARE(forwarder->status().problem, std::string());
    QVERIFY(m_core->finish().ok());
    QVERIFY(flowsIn(*m_coreWorkspace) == flowsIn(*m_edge));
    QCOMPARE(m_core->status().unaccounted(), std::int64_t {0});
}

void TestForwarding::cutLinkLosesAndDoublesNothing()
{
    startCore();
    CuttingRelay relay(m_corePort);
    const auto forwarder = forward(settings(relay.port()));
    std::mt19937 random(20);
    std::uint32_t rows = 1;
    for (int cut = 1; cut <= 20; ++cut) {
        relay.cutAfter(std::uniform_int_distribution<int>(0, 150'000)(random));
        while (relay.willCut()) {
            store(rowsFrom(rows, 500));
            rows += 500;
            QTest::qWait(5);
        }
        QCOMPARE(relay.cuts(), cut);
    }
    QTRY_COMPARE_WITH_TIMEOUT(forwarder->status().waiting, std::uint64_t {0}, 90'000);
    QTRY_VERIFY_WITH_TIMEOUT(flowsIn(*m_coreWorkspace).size() >= rows - 1, 30'000);
    QVERIFY(m_core->finish().ok());
    QVERIFY(flowsIn(*m_coreWorkspace) == flowsIn(*m_edge));
}

void TestForwarding::restartsOfBothSidesLoseAndDoubleNothing()
{
    startCore();
    CuttingRelay relay(m_corePort);
    auto forwarder = forward(settings(relay.port()));
    std::uint32_t rows = 1;
    for (int round = 0; round < 6; ++round) {
        store(rowsFrom(rows, 4000));
        rows += 4000;
        QTest::qWait(30 * round);
        if (round % 2 == 0) {
            stopCore();
            startCore();
            relay.setTarget(m_corePort);
        } else {
            forwarder.reset();
            forwarder = forward(settings(relay.port()));
        }
    }
    QTRY_VERIFY_WITH_TIMEOUT(flowsIn(*m_coreWorkspace).size() >= rows - 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(forwarder->status().waiting, std::uint64_t {0}, 90'000);
    QVERIFY(flowsIn(*m_coreWorkspace) == flowsIn(*m_edge));
}

void TestForwarding::coreThatLostRowsGetsThemAgain()
{
    startCore();
    CuttingRelay relay(m_corePort);
    const auto forwarder = forward(settings(relay.port()));
    store(rowsFrom(1, 2000));
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {2000});
    stopCore();
    QVERIFY(QDir(at("core")).removeRecursively());
    startCore();
    relay.setTarget(m_corePort);
    store(rowsFrom(2001, 100));
    QTRY_COMPARE_WITH_TIMEOUT(flowsIn(*m_coreWorkspace).size(), std::size_t {2100}, 20'000);
    QVERIFY(flowsIn(*m_coreWorkspace) == flowsIn(*m_edge));
}

void TestForwarding::lostAcknowledgementsDoubleNothing()
{
    startCore();
    store(rowsFrom(1, 2000));
    auto forwarder = forward(settings(m_corePort));
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {2000});
    forwarder.reset();
    // as if it had never heard of them
    QVERIFY(m_edge->setState("forward/" + settings(m_corePort).url, "").ok());
    store(rowsFrom(2001, 10));
    forwarder = forward(settings(m_corePort));
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {2010});
    QVERIFY(flowsIn(*m_coreWorkspace) == flowsIn(*m_edge));
}

void TestForwarding::importedFlowsStayHere()
{
    startCore();
    const auto forwarder = forward(settings(m_corePort));
    store(rowsFrom(1, 100));
    {
        auto import = m_edge->beginImport(false);
        QVERIFY(import.ok());
        QVERIFY((*import)->add(rowsFrom(500'000, 1000)).ok());
        store(rowsFrom(101, 6000)); // beside it
        QVERIFY((*import)->commit({.name = "trace.pcap", .contentHash = "1"}).ok());
    }
    store(rowsFrom(6101, 100));
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {6200});
    QCOMPARE(forwarder->status().waiting, std::uint64_t {0});
    auto expected = flowsIn(*m_edge);
    std::erase_if(expected, [](const Flow& flow) { return flow.packets >= 500'000; });
    QVERIFY(flowsIn(*m_coreWorkspace) == expected);
}

void TestForwarding::severalDaysGoToTheirDays()
{
    constexpr std::int64_t kDayLength = 86'400'000'000;
    startCore();
    store(rowsFrom(1, 100));
    store(rowsFrom(1001, 100, kNoon + kDayLength));
    store(rowsFrom(2001, 100, kNoon + 5 * kDayLength));
    const auto forwarder = forward(settings(m_corePort));
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {300});
    store(rowsFrom(3001, 100)); // late ones of the first day
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {400});
    QVERIFY(flowsIn(*m_coreWorkspace) == flowsIn(*m_edge));
    const auto days = m_coreWorkspace->days();
    QVERIFY(days.ok());
    QCOMPARE(days->size(), std::size_t {3});
    QCOMPARE(days->front().rows, std::uint64_t {200});
}

void TestForwarding::samplingAnnouncedLateArrivesWithLaterRows()
{
    startCore();
    const auto forwarder = forward(settings(m_corePort));
    const auto sampled = [](std::uint32_t first, std::uint32_t rate) {
        FlowBatch batch = rowsFrom(first, 10);
        batch.sampling.assign(10, rate);
        batch.sampler.assign(10, batch.texts.intern("203.0.113.1/0/1"));
        return batch;
    };
    store(sampled(1, 0));
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {10});
    QVERIFY(m_session->announceSampling("203.0.113.1/0/1", 100).ok());
    store(sampled(11, 100));
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {20});
    QVERIFY(flowsIn(*m_coreWorkspace) == flowsIn(*m_edge));
    QCOMPARE(flowsIn(*m_coreWorkspace).front().sampling, 100U);
}

void TestForwarding::twoCollectorsDoNotMix()
{
    startCore();
    const auto other = workspaceAt(at("other"));
    auto session = other->beginLive();
    QVERIFY(session.ok());
    QVERIFY((*session)->add(rowsFrom(100'000, 700)).ok());
    QVERIFY((*session)->commit().ok());
    store(rowsFrom(1, 900));
    const auto first = forward(settings(m_corePort));
    const auto second = Forwarder::begin(*other, settings(m_corePort));
    QVERIFY(second.ok());
    QTRY_COMPARE(first->status().acknowledged, std::uint64_t {900});
    QTRY_COMPARE((*second)->status().acknowledged, std::uint64_t {700});
    auto expected = flowsIn(*m_edge);
    const auto more = flowsIn(*other);
    expected.insert(expected.end(), more.begin(), more.end());
    QVERIFY(flowsIn(*m_coreWorkspace) == expected);
}

void TestForwarding::endingSendsTheRest()
{
    startCore();
    const auto forwarder = forward(settings(m_corePort));
    QTRY_VERIFY(forwarder->status().connected);
    store(rowsFrom(1, 3000));
    forwarder->finish(std::chrono::seconds {10});
    QCOMPARE(forwarder->status().waiting, std::uint64_t {0});
    QCOMPARE(forwarder->status().acknowledged, std::uint64_t {3000});
    QVERIFY(!forwarder->status().connected);
}

void TestForwarding::linkNobodyAnswersIsGivenUp()
{
    QTcpServer silent; // takes connections and says nothing
    QVERIFY(silent.listen(QHostAddress(QHostAddress::LocalHost)));
    store(rowsFrom(1, 10));
    ForwardSettings impatient = settings(silent.serverPort());
    impatient.answer = std::chrono::milliseconds {100};
    const auto forwarder = forward(impatient);
    QTRY_VERIFY(forwarder->status().problem.find("does not acknowledge") != std::string::npos);
    QCOMPARE(forwarder->status().acknowledged, std::uint64_t {0});
    QCOMPARE(forwarder->status().waiting, std::uint64_t {10});
    QTRY_VERIFY(silent.hasPendingConnections());
    silent.close();
    QTRY_VERIFY(forwarder->status().problem.find("refused") != std::string::npos);
}

void TestForwarding::openssl(const QStringList& arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(text("openssl"), arguments);
    QVERIFY2(process.waitForFinished(60'000) && process.exitCode() == 0,
        (arguments.join(u' ').toUtf8() + '\n' + process.readAll()).constData());
}

void TestForwarding::makeCertificate(
    const char* name, const char* authority, const char* subject, const char* days) const
{
    const QString base = at(name);
    openssl({text("req"), text("-newkey"), text("rsa:2048"), text("-nodes"), text("-keyout"),
        base + text(".key"), text("-out"), base + text(".csr"), text("-subj"), text(subject)});
    openssl({text("x509"), text("-req"), text("-in"), base + text(".csr"), text("-CA"),
        at(authority) + text(".pem"), text("-CAkey"), at(authority) + text(".key"),
        text("-CAcreateserial"), text("-out"), base + text(".pem"), text("-days"), text(days)});
}

void TestForwarding::makeCertificates() const
{
    for (const char* authority : {"ca", "otherca"})
        openssl({text("req"), text("-x509"), text("-newkey"), text("rsa:2048"), text("-nodes"),
            text("-keyout"), at(authority) + text(".key"), text("-out"),
            at(authority) + text(".pem"), text("-subj"), text("/CN=") + text(authority),
            text("-days"), text("30")});
    makeCertificate("edge", "ca", "/CN=edge.example", "30");
    makeCertificate("core", "ca", "/CN=core.example", "30");
    makeCertificate("expired", "ca", "/CN=core.example", "-1");
    makeCertificate("stranger", "otherca", "/CN=core.example", "30");
}

void TestForwarding::overTls()
{
    if (QStandardPaths::findExecutable(text("openssl")).isEmpty() || !QSslSocket::supportsSsl())
        QSKIP("there is no openssl program to make certificates with");
    makeCertificates();
    startCore({.url = "tls://127.0.0.1:0",
        .certificateFile = at("core.pem"),
        .keyFile = at("core.key"),
        .authorityFile = at("ca.pem"),
        .peerNames = {"edge.example"}});
    store(rowsFrom(1, 3000));
    ForwardSettings secured = settings(m_corePort);
    secured.url = "tls://127.0.0.1:" + std::to_string(m_corePort);
    secured.certificateFile = at("edge.pem");
    secured.keyFile = at("edge.key");
    secured.authorityFile = at("ca.pem");
    secured.peerName = "core.example";
    const auto forwarder = forward(secured);
    QTRY_COMPARE(forwarder->status().acknowledged, std::uint64_t {3000});
    QVERIFY(flowsIn(*m_coreWorkspace) == flowsIn(*m_edge));
}

void TestForwarding::handshakesThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("coreCertificate"); ///< empty: no TLS
    QTest::addColumn<QByteArray>("ourCertificate");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char* what, const char* core, const char* ours, const char* name) {
        QTest::newRow(what) << QByteArray(core) << QByteArray(ours) << QByteArray(name);
    };
    row("core of another authority", "stranger", "edge", "core.example");
    row("core of another name", "core", "edge", "other.example");
    row("core's host is not its name", "core", "edge", "");
    row("core whose certificate expired", "expired", "edge", "core.example");
    row("core without TLS", "", "edge", "core.example");
    row("we are of another authority", "core", "stranger", "core.example");
}

void TestForwarding::handshakesThatAreRefused()
{
    if (QStandardPaths::findExecutable(text("openssl")).isEmpty() || !QSslSocket::supportsSsl())
        QSKIP("there is no openssl program to make certificates with");
    QFETCH(QByteArray, coreCertificate);
    QFETCH(QByteArray, ourCertificate);
    QFETCH(QByteArray, name);
    makeCertificates();
    if (coreCertificate.isEmpty())
        startCore();
    else
        startCore({.url = "tls://127.0.0.1:0",
            .certificateFile = at(coreCertificate + ".pem"),
            .keyFile = at(coreCertificate + ".key"),
            .authorityFile = at("ca.pem")});
    store(rowsFrom(1, 100));
    ForwardSettings secured = settings(m_corePort);
    secured.url = "tls://127.0.0.1:" + std::to_string(m_corePort);
    secured.certificateFile = at(ourCertificate + ".pem");
    secured.keyFile = at(ourCertificate + ".key");
    secured.authorityFile = at("ca.pem");
    secured.peerName = name.toStdString();
    secured.answer = std::chrono::milliseconds {500};
    secured.connecting = std::chrono::milliseconds {1000};
    const auto forwarder = forward(secured);
    QTRY_VERIFY(!forwarder->status().problem.empty());
    QTest::qWait(200); // some attempts more
    QCOMPARE(forwarder->status().acknowledged, std::uint64_t {0});
    QCOMPARE(forwarder->status().waiting, std::uint64_t {100});
    QVERIFY(m_core->finish().ok());
    QVERIFY(flowsIn(*m_coreWorkspace).empty());
}

QTEST_GUILESS_MAIN(TestForwarding)
#include "tst_forwarding.moc"
