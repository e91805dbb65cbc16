// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exportsender.h"

#include <QtEndian>

#include <array>

namespace nb::test {

namespace {

constexpr std::uint16_t kDataTemplate = 300;
/// Element and length: src, dst, ports, protocol, flags, packets, bytes, first, last.
using Field = std::array<std::uint16_t, 2>;
constexpr std::array kFields9 {Field {8, 4}, Field {12, 4}, Field {7, 2}, Field {11, 2},
    Field {4, 1}, Field {6, 1}, Field {2, 4}, Field {1, 4}, Field {22, 4}, Field {21, 4}};
constexpr std::array kFields10 {Field {8, 4}, Field {12, 4}, Field {7, 2}, Field {11, 2},
    Field {4, 1}, Field {6, 1}, Field {2, 4}, Field {1, 4}, Field {152, 8}, Field {153, 8}};

template <typename T> void put(QByteArray& to, T value)
{
    const T wire = qToBigEndian(value);
    to.append(static_cast<const char*>(static_cast<const void*>(&wire)), sizeof wire);
}
void put8(QByteArray& to, unsigned value)
{
    to.append(static_cast<char>(value));
}
void put16(QByteArray& to, unsigned value)
{
    put(to, static_cast<std::uint16_t>(value));
}
void put32(QByteArray& to, std::uint64_t value)
{
    put(to, static_cast<std::uint32_t>(value));
}
void patch16(QByteArray& bytes, qsizetype at, qsizetype value)
{
    QByteArray wire;
    put16(wire, static_cast<unsigned>(value));
    bytes.replace(at, 2, wire);
}

std::int64_t nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch())
        .count();
}

template <typename Fields> void appendTemplate(QByteArray& to, unsigned setId, const Fields& fields)
{
    put16(to, setId);
    put16(to, static_cast<unsigned>(8 + 4 * fields.size()));
    put16(to, kDataTemplate);
    put16(to, static_cast<unsigned>(fields.size()));
    for (const Field& field : fields) {
        put16(to, field[0]);
        put16(to, field[1]);
    }
}

/// A prime: with 250 servers every one of 2.5 million records in a row is another conversation.
constexpr std::uint32_t kClients = 10'007;

std::uint32_t source(std::uint32_t i)
{
    return 0x0a000000U + i % kClients;
}
std::uint32_t destination(std::uint32_t i)
{
    return 0xc0000200U + i % 250;
}
unsigned sourcePort(std::uint32_t i)
{
    return 1024 + i % 60000;
}
std::uint32_t packetsOf(std::uint32_t i)
{
    return 1 + i % 100;
}

} // namespace

std::optional<ExportProtocol> exportProtocolFromString(std::string_view text)
{
    constexpr std::array<std::string_view, 4> kNames {"v5", "v9", "ipfix", "sflow"};
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == text)
            return static_cast<ExportProtocol>(i);
    return std::nullopt;
}

ExportMessages::ExportMessages(ExportProtocol protocol, std::uint32_t domain, int recordsOfMessage)
    : m_protocol(protocol)
    , m_domain(domain)
    , m_recordsOfMessage(recordsOfMessage)
    , m_started(nowMs() - 3'600'000)
{
}

std::uint32_t ExportMessages::countRecord()
{
    const auto number = static_cast<std::uint32_t>(m_records++);
    m_packets += packetsOf(number);
    return number;
}

QByteArray ExportMessages::next()
{
    switch (m_protocol) {
    case ExportProtocol::NetFlow5:
        return v5();
    case ExportProtocol::NetFlow9:
        return v9(false);
    case ExportProtocol::Ipfix:
        return ipfix(false);
    case ExportProtocol::SFlow5:
        break;
    }
    return sflow();
}

QByteArray ExportMessages::templates()
{
    if (m_protocol == ExportProtocol::NetFlow9)
        return v9(true);
    return m_protocol == ExportProtocol::Ipfix ? ipfix(true) : QByteArray();
}

