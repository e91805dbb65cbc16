// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exportmessage.h"
#include "core/base/hugebuffer.h"

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace nb {

/// Messages on their way from the thread that receives them to the one that decodes them, bounded
/// in bytes. One thread pushes, one takes; neither ever waits for the other and no lock is taken
/// (rule B7).
class MessageRing
{
public:
    /// Rounded up so that one message of any size fits.
    explicit MessageRing(std::size_t bytes);

    /// Copies the message in; false when there is no room.
    bool push(const ExportMessage& message);
    /// Tells that a stream ended, after all its messages.
    bool pushSessionEnd(std::uint64_t session);

    /// The oldest message, or nullptr when there is none. Its bytes are valid until pop().
    /// A message without bytes that has a session tells that the session ended.
    [[nodiscard]] const ExportMessage* front();
    void pop();

    [[nodiscard]] bool empty() const
    {
        return m_read.load(std::memory_order_acquire) == m_written.load(std::memory_order_acquire);
    }
    [[nodiscard]] std::size_t queuedBytes() const;
    [[nodiscard]] std::size_t capacity() const { return m_bytes.size(); }

private:
    struct Header;

    HugeBuffer<std::byte> m_bytes;
    alignas(64) std::atomic<std::uint64_t> m_written {0}; ///< bytes ever written, gaps included
    std::uint64_t m_readSeen = 0; ///< the writer's last look at m_read
    alignas(64) std::atomic<std::uint64_t> m_read {0}; ///< bytes ever taken
    std::uint64_t m_writtenSeen = 0; ///< the reader's last look at m_written
    std::uint64_t m_frontEnd = 0; ///< where the message in m_front ends
    ExportMessage m_front {};
};

} // namespace nb
