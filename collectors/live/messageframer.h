// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace nb {

/// Cuts a stream of bytes into IPFIX messages by the length in their headers (RFC 7011 sections 3.1
/// and 10.4). After a header that cannot be one there is no telling where the next message begins:
/// the stream is broken for good (rule B11). Pure; holds less than two messages and one append.
class MessageFramer
{
public:
    static constexpr std::size_t kHeaderBytes = 16;

    void append(std::span<const std::byte> bytes);
    /// The first whole message, or nothing; valid until pop() or append().
    [[nodiscard]] std::optional<std::span<const std::byte>> front();
    void pop();

    /// Why the stream cannot be read on; empty while it can.
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    /// Bytes that belong to no whole message yet.
    [[nodiscard]] std::size_t pending() const { return m_bytes.size() - m_begin; }

private:
    std::vector<std::byte> m_bytes;
    std::size_t m_begin = 0; ///< of what was not taken yet
    std::size_t m_length = 0; ///< of the message that front() gave
    std::string m_problem;
};

} // namespace nb