/// Cisco's NetFlow v5 header (24 bytes) and records (48 bytes).
QByteArray ExportMessages::v5()
{
    const std::int64_t now = nowMs();
    const std::int64_t uptime = now - m_started;
    QByteArray message;
    put16(message, 5);
    put16(message, static_cast<unsigned>(m_recordsOfMessage));
    put32(message, static_cast<std::uint64_t>(uptime));
    put32(message, static_cast<std::uint64_t>(now / 1000));
    put32(message, static_cast<std::uint64_t>(now % 1000 * 1'000'000));
    put32(message, m_records);
    put8(message, m_domain >> 8);
    put8(message, m_domain);
    put16(message, 0);
    for (int i = 0; i < m_recordsOfMessage; ++i) {
        const std::uint32_t n = countRecord();
        put32(message, source(n));
        put32(message, destination(n));
        put32(message, 0);
        put16(message, 1);
        put16(message, 2);
        put32(message, packetsOf(n));
        put32(message, packetsOf(n) * 100);
        put32(message, static_cast<std::uint64_t>(uptime - 1000));
        put32(message, static_cast<std::uint64_t>(uptime - 10));
        put16(message, sourcePort(n));
        put16(message, 443);
        put8(message, 0);
        put8(message, 0x1b);
        put8(message, 6);
        put8(message, 0);
        put16(message, 0);
        put16(message, 0);
        put8(message, 24);
        put8(message, 24);
        put16(message, 0);
    }
    return message;
}

void ExportMessages::appendRecord(QByteArray& to)
{
    const std::uint32_t n = countRecord();
    put32(to, source(n));
    put32(to, destination(n));
    put16(to, sourcePort(n));
    put16(to, 443);
    put8(to, 6);
    put8(to, 0x1b);
    put32(to, packetsOf(n));
    put32(to, packetsOf(n) * 100);
    const std::int64_t now = nowMs();
    if (m_protocol == ExportProtocol::NetFlow9) {
        put32(to, static_cast<std::uint64_t>(now - m_started - 1000));
        put32(to, static_cast<std::uint64_t>(now - m_started - 10));
    } else {
        put(to, static_cast<std::uint64_t>(now - 1000));
        put(to, static_cast<std::uint64_t>(now - 10));
    }
}

/// RFC 3954 section 5.
QByteArray ExportMessages::v9(bool templatesOnly)
{
    const std::int64_t now = nowMs();
    QByteArray message;
    put16(message, 9);
    put16(message, templatesOnly ? 1U : static_cast<unsigned>(m_recordsOfMessage));
    put32(message, static_cast<std::uint64_t>(now - m_started));
    put32(message, static_cast<std::uint64_t>(now / 1000));
    put32(message, m_messages++);
    put32(message, m_domain);
    if (templatesOnly) {
        appendTemplate(message, 0, kFields9);
        return message;
    }
    const qsizetype set = message.size();
    put16(message, kDataTemplate);
    put16(message, 0);
    for (int i = 0; i < m_recordsOfMessage; ++i)
        appendRecord(message);
    while (message.size() % 4 != 0)
        put8(message, 0);
    patch16(message, set + 2, message.size() - set);
    return message;
}

/// RFC 7011 section 3.
QByteArray ExportMessages::ipfix(bool templatesOnly)
{
    QByteArray message;
    put16(message, 10);
    put16(message, 0);
    put32(message, static_cast<std::uint64_t>(nowMs() / 1000));
    put32(message, m_records);
    put32(message, m_domain);
    if (templatesOnly) {
        appendTemplate(message, 2, kFields10);
    } else {
        const qsizetype set = message.size();
        put16(message, kDataTemplate);
        put16(message, 0);
        for (int i = 0; i < m_recordsOfMessage; ++i)
            appendRecord(message);
        patch16(message, set + 2, message.size() - set);
    }
    patch16(message, 2, message.size());
    return message;
}

