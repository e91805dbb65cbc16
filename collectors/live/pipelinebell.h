// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <semaphore>

namespace nb {

/// Wakes the thread that decodes. Ringing takes no lock; a ring that comes at the very moment it
/// goes to sleep may be missed, which `most` of wait() bounds.
class PipelineBell
{
public:
    /// Any thread, after there is something to do.
    void ring()
    {
        if (m_asleep.exchange(false))
            m_wake.release();
    }
    /// The decoding thread: waits for a ring unless `ready` says that there is work.
    template <typename F> void wait(std::chrono::milliseconds most, F&& ready)
    {
        m_asleep.store(true);
        const bool rung = !ready() && m_wake.try_acquire_for(most);
        // someone may be about to ring: then the ring is taken, lest it be left for the next time
        if (!rung && !m_asleep.exchange(false))
            m_wake.acquire();
    }

private:
    std::atomic<bool> m_asleep {false};
    std::binary_semaphore m_wake {0};
};

} // namespace nb
