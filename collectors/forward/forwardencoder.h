// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/forward/forwardformat.h"

namespace nb {

/// Writes the messages of one session of a forwarding collector. One thread.
class ForwardEncoder
{
public:
    static constexpr std::size_t kMostRows = 1000; ///< of one message

    /// What has to be sent first.
    [[nodiscard]] std::vector<std::byte> templates(std::int64_t now);

    struct Message
    {
        std::vector<std::byte> bytes {};
        std::size_t rows = 0; ///< that had room
    };
    /// Rows of a batch from `begin` on, as many as have room; `position` is that of the first.
    [[nodiscard]] Message rows(const FlowBatch& batch, std::size_t begin,
        const ForwardPosition& position, std::int64_t now);

private:
    std::uint32_t m_sequence = 0; ///< data records sent (RFC 7011 section 3.1)
};

} // namespace nb
