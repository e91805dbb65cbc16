// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QUdpSocket>

#include <cstdint>
#include <memory>
#include <vector>

namespace nb::test {

/// Many exporters at once that give the same template numbers other fields: each has an address of
/// 127.1.0.0/16, four domains (NetFlow v9 in the even ones, IPFIX in the odd) and eight templates
/// in each, whose fields are in an order of their own. Whoever takes one template for another gets
/// other addresses, ports and counters.
class ExporterFleet
{
public:
    static constexpr unsigned kDomains = 4;
    static constexpr unsigned kTemplates = 8;
    static constexpr unsigned kRecordsOfTemplate = 3; ///< of a message
    static constexpr unsigned kRecordsOfMessage = kTemplates * kRecordsOfTemplate;

    /// Datagrams go to 127.0.0.1 at `port`. `exporters` up to 65,000.
    ExporterFleet(unsigned exporters, std::uint16_t port);
    /// Whether the system lets it have all these addresses.
    [[nodiscard]] bool ready() const { return m_ready; }

    /// The next message of the next domain; false when the system did not take it.
    bool send();
    [[nodiscard]] unsigned domains() const;
    [[nodiscard]] std::uint64_t records() const;

    /// What the records of a template of a domain were sent with.
    struct Source
    {
        QHostAddress client {}; ///< 10.e.e.(d*8+t)
        std::uint64_t flows = 0;
        std::uint64_t packets = 0;
        std::uint64_t bytes = 0;
    };
    [[nodiscard]] std::vector<Source> sources() const;

private:
    [[nodiscard]] QByteArray message(unsigned domain);

    std::uint16_t m_port;
    bool m_ready = true;
    std::vector<std::unique_ptr<QUdpSocket>> m_sockets; ///< one an exporter
    std::vector<std::uint32_t> m_messages; ///< sent, by domain
    unsigned m_next = 0;
};

} // namespace nb::test
