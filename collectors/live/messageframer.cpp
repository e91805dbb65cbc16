// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/messageframer.h"

#include "collectors/base/bytereader.h"

namespace nb {

namespace {

constexpr std::uint16_t kIpfixVersion = 10;

} // namespace

void MessageFramer::append(std::span<const std::byte> bytes)
{
    if (!m_problem.empty())
        return;
    m_bytes.erase(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_begin));
    m_begin = 0;
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
}

std::optional<std::span<const std::byte>> MessageFramer::front()
{
    if (!m_problem.empty())
        return std::nullopt;
    const auto rest = std::span<const std::byte>(m_bytes).subspan(m_begin);
    const ByteReader reader(rest);
    const auto version = reader.peek<std::uint16_t>();
    if (version && *version != kIpfixVersion) {
        m_problem = "version " + std::to_string(*version) + " where a message has to begin with 10";
        return std::nullopt;
    }
    const auto length = reader.peek<std::uint16_t>(2);
    if (!length)
        return std::nullopt;
    if (*length < kHeaderBytes) {
        m_problem
            = "a message of " + std::to_string(*length) + " bytes, shorter than its own header";
        return std::nullopt;
    }
    if (rest.size() < *length)
        return std::nullopt;
    m_length = *length;
    return rest.first(m_length);
}

void MessageFramer::pop()
{
    m_begin += m_length;
    m_length = 0;
}

} // namespace nb
