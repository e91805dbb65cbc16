// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace nb {

/// What the two ends of the pipe to `netbehave-dissect` say. Both are programs of one build on one
/// machine, so integers are in native order.
enum class DissectRequest : std::uint32_t
{
    Begin = 1, ///< first packet of a flow
    Packet, ///< another one
    End, ///< the flow is over: label it by what was seen
    Sync, ///< answer once all before is done; `ticket` comes back
};

/// Followed by `length` bytes, an IP packet from its header on.
struct DissectRequestHeader
{
    DissectRequest request {};
    std::uint32_t length = 0;
    std::uint32_t ticket = 0;
    std::uint32_t slot = 0; ///< comes back with the label
    std::uint64_t number = 0; ///< of the packet in the capture, from 1
    std::int64_t time = 0; ///< µs since 1970 UTC
};
static_assert(sizeof(DissectRequestHeader) == 32);

enum class DissectReply : std::uint16_t
{
    Label = 1, ///< final; no more packets of the flow are needed
    Synced,
    Crashed, ///< the process ends; `number` is the packet it was at
};

/// Followed by `length` bytes of text.
struct DissectReplyHeader
{
    DissectReply reply {};
    std::uint8_t guessed = 0;
    std::uint8_t length = 0;
    std::uint32_t ticket = 0;
    std::uint32_t slot = 0;
    std::uint32_t reserved = 0;
    std::uint64_t number = 0;
};
static_assert(sizeof(DissectReplyHeader) == 24);

template <typename Header> std::array<char, sizeof(Header)> headerBytes(const Header& header)
{
    return std::bit_cast<std::array<char, sizeof(Header)>>(header);
}
/// `bytes` has at least as many as the header.
template <typename Header> Header headerFrom(const char* bytes)
{
    std::array<char, sizeof(Header)> copy;
    std::memcpy(copy.data(), bytes, sizeof(Header));
    return std::bit_cast<Header>(copy);
}

/// Packets of a flow that are looked at, at most.
inline constexpr std::uint32_t kMaxTcpPackets = 80;
inline constexpr std::uint32_t kMaxOtherPackets = 24;

/// No IP packet is longer.
inline constexpr std::uint32_t kMaxDissectedBytes = 65'535;

} // namespace nb
