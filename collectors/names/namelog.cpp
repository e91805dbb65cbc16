// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/namelog.h"

#include "collectors/names/dnsmasqlog.h"
#include "collectors/names/hostsfile.h"
#include "collectors/names/logtext.h"
#include "collectors/names/unboundlog.h"
#include "collectors/names/zeekdnslog.h"

#include <algorithm>

namespace nb {

namespace {

constexpr int kLinesLookedAt = 200;

bool isDnsmasq(std::string_view line)
{
    const std::size_t program = line.find("dnsmasq");
    return program != std::string_view::npos
        && (line.find(": query[", program) != std::string_view::npos
            || (line.find(" query[", program) != std::string_view::npos
                && line.find(" from ", program) != std::string_view::npos)
            || line.find(": reply ", program) != std::string_view::npos
            || line.find(": cached ", program) != std::string_view::npos);
}

bool isUnbound(std::string_view line)
{
    const std::size_t program = line.find("unbound");
    return program != std::string_view::npos
        && (line.find(" info: ", program) != std::string_view::npos
            || line.find(" query: ", program) != std::string_view::npos
            || line.find(" reply: ", program) != std::string_view::npos)
        && line.find(" IN", program) != std::string_view::npos;
}

bool isZeek(std::string_view line)
{
    if (line.starts_with('{'))
        return line.find("\"id.orig_h\"") != std::string_view::npos
            && line.find("\"query\"") != std::string_view::npos
            && line.find("\"qtype") != std::string_view::npos;
    return line == "#path\tdns";
}

/// An address and at least one name, with nothing that a table of flows has.
bool isHostsLine(std::string_view line)
{
    std::string text(line);
    std::ranges::replace(text, '\t', ' ');
    std::string_view rest = text;
    const auto address = addressInLog(takeWord(rest));
    return address && !rest.empty() && rest.find_first_of(",;") == std::string_view::npos
        && !addressInLog(rest.substr(0, rest.find(' ')));
}

} // namespace

std::unique_ptr<NameLogParser> makeNameLogParser(NameFileKind kind, const NameLogPlace& place)
{
    switch (kind) {
    case NameFileKind::Dnsmasq:
        return std::make_unique<DnsmasqLog>(place);
    case NameFileKind::Unbound:
        return std::make_unique<UnboundLog>(place);
    case NameFileKind::Zeek:
        return std::make_unique<ZeekDnsLog>(place);
    case NameFileKind::Hosts:
        return std::make_unique<HostsFile>(place);
    case NameFileKind::NetBehave:
        break;
    }
    return nullptr;
}

std::optional<NameFileKind> recogniseNameLog(std::string_view head)
{
    bool onlyHosts = true;
    bool localhost = false;
    for (int lines = 0; lines < kLinesLookedAt && !head.empty(); ++lines) {
        const std::size_t end = head.find('\n');
        std::string_view line = head.substr(0, end);
        const bool whole = end != std::string_view::npos;
        head.remove_prefix(whole ? end + 1 : head.size());
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (isDnsmasq(line))
            return NameFileKind::Dnsmasq;
        if (isUnbound(line))
            return NameFileKind::Unbound;
        if (isZeek(line))
            return NameFileKind::Zeek;
        line = line.substr(0, line.find('#'));
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (line.empty())
            continue;
        // every line must fit, and one name the host itself as each such file does
        onlyHosts = onlyHosts && (isHostsLine(line) || !whole);
        localhost = localhost || line.find("localhost") != std::string_view::npos;
    }
    return onlyHosts && localhost ? std::optional(NameFileKind::Hosts) : std::nullopt;
}

} // namespace nb
