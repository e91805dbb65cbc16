// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace nb {

/// Bytes of an unsigned integer in the other order; compilers make one instruction of it.
template <std::unsigned_integral T> [[nodiscard]] constexpr T byteSwapped(T value)
{
    T result = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        result = static_cast<T>(
            result | static_cast<T>(((value >> (8 * i)) & 0xff)) << (8 * (sizeof(T) - 1 - i)));
    return result;
}

/// The integer stored at `offset` in the given byte order. The caller has made sure that
/// `offset + sizeof(T) <= bytes.size()`.
template <std::unsigned_integral T, std::endian Order = std::endian::big>
[[nodiscard]] inline T loadAt(std::span<const std::byte> bytes, std::size_t offset)
{
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return Order == std::endian::native ? value : byteSwapped(value);
}

/// Reads a sequence of bytes from the front, never past its end. Network order unless told
/// otherwise. A value: copying it keeps the place.
class ByteReader
{
public:
    ByteReader() = default;
    explicit ByteReader(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] std::size_t remaining() const { return m_bytes.size(); }
    [[nodiscard]] std::span<const std::byte> rest() const { return m_bytes; }

    /// Takes the next integer, or nothing when it is cut off.
    template <std::unsigned_integral T, std::endian Order = std::endian::big>
    [[nodiscard]] std::optional<T> read()
    {
        const auto value = peek<T, Order>();
        if (value)
            m_bytes = m_bytes.subspan(sizeof(T));
        return value;
    }
    /// The integer `offset` bytes ahead, without moving.
    template <std::unsigned_integral T, std::endian Order = std::endian::big>
    [[nodiscard]] std::optional<T> peek(std::size_t offset = 0) const
    {
        if (m_bytes.size() < sizeof(T) || m_bytes.size() - sizeof(T) < offset)
            return std::nullopt;
        return loadAt<T, Order>(m_bytes, offset);
    }
    /// Takes the next `count` bytes as a reader of their own, or nothing when there are fewer.
    [[nodiscard]] std::optional<ByteReader> take(std::size_t count)
    {
        if (count > m_bytes.size())
            return std::nullopt;
        const ByteReader part(m_bytes.first(count));
        m_bytes = m_bytes.subspan(count);
        return part;
    }
    /// Moves ahead; false, and no move, when there are fewer bytes.
    [[nodiscard]] bool skip(std::size_t count)
    {
        if (count > m_bytes.size())
            return false;
        m_bytes = m_bytes.subspan(count);
        return true;
    }
    /// Drops what lies beyond the first `count` bytes (padding after a packet).
    void limit(std::size_t count)
    {
        if (count < m_bytes.size())
            m_bytes = m_bytes.first(count);
    }

private:
    std::span<const std::byte> m_bytes;
};

} // namespace nb
