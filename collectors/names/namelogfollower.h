// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/names/logtail.h"
#include "collectors/names/namelog.h"
#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace nb {

/// A log to follow: `dnsmasq:/var/log/dnsmasq.log`.
struct NameLogSource
{
    NameFileKind kind = NameFileKind::Dnsmasq;
    QString path {};
};
/// Usage when it is none.
[[nodiscard]] Result<NameLogSource> nameLogSourceFrom(const std::string& text);

/// A thread that follows the log of a resolver and puts what it tells into the table of names.
class NameLogFollower
{
public:
    struct Counts
    {
        std::uint64_t lines = 0;
        std::uint64_t names = 0;
        std::uint64_t rotations = 0;
        std::uint64_t tooLong = 0; ///< lines
        bool open = false;
    };

    /// `table` outlives the follower.
    NameLogFollower(NameLogSource source, NameWriter& table);
    ~NameLogFollower();
    NameLogFollower(const NameLogFollower&) = delete;
    NameLogFollower& operator=(const NameLogFollower&) = delete;

    [[nodiscard]] const NameLogSource& source() const { return m_source; }
    [[nodiscard]] Counts counts() const; ///< any thread
    /// Reads what is there and ends the thread.
    void finish();

private:
    void run(const std::stop_token& stop);

    const NameLogSource m_source;
    NameWriter& m_table;
    mutable std::mutex m_mutex; ///< guards m_counts
    std::condition_variable_any m_wake;
    Counts m_counts {};
    LogTail m_tail; ///< the thread's
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace nb
