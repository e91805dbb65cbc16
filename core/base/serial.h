// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace nb {

/// A number that nothing else has or had, for caches of what an object gave out: a copy has its
/// own, and what was moved away leaves a new one behind. Any thread.
class Serial
{
public:
    Serial()
        : m_value(next())
    {
    }
    Serial(const Serial&)
        : m_value(next())
    {
    }
    Serial(Serial&& other) noexcept
        : m_value(std::exchange(other.m_value, next()))
    {
    }
    Serial& operator=(const Serial& other)
    {
        if (this != &other)
            renew();
        return *this;
    }
    Serial& operator=(Serial&& other) noexcept
    {
        if (this != &other)
            m_value = std::exchange(other.m_value, next());
        return *this;
    }
    ~Serial() = default;

    void renew() { m_value = next(); }
    [[nodiscard]] std::uint64_t value() const { return m_value; }

private:
    static std::uint64_t next()
    {
        static std::atomic<std::uint64_t> last {0};
        return ++last;
    }

    std::uint64_t m_value;
};

} // namespace nb
