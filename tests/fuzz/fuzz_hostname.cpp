// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/packetnames.h"

#include <cstdlib>
#include <span>

namespace {

class Checking : public nb::NameSink
{
public:
    void add(nb::NameBinding&& binding) override
    {
        if (binding.name.empty() || nb::normalisedName(binding.name) != binding.name)
            std::abort();
    }
};

} // namespace

/// Segments of TCP streams, IP fragments and datagrams: two bytes choose what each is, one its
/// length.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    auto bytes = std::as_bytes(std::span(data, size));
    (void)nb::serverNameOf(bytes);
    (void)nb::httpHostOf(bytes);
    Checking sink;
    nb::PacketNames names(sink);
    std::uint32_t sequence = 0;
    std::int64_t time = 0;
    while (bytes.size() > 3) {
        const auto how = std::to_integer<unsigned>(bytes[0]);
        const auto where = std::to_integer<unsigned>(bytes[1]);
        const std::size_t length
            = std::min<std::size_t>(std::to_integer<std::size_t>(bytes[2]), bytes.size() - 3);
        const auto part = bytes.subspan(3, length);
        bytes = bytes.subspan(3 + length);
        nb::PacketSummary packet;
        packet.time = time += where * 1000;
        packet.src.first = how & 1U;
        packet.protocol = (how & 2U) != 0 ? 17 : 6;
        packet.srcPort = (how & 4U) != 0 ? 53 : 4000;
        packet.tcpSequence = sequence + ((how & 8U) != 0 ? where : 0U);
        nb::PacketPayload payload;
        payload.transport = part;
        if ((how & 16U) != 0) {
            packet.fragment = (how & 32U) != 0 ? nb::FragmentKind::First : nb::FragmentKind::Later;
            packet.fragmentProtocol = packet.protocol;
            payload.fragment = part;
            payload.fragmentOffset = where * 8;
            payload.moreFragments = (how & 64U) != 0;
        }
        names.look(packet, payload);
        sequence += static_cast<std::uint32_t>(length);
    }
    return 0;
}
