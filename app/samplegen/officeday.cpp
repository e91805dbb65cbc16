// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samplegen/officeday.h"

#include "app/samplegen/flowrecorder.h"

#include <array>
#include <initializer_list>

namespace nb::sample {

namespace {

/// How busy people are, by hour of the day, out of 10.
constexpr std::array<std::int64_t, 24> kRhythm {
    0, 0, 0, 0, 0, 0, 1, 4, 8, 10, 10, 9, 4, 6, 9, 10, 8, 5, 2, 1, 0, 0, 0, 0};

class OfficeDay
{
public:
    explicit OfficeDay(std::uint64_t seed)
        : m_random(seed)
        , m_office(makeOfficeNetwork())
        , m_record(m_random, m_office.firewall.address)
    {
    }

    std::vector<Flow> make()
    {
        for (const Host& pc : m_office.workstations)
            workday(pc);
        servers();
        payments();
        publicWeb();
        for (const Host& guest : m_office.guests)
            visit(guest);
        backup();
        monitoring();
        administration();
        scan();
        return m_record.take();
    }

private:
    void workday(const Host& pc);
    void logOn(const Host& pc, DayMs at);
    void work(const Host& pc, DayMs at);
    void browse(const Host& client, const Host& resolver, DayMs at);
    void lookUp(const Host& client, const Host& resolver, DayMs at);
    void openShare(const Host& pc, DayMs at);
    void print(const Host& pc, DayMs at);
    void servers();
    void payments();
    void publicWeb();
    void visit(const Host& guest);
    void backup();
    void monitoring();
    void administration();
    void scan();
    const Host& site();

