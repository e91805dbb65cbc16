// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nb::test {

using Bytes = std::vector<std::byte>;

/// Puts bytes together, integers in network order unless the bytes are little endian.
class Octets
{
public:
    explicit Octets(bool littleEndian = false)
        : m_little(littleEndian)
    {
    }
    Octets& u8(std::uint64_t value) { return put(value, 1); }
    Octets& u16(std::uint64_t value) { return put(value, 2); }
    Octets& u32(std::uint64_t value) { return put(value, 4); }
    Octets& u64(std::uint64_t value) { return put(value, 8); }
    /// In any number of octets; those above 64 bits are zeros.
    Octets& put(std::uint64_t value, std::size_t octets);
    Octets& text(std::string_view text);
    /// RFC 7011 §7: length in one octet, or in three.
    Octets& variable(std::string_view text, bool longForm = false);
    Octets& fill(std::size_t octets, std::uint8_t value = 0);
    Octets& raw(const Bytes& bytes);

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }
    operator const Bytes&() const { return m_bytes; }
    /// Overwrites 16 bits, in network order.
    void patch16(std::size_t at, std::uint16_t value);

private:
    bool m_little;
    Bytes m_bytes;
};

} // namespace nb::test
