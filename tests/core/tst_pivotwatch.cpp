// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/pivotobserver.h"
#include "core/enrichment/enrichment.h"
#include "tests/support/pivotscenario.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace nb;
using namespace nb::test;

namespace {

QString scenarios()
{
    return QStringLiteral(NB_CORPUS_DIR "/pivots/scenarios");
}

constexpr std::chrono::milliseconds kNever {3'600'000};

Flow session(const char* client, const char* server, std::uint16_t port, int start, int end)
{
    Flow f;
    f.start = *timestampFromString("2026-03-02T09:00:00Z") + std::chrono::seconds {start};
    f.end = f.received = *timestampFromString("2026-03-02T09:00:00Z") + std::chrono::seconds {end};
    f.srcIp = *IpAddress::fromString(client);
    f.dstIp = *IpAddress::fromString(server);
    f.srcPort = Port(static_cast<std::uint16_t>(40'000 + start));
    f.dstPort = Port(port);
    f.protocol = kTcp;
    f.packets = f.reversePackets = 6;
    f.bytes = f.reverseBytes = 5000;
    f.tcpFlags = f.reverseTcpFlags = 0x1b;
    f.state = FlowState::Established;
    f.exporter = "192.0.2.121";
    return f;
}

/// Flows of a scenario of the corpus as a collector stores them.
std::vector<Flow> flowsOf(const QString& name)
{
    std::vector<Flow> flows;
    QFile file(scenarios() + QLatin1Char('/') + name + QStringLiteral(".csv"));
    if (!file.open(QIODevice::ReadOnly))
        return flows;
    const QStringList names = QString::fromUtf8(file.readLine()).trimmed().split(QLatin1Char(','));
    while (!file.atEnd()) {
        const QStringList cells
            = QString::fromUtf8(file.readLine()).trimmed().split(QLatin1Char(','));
        const auto cell = [&](const char* column) {
            const qsizetype at = names.indexOf(QLatin1String(column));
            return at < 0 ? QString() : cells.value(at);
        };
        const auto count = [&](const char* column) {
            return cell(column).isEmpty() ? kUnknownCount : cell(column).toULongLong();
        };
        if (cells.size() < 2)
            continue;
        Flow f;
        f.start = *timestampFromString(cell("start").toStdString());
        f.end = f.received = *timestampFromString(cell("end").toStdString());
        f.srcIp = *IpAddress::fromString(cell("src_ip").toStdString());
        f.dstIp = *IpAddress::fromString(cell("dst_ip").toStdString());
        f.srcPort = Port(cell("src_port").toUShort());
        f.dstPort = Port(cell("dst_port").toUShort());
        f.protocol = cell("protocol") == QStringLiteral("tcp") ? kTcp
            : cell("protocol") == QStringLiteral("udp")        ? kUdp
                                                               : Protocol(1);
        f.packets = count("packets");
        f.bytes = count("bytes");
        f.reversePackets = count("reverse_packets");
        f.reverseBytes = count("reverse_bytes");
        f.tcpFlags = static_cast<std::uint8_t>(cell("tcp_flags").toUInt(nullptr, 16));
        f.reverseTcpFlags
            = static_cast<std::uint8_t>(cell("reverse_tcp_flags").toUInt(nullptr, 16));
        f.sampling = std::max(1U, cell("sampling").toUInt());
        f.exporter = cell("exporter").toStdString();
        flows.push_back(std::move(f));
    }
    return flows;
}

struct Fixture
{
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace
        = *Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    std::unique_ptr<AlertEngine> engine = *AlertEngine::open(*workspace);

    std::unique_ptr<PivotObserver> observer(std::chrono::milliseconds interval,
        const PivotSettings& settings = {}, std::size_t most = 1'000'000) const
    {
        PivotWatchLimits limits;
        limits.interval = interval;
        limits.pause = 0;
        limits.flows = most;
        return std::make_unique<PivotObserver>(*engine, isPrivateAddress, settings, limits);
    }
    /// Alerts by their hosts.
    [[nodiscard]] std::map<std::string, int> told() const
    {
        std::map<std::string, int> all;
        for (const Alert& alert : history())
            ++all[alert.facts.at("hosts")];
        return all;
    }
    [[nodiscard]] std::vector<Alert> history() const
    {
        auto alerts = *engine->history(0, false);
        std::erase_if(alerts, [](const Alert& a) { return a.kind != AlertKind::Pivot; });
        return alerts;
    }
};

void feed(FlowObserver& observer, const std::vector<Flow>& flows)
{
    FlowBatch batch;
    for (const Flow& flow : flows)
        batch.append(flow);
    observer.observe(batch);
    QVERIFY(observer.commit().ok());
}

std::map<std::string, int> expected(const PivotScenario& scenario)
{
    std::map<std::string, int> all;
    for (const ExpectedChain& chain : scenario.chains) {
        std::string text;
        for (const std::string& host : chain.hosts)
            text.append(text.empty() ? "" : " ").append(host);
        all[text] = 1;
    }
    return all;
}

std::string listOf(const std::map<std::string, int>& told)
{
    std::string text;
    for (const auto& [hosts, times] : told)
        text += std::to_string(times) + " x " + hosts + "; ";
    return text;
}

} // namespace

/// Alerts of pivots while flows come in.
class TestPivotWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scenarioGivesAnAlertForEachChain_data() { addScenarios(); }
    void scenarioGivesAnAlertForEachChain();
    void scenarioFlowByFlowTellsEachChainOnce_data() { addScenarios(); }
    void scenarioFlowByFlowTellsEachChainOnce();
    void chainIsToldWhileItIsGoingOn();
    void longerChainIsToldAgain();
    void laterVisitIsToldAgain();
    void noConditionMeansNoAlert();
    void flowsThatAreNotStoredTellNothing();
    void weakChainIsNoMoreThanMedium();
    void memoryIsBounded();
    void liveInputOfAWorkspaceFindsPivots();
    void importsTellNothing();

private:
    static void addScenarios();
};

void TestPivotWatch::addScenarios()
{
    QTest::addColumn<QString>("name");
    const QStringList names = scenarioNames(scenarios());
    if (names.isEmpty())
        QSKIP("the corpus is not here");
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestPivotWatch::scenarioGivesAnAlertForEachChain()
{
    QFETCH(QString, name);
    const auto scenario = readScenario(scenarios(), name);
    QVERIFY(scenario);
    Fixture f;
    auto observer = f.observer(kNever, scenario->settings);
    feed(*observer, flowsOf(name));
    observer.reset(); // searches a last time
    QVERIFY2(f.told() == expected(*scenario), listOf(f.told()).c_str());
}

void TestPivotWatch::scenarioFlowByFlowTellsEachChainOnce()
{
    QFETCH(QString, name);
    const auto scenario = readScenario(scenarios(), name);
    QVERIFY(scenario);
    std::vector<Flow> flows = flowsOf(name);
    if (flows.size() > 400)
        QSKIP("too many flows for a search after each");
    // as they end, which is when exporters tell of them
    std::ranges::stable_sort(flows, {}, &Flow::end);
    Fixture f;
    auto observer = f.observer(std::chrono::milliseconds {0}, scenario->settings);
    for (const Flow& flow : flows)
        feed(*observer, {flow});
    observer.reset();
    const auto told = f.told();
    for (const auto& [hosts, times] : expected(*scenario))
        QVERIFY2(told.contains(hosts)
                || std::ranges::any_of(told,
                    [&](const auto& one) { return one.first.find(hosts) != std::string::npos; }),
            hosts.c_str());
    for (const Alert& alert : f.history())
        QCOMPARE(alert.count, std::uint64_t {1});
}

void TestPivotWatch::chainIsToldWhileItIsGoingOn()
{
    Fixture f;
    auto observer = f.observer(std::chrono::milliseconds {1});
    feed(*observer, {session("10.9.0.1", "10.9.0.2", 22, 0, 600)});
    feed(*observer, {session("10.9.0.2", "10.9.0.3", 3389, 60, 500)});
    QTRY_COMPARE(f.history().size(), std::size_t {1}); // the observer is still there
    const Alert alert = f.history().front();
    QCOMPARE(alert.text,
        std::string("Pivot: from 10.9.0.1 to 10.9.0.2 to 10.9.0.3 (ssh, rdp), score ")
            + alert.facts.at("score"));
    QVERIFY(alert.severity == AlertSeverity::High);
    QCOMPARE(alert.first, *timestampFromString("2026-03-02T09:00:00Z"));
    QCOMPARE(alert.last, *timestampFromString("2026-03-02T09:10:00Z"));
    // records of the same sessions go on coming
    feed(*observer, {session("10.9.0.2", "10.9.0.3", 3389, 500, 620)});
    feed(*observer, {session("10.9.0.7", "10.9.0.8", 443, 500, 700)});
    observer.reset();
    QCOMPARE(f.history().size(), std::size_t {1});
    QCOMPARE(f.history().front().count, std::uint64_t {1});
}

void TestPivotWatch::longerChainIsToldAgain()
{
    Fixture f;
    auto observer = f.observer(std::chrono::milliseconds {1});
    feed(*observer,
        {session("10.9.0.1", "10.9.0.2", 22, 0, 600),
            session("10.9.0.2", "10.9.0.3", 3389, 60, 500)});
    QTRY_COMPARE(f.history().size(), std::size_t {1});
    feed(*observer, {session("10.9.0.3", "10.9.0.4", 5985, 120, 180)});
    QTRY_COMPARE(f.history().size(), std::size_t {2});
    QVERIFY(f.told().contains("10.9.0.1 10.9.0.2 10.9.0.3 10.9.0.4"));
}

void TestPivotWatch::laterVisitIsToldAgain()
{
    Fixture f;
    auto observer = f.observer(std::chrono::milliseconds {1});
    const auto visit = [](int at) {
        return std::vector {session("10.9.0.1", "10.9.0.2", 22, at, at + 300),
            session("10.9.0.2", "10.9.0.3", 22, at + 20, at + 280)};
    };
    feed(*observer, visit(0));
    QTRY_COMPARE(f.history().size(), std::size_t {1});
    QVERIFY(f.engine->acknowledge({}).ok());
    // the old one is still remembered, and the new one is another
    feed(*observer, visit(7200));
    observer.reset();
    QCOMPARE(f.history().size(), std::size_t {2});
    QCOMPARE(f.history().front().first, *timestampFromString("2026-03-02T11:00:00Z"));
}

void TestPivotWatch::noConditionMeansNoAlert()
{
    Fixture f;
    const auto conditions = *f.engine->conditions();
    for (AlertCondition condition : conditions)
        if (condition.kind == AlertKind::Pivot) {
            condition.enabled = false;
            QVERIFY(f.engine->save(condition).ok());
        }
    auto observer = f.observer(kNever);
    feed(*observer,
        {session("10.9.0.1", "10.9.0.2", 22, 0, 600),
            session("10.9.0.2", "10.9.0.3", 3389, 60, 500)});
    observer.reset();
    QVERIFY(f.history().empty());
}

void TestPivotWatch::flowsThatAreNotStoredTellNothing()
{
    Fixture f;
    auto observer = f.observer(kNever);
    FlowBatch batch;
    batch.append(session("10.9.0.1", "10.9.0.2", 22, 0, 600));
    batch.append(session("10.9.0.2", "10.9.0.3", 3389, 60, 500));
    observer->observe(batch);
    observer->discard();
    QVERIFY(observer->commit().ok());
    observer.reset();
    QVERIFY(f.history().empty());
}

void TestPivotWatch::weakChainIsNoMoreThanMedium()
{
    Fixture f;
    PivotSettings settings;
    settings.parameters.thetaHigh = 1.5; // no chain is that good
    auto observer = f.observer(kNever, settings);
    feed(*observer,
        {session("10.9.0.1", "10.9.0.2", 22, 0, 600),
            session("10.9.0.2", "10.9.0.3", 3389, 60, 500)});
    observer.reset();
    QCOMPARE(f.history().size(), std::size_t {1});
    QVERIFY(f.history().front().severity == AlertSeverity::Medium);
}

void TestPivotWatch::memoryIsBounded()
{
    PivotStream stream(PivotSettings {}, PivotStream::kDay, 8000);
    PivotRecord record;
    record.protocol = 6;
    record.destination = *IpAddress::fromString("10.9.0.1");
    record.destinationPort = 443;
    for (std::uint32_t i = 0; i < 300'000; ++i) {
        record.start = record.end = std::int64_t {i} * 1000;
        record.source = IpAddress::fromV4(0x0a000000 + i);
        stream.add(record);
        QVERIFY(stream.remembered() < 12'000);
    }
    QCOMPARE(stream.forgotten() + stream.remembered(), std::uint64_t {300'000});
    const auto analysis = stream.result();
    QVERIFY(analysis.ok());
    // hosts of flows long forgotten are forgotten too
    QVERIFY((*analysis)->facts().hosts().size() < 100'000);
}

void TestPivotWatch::liveInputOfAWorkspaceFindsPivots()
{
    QTemporaryDir folder;
    const auto workspace = *Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    const auto enrichment = *Enrichment::open(*workspace);
    {
        const auto observers = enrichment->observers(nullptr, ObservedInput::Live);
        for (const auto& observer : observers)
            feed(*observer,
                {session("10.9.0.1", "10.9.0.2", 22, 0, 600),
                    session("10.9.0.2", "10.9.0.3", 3389, 60, 500)});
    }
    const auto alerts = *enrichment->alerts().history(0, false);
    QCOMPARE(std::ranges::count(alerts, AlertKind::Pivot, &Alert::kind), 1);
}

void TestPivotWatch::importsTellNothing()
{
    QTemporaryDir folder;
    const auto workspace = *Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    const auto enrichment = *Enrichment::open(*workspace);
    {
        const auto observers = enrichment->observers(nullptr, ObservedInput::Import);
        for (const auto& observer : observers)
            feed(*observer,
                {session("10.9.0.1", "10.9.0.2", 22, 0, 600),
                    session("10.9.0.2", "10.9.0.3", 3389, 60, 500)});
    }
    const auto alerts = *enrichment->alerts().history(0, false);
    QCOMPARE(std::ranges::count(alerts, AlertKind::Pivot, &Alert::kind), 0);
}

QTEST_GUILESS_MAIN(TestPivotWatch)
#include "tst_pivotwatch.moc"
