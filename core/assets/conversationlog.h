// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace nb {

/// How the far end of a flow behaved, as far as it tells of assets.
enum class Answer : std::uint8_t
{
    None, ///< it may not even exist
    Refused, ///< it exists, nothing listens on the port
    Given, ///< it exists; whether the port is a service is not certain
    Service, ///< it exists and the port is a service of it
};
[[nodiscard]] Answer answerOf(const FlowBatch& batch, std::size_t row);

/// Rows summed up by (client, server, protocol, server port, name asked for, answer): a table of
/// fixed size that flows are added to at little cost. Texts are ids of texts(). One thread.
class ConversationLog
{
public:
    struct Entry
    {
        IpAddress client {};
        IpAddress server {};
        std::uint16_t port = 0; ///< 0 for protocols without ports
        std::uint8_t protocol = 0;
        Answer answer = Answer::None;
        TextId serverName = 0;
        // the key ends here; the rest is the same for all rows of an entry, or summed up
        TextId clientName = 0;
        TextId clientSegment = 0;
        TextId serverSegment = 0;
        TextId service = 0;
        std::uint32_t rows = 0; ///< 0: free
        MacAddress clientMac {};
        MacAddress serverMac {};
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::uint64_t flows = 0;
        std::uint64_t bytes = 0;
    };

    static constexpr std::size_t kSlots = std::size_t {1} << 16;

    /// Takes an entry that is complete.
    using Take = std::function<void(const Entry&)>;

    ConversationLog();
    /// Adds all rows. Entries are handed to `take` when the table is full, or when another MAC,
    /// client name, segment or service turns up in a conversation.
    void add(const FlowBatch& batch, const Take& take);
    /// Hands every entry to `take` and forgets it.
    void drain(const Take& take);
    /// Forgets every entry.
    void forget();
    [[nodiscard]] bool empty() const { return m_usedSlots.empty(); }
    [[nodiscard]] const TextPool& texts() const { return m_texts; }

private:
    [[nodiscard]] TextId own(const FlowBatch& batch, TextId id);
    [[nodiscard]] Entry made(const FlowBatch& batch, std::size_t row);
    [[nodiscard]] bool clockOff(const FlowBatch& batch, TextId marks);
    [[nodiscard]] bool full() const;

    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_usedSlots;
    TextPool m_texts;
    std::vector<TextId> m_ids; ///< of the batch -> own; kNone when not yet known
};

} // namespace nb
