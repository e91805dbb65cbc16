// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/snoopreader.h"

#include "collectors/base/bytereader.h"
#include "collectors/capture/inputwindow.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kFileHeaderBytes = 16;
constexpr std::size_t kRecordHeaderBytes = 24;
/// Records are padded to four bytes; writers are known to pad more.
constexpr std::uint32_t kMaxPadding = 1024;

/// RFC 1761 "Datalink Type Codes": IEEE 802.3 and Ethernet frames look the same to us.
std::uint32_t linkTypeOf(std::uint32_t datalink)
{
    constexpr std::uint32_t kIeee8023 = 0;
    constexpr std::uint32_t kEthernet = 4;
    return datalink == kIeee8023 || datalink == kEthernet ? 1
                                                          : kSnoopLinkType + (datalink & 0xffff);
}

} // namespace

SnoopReader::SnoopReader(InputWindow& input, std::uint32_t linkType)
    : m_input(input)
    , m_linkType(linkType)
{
}

Result<std::unique_ptr<CaptureReader>> SnoopReader::open(InputWindow& input)
{
    const auto head = input.need(kFileHeaderBytes);
    if (head.empty()) {
        if (input.fault())
            return *input.fault();
        return Error {ErrorCode::Truncated, "snoop file header is cut off", 0};
    }
    const auto version = loadAt<std::uint32_t>(head, 8);
    if (version != 2)
        return Error {
            ErrorCode::Invalid, "snoop version " + std::to_string(version) + " is unknown", 8};
    const std::uint32_t linkType = linkTypeOf(loadAt<std::uint32_t>(head, 12));
    input.take(kFileHeaderBytes);
    return std::unique_ptr<CaptureReader>(new SnoopReader(input, linkType));
}

/// RFC 1761 "Packet Record Format"; big endian.
bool SnoopReader::next(CapturedPacket& packet)
{
    const auto header = m_input.need(kRecordHeaderBytes);
    if (header.empty()) {
        if (m_input.left() == 0 && !m_input.fault())
            return false;
        return stopAtEnd(m_input, "record header is cut off", m_input.offset());
    }
    const auto wire = loadAt<std::uint32_t>(header, 0);
    const auto captured = loadAt<std::uint32_t>(header, 4);
    const auto record = loadAt<std::uint32_t>(header, 8);
    if (captured > kMaxCapturedBytes || record < kRecordHeaderBytes
        || record - kRecordHeaderBytes < captured
        || record - kRecordHeaderBytes - captured > kMaxPadding)
        return stop(ErrorCode::Invalid, "record with an impossible length", m_input.offset());
    const std::int64_t time = std::int64_t {loadAt<std::uint32_t>(header, 16)} * 1'000'000
        + loadAt<std::uint32_t>(header, 20);
    auto bytes = m_input.need(record);
    if (bytes.empty()) {
        // Padding that is missing at the very end costs nothing.
        bytes = m_input.need(kRecordHeaderBytes + captured);
        if (bytes.empty())
            return stopAtEnd(m_input, "packet is cut off", m_input.offset());
    }
    packet.time = time;
    packet.linkType = m_linkType;
    packet.wireLength = std::max(wire, captured);
    packet.bytes = bytes.subspan(kRecordHeaderBytes, captured);
    m_input.take(bytes.size());
    return true;
}

} // namespace nb
