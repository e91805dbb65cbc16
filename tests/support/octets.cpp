// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/octets.h"

namespace nb::test {

Octets& Octets::put(std::uint64_t value, std::size_t octets)
{
    for (std::size_t i = 0; i < octets; ++i) {
        const std::size_t place = m_little ? i : octets - 1 - i;
        m_bytes.push_back(static_cast<std::byte>(place < 8 ? (value >> (8 * place)) & 0xff : 0));
    }
    return *this;
}

Octets& Octets::text(std::string_view text)
{
    for (const char c : text)
        m_bytes.push_back(static_cast<std::byte>(c));
    return *this;
}

Octets& Octets::variable(std::string_view text, bool longForm)
{
    if (text.size() < 255 && !longForm)
        u8(text.size());
    else
        u8(255).u16(text.size());
    return this->text(text);
}

Octets& Octets::fill(std::size_t octets, std::uint8_t value)
{
    m_bytes.insert(m_bytes.end(), octets, std::byte {value});
    return *this;
}

Octets& Octets::raw(const Bytes& bytes)
{
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    return *this;
}

void Octets::patch16(std::size_t at, std::uint16_t value)
{
    m_bytes[at] = static_cast<std::byte>(value >> 8);
    m_bytes[at + 1] = static_cast<std::byte>(value & 0xff);
}

} // namespace nb::test
