// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/exporterfleet.h"

#include "tests/support/exportbuilder.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace nb::test {

namespace {

constexpr std::uint16_t kFirstTemplate = 300;
constexpr unsigned kTemplatesEvery = 16; ///< messages of a domain

struct Element
{
    std::uint16_t id;
    std::uint16_t length;
};
/// Two of four octets, two of two: taken for each other they still are numbers.
constexpr std::array kElements {Element {8, 4}, Element {12, 4}, Element {7, 2}, Element {11, 2},
    Element {4, 1}, Element {1, 4}, Element {2, 4}};

/// Where the fields of a template of a domain begin, so that neighbours have other orders.
std::size_t shiftOf(unsigned domain, unsigned number)
{
    return (domain * 3 + number) % kElements.size();
}

std::uint32_t clientOf(unsigned domain, unsigned number)
{
    const unsigned exporter = domain / ExporterFleet::kDomains;
    return 0x0a00'0000U + (exporter << 8U)
        + domain % ExporterFleet::kDomains * ExporterFleet::kTemplates + number;
}

/// The value of an element in record `count` of a template.
std::uint64_t valueOf(std::uint16_t element, unsigned domain, unsigned number, std::uint32_t count)
{
    switch (element) {
    case 8:
        return clientOf(domain, number);
    case 12:
        return 0xc633'6400U + number; // 198.51.100.0/24
    case 7:
        return 1024 + count % 60'000;
    case 11:
        return 443;
    case 4:
        return 6;
    case 1:
        return 1500;
    default:
        return 1 + number;
    }
}

QByteArray datagram(const std::vector<std::byte>& bytes)
{
    QByteArray made;
    for (const std::byte byte : bytes)
        made.append(static_cast<char>(byte));
    return made;
}

} // namespace

ExporterFleet::ExporterFleet(unsigned exporters, std::uint16_t port)
    : m_port(port)
    , m_messages(std::size_t {exporters} * kDomains)
{
    for (unsigned i = 0; i < exporters; ++i) {
        auto socket = std::make_unique<QUdpSocket>();
        m_ready = socket->bind(QHostAddress(0x7f01'0001U + i)) && m_ready;
        m_sockets.push_back(std::move(socket));
    }
}

unsigned ExporterFleet::domains() const
{
    return static_cast<unsigned>(m_messages.size());
}

std::uint64_t ExporterFleet::records() const
{
    std::uint64_t messages = 0;
    for (const std::uint32_t sent : m_messages)
        messages += sent;
    return messages * kRecordsOfMessage;
}

QByteArray ExporterFleet::message(unsigned domain)
{
    using namespace std::chrono;
    const auto now = static_cast<std::uint32_t>(
        duration_cast<seconds>(system_clock::now().time_since_epoch()).count());
    const bool ipfix = domain % 2 == 1;
    const std::uint32_t sent = m_messages[domain];
    // RFC 3954 §5.1 counts messages, RFC 7011 §3.1 records
    MessageBuilder builder = ipfix
        ? MessageBuilder::ipfix(sent * kRecordsOfMessage, domain % kDomains, now)
        : MessageBuilder::netflow9(sent, domain % kDomains, now);
    for (unsigned number = 0; number < kTemplates; ++number) {
        auto order = kElements;
        std::rotate(order.begin(),
            order.begin() + static_cast<std::ptrdiff_t>(shiftOf(domain, number)), order.end());
        const auto id = static_cast<std::uint16_t>(kFirstTemplate + number);
        if (sent % kTemplatesEvery == 0) {
            Octets fields;
            fields.u16(id).u16(order.size());
            for (const Element& element : order)
                fields.u16(element.id).u16(element.length);
            builder.templates(fields);
        }
        Octets records;
        for (unsigned i = 0; i < kRecordsOfTemplate; ++i)
            for (const Element& element : order)
                records.put(valueOf(element.id, domain, number, sent * kRecordsOfTemplate + i),
                    element.length);
        builder.set(id, records);
    }
    return datagram(builder.bytes());
}

bool ExporterFleet::send()
{
    const unsigned domain = m_next;
    m_next = (m_next + 1) % domains();
    const QByteArray bytes = message(domain);
    QUdpSocket& socket = *m_sockets[domain / kDomains];
    ++m_messages[domain];
    return socket.writeDatagram(bytes, QHostAddress(QHostAddress::LocalHost), m_port)
        == bytes.size();
}

std::vector<ExporterFleet::Source> ExporterFleet::sources() const
{
    std::vector<Source> sources;
    for (unsigned domain = 0; domain < domains(); ++domain)
        for (unsigned number = 0; number < kTemplates; ++number) {
            const std::uint64_t flows = std::uint64_t {m_messages[domain]} * kRecordsOfTemplate;
            sources.push_back({QHostAddress(clientOf(domain, number)), flows,
                flows * valueOf(2, domain, number, 0), flows * valueOf(1, domain, number, 0)});
        }
    return sources;
}

} // namespace nb::test
