// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/reverselookups.h"

#include "core/base/timestamp.h"

#include <QHostAddress>
#include <QHostInfo>

namespace nb {

namespace {

std::string nameFromSystem(const IpAddress& address)
{
    const QString text = QString::fromStdString(address.toString());
    const QString name = QHostInfo::fromName(text).hostName();
    // without a name the address comes back
    return QHostAddress(name).isNull() ? name.toStdString() : std::string {};
}

} // namespace

ReverseLookups::ReverseLookups(NameWriter& table)
    : ReverseLookups(table, nameFromSystem, Limits {})
{
}

ReverseLookups::ReverseLookups(NameWriter& table, Resolve resolve, const Limits& limits)
    : m_table(table)
    , m_resolve(std::move(resolve))
    , m_limits(limits)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

ReverseLookups::~ReverseLookups() = default;

void ReverseLookups::ask(const std::vector<IpAddress>& addresses)
{
    const auto time = Clock::now();
    const std::scoped_lock lock(m_mutex);
    for (const IpAddress& address : addresses) {
        if (!address.isInternal() || address.isMulticast() || address.isUnspecified())
            continue;
        if (m_queue.size() >= m_limits.queue)
            break;
        if (m_asked.size() >= m_limits.remembered)
            std::erase_if(
                m_asked, [&](const auto& asked) { return asked.second + m_limits.again < time; });
        const auto known = m_asked.find(address);
        if (known != m_asked.end() && known->second + m_limits.again > time)
            continue;
        if (m_asked.size() >= m_limits.remembered)
            break;
        m_asked[address] = time;
        m_queue.push_back(address);
    }
    m_changed.notify_all();
}

void ReverseLookups::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        IpAddress address;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return !m_queue.empty(); }))
                return;
            address = m_queue.front();
            m_queue.pop_front();
        }
        if (std::string name = normalisedName(m_resolve(address)); !name.empty())
            m_table.add(answeredBinding({}, address, std::move(name), toMicroseconds(currentTime()),
                m_limits.again.count(), NameSource::Reverse));
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, m_limits.pause, [] { return false; });
    }
}

} // namespace nb
