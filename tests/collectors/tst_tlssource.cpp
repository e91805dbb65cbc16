// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/listenurl.h"
#include "collectors/live/livecollector.h"
#include "collectors/live/tlssettings.h"
#include "tests/support/fakelive.h"

#include <QProcess>
#include <QSslKey>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace nb;
using namespace nb::test;

namespace {

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

/// A message of 20 bytes.
const QByteArray kMessage = QByteArray::fromHex("000a0014") + QByteArray(16, '\1');

} // namespace

/// The handshakes of rule E2: one is let in, all others are refused before a byte counts.
class TestTlsSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void clientOfTheAuthorityIsLetIn_data();
    void clientOfTheAuthorityIsLetIn();
    void expiredIsRefused() { refused("expired"); }
    void notYetValidIsRefused() { refused("future"); }
    void wrongAuthorityIsRefused() { refused("stranger"); }
    void wrongNameIsRefused() { refused("othername"); }
    void selfSignedIsRefused() { refused("selfsigned"); }
    void revokedIsRefused() { refused("revoked"); }
    void noCertificateIsRefused() { refused(nullptr); }
    void weakKeyIsRefused() { refused("weak"); }
    void oldTlsIsRefused();
    void downgradeIsRefused();
    void garbageIsRefused();
    void halfOpenIsClosed();
    void plainIpfixIsRefused();
    void idleSessionsLeaveTheOthersAlone_B11();
    void refusalSaysWhy();
    void wrongFilesAreExplained_data();
    void wrongFilesAreExplained();

private:
    static LiveOptions usualOptions();
    void begin(const LiveOptions& options);
    void openssl(const QStringList& arguments);
    void makeKey(const char* name, const char* bits = "2048");
    void sign(const char* name, const QStringList& more, const char* authority = "ca",
        const char* commonName = nullptr);
    void signWithDates(const char* name, const char* from, const char* to);
    void makeRevocationList();
    [[nodiscard]] QString file(const char* name, const char* suffix) const
    {
        return m_folder.filePath(text(name) + text(suffix));
    }
    [[nodiscard]] QByteArray content(const QString& path) const;
    [[nodiscard]] SourceSettings settings() const;
    [[nodiscard]] std::unique_ptr<QSslSocket> client(
        const char* name, QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater) const;
    [[nodiscard]] SourceStatus source() const { return m_collector->status().sources.front(); }
    void refused(const char* name);
    void nothingCameThrough();

    QTemporaryDir m_folder;
    std::shared_ptr<FakeStore> m_store;
    std::unique_ptr<LiveCollector> m_collector;
    std::uint16_t m_port = 0;
};

