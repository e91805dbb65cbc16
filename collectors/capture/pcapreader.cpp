// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/pcapreader.h"

#include "collectors/base/bytereader.h"
#include "collectors/capture/inputwindow.h"

#include <algorithm>
#include <utility>

namespace nb {

namespace {

constexpr std::size_t kFileHeaderBytes = 24;

template <typename T> T load(std::span<const std::byte> bytes, std::size_t at, bool bigEndian)
{
    return bigEndian ? loadAt<T, std::endian::big>(bytes, at)
                     : loadAt<T, std::endian::little>(bytes, at);
}

} // namespace

std::optional<PcapVariant> pcapVariant(std::span<const std::byte> head)
{
    if (head.size() < 4)
        return std::nullopt;
    for (const bool bigEndian : {false, true}) {
        switch (load<std::uint32_t>(head, 0, bigEndian)) {
        case 0xa1b2c3d4:
            return PcapVariant {bigEndian, false, false};
        case 0xa1b23c4d:
            return PcapVariant {bigEndian, true, false};
        case 0xa1b2cd34:
            return PcapVariant {bigEndian, false, true};
        default:
            break;
        }
    }
    return std::nullopt;
}

PcapReader::PcapReader(InputWindow& input, const PcapVariant& variant)
    : m_input(input)
    , m_variant(variant)
    , m_headerBytes(variant.extended ? 24 : 16)
{
}

Result<std::unique_ptr<CaptureReader>> PcapReader::open(InputWindow& input)
{
    const auto head = input.need(kFileHeaderBytes);
    if (head.empty()) {
        if (input.fault())
            return *input.fault();
        return Error {ErrorCode::Truncated, "pcap file header is cut off", 0};
    }
    const PcapVariant variant = pcapVariant(head).value_or(PcapVariant {});
    const auto major = load<std::uint16_t>(head, 4, variant.bigEndian);
    const auto minor = load<std::uint16_t>(head, 6, variant.bigEndian);
    const bool digitalUnix = major == 543 && minor == 0;
    if (!digitalUnix && (major != 2 || minor > 4))
        return Error {ErrorCode::Invalid,
            "pcap version " + std::to_string(major) + "." + std::to_string(minor) + " is unknown",
            4};
    std::unique_ptr<PcapReader> reader(new PcapReader(input, variant));
    // The upper bits tell the length of a frame check sequence, which IP lengths leave out anyway.
    reader->m_linkType = load<std::uint32_t>(head, 20, variant.bigEndian) & 0xffff;
    if (digitalUnix || minor < 3)
        reader->m_lengths = LengthOrder::Swapped;
    else if (minor == 3)
        reader->m_lengths = LengthOrder::Unsure;
    input.take(kFileHeaderBytes);
    return std::unique_ptr<CaptureReader>(std::move(reader));
}

bool PcapReader::next(CapturedPacket& packet)
{
    return m_variant.bigEndian ? nextIn<std::endian::big>(packet)
                               : nextIn<std::endian::little>(packet);
}

template <std::endian Order> bool PcapReader::nextIn(CapturedPacket& packet)
{
    const auto header = m_input.need(m_headerBytes);
    if (header.empty()) {
        if (m_input.left() == 0 && !m_input.fault())
            return false;
        return stopAtEnd(m_input, "record header is cut off", m_input.offset());
    }
    const std::int64_t seconds = loadAt<std::uint32_t, Order>(header, 0);
    const std::int64_t fraction = loadAt<std::uint32_t, Order>(header, 4);
    auto captured = loadAt<std::uint32_t, Order>(header, 8);
    auto wire = loadAt<std::uint32_t, Order>(header, 12);
    if (m_lengths == LengthOrder::Swapped || (m_lengths == LengthOrder::Unsure && captured > wire))
        [[unlikely]]
        std::swap(captured, wire);
    if (captured > kMaxCapturedBytes) [[unlikely]]
        return stop(ErrorCode::Invalid, "record with an impossible length", m_input.offset());
    const std::size_t size = m_headerBytes + captured;
    const auto record = m_input.need(size);
    if (record.empty()) [[unlikely]]
        return stopAtEnd(m_input, "packet is cut off", m_input.offset());
    packet.time = seconds * 1'000'000 + (m_variant.nanoseconds ? fraction / 1000 : fraction);
    packet.linkType = m_linkType;
    packet.wireLength = std::max(wire, captured);
    packet.bytes = record.subspan(m_headerBytes);
    m_input.take(size);
    return true;
}

} // namespace nb
