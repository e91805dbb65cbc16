// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samplegen/companytext.h"

namespace nb::sample {

namespace {

class CompanyDay
{
public:
    CompanyDay(const Company& company, std::uint64_t seed)
        : m_company(company)
        , m_random(seed)
        , m_record(m_random, company.hosts[company.groups.at("fw1").front()].address)
    {
    }

    std::vector<Flow> make()
    {
        for (const Habit& habit : m_company.habits)
            follow(habit);
        for (const Scan& scan : m_company.scans)
            look(scan);
        return m_record.take();
    }

private:
    void follow(const Habit& habit);
    void exchange(const Habit& habit, std::size_t client, DayMs at);
    void look(const Scan& scan);
    [[nodiscard]] std::size_t pick(const std::vector<std::size_t>& from)
    {
        return from[static_cast<std::size_t>(
            m_random.below(static_cast<std::int64_t>(from.size())))];
    }

    const Company& m_company;
    Random m_random;
    FlowRecorder m_record;
};

void CompanyDay::exchange(const Habit& habit, std::size_t client, DayMs at)
{
    const Host& from = m_company.hosts[client];
    const Host& to = m_company.hosts[pick(habit.servers)];
    const DayMs lasting = habit.lasting.from(m_random);
    const std::int64_t up = habit.up.from(m_random);
    const std::int64_t down = habit.down.from(m_random);
    if (habit.protocol == kUdp)
        m_record.udp(from, to, habit.port, at, lasting, up, down);
    else
        m_record.tcp(from, to, habit.port, at, lasting, up, down);
}

void CompanyDay::follow(const Habit& habit)
{
    if (habit.every.low == 0) {
        for (const std::size_t client : habit.clients)
            exchange(habit, client, habit.from);
        return;
    }
    for (std::size_t client : habit.clients) {
        DayMs at = habit.from + m_random.below(habit.every.high);
        for (; at < habit.to; at += habit.every.from(m_random)) {
            const auto most = static_cast<std::int64_t>(habit.clients.size());
            if (habit.popular)
                client = habit.clients[static_cast<std::size_t>(
                    m_random.below(m_random.below(most) + 1))];
            exchange(habit, client, at);
        }
    }
}

void CompanyDay::look(const Scan& scan)
{
    const Host& scanner = m_company.hosts[scan.scanner];
    DayMs at = scan.at;
    for (std::uint32_t i = 0; i < scan.count; ++i) {
        const Host target {IpAddress::fromV4(scan.first.v4() + i), {}, {}, 0};
        for (const std::uint16_t port : scan.ports) {
            m_record.failedTcp(scanner, target, port, at, m_random.percent(10));
            at += m_random.between(30, 220);
        }
    }
}

} // namespace

std::vector<Flow> makeDay(const Company& company, std::uint64_t seed)
{
    return CompanyDay(company, seed).make();
}

} // namespace nb::sample
