// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertdelivery.h"
#include "core/alerts/alertobserver.h"
#include "core/alerts/exporterwatch.h"
#include "core/enrichment/enrichment.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace nb;

namespace {

/// Keeps what is sent, or fails.
class Recorder : public AlertTransport
{
public:
    Result<void> send(const AlertChannel&, const AlertSpoolPage& page, std::stop_token) override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_calls;
        if (failing)
            return Error {ErrorCode::Unreadable, "connection refused"};
        m_pages.push_back(page);
        return {};
    }
    [[nodiscard]] std::vector<AlertSpoolPage> pages() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_pages;
    }
    [[nodiscard]] int calls() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_calls;
    }
    [[nodiscard]] std::uint64_t told() const
    {
        std::uint64_t sum = 0;
        for (const AlertSpoolPage& page : pages())
            sum += page.total;
        return sum;
    }
    std::atomic<bool> failing = false;

private:
    mutable std::mutex m_mutex;
    std::vector<AlertSpoolPage> m_pages;
    int m_calls = 0;
};

Alert alert(const std::string& key, Timestamp time = *timestampFromString("2026-03-02T09:00:00Z"))
{
    Alert a;
    a.kind = AlertKind::NewAsset;
    a.severity = AlertSeverity::High;
    a.condition = "New asset";
    a.key = "New asset|" + key;
    a.text = "New IP on network: " + key;
    a.facts = {{"ip", key}};
    a.first = a.last = time;
    return a;
}

AlertChannel mail()
{
    AlertChannel channel;
    channel.name = "mail";
    channel.type = ChannelType::Mail;
    channel.url = "smtp://127.0.0.1:1";
    channel.from = "netbehave@example.com";
    channel.to = {"admin@example.com"};
    return channel;
}

Flow flow(const char* src, const char* dst, std::uint16_t port)
{
    Flow f;
    f.start = *timestampFromString("2026-03-02T09:00:00Z");
    f.end = f.received = f.start + std::chrono::seconds {1};
    f.srcIp = *IpAddress::fromString(src);
    f.dstIp = *IpAddress::fromString(dst);
    f.srcPort = Port(50'000);
    f.dstPort = Port(port);
    f.protocol = kTcp;
    f.packets = f.reversePackets = 4;
    f.bytes = f.reverseBytes = 500;
    f.state = FlowState::Established;
    return f;
}

class Fixture
{
public:
    Fixture()
        : workspace(*Workspace::open(folder.path(), Workspace::Mode::ReadWrite))
        , engine(*AlertEngine::open(*workspace))
    {
    }
    std::vector<Alert> history() const { return *engine->history(0, false); }
    void observe(const std::vector<Flow>& flows, bool imported = false)
    {
        AlertObserver observer(*engine, imported);
        FlowBatch batch;
        for (const Flow& f : flows)
            batch.append(f);
        observer.observe(batch);
        QVERIFY(observer.commit().ok());
    }
    void only(AlertCondition condition)
    {
        const auto conditions = engine->conditions();
        for (const AlertCondition& one : *conditions)
            QVERIFY(engine->removeCondition(one.id).ok());
        QVERIFY(engine->save(std::move(condition)).ok());
    }
    void reopen()
    {
        engine.reset();
        engine = std::move(*AlertEngine::open(*workspace));
    }
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<AlertEngine> engine;
};

AlertCondition condition(AlertKind kind, const std::string& expression = {})
{
    AlertCondition c;
    c.name = "it";
    c.kind = kind;
    c.expression = expression;
    return c;
}

} // namespace

class TestAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameAgainCountsUp()
    {
        Fixture f;
        QCOMPARE(*f.engine->raise({alert("10.0.0.5")}), std::uint64_t {1});
        const auto later = *timestampFromString("2026-03-02T09:30:00Z");
        QCOMPARE(*f.engine->raise({alert("10.0.0.5", later)}), std::uint64_t {0});
        QCOMPARE(f.history().size(), std::size_t {1});
        QCOMPARE(f.history()[0].count, std::uint64_t {2});
        QCOMPARE(f.history()[0].last, later);
        // past the quiet time, or after it was acknowledged, it is news
        QCOMPARE(*f.engine->raise({alert("10.0.0.5", later + std::chrono::hours {2})}),
            std::uint64_t {1});
        QCOMPARE(*f.engine->acknowledge({}), std::uint64_t {2});
        QCOMPARE(*f.engine->raise({alert("10.0.0.5", later + std::chrono::hours {2})}),
            std::uint64_t {1});
        QCOMPARE(*f.engine->openCount(), std::uint64_t {1});
    }

    void acknowledgingSomeLeavesTheOthers()
    {
        Fixture f;
        QVERIFY(f.engine->raise({alert("10.0.0.5"), alert("10.0.0.6")}).ok());
        const auto open = *f.engine->history(0, true);
        QCOMPARE(open.size(), std::size_t {2});
        QCOMPARE(*f.engine->acknowledge({open[0].id, 4711}), std::uint64_t {1});
        QCOMPARE(f.engine->history(0, true)->size(), std::size_t {1});
        QVERIFY(f.history()[0].acknowledged.has_value());
    }

    void stormIsAFewMails()
    {
        Fixture f;
        Recorder recorder;
        QVERIFY(f.engine->save(mail()).ok());
        DeliveryLimits limits;
        limits.mailInterval = std::chrono::milliseconds {200}; // a minute, 300 times as fast
        AlertDelivery delivery(*f.engine, recorder, limits);
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < 100; ++i) {
            std::vector<Alert> some;
            for (int j = 0; j < 100; ++j)
                some.push_back(alert("10." + std::to_string(i) + ".0." + std::to_string(j)));
            QVERIFY(f.engine->raise(some).ok());
        }
        QTRY_COMPARE_WITH_TIMEOUT(recorder.told(), std::uint64_t {10'000}, 20'000);
        const auto minutes = (std::chrono::steady_clock::now() - begin) / limits.mailInterval;
        QVERIFY(recorder.pages().size() <= static_cast<std::size_t>(minutes) + 1);
        QVERIFY(recorder.pages().back().alerts.size() <= limits.mailAlerts);
        QCOMPARE(f.history().size(), std::size_t {10'000});
    }

    void whatIsBeyondAStormIsCounted()
    {
        AlertStorm storm;
        const AlertStorm::Clock::time_point now;
        std::vector<Alert> some;
        for (std::size_t i = 0; i < AlertStorm::kMost; ++i)
            some.push_back(alert("10.0.0.5"));
        QCOMPARE(storm.calmed(some, now).size(), AlertStorm::kMost);
        Alert other = alert("10.0.0.6");
        other.condition = "another";
        const auto second = std::chrono::seconds {1};
        auto kept = storm.calmed({alert("10.0.0.7"), other, alert("10.0.0.8")}, now + second);
        QCOMPARE(kept.size(), std::size_t {2});
        QCOMPARE(kept[0].condition, std::string("another"));
        QCOMPARE(kept[1].count, std::uint64_t {2});
        QVERIFY(kept[1].text.starts_with("Storm: "));
        QCOMPARE(storm.calmed(some, now + AlertStorm::kWindow).size(), AlertStorm::kMost);
    }

    void nothingIsLostWhileTheServerIsDown()
    {
        Fixture f;
        Recorder recorder;
        recorder.failing = true;
        QVERIFY(f.engine->save(mail()).ok());
        DeliveryLimits limits;
        limits.mailInterval = std::chrono::milliseconds {1};
        limits.retryFirst = std::chrono::milliseconds {5};
        limits.retryMost = std::chrono::milliseconds {40};
        {
            AlertDelivery delivery(*f.engine, recorder, limits);
            QVERIFY(f.engine->raise({alert("10.0.0.5")}).ok());
            QTRY_VERIFY(recorder.calls() >= 4);
            QVERIFY(f.engine->raise({alert("10.0.0.6")}).ok());
            QCOMPARE(delivery.problems().size(), std::size_t {1});
        }
        QVERIFY(recorder.pages().empty());
        f.reopen(); // the program ends and starts again
        recorder.failing = false;
        AlertDelivery delivery(*f.engine, recorder, limits);
        QTRY_COMPARE(recorder.told(), std::uint64_t {2});
        QTRY_VERIFY(delivery.problems().empty());
        QCOMPARE(f.engine->spooled(1, 10)->total, std::uint64_t {0});
    }

    void lesserAlertsAndDisabledChannelsAreNotSent()
    {
        Fixture f;
        AlertChannel channel = mail();
        channel.least = AlertSeverity::Critical;
        const auto id = *f.engine->save(channel);
        QVERIFY(f.engine->raise({alert("10.0.0.5")}).ok());
        QCOMPARE(f.engine->spooled(id, 10)->total, std::uint64_t {0});
        channel.id = id;
        channel.least = AlertSeverity::High;
        QVERIFY(f.engine->save(channel).ok());
        QVERIFY(f.engine->raise({alert("10.0.0.6")}).ok());
        QCOMPARE(f.engine->spooled(id, 10)->total, std::uint64_t {1});
        Alert imported = alert("10.0.0.7");
        imported.imported = true;
        QVERIFY(f.engine->raise({imported}).ok());
        QCOMPARE(f.engine->spooled(id, 10)->total, std::uint64_t {1});
    }

    void flowsThatMatchAreTold()
    {
        Fixture f;
        f.only(condition(AlertKind::Match, "dst_port = 3389"));
        f.observe({flow("10.0.0.5", "10.0.0.9", 3389), flow("10.0.0.5", "10.0.0.9", 3389),
            flow("10.0.0.5", "10.0.0.9", 443), flow("10.0.0.6", "10.0.0.9", 3389)});
        QCOMPARE(f.history().size(), std::size_t {2});
        const auto counts = f.history()[0].count + f.history()[1].count;
        QCOMPARE(counts, std::uint64_t {3});
        QVERIFY(f.history()[0].text.find("tcp/3389") != std::string::npos);
    }

    void flowsThatNoRuleMatchesAreTold()
    {
        Fixture f;
        f.only(condition(AlertKind::NoMatch));
        Flow labelled = flow("10.0.0.5", "10.0.0.9", 443);
        labelled.rule = "web";
        Flow none = flow("10.0.0.6", "10.0.0.9", 443);
        none.rule = "NOMATCH";
        f.observe({labelled, none, flow("10.0.0.7", "10.0.0.9", 443)});
        QCOMPARE(f.history().size(), std::size_t {1});
        QCOMPARE(f.history()[0].facts.at("src_ip"), std::string("10.0.0.6"));
    }

    void volumeOverTimeIsTold()
    {
        Fixture f;
        AlertCondition c = condition(AlertKind::Volume);
        c.bytes = 10'000;
        c.window = std::chrono::seconds {100};
        c.per = VolumePer::Client;
        f.only(c);
        std::vector<Flow> flows;
        for (int i = 0; i < 30; ++i) { // 1,000 bytes each; one client in time, one too slowly
            Flow fast = flow("10.0.0.5", "10.0.0.9", 443);
            fast.received += std::chrono::seconds {i};
            Flow slow = flow("10.0.0.6", "10.0.0.9", 443);
            slow.received += std::chrono::seconds {i * 20};
            flows.push_back(fast);
            flows.push_back(slow);
        }
        f.observe(flows);
        QCOMPARE(f.history().size(), std::size_t {1});
        QCOMPARE(f.history()[0].facts.at("ip"), std::string("10.0.0.5"));
        QCOMPARE(f.history()[0].facts.at("bytes"), std::string("11000"));
    }

    void segmentsThatNeverTalkedAreTold()
    {
        Fixture f;
        f.only(condition(AlertKind::NewConversation));
        Flow one = flow("10.0.0.5", "10.1.0.9", 443);
        one.srcSegment = "office";
        one.dstSegment = "servers";
        f.observe({one, one});
        QCOMPARE(f.history().size(), std::size_t {1});
        f.reopen();
        f.observe({one});
        QCOMPARE(f.history()[0].count, std::uint64_t {1});
        std::swap(one.srcSegment, one.dstSegment);
        f.observe({one});
        QCOMPARE(f.history().size(), std::size_t {2});
        one.srcSegment = "a>b";
        one.dstSegment = "c";
        f.observe({one});
        QCOMPARE(f.history().size(), std::size_t {3});
        QVERIFY(std::ranges::any_of(f.history(), [](const Alert& alert) {
            return alert.facts.at("src_segment") == "a>b" && alert.facts.at("dst_segment") == "c";
        }));
    }

    void importsFillTheHistoryAndSendNothing()
    {
        Fixture f;
        f.only(condition(AlertKind::Match, "dst_port = 3389"));
        const auto channel = *f.engine->save(mail());
        std::vector<Flow> flows;
        for (int host = 1; host <= 100; ++host)
            flows.push_back(flow(("10.0.0." + std::to_string(host)).c_str(), "10.0.1.1", 3389));
        f.observe(flows, true);
        QCOMPARE(f.history().size(), std::size_t {1});
        QCOMPARE(f.history()[0].count, std::uint64_t {100});
        QVERIFY(f.history()[0].imported);
        QCOMPARE(f.engine->spooled(channel, 10)->total, std::uint64_t {0});
    }

    void silentExporterIsToldOnce()
    {
        Fixture f;
        ExporterWatch watch(*f.engine);
        CollectorStatus status;
        status.taken = *timestampFromString("2026-03-02T09:00:00Z");
        ExporterStatus exporter;
        exporter.id.address = *IpAddress::fromString("192.0.2.1");
        exporter.id.version = 9;
        exporter.datagrams = 10;
        exporter.lastSeen = status.taken - std::chrono::minutes {4};
        status.exporters = {exporter};
        QVERIFY(watch.look(status).ok());
        QVERIFY(f.history().empty());
        status.taken += std::chrono::minutes {2};
        QVERIFY(watch.look(status).ok());
        QVERIFY(watch.look(status).ok());
        QCOMPARE(f.history().size(), std::size_t {1});
        QCOMPARE(f.history()[0].count, std::uint64_t {1});
        QVERIFY(f.history()[0].text.find("192.0.2.1") != std::string::npos);
    }

    void liveFlowsMakeAlertsOfNewAssets()
    {
        QTemporaryDir folder;
        const auto workspace = *Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
        const auto enrichment = *Enrichment::open(*workspace);
        const auto run = [&enrichment](const char* src, ObservedInput input) {
            FlowBatch batch;
            batch.append(flow(src, "10.0.0.9", 443));
            for (const auto& observer : enrichment->observers(nullptr, input)) {
                observer->observe(batch);
                QVERIFY(observer->commit().ok());
            }
        };
        run("10.0.0.5", ObservedInput::Live);
        auto history = *enrichment->alerts().history(0, false);
        QCOMPARE(history.size(), std::size_t {2});
        QVERIFY(history[0].kind == AlertKind::NewAsset);
        run("10.0.0.6", ObservedInput::Import);
        history = *enrichment->alerts().history(0, false);
        QCOMPARE(history.size(), std::size_t {3});
        QVERIFY(history[0].imported);
    }

    void senselessSettingsAreRefused()
    {
        Fixture f;
        QVERIFY(!f.engine->save(condition(AlertKind::Match, "dst_port = = 3")).ok());
        QVERIFY(!f.engine->save(condition(AlertKind::Match)).ok());
        QVERIFY(!f.engine->save(condition(AlertKind::Volume)).ok());
        AlertCondition nameless = condition(AlertKind::Pivot);
        nameless.name.clear();
        QVERIFY(!f.engine->save(nameless).ok());
        AlertChannel channel = mail();
        channel.to = {"x\r\nBcc: a@b"};
        QVERIFY(!f.engine->save(channel).ok());
        channel = mail();
        channel.url = "http://x";
        QVERIFY(!f.engine->save(channel).ok());
        channel.url = "smtp://netbehave:password@mail.example.com";
        QVERIFY(!f.engine->save(channel).ok());
        QVERIFY(f.engine->save(mail()).ok());
        QCOMPARE(f.engine->save(mail()).error().code, ErrorCode::Usage); // the name is taken
    }

    void mailAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << "a@b.example" << true;
        QTest::newRow("tag") << "a.b+c@mail.b.example" << true;
        QTest::newRow("no at") << "a.b.example" << false;
        QTest::newRow("header") << "a@b\r\nBcc: c@d" << false;
        QTest::newRow("NUL") << QString::fromLatin1("a@b\0c", 5) << false;
        QTest::newRow("two dots") << "a..b@c" << false;
        QTest::newRow("blank") << "a b@c" << false;
        QTest::newRow("angle") << "<a@c>" << false;
        QTest::newRow("empty domain") << "a@" << false;
        QTest::newRow("comma") << "a@b,c@d" << false;
    }
    void mailAddresses()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(isMailAddress(text.toStdString()), good);
    }

    void settingsSurviveReopening()
    {
        Fixture f;
        AlertCondition c = condition(AlertKind::Volume, "dst_port = 443");
        c.bytes = 5;
        c.window = std::chrono::seconds {60};
        c.per = VolumePer::Server;
        c.severity = AlertSeverity::Critical;
        c.enabled = false;
        c.id = *f.engine->save(c);
        AlertChannel channel = mail();
        channel.security = MailSecurity::Tls;
        channel.user = "u";
        channel.secret = "alerts/mail";
        channel.id = *f.engine->save(channel);
        f.reopen();
        const auto conditions = *f.engine->conditions();
        QVERIFY(std::ranges::find(conditions, c) != conditions.end());
        QCOMPARE(f.engine->channels()->size(), std::size_t {1});
        QVERIFY(f.engine->channels()->front() == channel);
    }
};

QTEST_GUILESS_MAIN(TestAlerts)
#include "tst_alerts.moc"
