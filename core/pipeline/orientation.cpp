// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/orientation.h"

#include "core/net/servicenames.h"

#include <array>
#include <vector>

namespace nb {

namespace {

/// Two bits a port; the search by name is too slow to be asked for both ends of every row.
class LikenessTable
{
public:
    explicit LikenessTable(Protocol protocol)
    {
        constexpr std::size_t kReserved = 1024;
        for (std::size_t port = 1; port < m_likeness.size(); ++port) {
            const bool named
                = !serviceName(protocol, Port(static_cast<std::uint16_t>(port))).empty();
            m_likeness[port]
                = static_cast<std::uint8_t>((named ? 2 : 0) + (port < kReserved ? 2 : 0));
        }
    }
    [[nodiscard]] int of(std::uint16_t port) const { return m_likeness[port]; }

private:
    std::vector<std::uint8_t> m_likeness = std::vector<std::uint8_t>(65'536);
};

} // namespace

int serverLikeness(Protocol protocol, std::uint16_t port)
{
    static const LikenessTable tcp(kTcp);
    static const LikenessTable udp(kUdp);
    if (protocol == kTcp)
        return tcp.of(port);
    if (protocol == kUdp)
        return udp.of(port);
    if (port == 0)
        return 0;
    constexpr std::uint16_t kReserved = 1024;
    return (serviceName(protocol, Port(port)).empty() ? 0 : 2) + (port < kReserved ? 2 : 0);
}

FlowState stateOfPackets(const FlowSides& s)
{
    const bool asked = (s.clientFlags & kTcpSyn) != 0 && (s.clientFlags & kTcpAck) == 0;
    if (asked && s.fromServer && (s.serverFlags & kTcpRst) != 0 && (s.serverFlags & kTcpSyn) == 0)
        return FlowState::Rejected;
    // nothing was ever acknowledged by what came first, and the answer is a reset alone: a scan
    // with other flags than SYN
    if (s.fromClient && s.fromServer && s.clientFlags != 0 && (s.clientFlags & kTcpAck) == 0
        && (s.serverFlags & kTcpRst) != 0 && (s.serverFlags & ~(kTcpRst | kTcpAck)) == 0)
        return FlowState::Rejected;
    if ((s.fromClient && s.fromServer) || s.answered)
        return FlowState::Established;
    return asked ? FlowState::Attempt : FlowState::OneWay;
}

FlowState stateOfRecords(const FlowSides& s)
{
    const FlowState state = stateOfPackets(s);
    if (state != FlowState::OneWay)
        return state;
    constexpr std::uint8_t kHandshake = kTcpSyn | kTcpRst | kTcpAck;
    // nothing but the answer to a SYN that was turned away
    if (!s.fromClient && (s.serverFlags & kHandshake) == (kTcpRst | kTcpAck))
        return FlowState::Rejected;
    return ((s.clientFlags | s.serverFlags) & kTcpAck) != 0 ? FlowState::Established : state;
}

} // namespace nb