void TestTlsSource::openssl(const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(text("openssl"), arguments);
    QVERIFY2(process.waitForFinished(60'000) && process.exitCode() == 0,
        (arguments.join(u' ').toUtf8() + '\n' + process.readAll()).constData());
}

void TestTlsSource::makeKey(const char* name, const char* bits)
{
    openssl({text("genrsa"), text("-out"), file(name, ".key"), text(bits)});
}

void TestTlsSource::sign(
    const char* name, const QStringList& more, const char* authority, const char* commonName)
{
    const QString subject = text("/CN=") + text(commonName ? commonName : "exporter.example");
    openssl({text("req"), text("-new"), text("-key"), file(name, ".key"), text("-subj"), subject,
        text("-out"), file(name, ".csr")});
    openssl(QStringList {text("x509"), text("-req"), text("-in"), file(name, ".csr"), text("-CA"),
                file(authority, ".pem"), text("-CAkey"), file(authority, ".key"),
                text("-CAcreateserial"), text("-out"), file(name, ".pem")}
        + (more.isEmpty() ? QStringList {text("-days"), text("30")} : more));
}

/// With the dates that x509 cannot set.
void TestTlsSource::signWithDates(const char* name, const char* from, const char* to)
{
    openssl({text("req"), text("-new"), text("-key"), file(name, ".key"), text("-subj"),
        text("/CN=exporter.example"), text("-out"), file(name, ".csr")});
    openssl({text("ca"), text("-batch"), text("-config"), file("ca", ".cnf"), text("-in"),
        file(name, ".csr"), text("-out"), file(name, ".pem"), text("-notext"), text("-startdate"),
        text(from), text("-enddate"), text(to)});
}

void TestTlsSource::makeRevocationList()
{
    openssl({text("ca"), text("-config"), file("ca", ".cnf"), text("-revoke"),
        file("revoked", ".pem")});
    openssl({text("ca"), text("-config"), file("ca", ".cnf"), text("-gencrl"), text("-crldays"),
        text("30"), text("-out"), file("ca", ".crl")});
    QFile both(file("trusted", ".pem"));
    QVERIFY(both.open(QIODevice::WriteOnly));
    both.write(content(file("ca", ".pem")) + content(file("ca", ".crl")));
}

QByteArray TestTlsSource::content(const QString& path) const
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void TestTlsSource::initTestCase()
{
    if (QStandardPaths::findExecutable(text("openssl")).isEmpty())
        QSKIP("the openssl program, which makes the certificates, is not installed");
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    QFile config(file("ca", ".cnf"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[ca]\ndefault_ca=d\n[d]\ndir=.\ndatabase=index.txt\nserial=serial\n"
                 "new_certs_dir=.\ncertificate=ca.pem\nprivate_key=ca.key\ndefault_md=sha256\n"
                 "policy=p\ndefault_days=30\nunique_subject=no\n[p]\ncommonName=supplied\n");
    config.close();
    for (const char* name : {"index.txt", "serial"}) {
        QFile start(m_folder.filePath(text(name)));
        QVERIFY(start.open(QIODevice::WriteOnly));
        start.write(name[0] == 's' ? "1000\n" : "");
    }
    for (const char* authority : {"ca", "otherca"}) {
        makeKey(authority);
        openssl({text("req"), text("-x509"), text("-new"), text("-key"), file(authority, ".key"),
            text("-subj"), text("/CN=") + text(authority), text("-days"), text("30"), text("-out"),
            file(authority, ".pem")});
    }
    for (const char* name :
        {"server", "good", "expired", "future", "stranger", "othername", "selfsigned", "revoked"})
        makeKey(name);
    makeKey("weak", "1024");
    sign("server", {}, "ca", "collector.example");
    sign("good", {});
    sign("stranger", {}, "otherca");
    sign("othername", {}, "ca", "somebody.example");
    sign("weak", {});
    signWithDates("expired", "20200101000000Z", "20200201000000Z");
    signWithDates("future", "20900101000000Z", "20910101000000Z");
    signWithDates("revoked", "20200101000000Z", "20900101000000Z");
    openssl({text("req"), text("-x509"), text("-new"), text("-key"), file("selfsigned", ".key"),
        text("-subj"), text("/CN=exporter.example"), text("-days"), text("30"), text("-out"),
        file("selfsigned", ".pem")});
    openssl({text("ecparam"), text("-name"), text("prime256v1"), text("-genkey"), text("-noout"),
        text("-out"), file("curve", ".key")});
    sign("curve", {});
    makeRevocationList();
}

SourceSettings TestTlsSource::settings() const
{
    return {.url = "tls://127.0.0.1:0",
        .certificateFile = file("server", ".pem"),
        .keyFile = file("server", ".key"),
        .authorityFile = file("trusted", ".pem"),
        .peerNames = {"Exporter.example"}};
}

void TestTlsSource::init()
{
    begin(usualOptions());
}

LiveOptions TestTlsSource::usualOptions()
{
    LiveOptions options;
    options.pipeline = {.deNat = false, .deduplicate = false, .pair = false, .orient = false};
    options.limits.ringBytes = 1 << 20;
    options.limits.session.handshake = std::chrono::milliseconds {1000};
    return options;
}

void TestTlsSource::begin(const LiveOptions& options)
{
    m_store = std::make_shared<FakeStore>();
    m_collector = std::make_unique<LiveCollector>(
        std::make_unique<FakeDecoder>(), std::make_unique<FakeLiveSession>(m_store), options);
    const auto id = m_collector->start(settings());
    QVERIFY2(id.ok(), id.ok() ? "" : id.error().detail.c_str());
    m_port = parseListenUrl(source().url)->port;
}

void TestTlsSource::cleanup()
{
    m_collector.reset();
}

std::unique_ptr<QSslSocket> TestTlsSource::client(
    const char* name, QSsl::SslProtocol protocol) const
{
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration configuration;
    configuration.setProtocol(protocol);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (name) {
        configuration.setLocalCertificateChain(
            QSslCertificate::fromData(content(file(name, ".pem"))));
        const QByteArray key = content(file(name, ".key"));
        configuration.setPrivateKey(
            QSslKey(key, key.contains("EC PRIVATE") ? QSsl::Ec : QSsl::Rsa));
    }
    socket->setSslConfiguration(configuration);
    socket->connectToHostEncrypted(text("127.0.0.1"), m_port);
    return socket;
}

void TestTlsSource::clientOfTheAuthorityIsLetIn_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("protocol");
    QTest::newRow("rsa, TLS 1.2") << QByteArray("good") << int {QSsl::TlsV1_2};
    QTest::newRow("rsa, TLS 1.3") << QByteArray("good") << int {QSsl::TlsV1_3};
    QTest::newRow("elliptic curve") << QByteArray("curve") << int {QSsl::TlsV1_2OrLater};
}

void TestTlsSource::clientOfTheAuthorityIsLetIn()
{
    QFETCH(QByteArray, name);
    QFETCH(int, protocol);
    const auto socket = client(name.constData(), static_cast<QSsl::SslProtocol>(protocol));
    QVERIFY2(socket->waitForEncrypted(5000), qPrintable(socket->errorString()));
    QCOMPARE(socket->peerCertificate().subjectInfo(QSslCertificate::CommonName),
        QStringList {text("collector.example")});
    socket->write(kMessage + kMessage);
    socket->flush();
    QTRY_COMPARE(m_collector->status().flowsStored, std::uint64_t {2});
    QCOMPARE(source().sessions, std::uint64_t {1});
    QCOMPARE(m_collector->status().unaccounted(), std::int64_t {0});
}

void TestTlsSource::nothingCameThrough()
{
    QTRY_COMPARE(source().rejectedSessions, std::uint64_t {1});
    QVERIFY(!source().notice.empty());
    QCOMPARE(source().sessions, std::uint64_t {0});
    QVERIFY(m_collector->finish().ok());
    QCOMPARE(source().offered, std::uint64_t {0});
    QCOMPARE(m_store->size(), std::size_t {0});
}

void TestTlsSource::refused(const char* name)
{
    const auto socket = client(name);
    // in TLS 1.3 a client may believe itself connected until it is told
    if (socket->waitForEncrypted(2000)) {
        socket->write(kMessage);
        socket->flush();
    }
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    nothingCameThrough();
}

void TestTlsSource::oldTlsIsRefused()
{
    QProcess old;
    old.start(text("openssl"),
        {text("s_client"), text("-connect"), text("127.0.0.1:%1").arg(m_port), text("-tls1"),
            text("-cipher"), text("DEFAULT@SECLEVEL=0"), text("-cert"), file("good", ".pem"),
            text("-key"), file("good", ".key")});
    QVERIFY(old.waitForFinished(10'000));
    QVERIFY(old.exitCode() != 0);
    nothingCameThrough();
}

void TestTlsSource::downgradeIsRefused()
{
    // a client that falls back although both sides can do better (RFC 7507)
    QProcess downgraded;
    downgraded.start(text("openssl"),
        {text("s_client"), text("-connect"), text("127.0.0.1:%1").arg(m_port), text("-tls1_2"),
            text("-fallback_scsv"), text("-cert"), file("good", ".pem"), text("-key"),
            file("good", ".key")});
    QVERIFY(downgraded.waitForFinished(10'000));
    QVERIFY(downgraded.exitCode() != 0);
    nothingCameThrough();
}

void TestTlsSource::garbageIsRefused()
{
    QTcpSocket socket;
    socket.connectToHost(text("127.0.0.1"), m_port);
    QVERIFY(socket.waitForConnected(2000));
    socket.write(QByteArray(1000, 'g'));
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    nothingCameThrough();
}

void TestTlsSource::halfOpenIsClosed()
{
    QTcpSocket socket;
    socket.connectToHost(text("127.0.0.1"), m_port);
    QVERIFY(socket.waitForConnected(2000));
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    nothingCameThrough();
}

void TestTlsSource::plainIpfixIsRefused()
{
    QTcpSocket socket;
    socket.connectToHost(text("127.0.0.1"), m_port);
    QVERIFY(socket.waitForConnected(2000));
    socket.write(kMessage);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    nothingCameThrough();
}

void TestTlsSource::idleSessionsLeaveTheOthersAlone_B11()
{
#ifdef Q_OS_UNIX
    // both ends are in this process
    rlimit files {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 4096);
    (void)setrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < 1200)
        QSKIP("this system does not let a process have so many sockets");
#endif
    LiveOptions options = usualOptions();
    options.limits.session.sessionsOfPeer = 1000;
    options.limits.session.handshake = std::chrono::milliseconds {20'000};
    begin(options);
    QCOMPARE(options.limits.session.sessions, std::size_t {500});
    std::vector<std::unique_ptr<QSslSocket>> idle;
    while (idle.size() < 499) {
        // of TLS 1.2: then the collector has checked the certificate when the client is told
        idle.push_back(client("curve", QSsl::TlsV1_2));
        QVERIFY2(idle.back()->waitForEncrypted(20'000), qPrintable(idle.back()->errorString()));
    }
    QTRY_COMPARE_WITH_TIMEOUT(source().sessions, std::uint64_t {499}, 20'000);
    const auto busy = client("curve");
    QVERIFY(busy->waitForEncrypted(20'000));
    busy->write(kMessage);
    busy->flush();
    QTRY_COMPARE(m_collector->status().flowsStored, std::uint64_t {1});
    QCOMPARE(source().sessions, std::uint64_t {500});
    // there is room for no more
    const auto more = client("curve");
    QTRY_COMPARE_WITH_TIMEOUT(more->state(), QAbstractSocket::UnconnectedState, 20'000);
    QTRY_COMPARE(source().rejectedSessions, std::uint64_t {1});
    busy->write(kMessage);
    busy->flush();
    QTRY_COMPARE(m_collector->status().flowsStored, std::uint64_t {2});
    // who leaves makes room
    idle.clear();
    QTRY_COMPARE_WITH_TIMEOUT(source().sessions, std::uint64_t {1}, 20'000);
    const auto next = client("curve");
    QVERIFY(next->waitForEncrypted(20'000));
    QVERIFY(m_collector->finish().ok());
    QCOMPARE(m_collector->status().unaccounted(), std::int64_t {0});
}

void TestTlsSource::refusalSaysWhy()
{
    // what OpenSSL may refuse before us is refused by ourselves too
    const auto tls = TlsSettings::read(settings());
    QVERIFY(tls.ok());
    const auto refusal = [&](const char* name) {
        const auto chain = QSslCertificate::fromData(content(file(name, ".pem")));
        return QByteArray::fromStdString(tls->refusal(chain.value(0)).value_or(std::string()));
    };
    QCOMPARE(refusal("good"), QByteArray());
    QCOMPARE(refusal("curve"), QByteArray());
    QVERIFY2(refusal("weak").contains("1024 bits"), refusal("weak").constData());
    QVERIFY2(refusal("revoked").contains("revoked"), refusal("revoked").constData());
    QVERIFY2(refusal("othername").contains("somebody.example"), refusal("othername").constData());
    QVERIFY(refusal("nobody").contains("no certificate"));
}

void TestTlsSource::wrongFilesAreExplained_data()
{
    QTest::addColumn<QByteArray>("which");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("says");
    for (const char* which : {"certificate", "key", "authority"}) {
        QTest::addRow("%s missing", which)
            << QByteArray(which) << QByteArray("nowhere.pem") << QByteArray("cannot be read");
        QTest::addRow("%s not given", which)
            << QByteArray(which) << QByteArray() << QByteArray("needs");
        QTest::addRow("%s of another kind", which)
            << QByteArray(which) << QByteArray("serial") << QByteArray("holds no");
    }
}

void TestTlsSource::wrongFilesAreExplained()
{
    QFETCH(QByteArray, which);
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, says);
    SourceSettings wrong = settings();
    const QString path = file.isEmpty() ? QString() : m_folder.filePath(QString::fromLatin1(file));
    if (which == "certificate")
        wrong.certificateFile = path;
    else if (which == "key")
        wrong.keyFile = path;
    else
        wrong.authorityFile = path;
    const auto started = m_collector->start(wrong);
    QVERIFY(!started.ok());
    QVERIFY2(started.error().detail.find(says.toStdString()) != std::string::npos
            || (which == "certificate"
                && started.error().detail.find("holds none") != std::string::npos),
        started.error().detail.c_str());
}

QTEST_GUILESS_MAIN(TestTlsSource)
#include "tst_tlssource.moc"
