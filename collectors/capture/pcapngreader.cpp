// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/pcapngreader.h"

#include "collectors/base/bytereader.h"
#include "collectors/capture/inputwindow.h"

#include <algorithm>
#include <limits>

namespace nb {

namespace {

constexpr std::uint32_t kSectionHeader = 0x0a0d0d0a;
constexpr std::uint32_t kInterfaceDescription = 1;
constexpr std::uint32_t kPacketBlock = 2; // obsolete, old writers
constexpr std::uint32_t kSimplePacket = 3;
constexpr std::uint32_t kEnhancedPacket = 6;

constexpr std::uint32_t kMinBlockBytes = 12;
/// Blocks that are read whole: the largest packet with room for options.
constexpr std::uint32_t kMaxReadBlockBytes = kMaxCapturedBytes + 128 * 1024;
constexpr std::size_t kMaxInterfaces = 65'536;

/// Time stamp units since 1970 to µs, rounded down and held within the years we can print.
std::int64_t microseconds(std::uint64_t units, std::uint8_t resolution, std::int64_t offsetSeconds)
{
    std::uint64_t seconds = 0;
    std::uint64_t fraction = 0; // µs
    if ((resolution & 0x80) != 0) {
        const unsigned bits = resolution & 0x7f;
        seconds = bits < 64 ? units >> bits : 0;
        const std::uint64_t rest = bits == 0 ? 0 : bits < 64 ? units & ((1ULL << bits) - 1) : units;
        // 2^44 * 10^6 fits 64 bits; finer bits do not matter for µs.
        const unsigned drop = bits > 43 ? bits - 43 : 0;
        fraction = drop < 64 ? ((rest >> drop) * 1'000'000) >> (bits - drop) : 0;
    } else {
        std::uint64_t perSecond = 1;
        for (int i = 0; i < resolution && i < 19; ++i)
            perSecond *= 10;
        seconds = resolution < 20 ? units / perSecond : 0;
        const std::uint64_t rest = resolution < 20 ? units % perSecond : 0;
        fraction = perSecond <= 1'000'000 ? rest * (1'000'000 / perSecond)
                                          : rest / (perSecond / 1'000'000);
    }
    constexpr std::int64_t kMaxSeconds = kMaxTime / 1'000'000;
    if (seconds > static_cast<std::uint64_t>(kMaxSeconds))
        fraction = 999'999;
    const std::int64_t whole = seconds > static_cast<std::uint64_t>(kMaxSeconds)
        ? kMaxSeconds
        : static_cast<std::int64_t>(seconds);
    const std::int64_t shift = std::clamp(offsetSeconds, -2 * kMaxSeconds, 2 * kMaxSeconds);
    const std::int64_t shifted = whole + shift;
    if (shifted < 0)
        return 0;
    return shifted > kMaxSeconds ? kMaxTime
                                 : shifted * 1'000'000 + static_cast<std::int64_t>(fraction);
}

} // namespace

PcapNgReader::PcapNgReader(InputWindow& input)
    : m_input(input)
{
}

template <typename T> T PcapNgReader::load(std::span<const std::byte> bytes, std::size_t at) const
{
    return m_bigEndian ? loadAt<T, std::endian::big>(bytes, at)
                       : loadAt<T, std::endian::little>(bytes, at);
}

bool PcapNgReader::next(CapturedPacket& packet)
{
    for (;;) {
        switch (nextBlock(packet)) {
        case Outcome::Packet:
            return true;
        case Outcome::Stop:
            return false;
        case Outcome::NoPacket:
            break;
        }
    }
}

/// §3.1: type, total length, body, total length again.
PcapNgReader::Outcome PcapNgReader::nextBlock(CapturedPacket& packet)
{
    const auto head = m_input.need(kMinBlockBytes);
    Block block;
    block.offset = m_input.offset();
    if (head.empty()) {
        if (m_input.left() > 0 || m_input.fault())
            stopAtEnd(m_input, "block is cut off", block.offset);
        return Outcome::Stop;
    }
    // The type of a section header reads the same in both orders, its order mark says which it is.
    if (load<std::uint32_t>(head, 0) == kSectionHeader) {
        const auto mark = loadAt<std::uint32_t>(head, 8);
        if (mark != 0x1a2b3c4d && mark != 0x4d3c2b1a) {
            stop(ErrorCode::Invalid, "section header without a byte order mark", block.offset);
            return Outcome::Stop;
        }
        m_bigEndian = mark == 0x1a2b3c4d;
    }
    block.type = load<std::uint32_t>(head, 0);
    block.length = load<std::uint32_t>(head, 4);
    if (!blockLengthIsSound(block)) {
        stop(ErrorCode::Invalid, "block with an impossible length", block.offset);
        return Outcome::Stop;
    }
    switch (block.type) {
    case kSectionHeader:
        return readSection(block);
    case kInterfaceDescription:
        return readInterface(block);
    case kEnhancedPacket:
    case kSimplePacket:
    case kPacketBlock:
        return readPacket(block, packet);
    default:
        return passOver(block);
    }
}

bool PcapNgReader::blockLengthIsSound(const Block& block) const
{
    if (block.length < kMinBlockBytes || block.length % 4 != 0)
        return false;
    switch (block.type) {
    case kSectionHeader:
        return block.length >= 28 && block.length <= kMaxReadBlockBytes;
    case kInterfaceDescription:
        return block.length >= 20 && block.length <= kMaxReadBlockBytes;
    case kEnhancedPacket:
    case kPacketBlock:
        return block.length >= 32 && block.length <= kMaxReadBlockBytes;
    case kSimplePacket:
        return block.length >= 16 && block.length <= kMaxReadBlockBytes;
    default:
        return true;
    }
}

std::span<const std::byte> PcapNgReader::wholeBlock(const Block& block)
{
    const auto bytes = m_input.need(block.length);
    if (bytes.empty()) {
        stopAtEnd(m_input, "block is cut off", block.offset);
        return {};
    }
    if (load<std::uint32_t>(bytes, block.length - 4) != block.length) {
        stop(ErrorCode::Invalid, "block whose two lengths differ", block.offset);
        return {};
    }
    return bytes;
}

PcapNgReader::Outcome PcapNgReader::passOver(const Block& block)
{
    if (!m_input.skip(block.length)) {
        stopAtEnd(m_input, "block is cut off", block.offset);
        return Outcome::Stop;
    }
    return Outcome::NoPacket;
}

/// §4.1. The section length is not needed: sections follow each other.
PcapNgReader::Outcome PcapNgReader::readSection(const Block& block)
{
    const auto bytes = wholeBlock(block);
    if (bytes.empty())
        return Outcome::Stop;
    const auto major = load<std::uint16_t>(bytes, 12);
    if (major != 1) {
        stop(ErrorCode::Invalid, "pcapng version " + std::to_string(major) + " is unknown",
            block.offset);
        return Outcome::Stop;
    }
    m_interfaces.clear();
    m_input.take(bytes.size());
    return Outcome::NoPacket;
}

/// §4.2.
PcapNgReader::Outcome PcapNgReader::readInterface(const Block& block)
{
    const auto bytes = wholeBlock(block);
    if (bytes.empty())
        return Outcome::Stop;
    if (m_interfaces.size() >= kMaxInterfaces) {
        stop(ErrorCode::Invalid, "too many interfaces", block.offset);
        return Outcome::Stop;
    }
    m_interfaces.push_back(interfaceFrom(bytes));
    m_input.take(bytes.size());
    return Outcome::NoPacket;
}

PcapNgReader::Interface PcapNgReader::interfaceFrom(std::span<const std::byte> block) const
{
    Interface interface;
    interface.linkType = load<std::uint16_t>(block, 8);
    interface.snapLength = load<std::uint32_t>(block, 12);
    auto options = block.subspan(16, block.size() - 20);
    while (options.size() >= 4) {
        const auto code = load<std::uint16_t>(options, 0);
        const auto length = load<std::uint16_t>(options, 2);
        options = options.subspan(4);
        if (code == 0 || length > options.size())
            break;
        applyOption(code, options.first(length), interface);
        options = options.subspan(std::min<std::size_t>((length + 3U) & ~3U, options.size()));
    }
    return interface;
}

void PcapNgReader::applyOption(
    std::uint16_t code, std::span<const std::byte> value, Interface& interface) const
{
    constexpr std::uint16_t kTimeResolution = 9;
    constexpr std::uint16_t kTimeOffset = 14;
    if (code == kTimeResolution && value.size() == 1)
        interface.resolution = loadAt<std::uint8_t>(value, 0);
    else if (code == kTimeOffset && value.size() == 8)
        interface.offsetSeconds = static_cast<std::int64_t>(load<std::uint64_t>(value, 0));
}

/// §4.3 enhanced, §4.4 simple packet block, appendix A the obsolete packet block.
PcapNgReader::Outcome PcapNgReader::readPacket(const Block& block, CapturedPacket& packet)
{
    const auto bytes = wholeBlock(block);
    if (bytes.empty())
        return Outcome::Stop;
    std::size_t at = 0;
    std::uint32_t captured = 0;
    if (!readPacketHeader(block, bytes, packet, at, captured))
        return Outcome::Stop;
    if (captured > kMaxCapturedBytes || captured > bytes.size() - at - 4) {
        stop(ErrorCode::Invalid, "packet with an impossible length", block.offset);
        return Outcome::Stop;
    }
    packet.wireLength = std::max(packet.wireLength, captured);
    packet.bytes = bytes.subspan(at, captured);
    m_lastTime = packet.time;
    m_input.take(bytes.size());
    return Outcome::Packet;
}

bool PcapNgReader::readPacketHeader(const Block& block, std::span<const std::byte> bytes,
    CapturedPacket& packet, std::size_t& at, std::uint32_t& captured)
{
    std::uint32_t id = 0;
    if (block.type == kEnhancedPacket)
        id = load<std::uint32_t>(bytes, 8);
    else if (block.type == kPacketBlock)
        id = load<std::uint16_t>(bytes, 8);
    if (id >= m_interfaces.size())
        return stop(
            ErrorCode::Invalid, "packet of an interface that was not described", block.offset);
    const Interface& interface = m_interfaces[id];
    packet.linkType = interface.linkType;
    if (block.type == kSimplePacket) {
        packet.wireLength = load<std::uint32_t>(bytes, 8);
        at = 12;
        captured = std::min(packet.wireLength, static_cast<std::uint32_t>(bytes.size() - at - 4));
        if (interface.snapLength != 0)
            captured = std::min(captured, interface.snapLength);
        packet.time = m_lastTime; // has none of its own
        ++m_withoutTime;
        return true;
    }
    const std::uint64_t units
        = (std::uint64_t {load<std::uint32_t>(bytes, 12)} << 32) | load<std::uint32_t>(bytes, 16);
    packet.time = microseconds(units, interface.resolution, interface.offsetSeconds);
    captured = load<std::uint32_t>(bytes, 20);
    packet.wireLength = load<std::uint32_t>(bytes, 24);
    at = 28;
    return true;
}

} // namespace nb
