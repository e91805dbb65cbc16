// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names/nametable.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace nb {

/// Asks the system's resolver for the names of addresses that have none (PTR), a few a second, in a
/// thread of its own; answers go into the table and serve later flows. Only internal addresses are
/// asked about (see IpAddress::isInternal()): the name servers of others would learn whom this
/// network talks to, and when.
class ReverseLookups
{
public:
    /// The name of an address; empty when it has none. May take its time.
    using Resolve = std::function<std::string(const IpAddress&)>;
    struct Limits
    {
        std::chrono::milliseconds pause {100}; ///< between two questions
        std::chrono::seconds again {3600}; ///< until an address is asked about again
        std::size_t queue = 1024; ///< addresses that wait; more are left for later
        std::size_t remembered = 65'536; ///< addresses that were asked about
    };

    /// `table` outlives the object.
    explicit ReverseLookups(NameWriter& table);
    ReverseLookups(NameWriter& table, Resolve resolve, const Limits& limits);
    /// Waits for the question under way.
    ~ReverseLookups();
    ReverseLookups(const ReverseLookups&) = delete;
    ReverseLookups& operator=(const ReverseLookups&) = delete;

    /// Any thread; never waits for an answer.
    void ask(const std::vector<IpAddress>& addresses);

private:
    using Clock = std::chrono::steady_clock;
    void run(const std::stop_token& stop);

    NameWriter& m_table;
    const Resolve m_resolve;
    const Limits m_limits;
    std::mutex m_mutex; ///< guards what follows up to the next empty line
    std::condition_variable_any m_changed;
    std::deque<IpAddress> m_queue;
    std::unordered_map<IpAddress, Clock::time_point> m_asked;

    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace nb
