// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samplegen/officenetwork.h"

#include <array>
#include <cstdio>

namespace nb::sample {

namespace {

struct Segment
{
    std::string_view name;
    std::uint32_t network; ///< of a /24, host order
    std::uint16_t vlan;
};

constexpr Segment kWorkstations {"workstations", 0x0A140A00, 10};
constexpr Segment kPrinters {"printers", 0x0A140F00, 15};
constexpr Segment kServers {"servers", 0x0A141400, 20};
constexpr Segment kPayment {"payment", 0x0A141E00, 30};
constexpr Segment kGuests {"guest-wifi", 0x0A142800, 40};
constexpr Segment kManagement {"management", 0x0A143200, 50};
constexpr Segment kDmz {"dmz", 0x0A143C00, 60};

constexpr std::uint32_t kNet1 = 0xC0000200; // 192.0.2.0/24
constexpr std::uint32_t kNet2 = 0xC6336400; // 198.51.100.0/24
constexpr std::uint32_t kNet3 = 0xCB007100; // 203.0.113.0/24

constexpr std::array<std::string_view, 26> kSites {"www.search.example", "outlook.mail.example",
    "static.cdn.example", "files.cloud.example", "www.news.example", "chat.team.example",
    "img.cdn.example", "crm.sales.example", "api.weather.example", "video.stream.example",
    "www.bank.example", "maps.travel.example", "fonts.cdn.example", "metrics.ads.example",
    "www.shop.example", "docs.vendor.example", "wiki.example", "login.identity.example",
    "www.rail.example", "forum.hobby.example", "packages.repo.example", "sync.notes.example",
    "www.supplier.example", "tracker.ads.example", "podcasts.example", "jobs.example"};

Host inside(const Segment& segment, std::uint32_t number, std::string_view name)
{
    return {IpAddress::fromV4(segment.network + number),
        name.empty() ? std::string {} : std::string(name) + ".office.example", segment.name,
        segment.vlan};
}

Host outside(std::uint32_t network, std::uint32_t number, std::string_view name)
{
    return {IpAddress::fromV4(network + number), std::string(name), "internet", 0};
}

std::string numbered(const char* prefix, std::uint32_t number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%s-%02u", prefix, number);
    return text;
}

void addClients(OfficeNetwork& office)
{
    for (std::uint32_t i = 1; i <= 40; ++i)
        office.workstations.push_back(inside(kWorkstations, 100 + i, numbered("pc", i)));
    for (std::uint32_t i = 1; i <= 3; ++i)
        office.printers.push_back(inside(kPrinters, 10 + i, numbered("printer", i)));
    for (std::uint32_t i = 1; i <= 4; ++i)
        office.tills.push_back(inside(kPayment, 20 + i, numbered("till", i)));
    // Guests have no names of ours.
    for (std::uint32_t i = 1; i <= 14; ++i)
        office.guests.push_back(inside(kGuests, 60 + i * 3, {}));
}

void addServers(OfficeNetwork& office)
{
    office.directory1 = inside(kServers, 10, "dc01");
    office.directory2 = inside(kServers, 11, "dc02");
    office.fileServer = inside(kServers, 12, "file01");
    office.printServer = inside(kServers, 13, "print01");
    office.intranet = inside(kServers, 14, "intranet");
    office.backup = inside(kServers, 15, "backup01");
    office.database = inside(kServers, 16, "db01");
    office.jump = inside(kServers, 17, "jump01");
    office.monitor = inside(kManagement, 5, "monitor");
    office.firewall = inside(kManagement, 1, "fw1");
    office.switch1 = inside(kManagement, 2, "switch1");
    office.accessPoint = inside(kManagement, 3, "ap1");
    office.webServer = inside(kDmz, 80, "www");
    office.paymentGateway = inside(kPayment, 10, "pos-gw");
}

void addOutside(OfficeNetwork& office)
{
    std::uint32_t number = 10;
    for (const std::string_view name : kSites) {
        office.sites.push_back(outside(number % 3 == 0 ? kNet1 : kNet3, number, name));
        number += 7;
    }
    for (std::uint32_t i = 0; i < 60; ++i)
        office.visitors.push_back(outside(kNet2, 3 + i * 4, {}));
    office.mail = outside(kNet1, 25, "imap.mail.example");
    office.updates = outside(kNet3, 200, "updates.vendor.example");
    office.acquirer = outside(kNet1, 244, "pay.acquirer.example");
    office.timeServer = outside(kNet3, 123, "ntp.example");
    office.resolver = outside(kNet3, 53, "resolver.example");
    office.meeting = outside(kNet1, 34, "meet.team.example");
}

} // namespace

OfficeNetwork makeOfficeNetwork()
{
    OfficeNetwork office;
    addClients(office);
    addServers(office);
    addOutside(office);
    return office;
}

} // namespace nb::sample
