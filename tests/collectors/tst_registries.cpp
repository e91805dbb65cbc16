// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/registries/registryanswer.h"
#include "collectors/registries/registrylookups.h"
#include "tests/support/fakeregistry.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace nb;
using namespace nb::test;

namespace {

IpAddress ip(std::string_view text)
{
    return IpAddress::fromString(text).value();
}

/// An "ip network" in the shape that registries send.
QByteArray network(const char* first, const char* last, const char* name,
    const char* organisation = nullptr, const char* country = nullptr)
{
    QByteArray json = QByteArray("{\"rdapConformance\":[\"rdap_level_0\"],"
                                 "\"objectClassName\":\"ip network\",\"handle\":\"H\",")
        + "\"startAddress\":\"" + first + "\",\"endAddress\":\"" + last + "\",\"name\":\"" + name
        + "\",\"ipVersion\":\"v4\",\"type\":\"ALLOCATION\",\"status\":[\"active\"]";
    if (country != nullptr)
        json += QByteArray(",\"country\":\"") + country + '"';
    if (organisation != nullptr)
        json += QByteArray(",\"entities\":[{\"objectClassName\":\"entity\",\"roles\":[\"abuse\"],"
                           "\"vcardArray\":[\"vcard\",[[\"fn\",{},\"text\",\"Abuse desk\"]]]},"
                           "{\"objectClassName\":\"entity\",\"roles\":[\"registrant\"],"
                           "\"vcardArray\":[\"vcard\",[[\"version\",{},\"text\",\"4.0\"],"
                           "[\"fn\",{},\"text\",\"")
            + organisation + "\"]]]}]";
    return json + '}';
}

} // namespace

