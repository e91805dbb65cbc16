// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/messagering.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace nb {

namespace {

constexpr std::size_t kUnit = 64; ///< what entries are rounded up to, so that a header always fits
constexpr std::size_t kLargestMessage = 65'536;
constexpr std::uint32_t kSkip = 0xffffffff; ///< size of an entry that fills up the end of the ring

constexpr std::size_t rounded(std::size_t bytes)
{
    return (bytes + kUnit - 1) / kUnit * kUnit;
}

} // namespace

struct MessageRing::Header
{
    IpAddress exporter;
    std::uint64_t session;
    std::int64_t received;
    std::uint32_t size;
    std::uint16_t port;
    ExportTransport transport;
};

MessageRing::MessageRing(std::size_t bytes)
    : m_bytes(rounded(std::max(bytes, 2 * (kLargestMessage + kUnit))))
{
    static_assert(sizeof(Header) <= kUnit);
    static_assert(std::is_trivially_copyable_v<Header>);
}

bool MessageRing::push(const ExportMessage& message)
{
    const std::size_t size = message.bytes.size();
    const std::size_t need = rounded(sizeof(Header) + size);
    const std::uint64_t written = m_written.load(std::memory_order_relaxed);
    const auto at = static_cast<std::size_t>(written % m_bytes.size());
    const std::size_t toEnd = m_bytes.size() - at;
    const std::size_t gap = need > toEnd ? toEnd : 0; // entries do not go round the corner
    if (written + gap + need - m_readSeen > m_bytes.size()) {
        m_readSeen = m_read.load(std::memory_order_acquire);
        if (written + gap + need - m_readSeen > m_bytes.size())
            return false;
    }
    Header header {message.exporter, message.session, message.received, kSkip, message.port,
        message.transport};
    if (gap != 0)
        std::memcpy(m_bytes.data() + at, &header, sizeof header);
    header.size = static_cast<std::uint32_t>(size);
    std::byte* const place = m_bytes.data() + (gap != 0 ? 0 : at);
    std::memcpy(place, &header, sizeof header);
    if (size != 0)
        std::memcpy(place + sizeof header, message.bytes.data(), size);
    m_written.store(written + gap + need, std::memory_order_release);
    return true;
}

bool MessageRing::pushSessionEnd(std::uint64_t session)
{
    return push({.session = session, .transport = ExportTransport::Stream});
}

const ExportMessage* MessageRing::front()
{
    std::uint64_t read = m_read.load(std::memory_order_relaxed);
    for (;;) {
        if (read == m_writtenSeen) {
            m_writtenSeen = m_written.load(std::memory_order_acquire);
            if (read == m_writtenSeen)
                return nullptr;
        }
        const auto at = static_cast<std::size_t>(read % m_bytes.size());
        Header header;
        std::memcpy(&header, m_bytes.data() + at, sizeof header);
        if (header.size == kSkip) {
            read += m_bytes.size() - at;
            continue;
        }
        m_frontEnd = read + rounded(sizeof header + header.size);
        m_front = {header.exporter, header.port, header.session, header.transport, header.received,
            std::span<const std::byte>(m_bytes.data() + at + sizeof header, header.size)};
        return &m_front;
    }
}

void MessageRing::pop()
{
    m_read.store(m_frontEnd, std::memory_order_release);
}

std::size_t MessageRing::queuedBytes() const
{
    // the reader's place first: it only grows, so the difference is never negative
    const std::uint64_t read = m_read.load(std::memory_order_acquire);
    return static_cast<std::size_t>(m_written.load(std::memory_order_acquire) - read);
}

} // namespace nb
