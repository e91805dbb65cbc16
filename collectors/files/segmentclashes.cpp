// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/segmentclashes.h"

#include <cstring>
#include <functional>

namespace nb {

namespace {

constexpr std::size_t kMostAddresses = 1'000'000;

} // namespace

std::size_t SegmentClashes::AddressHash::operator()(const IpAddress& address) const
{
    std::uint64_t words[2];
    std::memcpy(words, address.bytes().data(), sizeof words);
    return std::hash<std::uint64_t> {}(words[0] * 0x9e37'79b9'7f4a'7c15ULL ^ words[1]);
}

void SegmentClashes::look(const Flow& flow, std::uint64_t line)
{
    lookAt(flow.srcIp, flow.srcSegment, line);
    lookAt(flow.dstIp, flow.dstSegment, line);
}

void SegmentClashes::lookAt(
    const IpAddress& address, const std::string& segment, std::uint64_t line)
{
    if (segment.empty())
        return;
    const std::size_t now = std::hash<std::string> {}(segment);
    const auto known = m_segments.find(address);
    if (known == m_segments.end()) {
        if (m_segments.size() < kMostAddresses)
            m_segments.emplace(address, now);
        return;
    }
    if (known->second == now)
        return;
    known->second = now;
    if (m_count++ == 0) {
        m_line = line;
        m_first = address.toString() + " is in segment \"" + segment
            + "\" here and in another one in a row before";
    }
}

std::optional<ImportNotice> SegmentClashes::notice() const
{
    if (m_count == 0)
        return std::nullopt;
    std::string text = m_first + "; the day keeps the one told last";
    if (m_count > 1)
        text += " (" + std::to_string(m_count) + " rows change the segment of an address)";
    return ImportNotice {{ErrorCode::Invalid, text}, m_line};
}

} // namespace nb