/// One flow sample with the header of an Ethernet frame (sFlow v5, flow_sample, sampled_header).
void ExportMessages::appendSample(QByteArray& to)
{
    const std::uint32_t n = countRecord();
    QByteArray frame = QByteArray::fromHex("020000000002020000000001"
                                           "0800"
                                           "4500");
    put16(frame, 86);
    frame += QByteArray::fromHex("00000000"
                                 "4006"
                                 "0000");
    put32(frame, source(n));
    put32(frame, destination(n));
    put16(frame, sourcePort(n));
    put16(frame, 443);
    frame += QByteArray::fromHex("00000001"
                                 "00000000"
                                 "5010"
                                 "ffff"
                                 "0000"
                                 "0000");
    while (frame.size() % 4 != 0)
        put8(frame, 0);
    put32(to, 1); // flow_sample
    put32(to, static_cast<std::uint64_t>(32 + 8 + 16 + frame.size()));
    put32(to, n);
    put32(to, 1); // source: interface 1
    put32(to, 100); // sampling rate
    put32(to, std::uint64_t {n} * 100);
    put32(to, 0);
    put32(to, 1);
    put32(to, 2);
    put32(to, 1);
    put32(to, 1); // raw packet header
    put32(to, static_cast<std::uint64_t>(16 + frame.size()));
    put32(to, 1); // Ethernet
    put32(to, 104); // octets of the frame, checksum included
    put32(to, 4);
    put32(to, static_cast<std::uint64_t>(frame.size()));
    to += frame;
}

QByteArray ExportMessages::sflow()
{
    QByteArray message;
    put32(message, 5);
    put32(message, 1);
    put32(message, 0xc0000201U);
    put32(message, m_domain);
    put32(message, m_messages++);
    put32(message, static_cast<std::uint64_t>(nowMs() - m_started));
    put32(message, static_cast<std::uint64_t>(m_recordsOfMessage));
    for (int i = 0; i < m_recordsOfMessage; ++i)
        appendSample(message);
    return message;
}

ExportSender::ExportSender(QHostAddress to, std::uint16_t port)
    : m_to(std::move(to))
    , m_port(port)
{
}

bool ExportSender::send(const QByteArray& datagram)
{
    return m_socket.writeDatagram(datagram, m_to, m_port) == datagram.size();
}

double Pace::elapsed() const
{
    return std::chrono::duration<double>(Clock::now() - m_began).count();
}

bool Pace::rest(std::uint64_t done, const std::stop_token& stop)
{
    if (m_perSecond == 0
        || static_cast<double>(done) <= elapsed() * static_cast<double>(m_perSecond))
        return false;
    std::unique_lock lock(m_mutex);
    m_pause.wait_for(lock, stop, std::chrono::milliseconds {10}, [] { return false; });
    return true;
}

ExportSender::Sent ExportSender::run(
    ExportMessages& messages, std::uint64_t records, std::uint64_t perSecond, std::stop_token stop)
{
    using Clock = std::chrono::steady_clock;
    Pace pace(perSecond);
    Sent sent;
    const std::uint64_t first = messages.records();
    auto nextTemplates = Clock::now();
    while (messages.records() - first < records && !stop.stop_requested()) {
        if (Clock::now() >= nextTemplates) {
            nextTemplates += std::chrono::seconds {1};
            if (const QByteArray templates = messages.templates(); !templates.isEmpty())
                ++(send(templates) ? sent.datagrams : sent.refused);
        }
        if (pace.rest(messages.records() - first, stop))
            continue;
        const std::uint64_t before = messages.records();
        if (send(messages.next())) {
            ++sent.datagrams;
            sent.records += messages.records() - before;
        } else {
            ++sent.refused;
        }
    }
    sent.seconds = pace.elapsed();
    return sent;
}

} // namespace nb::test
