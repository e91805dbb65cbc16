// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/configexamples.h"

#include <array>

namespace nb {

namespace {

struct Example
{
    const char* name;
    const char* text; ///< %1 address, %2 port
};

constexpr std::array kExamples {
    Example {"Cisco IOS (Flexible NetFlow v9)",
        "flow exporter NETBEHAVE\n"
        " destination %1\n"
        " transport udp %2\n"
        " export-protocol netflow-v9\n"
        " template data timeout 60\n"
        "flow monitor NETBEHAVE-IN\n"
        " exporter NETBEHAVE\n"
        " record netflow ipv4 original-input\n"
        " cache timeout active 60\n"
        "interface GigabitEthernet0/0\n"
        " ip flow monitor NETBEHAVE-IN input\n"},
    Example {"Cisco IOS (NetFlow v5)",
        "ip flow-export version 5\n"
        "ip flow-export destination %1 %2\n"
        "ip flow-cache timeout active 1\n"
        "interface GigabitEthernet0/0\n"
        " ip flow ingress\n"},
    Example {"Juniper Junos (inline IPFIX)",
        "set services flow-monitoring version-ipfix template netbehave flow-active-timeout 60\n"
        "set services flow-monitoring version-ipfix template netbehave template-refresh-rate "
        "seconds 60\n"
        "set services flow-monitoring version-ipfix template netbehave ipv4-template\n"
        "set forwarding-options sampling instance netbehave input rate 1\n"
        "set forwarding-options sampling instance netbehave family inet output flow-server %1 "
        "port %2\n"
        "set forwarding-options sampling instance netbehave family inet output flow-server %1 "
        "version-ipfix template netbehave\n"
        "set forwarding-options sampling instance netbehave family inet output inline-jflow "
        "source-address 192.0.2.1\n"
        "set chassis fpc 0 sampling-instance netbehave\n"
        "set interfaces ge-0/0/0 unit 0 family inet sampling input\n"},
    Example {"MikroTik RouterOS",
        "/ip traffic-flow set enabled=yes interfaces=all active-flow-timeout=1m\n"
        "/ip traffic-flow target add dst-address=%1 port=%2 version=9 "
        "v9-template-timeout=1m\n"},
    Example {"softflowd (Linux, BSD)", "softflowd -i eth0 -v 10 -n %1:%2 -t maxlife=60\n"},
    Example {"hsflowd (sFlow)",
        "sflow {\n"
        "  sampling = 400\n"
        "  polling = 30\n"
        "  collector { ip = %1 udpport = %2 }\n"
        "  pcap { dev = eth0 }\n"
        "}\n"},
};

} // namespace

std::vector<ConfigExample> configExamples(const QString& host, int port)
{
    std::vector<ConfigExample> examples;
    for (const Example& example : kExamples)
        examples.push_back({QString::fromUtf8(example.name),
            QString::fromUtf8(example.text).arg(host, QString::number(port))});
    return examples;
}

} // namespace nb
