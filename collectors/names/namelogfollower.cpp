// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/namelogfollower.h"

#include "core/base/timestamp.h"

#include <chrono>
#include <exception>

namespace nb {

namespace {

constexpr std::chrono::milliseconds kPause {200};
constexpr int kMostLooks = 16; ///< before what was learnt is stored, of some hundred KiB each
constexpr int kMostLooksAtEnd = 4096;

/// Collects the names of some lines, so that the table is locked once for them.
class Gathering : public NameSink
{
public:
    void add(NameBinding&& binding) override { bindings.push_back(std::move(binding)); }
    std::vector<NameBinding> bindings;
};

} // namespace

Result<NameLogSource> nameLogSourceFrom(const std::string& text)
{
    const std::size_t colon = text.find(':');
    const auto kind = nameFileKindFromString(std::string_view(text).substr(0, colon));
    const bool isLog = kind == NameFileKind::Dnsmasq || kind == NameFileKind::Unbound
        || kind == NameFileKind::Zeek;
    if (colon == std::string::npos || !isLog || colon + 1 == text.size())
        return Error {ErrorCode::Usage,
            text
                + ": expected dnsmasq:, unbound: or zeek: and a file, for example "
                  "dnsmasq:/var/log/dnsmasq.log"};
    return NameLogSource {*kind, QString::fromStdString(text.substr(colon + 1))};
}

NameLogFollower::NameLogFollower(NameLogSource source, NameWriter& table)
    : m_source(std::move(source))
    , m_table(table)
    , m_tail(m_source.path)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

NameLogFollower::~NameLogFollower()
{
    finish();
}

void NameLogFollower::finish()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

NameLogFollower::Counts NameLogFollower::counts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_counts;
}

void NameLogFollower::run(const std::stop_token& stop)
{
    Gathering names;
    const auto parser = makeNameLogParser(m_source.kind, {names, &m_table, true});
    std::uint64_t lines = 0;
    const auto take = [&](std::string_view line) {
        ++lines;
        parser->line(line, toMicroseconds(currentTime()));
    };
    for (;;) {
        // seen before the look, so that what was written before the end was asked for is read
        const bool last = stop.stop_requested();
        bool more = true;
        for (int looks = 0; more && looks < (last ? kMostLooksAtEnd : kMostLooks); ++looks) {
            more = m_tail.poll(take);
            m_table.addAll(names.bindings);
            const std::scoped_lock lock(m_mutex);
            m_counts = {lines, m_counts.names + names.bindings.size(), m_tail.rotations(),
                m_tail.linesTooLong(), m_tail.isOpen()};
            names.bindings.clear();
        }
        // an error is told by who stores flows; here the next time may do better
        (void)m_table.saveWhenDue();
        if (last)
            return;
        std::unique_lock lock(m_mutex);
        if (!more)
            m_wake.wait_for(lock, stop, kPause, [] { return false; });
    }
}

} // namespace nb
