// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace nb {

/// A value that is replaced as a whole while others read it: each reader keeps the one it took.
/// Never null. Any thread.
template <class T> class Published
{
public:
    Published()
        : m_value(std::make_shared<const T>())
    {
    }
    explicit Published(T value)
        : m_value(std::make_shared<const T>(std::move(value)))
    {
    }
    [[nodiscard]] std::shared_ptr<const T> get() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_value;
    }
    void set(T value)
    {
        auto made = std::make_shared<const T>(std::move(value));
        const std::scoped_lock lock(m_mutex);
        m_value = std::move(made);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
};

} // namespace nb
