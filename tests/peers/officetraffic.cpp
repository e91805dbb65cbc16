// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/officetraffic.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace nb::test {

namespace {

struct Sent
{
    std::int64_t time = 0;
    Bytes frame;
};

Bytes frame(const std::string& src, const std::string& dst, unsigned protocol, const Bytes& payload)
{
    return ethernet(0x0800, ipv4(src, dst, protocol, payload));
}

} // namespace

Bytes officeTraffic(std::size_t flows, std::uint32_t seed, std::int64_t later, std::int64_t begin)
{
    std::mt19937 random(seed);
    const auto below
        = [&random](unsigned bound) { return static_cast<unsigned>(random() % bound); };
    std::vector<Sent> packets;
    for (std::size_t i = 0; i < flows; ++i) {
        const std::string client = "10.1.0." + std::to_string(1 + below(200));
        const std::string server = "10.2.0." + std::to_string(1 + below(20));
        const unsigned port = 20'000 + static_cast<unsigned>(i); // never the same flow twice
        std::int64_t time
            = begin + static_cast<std::int64_t>(below(20'000'000)) + (i % 2 == 0 ? 0 : later);
        const auto send = [&](bool back, unsigned protocol, const Bytes& payload) {
            packets.push_back(
                {time, frame(back ? server : client, back ? client : server, protocol, payload)});
            time += 1'000 + below(400'000);
        };
        const unsigned kind = below(10);
        if (kind < 6) {
            const unsigned to = std::array {22U, 80U, 443U, 445U, 3389U}[below(5)];
            send(false, 6, tcp(port, to, kSyn));
            send(true, 6, tcp(to, port, kSyn | kAck));
            for (unsigned n = below(8); n > 0; --n)
                if (below(2) == 0)
                    send(false, 6, tcp(port, to, kAck));
                else
                    send(true, 6, tcp(to, port, kAck));
            send(false, 6, tcp(port, to, kFin | kAck));
            send(true, 6, tcp(to, port, kFin | kAck));
        } else if (kind < 9) {
            send(false, 17, udp(port, 53, Bytes(20 + below(30))));
            send(true, 17, udp(53, port, Bytes(60 + below(400))));
        } else {
            send(false, 1, icmp(8, 0));
            send(true, 1, icmp(0, 0));
        }
    }
    std::ranges::stable_sort(packets, {}, &Sent::time);
    PcapBuilder file;
    for (const Sent& sent : packets)
        file.add(sent.time, sent.frame);
    return file.bytes();
}

} // namespace nb::test
