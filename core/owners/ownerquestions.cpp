// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/owners/ownerquestions.h"

#include "core/net/publicaddress.h"

#include <utility>

namespace nb {

void OwnerQuestions::add(const IpAddress& address)
{
    if (!isPublicAddress(address))
        return;
    const std::scoped_lock lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_remembered.size() >= kMaxRemembered || now - m_forgotten > std::chrono::hours {1}) {
        m_remembered.clear();
        m_forgotten = now;
    }
    if (!m_bell || m_waiting.size() >= kMaxWaiting || m_remembered.contains(address))
        return;
    m_remembered.insert(address);
    m_waiting.push_back(address);
    if (m_waiting.size() == 1)
        m_bell();
}

std::optional<IpAddress> OwnerQuestions::take()
{
    const std::scoped_lock lock(m_mutex);
    if (m_waiting.empty())
        return std::nullopt;
    const IpAddress address = m_waiting.front();
    m_waiting.pop_front();
    return address;
}

std::size_t OwnerQuestions::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting.size();
}

void OwnerQuestions::setListener(std::function<void()> bell)
{
    const std::scoped_lock lock(m_mutex);
    m_bell = std::move(bell);
    m_waiting.clear();
    m_remembered.clear();
}

bool OwnerQuestions::hasListener() const
{
    const std::scoped_lock lock(m_mutex);
    return m_bell != nullptr;
}

} // namespace nb