/// Lookups against a server on loopback that plays the registries, the good ones and the bad.
class TestRegistries : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeRegistry m_server;
    QList<QHostAddress> m_resolved {QHostAddress(QStringLiteral("8.0.0.8"))};
    RegistryClientOptions m_options;

    /// What comes of asking for an address.
    Result<OwnerBlock> ask(RegistryClient& client, const char* address)
    {
        std::optional<Result<OwnerBlock>> result;
        client.ask(ip(address), [&result](Result<OwnerBlock> r) { result = std::move(r); });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
            return Error {ErrorCode::Internal, "no answer"};
        return *result;
    }
    Result<OwnerBlock> ask(const char* address)
    {
        RegistryClient client(m_options);
        return ask(client, address);
    }
    static QString text(const char* t) { return QString::fromLatin1(t); }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(text("openssl")).isEmpty())
            QSKIP("the openssl program, which makes the certificate, is not installed");
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        QProcess openssl;
        openssl.setWorkingDirectory(m_folder.path());
        openssl.start(text("openssl"),
            text("req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 30 -subj "
                 "/CN=registry -addext "
                 "subjectAltName=DNS:rdap.arin.net,DNS:rdap.db.ripe.net,DNS:rdap.apnic.net,"
                 "DNS:rdap.lacnic.net,DNS:rdap.afrinic.net,DNS:whois.arin.net")
                .split(u' '));
        QVERIFY(openssl.waitForFinished(60'000));
        QCOMPARE(openssl.exitCode(), 0);
        QVERIFY(m_server.start(m_folder.filePath(text("c.pem")), m_folder.filePath(text("k.pem"))));
    }

    void init()
    {
        m_server.clear();
        m_resolved = {QHostAddress(text("8.0.0.8"))};
        m_options = {};
        m_options.interval = std::chrono::milliseconds {0};
        m_options.authorities = QSslCertificate::fromPath(m_folder.filePath(text("c.pem")));
        m_options.resolver
            = [this](const QString&, const std::function<void(QList<QHostAddress>)>& found) {
                  found(m_resolved);
              };
        m_options.destination = [this](const QHostAddress&) {
            return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
        };
    }

    void eachRegistryIsAskedForItsOwn_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<QString>("organisation");
        QTest::newRow("arin") << text("8.8.8.8") << text("rdap.arin.net/registry/ip/8.8.8.8")
                              << network("8.8.8.0", "8.8.8.255", "GOGL", "Google LLC")
                              << text("GOGL") << text("Google LLC");
        QTest::newRow("ripe") << text("193.0.6.139") << text("rdap.db.ripe.net/ip/193.0.6.139")
                              << network("193.0.0.0", "193.0.7.255", "RIPE-NCC", nullptr, "NL")
                              << text("RIPE-NCC") << QString();
        QTest::newRow("apnic") << text("1.1.1.1") << text("rdap.apnic.net/ip/1.1.1.1")
                               << network(
                                      "1.1.1.0", "1.1.1.255", "APNIC-LABS", "APNIC Research", "AU")
                               << text("APNIC-LABS") << text("APNIC Research");
        QTest::newRow("lacnic") << text("200.3.14.10")
                                << text("rdap.lacnic.net/rdap/ip/200.3.14.10")
                                << network("200.3.12.0", "200.3.15.255", "", "LACNIC", "UY")
                                << text("LACNIC") << text("LACNIC");
        QTest::newRow("afrinic") << text("196.216.2.6")
                                 << text("rdap.afrinic.net/rdap/ip/196.216.2.6")
                                 << network("196.216.2.0", "196.216.3.255", "AFRINIC-NET", nullptr,
                                        "MU")
                                 << text("AFRINIC-NET") << QString();
        QTest::newRow("six") << text("2001:4860:4860::8888")
                             << text("rdap.arin.net/registry/ip/2001:4860:4860::8888")
                             << network("2001:4860::", "2001:4860:ffff:ffff:ffff:ffff:ffff:ffff",
                                    "GOOGLE-IPV6", "Google LLC")
                             << text("GOOGLE-IPV6") << text("Google LLC");
    }
    void eachRegistryIsAskedForItsOwn()
    {
        QFETCH(QString, address);
        QFETCH(QString, url);
        QFETCH(QByteArray, json);
        QFETCH(QString, owner);
        QFETCH(QString, organisation);
        m_server.setJson(url, json);
        const auto block = ask(address.toLatin1().constData());
        QVERIFY2(block.ok(), block.ok() ? "" : block.error().detail.c_str());
        QCOMPARE(QString::fromStdString(block->owner), owner);
        QCOMPARE(QString::fromStdString(block->organisation), organisation);
        QCOMPARE(m_server.asked(), QStringList {url});
        QVERIFY(block->expires > block->fetched);
    }

    void arinRestIsAskedWhenChosen()
    {
        m_options.registry = Owners::Registry::ArinRest;
        m_server.setJson(text("whois.arin.net/rest/ip/8.8.8.8"),
            "{\"net\":{\"startAddress\":{\"$\":\"8.8.8.0\"},\"endAddress\":{\"$\":\"8.8.8.255\"},"
            "\"name\":{\"$\":\"GOGL\"},\"orgRef\":{\"@name\":\"Google LLC\",\"$\":\"x\"}}}");
        const auto block = ask("8.8.8.8");
        QVERIFY(block.ok());
        QCOMPARE(block->owner, "GOGL");
        QCOMPARE(block->organisation, "Google LLC");
    }

    void referralToAnotherRegistryIsFollowed()
    {
        m_server.setJson(text("rdap.arin.net/registry/ip/8.8.8.8"), {}, "301 Moved",
            "Location: https://rdap.db.ripe.net/ip/8.8.8.8\r\n");
        m_server.setJson(
            text("rdap.db.ripe.net/ip/8.8.8.8"), network("8.8.8.0", "8.8.8.255", "MOVED"));
        const auto block = ask("8.8.8.8");
        QVERIFY2(block.ok(), block.ok() ? "" : block.error().detail.c_str());
        QCOMPARE(block->owner, "MOVED");
        QCOMPARE(m_server.asked().size(), 2);
    }

    void referralElsewhereIsRefused_data()
    {
        QTest::addColumn<QByteArray>("location");
        for (const char* location :
            {"https://127.0.0.1/", "http://169.254.169.254/latest/meta-data",
                "https://169.254.169.254/", "file:///etc/passwd", "http://rdap.db.ripe.net/ip/1",
                "https://rdap.db.ripe.net:8443/ip/1", "https://user:pw@rdap.db.ripe.net/ip/1",
                "https://rdap.db.ripe.net.evil.example/ip/1", "https://[::1]/", "ftp://x/",
                "https://localhost/"})
            QTest::newRow(location) << QByteArray(location);
    }
    void referralElsewhereIsRefused()
    {
        QFETCH(QByteArray, location);
        m_server.setJson(text("rdap.arin.net/registry/ip/8.8.8.8"), {}, "302 Found",
            "Location: " + location + "\r\n");
        const auto block = ask("8.8.8.8");
        QVERIFY(!block.ok());
        QVERIFY2(block.error().code == ErrorCode::Invalid, block.error().detail.c_str());
        QCOMPARE(m_server.asked().size(), 1);
    }

    void referralsEnd()
    {
        const QString url = text("rdap.arin.net/registry/ip/8.8.8.8");
        m_server.setJson(url, {}, "302 Found", "Location: https://" + url.toLatin1() + "\r\n");
        const auto block = ask("8.8.8.8");
        QVERIFY(!block.ok());
        QVERIFY(block.error().code == ErrorCode::LimitExceeded);
        QCOMPARE(m_server.asked().size(), 4); // the first and three more
    }

    void registryThatResolvesInsideIsNotAsked_data()
    {
        QTest::addColumn<QStringList>("addresses");
        QTest::newRow("loopback") << QStringList {text("127.0.0.1")};
        QTest::newRow("one of two") << QStringList {text("8.0.0.8"), text("10.0.0.1")};
        QTest::newRow("metadata") << QStringList {text("169.254.169.254")};
        QTest::newRow("six") << QStringList {text("::1")};
        QTest::newRow("mapped") << QStringList {text("::ffff:127.0.0.1")};
        QTest::newRow("local") << QStringList {text("fd00::1")};
    }
    void registryThatResolvesInsideIsNotAsked()
    {
        QFETCH(QStringList, addresses);
        m_resolved.clear();
        for (const QString& address : addresses)
            m_resolved.append(QHostAddress(address));
        const auto block = ask("8.8.8.8");
        QVERIFY(!block.ok());
        QVERIFY(block.error().code == ErrorCode::Invalid);
        QVERIFY(m_server.asked().isEmpty());
    }

    void connectionGoesToTheAddressThatWasLookedAt()
    {
        int resolutions = 0;
        QList<QHostAddress> connected;
        m_options.resolver
            = [&](const QString&, const std::function<void(QList<QHostAddress>)>& found) {
                  // rebinding: the second answer would be inside
                  found({QHostAddress(resolutions++ == 0 ? text("8.0.0.8") : text("127.0.0.1"))});
              };
        m_options.destination = [&](const QHostAddress& address) {
            connected.append(address);
            return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
        };
        m_server.setJson(
            text("rdap.arin.net/registry/ip/8.8.8.8"), network("8.8.8.0", "8.8.8.255", "GOGL"));
        QVERIFY(ask("8.8.8.8").ok());
        QCOMPARE(resolutions, 1);
        QCOMPARE(connected, QList<QHostAddress> {QHostAddress(text("8.0.0.8"))});
    }

    void wrongCertificateIsRefused()
    {
        m_options.authorities = QSslCertificate::fromPath(text("/nowhere.pem"));
        const auto block = ask("8.8.8.8");
        QVERIFY(!block.ok());
        QVERIFY(block.error().code == ErrorCode::Unreadable);
        QVERIFY(m_server.asked().isEmpty());
    }

    void endlessAnswerIsCutOff()
    {
        m_server.setEndless(text("rdap.arin.net/registry/ip/8.8.8.8"));
        const auto block = ask("8.8.8.8");
        QVERIFY(!block.ok());
        QVERIFY2(block.error().code == ErrorCode::LimitExceeded, block.error().detail.c_str());
    }

    void hugeDeepAnswerIsCutOff()
    {
        m_server.setJson(text("rdap.arin.net/registry/ip/8.8.8.8"),
            QByteArray(10'000, '[') + QByteArray(10 << 20, ' '));
        QVERIFY(ask("8.8.8.8").error().code == ErrorCode::LimitExceeded);
        m_server.setJson(text("rdap.arin.net/registry/ip/8.8.8.8"), QByteArray(100'000, '['));
        QVERIFY(ask("8.8.8.8").error().code == ErrorCode::Invalid);
    }

    void silentRegistryIsGivenUp()
    {
        m_server.setAnswer(text("rdap.arin.net/registry/ip/8.8.8.8"), "HTTP/1.1 200 OK\r\n");
        m_options.deadline = std::chrono::milliseconds {500};
        QElapsedTimer timer;
        timer.start();
        QVERIFY(ask("8.8.8.8").error().code == ErrorCode::LimitExceeded);
        QVERIFY(timer.elapsed() < 10'000);
    }

    void tooManyIsHonoured()
    {
        const QString url = text("rdap.arin.net/registry/ip/8.8.8.8");
        m_server.setJson(url, {}, "429 Too Many Requests", "Retry-After: 120\r\n");
        RegistryClient client(m_options);
        QVERIFY(ask(client, "8.8.8.8").error().code == ErrorCode::Locked);
        QVERIFY(ask(client, "8.8.4.4").error().code == ErrorCode::Locked);
        QCOMPARE(m_server.asked().size(), 1);
        const auto wait = client.mayAsk(ip("8.8.8.8")) - std::chrono::steady_clock::now();
        QVERIFY(wait > std::chrono::seconds {100} && wait <= std::chrono::seconds {120});
        // another registry is not concerned
        m_server.setJson(
            text("rdap.db.ripe.net/ip/193.0.6.139"), network("193.0.0.0", "193.0.7.255", "RIPE"));
        QVERIFY(ask(client, "193.0.6.139").ok());
    }

    void addressOfNobodyIsRemembered()
    {
        m_server.setJson(text("rdap.arin.net/registry/ip/8.8.8.8"), "{}", "404 Not Found");
        const auto block = ask("8.8.8.8");
        QVERIFY(block.ok());
        QVERIFY(block->owner.empty());
        QVERIFY(block->first == block->last && block->first == ip("8.8.8.8"));
    }

    void privateAddressesNeverLeave()
    {
        for (const char* address : {"10.0.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1",
                 "fe80::1", "fd00::1", "224.0.0.1", "192.0.2.1", "100.64.0.1", "2001:db8::1"})
            QVERIFY(ask(address).error().code == ErrorCode::Usage);
        QVERIFY(m_server.asked().isEmpty());
    }

    void answersThatMakeNoSenseAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("other class") << QByteArray("{\"objectClassName\":\"autnum\"}");
        QTest::newRow("no block") << QByteArray("{\"objectClassName\":\"ip network\"}");
        QTest::newRow("another block") << network("9.0.0.0", "9.255.255.255", "OTHER");
        QTest::newRow("backward") << network("8.8.8.255", "8.8.8.0", "BACK");
        QTest::newRow("mixed") << network("8.8.8.0", "2001:db8::", "MIXED");
    }
    void answersThatMakeNoSenseAreRefused()
    {
        QFETCH(QByteArray, json);
        const auto block = parseRdapAnswer(json, ip("8.8.8.8"), "test", {});
        QVERIFY(!block.ok());
        QVERIFY(block.error().code == ErrorCode::Invalid);
    }

    void blockOfHalfTheInternetIsNobodys()
    {
        const auto block = parseRdapAnswer(
            network("0.0.0.0", "255.255.255.255", "IANA-BLK"), ip("8.8.8.8"), "test", {});
        QVERIFY(block.ok());
        QVERIFY(block->owner.empty());
        QVERIFY(block->first == ip("8.8.8.8") && block->last == ip("8.8.8.8"));
    }

    void namesAreCleanAndShort()
    {
        const auto block
            = parseRdapAnswer(network("8.8.8.0", "8.8.8.255",
                                  ("A\\u001b[31m\\nB" + QByteArray(5000, 'x')).constData()),
                ip("8.8.8.8"), "test", {});
        QVERIFY(block.ok());
        QVERIFY(block->owner.size() <= 200);
        QVERIFY(block->owner.starts_with("A [31m B"));
    }

    void bootstrapNamesTheRegistryInCharge()
    {
        const RegistryBootstrap bootstrap;
        const auto in = [&bootstrap](const char* address) {
            const auto registry = bootstrap.find(ip(address));
            return registry ? std::string(toString(*registry)) : std::string("none");
        };
        QCOMPARE(in("8.8.8.8"), "arin");
        QCOMPARE(in("41.0.0.1"), "afrinic");
        QCOMPARE(in("2a00:1450::1"), "ripe");
        QCOMPARE(in("2800::1"), "lacnic");
        QCOMPARE(in("2400:cb00::1"), "apnic");
        QCOMPARE(in("10.0.0.1"), "none");
        QCOMPARE(in("3000::1"), "none");
        QCOMPARE(in("224.0.0.1"), "none");
        const auto again = RegistryBootstrap::fromText(bootstrap.text());
        QVERIFY(again.ok());
        QCOMPARE(again->text(), bootstrap.text());
    }

    void newerBootstrapFileIsTaken()
    {
        RegistryBootstrap bootstrap;
        QVERIFY(bootstrap
                    .load("{\"services\":[[[\"8.0.0.0/8\"],[\"https://rdap.apnic.net/\"]],"
                          "[[\"9.0.0.0/8\"],[\"https://evil.example/\"]]]}")
                    .ok());
        QVERIFY(bootstrap.find(ip("8.8.8.8")) == Rir::Apnic);
        QVERIFY(!bootstrap.find(ip("9.9.9.9")));
        QVERIFY(bootstrap.find(ip("2600::1")) == Rir::Arin); // the other family stays
        for (const char* json : {"", "{}", "[]",
                 "{\"services\":[[[\"0.0.0.0/0\"],"
                 "[\"https://rdap.apnic.net/\"]]]}"})
            QVERIFY(!bootstrap.load(json).ok());
    }

    void questionsOfStagesAreAnsweredForLaterFlows()
    {
        const QTemporaryDir folder;
        const auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
        QVERIFY(workspace.ok());
        const auto owners = Owners::open(**workspace);
        QVERIFY(owners.ok());
        m_server.setJson(
            text("rdap.arin.net/registry/ip/8.8.8.8"), network("8.8.8.0", "8.8.8.255", "GOGL"));
        RegistryLookups lookups(**owners, m_options);
        const auto owner = [&owners](const char* address) {
            std::string buffer;
            return std::string((*owners)->knowledge()->get()->find(ip(address), buffer).owner);
        };
        // off: nobody is asked
        (*owners)->questions()->add(ip("8.8.8.8"));
        QTRY_COMPARE((*owners)->questions()->waiting(), std::size_t {0});
        QVERIFY(!lookups.ask(ip("8.8.8.8"), {}).ok());
        QVERIFY(m_server.asked().isEmpty());
        QVERIFY((*owners)->setLookupsEnabled(true).ok());
        (*owners)->questions()->add(ip("8.8.8.9")); // no answer, but no end either
        (*owners)->questions()->add(ip("8.8.8.7"));
        m_server.setJson(
            text("rdap.arin.net/registry/ip/8.8.8.9"), network("8.8.8.0", "8.8.8.255", "GOGL"));
        QTRY_COMPARE_WITH_TIMEOUT(owner("8.8.8.8"), "GOGL", 20'000);
        QTRY_COMPARE((*owners)->questions()->waiting(), std::size_t {0});
        // the answer for one holds for its neighbours, who are not asked for
        QCOMPARE(m_server.asked(), QStringList {text("rdap.arin.net/registry/ip/8.8.8.9")});
    }
};

QTEST_GUILESS_MAIN(TestRegistries)
#include "tst_registries.moc"
