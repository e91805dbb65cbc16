// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/messagering.h"
#include "collectors/live/sourcecounters.h"

#include <memory>
#include <string>
#include <vector>

namespace nb {

/// Something that receives messages of exporters in a thread of its own and puts them into a ring.
/// Made running; methods may be called from any thread.
class LiveSource
{
public:
    virtual ~LiveSource() = default;
    /// Ends receiving. What had reached us by then is in the ring, or counted, when it returns.
    virtual void stop() = 0;
    /// Sends a message back to the sender of a session of this source, if it is one.
    virtual void reply(std::uint64_t /*session*/, const std::vector<std::byte>& /*message*/) { }
    struct State
    {
        SourceStatus status {}; ///< all but the id
        std::uint64_t queued = 0; ///< messages put into the ring, of the same moment
    };
    [[nodiscard]] virtual State state() const = 0;
    /// Last senders turned away, latest first.
    [[nodiscard]] virtual std::vector<IpAddress> rejectedSenders() const = 0;
    [[nodiscard]] virtual std::shared_ptr<MessageRing> ring() const = 0;
};

} // namespace nb
