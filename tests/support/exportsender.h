// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QUdpSocket>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>

namespace nb::test {

enum class ExportProtocol : std::uint8_t
{
    NetFlow5,
    NetFlow9,
    Ipfix,
    SFlow5,
};
/// `v5`, `v9`, `ipfix`, `sflow`.
[[nodiscard]] std::optional<ExportProtocol> exportProtocolFromString(std::string_view text);

/// Messages of one exporter that never existed, one after the other, as RFC 3954, RFC 7011 and the
/// sFlow v5 specification describe them. Record number i is of client number i%10007
/// in 10.0.0.0/16, dst 192.0.2.(i%250), ports 1024+i%60000 and 443, TCP, 1+i%100 packets of 100
/// bytes each; no two records in a row are one flow.
class ExportMessages
{
public:
    ExportMessages(ExportProtocol protocol, std::uint32_t domain, int recordsOfMessage);

    /// The next message with data; sequence numbers go on.
    [[nodiscard]] QByteArray next();
    /// The templates alone (v9, IPFIX); empty for others. Counts where the protocol does.
    [[nodiscard]] QByteArray templates();

    [[nodiscard]] std::uint64_t records() const { return m_records; }
    [[nodiscard]] std::uint64_t packets() const { return m_packets; }
    [[nodiscard]] std::uint64_t bytes() const { return m_packets * 100; }

private:
    [[nodiscard]] QByteArray v5();
    [[nodiscard]] QByteArray v9(bool templatesOnly);
    [[nodiscard]] QByteArray ipfix(bool templatesOnly);
    [[nodiscard]] QByteArray sflow();
    void appendRecord(QByteArray& to);
    void appendSample(QByteArray& to);
    /// Number of the record that is made now, counted.
    std::uint32_t countRecord();

    ExportProtocol m_protocol;
    std::uint32_t m_domain;
    int m_recordsOfMessage;
    std::uint64_t m_records = 0;
    std::uint64_t m_packets = 0;
    std::uint32_t m_messages = 0;
    std::int64_t m_started;
};

/// Keeps a sender to an even rate: a token bucket of 10 ms. Time runs from its making.
class Pace
{
public:
    /// 0 is as fast as can be.
    explicit Pace(std::uint64_t perSecond)
        : m_perSecond(perSecond)
    {
    }
    [[nodiscard]] double elapsed() const; ///< s
    /// Rests for a moment, and says so, when `done` is more than should be by now.
    bool rest(std::uint64_t done, const std::stop_token& stop = {});

private:
    using Clock = std::chrono::steady_clock;
    std::uint64_t m_perSecond;
    Clock::time_point m_began = Clock::now();
    std::mutex m_mutex;
    std::condition_variable_any m_pause;
};

/// Sends messages to one place at an even rate, all from this computer.
class ExportSender
{
public:
    ExportSender(QHostAddress to, std::uint16_t port);

    struct Sent
    {
        std::uint64_t datagrams = 0;
        std::uint64_t records = 0;
        std::uint64_t refused = 0; ///< datagrams the system did not take; not in `datagrams`
        double seconds = 0;
    };
    /// One datagram; false when the system did not take it.
    bool send(const QByteArray& datagram);
    /// `records` records in all (the last message may bring a few more) at `perSecond`, 0 as fast
    /// as can be; templates go first and every second.
    Sent run(ExportMessages& messages, std::uint64_t records, std::uint64_t perSecond,
        std::stop_token stop = {});

private:
    QHostAddress m_to;
    std::uint16_t m_port;
    QUdpSocket m_socket;
};

} // namespace nb::test