    Random m_random;
    OfficeNetwork m_office;
    FlowRecorder m_record;
};

/// A site, the popular ones more often.
const Host& OfficeDay::site()
{
    const auto count = static_cast<std::int64_t>(m_office.sites.size());
    return m_office.sites[static_cast<std::size_t>(m_random.below(m_random.below(count) + 1))];
}

void OfficeDay::lookUp(const Host& client, const Host& resolver, DayMs at)
{
    m_record.udp(client, resolver, 53, at, m_random.between(1, 40), m_random.between(30, 60),
        m_random.between(60, 240));
}

void OfficeDay::browse(const Host& client, const Host& resolver, DayMs at)
{
    if (m_random.percent(45))
        lookUp(client, resolver, at);
    const DayMs start = at + m_random.between(20, 90);
    const std::int64_t up = m_random.skewed(600, 7);
    const std::int64_t down = m_random.skewed(3000, 11);
    const DayMs duration = m_random.skewed(120, 9);
    if (m_random.percent(15))
        m_record.udp(client, site(), 443, start, duration, up, down);
    else
        m_record.tcp(client, site(), m_random.percent(4) ? 80 : 443, start, duration, up, down);
}

void OfficeDay::openShare(const Host& pc, DayMs at)
{
    m_record.tcp(pc, m_office.fileServer, 445, at, m_random.skewed(2 * kSecond, 9),
        m_random.skewed(4000, 10), m_random.skewed(20000, 11));
}

void OfficeDay::print(const Host& pc, DayMs at)
{
    const std::int64_t bytes = m_random.skewed(60000, 6);
    const auto printer = static_cast<std::size_t>(m_random.below(3));
    m_record.tcp(pc, m_office.printServer, 445, at, m_random.between(400, 3000), bytes, 6000);
    m_record.tcp(m_office.printServer, m_office.printers[printer], 9100,
        at + m_random.between(800, 4000), m_random.between(2000, 30000), bytes * 3, 300);
}

void OfficeDay::logOn(const Host& pc, DayMs at)
{
    const Host& directory = m_random.percent(70) ? m_office.directory1 : m_office.directory2;
    m_record.udp(pc, directory, 67, at, 12, 300, 300);
    m_record.udp(pc, directory, 123, at + 900, 4, 48, 48);
    for (int i = 0; i < 3; ++i)
        lookUp(pc, directory, at + 1500 + i * 40);
    for (int i = 0; i < 4; ++i)
        m_record.tcp(pc, directory, 88, at + 2000 + i * 150, 9, m_random.between(1200, 2400),
            m_random.between(1300, 2600));
    m_record.tcp(pc, directory, 389, at + 2900, m_random.between(100, 4000), 3800, 9200);
    m_record.tcp(pc, directory, 445, at + 3400, m_random.between(2000, 20000), 14000,
        m_random.skewed(40000, 4));
    m_record.tcp(pc, m_office.mail, 993, at + 45 * kSecond, m_random.between(2, 8) * kHour,
        m_random.skewed(30000, 4), m_random.skewed(400000, 6));
}

void OfficeDay::work(const Host& pc, DayMs at)
{
    const std::int64_t what = m_random.below(100);
    if (what < 72)
        browse(pc, m_random.percent(75) ? m_office.directory1 : m_office.directory2, at);
    else if (what < 84)
        m_record.tcp(pc, m_office.intranet, 443, at, m_random.skewed(80, 8),
            m_random.skewed(700, 4), m_random.skewed(4000, 8));
    else if (what < 94)
        openShare(pc, at);
    else if (what < 97)
        print(pc, at);
    else if (what < 99)
        m_record.tcp(pc, m_office.directory1, 88, at, 9, 1800, 1900);
    else
        m_record.udp(pc, m_office.meeting, 3478, at, m_random.between(12, 50) * kMinute,
            m_random.skewed(20'000'000, 3), m_random.skewed(40'000'000, 3));
}

void OfficeDay::workday(const Host& pc)
{
    if (m_random.percent(8))
        return; // away today
    const DayMs arrives = 7 * kHour + m_random.between(15, 120) * kMinute + m_random.below(kMinute);
    const DayMs leaves = 16 * kHour + m_random.between(0, 150) * kMinute;
    logOn(pc, arrives);
    for (DayMs at = arrives + kMinute; at < leaves;) {
        const std::int64_t busy = kRhythm[static_cast<std::size_t>(at / kHour)];
        if (m_random.below(10) < busy)
            work(pc, at);
        at += m_random.between(10 * kSecond, 230 * kSecond);
    }
    if (m_random.percent(60))
        m_record.tcp(pc, m_office.updates, 443, arrives + m_random.between(20, 300) * kMinute,
            m_random.between(20, 400) * kSecond, 90000, m_random.skewed(20'000'000, 4));
}

void OfficeDay::servers()
{
    for (DayMs at = 6 * kHour; at < 20 * kHour; at += 15 * kMinute) {
        const DayMs start = at + m_random.below(kMinute);
        m_record.tcp(m_office.directory1, m_office.directory2, 49155, start,
            m_random.between(200, 9000), m_random.skewed(6000, 4), m_random.skewed(6000, 4));
        m_record.udp(m_office.directory1, m_office.timeServer, 123, start + 7000, 31, 48, 48);
        m_record.tcp(m_office.intranet, m_office.database, 5432, start + 900,
            m_random.between(5, 14) * kMinute, m_random.skewed(80000, 5),
            m_random.skewed(700000, 5));
    }
    for (DayMs at = 6 * kHour; at < 20 * kHour;) {
        lookUp(m_office.directory1, m_office.resolver, at);
        const std::int64_t busy = kRhythm[static_cast<std::size_t>(at / kHour)] + 1;
        at += m_random.between(20 * kSecond, 400 * kSecond / busy + 30 * kSecond);
    }
}

void OfficeDay::payments()
{
    for (const Host& till : m_office.tills) {
        for (DayMs at = 8 * kHour; at < 18 * kHour;) {
            const DayMs start = at + m_random.below(kMinute);
            const std::int64_t size = m_random.between(1400, 2600);
            m_record.tcp(till, m_office.paymentGateway, 8443, start, m_random.between(900, 4200),
                size, m_random.between(800, 1500));
            m_record.tcp(m_office.paymentGateway, m_office.acquirer, 443, start + 120,
                m_random.between(500, 2600), size + 900, m_random.between(3000, 4500));
            at += m_random.between(3, 16) * kMinute;
        }
    }
}

void OfficeDay::publicWeb()
{
    for (DayMs at = 6 * kHour; at < 20 * kHour;) {
        const auto who = static_cast<std::size_t>(m_random.below(60));
        m_record.tcp(m_office.visitors[who], m_office.webServer, m_random.percent(10) ? 80 : 443,
            at, m_random.skewed(90, 8), m_random.skewed(500, 4), m_random.skewed(5000, 8));
        const std::int64_t busy = kRhythm[static_cast<std::size_t>(at / kHour)] + 2;
        at += m_random.between(2 * kSecond, 500 * kSecond / busy);
    }
}

void OfficeDay::visit(const Host& guest)
{
    const DayMs arrives = m_random.between(8 * 60, 15 * 60) * kMinute;
    const DayMs leaves = arrives + m_random.between(20, 200) * kMinute;
    const Host gateway {IpAddress::fromV4(0x0A142801), {}, guest.segment, guest.vlan};
    m_record.udp(guest, gateway, 67, arrives, 20, 300, 300);
    for (DayMs at = arrives + kSecond; at < leaves;
         at += m_random.between(5 * kSecond, 240 * kSecond))
        browse(guest, gateway, at);
    // A phone that also speaks IPv6 to one site.
    if (guest.address.v4() % 2 == 0) {
        IpAddress::Bytes bytes {0x20, 0x01, 0x0d, 0xb8, 0x00, 0x28};
        bytes[15] = guest.address.bytes()[15];
        const Host phone {IpAddress(bytes), {}, guest.segment, guest.vlan};
        bytes[5] = 0xFF;
        bytes[15] = 0x43;
        const Host remote {IpAddress(bytes), "v6.stream.example", "internet", 0};
        for (int i = 0; i < 12; ++i)
            m_record.tcp(phone, remote, 443, arrives + m_random.below(leaves - arrives),
                m_random.skewed(400, 6), m_random.skewed(900, 4), m_random.skewed(30000, 8));
    }
}

void OfficeDay::backup()
{
    DayMs at = 18 * kHour + 30 * kMinute;
    for (const Host* const server : {&m_office.fileServer, &m_office.database, &m_office.intranet,
             &m_office.directory1, &m_office.directory2, &m_office.printServer}) {
        const DayMs duration = m_random.between(4, 11) * kMinute;
        m_record.tcp(m_office.backup, *server, 873, at, duration, 2'400'000,
            m_random.skewed(400'000'000, 4));
        at += duration + m_random.between(5, 40) * kSecond;
    }
}

void OfficeDay::monitoring()
{
    for (DayMs at = 6 * kHour; at < 20 * kHour; at += 10 * kMinute) {
        DayMs start = at + 2 * kSecond;
        for (const Host* const target : {&m_office.firewall, &m_office.switch1,
                 &m_office.accessPoint, &m_office.fileServer, &m_office.webServer}) {
            m_record.ping(m_office.monitor, *target, start, 3);
            m_record.udp(m_office.monitor, *target, 161, start + 400, m_random.between(9, 90), 420,
                m_random.between(900, 2800));
            start += m_random.between(500, 2500);
        }
    }
}

void OfficeDay::administration()
{
    const Host& admin = m_office.workstations[6];
    // The usual way: over the jump host.
    m_record.tcp(
        admin, m_office.jump, 3389, 10 * kHour + 2 * kMinute, 55 * kMinute, 2'100'000, 48'000'000);
    m_record.tcp(m_office.jump, m_office.database, 22, 10 * kHour + 6 * kMinute, 21 * kMinute,
        84'000, 310'000);
    m_record.tcp(m_office.jump, m_office.webServer, 22, 10 * kHour + 31 * kMinute, 12 * kMinute,
        62'000, 190'000);
    m_record.tcp(
        admin, m_office.switch1, 22, 15 * kHour + 4 * kMinute, 6 * kMinute, 19'000, 74'000);
    m_record.tcp(
        admin, m_office.accessPoint, 22, 15 * kHour + 12 * kMinute, 3 * kMinute, 11'000, 35'000);
    // Not the usual way: a clerk's machine, over the file server, into the payment segment.
    const Host& clerk = m_office.workstations[22];
    m_record.tcp(clerk, m_office.fileServer, 3389, 14 * kHour + 11 * kMinute, 34 * kMinute,
        1'300'000, 27'000'000);
    m_record.tcp(m_office.fileServer, m_office.paymentGateway, 22, 14 * kHour + 19 * kMinute,
        22 * kMinute, 140'000, 5'200'000);
}

void OfficeDay::scan()
{
    const Host& guest = m_office.guests[5];
    DayMs at = 13 * kHour + 5 * kMinute;
    for (std::uint32_t number = 1; number <= 40; ++number) {
        const Host target {IpAddress::fromV4(0x0A141400 + number), {}, "servers", 20};
        const bool exists = number >= 10 && number <= 17;
        for (const std::uint16_t port :
            std::initializer_list<std::uint16_t> {22, 80, 135, 139, 443, 445, 3389, 8080}) {
            m_record.failedTcp(
                guest, target, port, at, exists && port != 445 && m_random.percent(40));
            at += m_random.between(30, 220);
        }
    }
}

} // namespace

std::vector<Flow> makeOfficeDay(std::uint64_t seed)
{
    return OfficeDay(seed).make();
}

} // namespace nb::sample
