// SPDX-License-Identifier: GPL-3.0-or-later
// Rule B9: a million senders that are not allowed, their addresses made up. They are sent in a
// network namespace of their own, where this user may make up addresses; nothing leaves it.
#include "tests/cli/clirun.h"
#include "tests/peers/peerprocess.h"
#include "tests/support/exportsender.h"
#include "tests/support/sanitized.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <array>
#include <cstring>

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace nb::test;

namespace {

constexpr const char* kInside = "NB_INSIDE_NAMESPACE";

#ifdef Q_OS_LINUX

constexpr int kSenders = 1'000'000; ///< NB_SPOOFED_SENDERS sets another number
constexpr std::uint32_t kBatch = 100; ///< datagrams; with what waits they have room in any buffer
constexpr qint64 kMostWaiting = 64 << 10; ///< octets in the collector's receive buffer
constexpr qint64 kMostMemory = 16 << 10; ///< KiB that the collector may grow by

/// The loopback interface of a new namespace is down.
bool bringLoopbackUp()
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
    if (fd < 0)
        return false;
    ifreq request {};
    std::strncpy(request.ifr_name, "lo", IFNAMSIZ - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING | IFF_LOOPBACK;
    const bool good = ::ioctl(fd, SIOCSIFFLAGS, &request) == 0;
    ::close(fd);
    return good;
}

/// Sends datagrams to a port of this computer, each from another address of 10.0.0.0/8.
class SpoofedSenders
{
public:
    explicit SpoofedSenders(quint16 port)
        : m_fd(::socket(AF_INET, SOCK_RAW, IPPROTO_RAW))
    {
        m_packet.fill('\1');
        const std::array<std::uint8_t, 28> headers {0x45, 0, 0, 0, 0, 0, 0, 0, 64, IPPROTO_UDP, 0,
            0, 10, 0, 0, 0, 127, 0, 0, 1, 0xc3, 0x50, static_cast<std::uint8_t>(port >> 8),
            static_cast<std::uint8_t>(port), 0, kPayload + 8, 0, 0};
        std::memcpy(m_packet.data(), headers.data(), headers.size());
        m_packet[headers.size()] = 0; // NetFlow v5
        m_packet[headers.size() + 1] = 5;
        m_to.sin_family = AF_INET;
        m_to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    ~SpoofedSenders() { ::close(m_fd); }
    Q_DISABLE_COPY_MOVE(SpoofedSenders)

    bool send(std::uint32_t sender)
    {
        m_packet[13] = static_cast<char>(sender >> 16);
        m_packet[14] = static_cast<char>(sender >> 8);
        m_packet[15] = static_cast<char>(sender);
        return ::sendto(m_fd, m_packet.data(), m_packet.size(), 0,
                   reinterpret_cast<const sockaddr*>(&m_to), sizeof m_to)
            == static_cast<ssize_t>(m_packet.size());
    }

private:
    static constexpr std::uint8_t kPayload = 72;
    int m_fd;
    std::array<char, 28 + kPayload> m_packet {};
    sockaddr_in m_to {};
};

/// Octets that wait in the receive buffer of the socket at this port; -1 when there is none.
qint64 waitingAt(quint16 port)
{
    QFile sockets(QStringLiteral("/proc/net/udp"));
    if (!sockets.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray ending = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    for (const QByteArray& line : sockets.readAll().split('\n')) {
        const QList<QByteArray> cells = line.simplified().split(' ');
        if (cells.size() > 4 && cells[1].endsWith(ending))
            return cells[4].split(':').value(1).toLongLong(nullptr, 16);
    }
    return -1;
}

/// KiB of memory that a process uses.
qint64 memoryOf(qint64 process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    static const QRegularExpression kResident(QStringLiteral("VmRSS:\\s*(\\d+) kB"));
    return kResident.match(QString::fromLatin1(status.readAll())).captured(1).toLongLong();
}

#endif

} // namespace

class TestSpoofedSenders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMillionOfThemCostNothing_B9();
};

void TestSpoofedSenders::aMillionOfThemCostNothing_B9()
{
#ifndef Q_OS_LINUX
    QSKIP("only Linux has network namespaces");
#else
    if (!qEnvironmentVariableIsSet(kInside))
        QSKIP("this system does not let this user make a network namespace (unshare -rn)");
    QVERIFY(bringLoopbackUp());
    const QTemporaryDir folder;
    PeerProcess collector(QStringLiteral(NB_BIN_DIR "/netbehave-cli"),
        {QStringLiteral("-w"), folder.path(), QStringLiteral("collect"), QStringLiteral("--listen"),
            QStringLiteral("udp://127.0.0.1:0"), QStringLiteral("--allow"),
            QStringLiteral("127.0.0.1"), QStringLiteral("--no-pair"),
            QStringLiteral("--no-dedup")});
    static const QRegularExpression kPort(QStringLiteral("Listening on udp://[^ ,]*:(\\d+)"));
    const auto told = [&] { return kPort.match(QString::fromUtf8(collector.said())); };
    QTRY_VERIFY_WITH_TIMEOUT(told().hasMatch(), 60'000);
    const quint16 port = told().captured(1).toUShort();
    ExportSender allowed(QHostAddress(QHostAddress::LocalHost), port);
    ExportMessages messages(ExportProtocol::NetFlow5, 1, 30);
    SpoofedSenders spoofed(port);
    const auto hasRoom = [port] {
        const QDeadlineTimer deadline(30'000);
        while (waitingAt(port) > kMostWaiting && !deadline.hasExpired())
            QThread::yieldCurrentThread();
        return !deadline.hasExpired();
    };
    bool isNumber = false;
    const int given = qEnvironmentVariableIntValue("NB_SPOOFED_SENDERS", &isNumber);
    const auto senders = static_cast<std::uint32_t>(isNumber && given > 0 ? given : kSenders);
    qint64 before = 0;
    for (std::uint32_t sender = 0; sender < senders; ++sender) {
        if (sender % kBatch == 0)
            QVERIFY(hasRoom());
        if (sender % 20'000 == 0) // seldom: each of its flows makes an asset, which is remembered
            QVERIFY(allowed.send(messages.next()));
        if (sender == senders / 100)
            before = memoryOf(collector.pid());
        QVERIFY(spoofed.send(sender));
    }
    QVERIFY(hasRoom());
    const qint64 grown = memoryOf(collector.pid()) - before;
    QVERIFY2(kSanitized || grown < kMostMemory, QByteArray::number(grown).constData());
    QVERIFY(collector.stop());
    const QLocale english(QLocale::English);
    const QByteArray stored = english.toString(qulonglong(messages.records())).toUtf8();
    const QByteArray turnedAway = english.toString(senders).toUtf8();
    const QByteArray said = collector.said();
    QVERIFY2(said.contains("Stored " + stored + " flows of 1 exporter;"), said.constData());
    QVERIFY2(said.contains("dropped: " + turnedAway + " not-allowed\n"), said.constData());
#endif
}

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList unshare {
        QStringLiteral("--map-root-user"), QStringLiteral("--net"), QStringLiteral("--")};
    const QString program = findPeer(QStringLiteral("unshare"));
    if (!qEnvironmentVariableIsSet(kInside) && !program.isEmpty()
        && QProcess::execute(program, unshare + QStringList {QStringLiteral("true")}) == 0) {
        qputenv(kInside, "1");
        return QProcess::execute(program, unshare + QCoreApplication::arguments());
    }
    TestSpoofedSenders test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_spoofedsenders.moc"
