// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/servicenames.h"
#include "core/scope/exports/ruletext.h"
#include "core/scope/firewall/filterchains.h"
#include "core/scope/firewall/firewalljson.h"

#include <algorithm>
#include <array>
#include <set>

namespace nb::scope {

namespace {

constexpr std::uint16_t kHighest = 65'535;

/// Names that Cisco has for ports and that are not those of the registry.
struct CiscoPort
{
    std::string_view name;
    std::uint16_t port;
};
constexpr std::array kCiscoPorts {CiscoPort {"www", 80}, CiscoPort {"sqlnet", 1521},
    CiscoPort {"tacacs", 49}, CiscoPort {"radius", 1645}, CiscoPort {"radius-acct", 1646},
    CiscoPort {"snmptrap", 162}, CiscoPort {"imap4", 143}, CiscoPort {"lpd", 515},
    CiscoPort {"bootps", 67}, CiscoPort {"bootpc", 68}, CiscoPort {"ftp-data", 20},
    CiscoPort {"netbios-ssn", 139}, CiscoPort {"netbios-ns", 137}, CiscoPort {"netbios-dgm", 138},
    CiscoPort {"isakmp", 500}, CiscoPort {"cmd", 514}, CiscoPort {"exec", 512},
    CiscoPort {"login", 513}, CiscoPort {"citrix-ica", 1494}, CiscoPort {"pcanywhere-data", 5631},
    CiscoPort {"aol", 5190}, CiscoPort {"h323", 1720}, CiscoPort {"sunrpc", 111}};

std::optional<std::uint16_t> ciscoPort(const std::string& text)
{
    if (const auto number = Port::fromString(text))
        return number->number();
    const auto at = std::ranges::find(kCiscoPorts, text, &CiscoPort::name);
    if (at != kCiscoPorts.end())
        return at->port;
    const auto named = portOfService(text);
    return named ? std::optional(named->number()) : std::nullopt;
}

/// The numbers of lists that name sources only.
bool isStandard(const std::string& list)
{
    const auto number = Port::fromString(list);
    return number
        && ((number->number() >= 1 && number->number() <= 99)
            || (number->number() >= 1300 && number->number() <= 1999));
}

/// Access lists of IOS and ASA with the objects that they name.
class CiscoReader
{
public:
    Result<FirewallFile> read(std::string_view text);

private:
    struct Object
    {
        std::vector<IpPrefix> networks {};
        std::vector<Service> services {};
        bool wider = false; ///< says something that is not read
    };
    Result<void> line(const std::vector<std::string>& words);
    Result<void> member(const std::vector<std::string>& words);
    Result<void> entry(const std::vector<std::string>& words, std::size_t at, bool wildcard);
    bool side(const std::vector<std::string>& words, std::size_t& at, bool wildcard,
        std::vector<IpPrefix>& into);
    bool ports(const std::vector<std::string>& words, std::size_t& at, std::uint8_t protocol,
        std::vector<Service>& into) const;
    bool protocolOf(const std::vector<std::string>& words, std::size_t& at);
    void rest(const std::vector<std::string>& words, std::size_t at);
    void icmp(const std::vector<std::string>& words, std::size_t at);
    [[nodiscard]] Error unreadable(const std::vector<std::string>& words) const
    {
        return {ErrorCode::Invalid,
            "line " + std::to_string(m_number) + ": cannot be read: " + joined(words, " ")};
    }

    std::map<std::string, Object> m_objects;
    std::string m_object; ///< that lines are about
    std::uint8_t m_objectProtocol = 0;
    std::string m_list;
    bool m_v6 = false;
    std::map<std::string, std::string> m_ids; ///< by list: of the last remark
    std::map<std::string, std::size_t> m_entries;
    std::size_t m_number = 0;
    FirewallFile m_file;
    // of the entry that is read
    FirewallRule m_rule;
    std::optional<Protocol> m_protocol;
    bool m_anyProtocol = false;
    bool m_exact = true;
    bool m_skip = false;
};

/// `any`, `any4`, `host A`, `object X`, `object-group X`, `A MASK`, `A/LEN`.
bool CiscoReader::side(const std::vector<std::string>& words, std::size_t& at, bool wildcard,
    std::vector<IpPrefix>& into)
{
    if (at >= words.size())
        return false;
    const std::string& word = words[at];
    if (word == "any" || word == "any4" || word == "any6") {
        ++at;
        if (word != "any")
            into.push_back(*IpPrefix::fromString(word == "any4" ? "0.0.0.0/0" : "::/0"));
        return true;
    }
    std::optional<IpPrefix> prefix;
    if (word.find('/') != std::string::npos) {
        prefix = IpPrefix::fromString(word);
        ++at;
    } else if (at + 1 >= words.size()) {
        return false;
    } else if (word == "object" || word == "object-group") {
        const auto object = m_objects.find(words[at + 1]);
        at += 2;
        if (object == m_objects.end())
            return false;
        if (object->second.wider)
            m_exact = false;
        else if (object->second.networks.empty())
            m_skip = true; // holds nobody
        if (!object->second.wider)
            into = object->second.networks;
        return true;
    } else if (word == "host") {
        prefix = IpPrefix::fromString(words[at + 1]);
        at += 2;
    } else {
        prefix = prefixFromMask(word, words[at + 1], wildcard);
        if (!prefix && IpAddress::fromString(word) && IpAddress::fromString(words[at + 1])) {
            m_exact = false; // a mask with holes
            at += 2;
            return true;
        }
        at += 2;
    }
    if (prefix)
        into.push_back(*prefix);
    return prefix.has_value();
}

/// `eq 80 443`, `range 1 9`, `gt 1023`, `lt 9`; nothing is all.
bool CiscoReader::ports(const std::vector<std::string>& words, std::size_t& at,
    std::uint8_t protocol, std::vector<Service>& into) const
{
    if (at >= words.size())
        return true;
    const std::string& how = words[at];
    const auto port = [&words](std::size_t i) {
        return i < words.size() ? ciscoPort(words[i]) : std::optional<std::uint16_t> {};
    };
    if (how == "eq") {
        ++at;
        for (auto one = port(at); one; one = port(at)) {
            into.push_back({protocol, *one, *one});
            ++at;
        }
        return !into.empty();
    }
    if (how != "range" && how != "gt" && how != "lt" && how != "neq")
        return true;
    const auto first = port(at + 1);
    if (!first)
        return false;
    if (how == "range") {
        const auto last = port(at + 2);
        at += 3;
        if (!last || *last < *first)
            return false;
        into.push_back({protocol, *first, *last});
        return true;
    }
    at += 2;
    if (how != "lt" && *first < kHighest)
        into.push_back({protocol, static_cast<std::uint16_t>(*first + 1), kHighest});
    if (how != "gt" && *first > 0)
        into.push_back({protocol, 0, static_cast<std::uint16_t>(*first - 1)});
    return true;
}

/// The protocol, or an object that says protocol and ports.
bool CiscoReader::protocolOf(const std::vector<std::string>& words, std::size_t& at)
{
    if (at >= words.size())
        return false;
    if ((words[at] == "object" || words[at] == "object-group") && at + 1 < words.size()) {
        const auto object = m_objects.find(words[at + 1]);
        at += 2;
        if (object == m_objects.end())
            return false;
        m_rule.services = object->second.services;
        m_exact = m_exact && !object->second.wider;
        m_anyProtocol = true;
        return true;
    }
    const std::string& word = words[at++];
    m_anyProtocol = word == "ip" || word == "ipv6";
    if (m_anyProtocol)
        return true;
    m_protocol = Protocol::fromString(
        word == "icmp6" || (word == "icmp" && m_v6) ? std::string("ipv6-icmp") : word);
    return m_protocol.has_value();
}

void CiscoReader::icmp(const std::vector<std::string>& words, std::size_t at)
{
    std::string type = at < words.size() ? words[at] : std::string {};
    if (type == "echo")
        type = m_v6 ? "128" : "8";
    const bool coded = at + 1 < words.size() && Port::fromString(words[at + 1]);
    const auto service
        = icmpService(m_protocol->number(), type, coded ? words[at + 1] : std::string {});
    if (service)
        m_rule.services = {*service};
    else
        m_exact = m_exact && (type.empty() || type == "log");
}

/// What follows the sides.
void CiscoReader::rest(const std::vector<std::string>& words, std::size_t at)
{
    for (; at < words.size(); ++at) {
        if (words[at] == "established" || words[at] == "inactive")
            m_skip = true; // only answers, or not in force
        else if (words[at] == "fragments" || words[at] == "time-range" || words[at] == "dscp"
            || words[at] == "precedence" || words[at] == "tos" || words[at] == "user")
            m_exact = false;
        else if (words[at] == "log" || words[at] == "log-input")
            return;
    }
}

/// `permit tcp SOURCE [PORTS] DESTINATION [PORTS] …`, from the action on.
Result<void> CiscoReader::entry(
    const std::vector<std::string>& words, std::size_t at, bool wildcard)
{
    m_rule = {};
    m_protocol.reset();
    m_anyProtocol = m_skip = false;
    m_exact = true;
    m_rule.permit = words[at++] == "permit";
    std::vector<Service> from;
    if (!protocolOf(words, at) || !side(words, at, wildcard, m_rule.sources))
        return unreadable(words);
    const bool ported = m_protocol && m_protocol->hasPorts();
    if (ported) {
        // a group after the source is one of ports where it holds no networks
        const auto group = at + 1 < words.size() && words[at] == "object-group"
            ? m_objects.find(words[at + 1])
            : m_objects.end();
        if (group != m_objects.end() && group->second.networks.empty()) {
            from = group->second.services;
            at += 2;
        } else if (!ports(words, at, m_protocol->number(), from)) {
            return unreadable(words);
        }
        m_exact = m_exact && from.empty();
    }
    if (!side(words, at, wildcard, m_rule.destinations))
        return unreadable(words);
    if (ported && at + 1 < words.size() && words[at] == "object-group") {
        const auto group = m_objects.find(words[at + 1]);
        if (group == m_objects.end())
            return unreadable(words);
        m_rule.services = group->second.services;
        at += 2;
    } else if (ported && !ports(words, at, m_protocol->number(), m_rule.services)) {
        return unreadable(words);
    } else if (m_protocol && m_protocol->isIcmp()) {
        icmp(words, at);
    }
    if (m_protocol && m_rule.services.empty())
        m_rule.services = {*filterServiceFromString(m_protocol->toString())};
    rest(words, at);
    m_rule.list = m_list;
    const std::size_t entries = ++m_entries[m_list];
    m_rule.id = m_ids[m_list].empty() ? m_list + ":" + std::to_string(entries) : m_ids[m_list];
    const std::string place = "line " + std::to_string(m_number) + ": ";
    if (m_skip)
        return {};
    if (!m_exact && m_rule.permit)
        m_file.notes.push_back(place + "read as permitting more than it does");
    if (!m_exact && !m_rule.permit)
        m_file.notes.push_back(place + "a denial that cannot be compared with flows, left out");
    if (m_exact || m_rule.permit)
        m_file.rules.push_back(m_rule);
    return {};
}

/// A line of an object or of a group of them.
Result<void> CiscoReader::member(const std::vector<std::string>& words)
{
    Object& object = m_objects[m_object];
    std::size_t at = 1;
    const bool nested = words[0] == "group-object"
        || (words.size() > 2 && words[0] == "network-object" && words[1] == "object");
    if (nested) {
        constexpr std::size_t kMostMembers = 100'000; // groups that hold each other grow on and on
        const Object inner = m_objects[words.back()];
        if (object.networks.size() + inner.networks.size() > kMostMembers
            || object.services.size() + inner.services.size() > kMostMembers)
            return Error {ErrorCode::LimitExceeded, "group " + m_object + " is too large"};
        object.networks.insert(object.networks.end(), inner.networks.begin(), inner.networks.end());
        object.services.insert(object.services.end(), inner.services.begin(), inner.services.end());
        object.wider = object.wider || inner.wider;
    } else if (words[0] == "host" || words[0] == "subnet" || words[0] == "network-object") {
        at = words[0] == "host" ? 0 : 1;
        if (!side(words, at, false, object.networks))
            return unreadable(words);
    } else if (words[0] == "range" && words.size() > 2) {
        const auto first = IpAddress::fromString(words[1]);
        const auto last = IpAddress::fromString(words[2]);
        if (!first || !last || *last < *first || first->isV4() != last->isV4())
            return unreadable(words);
        for (const IpPrefix& part : coverOfRange(*first, *last))
            object.networks.push_back(part);
    } else if (words[0] == "port-object") {
        const std::array<std::uint8_t, 2> kBoth {kTcp.number(), kUdp.number()};
        for (const std::uint8_t protocol : kBoth) {
            at = 1;
            if ((m_objectProtocol == 0 || m_objectProtocol == protocol)
                && !ports(words, at, protocol, object.services))
                return unreadable(words);
        }
    } else if (words[0] == "service-object" || words[0] == "service") {
        const auto protocol = words.size() > 1 ? Protocol::fromString(words[1]) : std::nullopt;
        const auto to = std::ranges::find(words, "destination");
        at = static_cast<std::size_t>(to - words.begin()) + 1;
        const std::size_t before = object.services.size();
        if (protocol && protocol->hasPorts() && to != words.end()
            && !ports(words, at, protocol->number(), object.services))
            return unreadable(words);
        object.wider
            = object.wider || !protocol || std::ranges::find(words, "source") != words.end();
        if (protocol && object.services.size() == before)
            object.services.push_back(*filterServiceFromString(protocol->toString()));
    } else if (words[0] == "fqdn") {
        object.wider = true; // whoever the name means
    }
    return {};
}

Result<void> CiscoReader::line(const std::vector<std::string>& words)
{
    const auto isAction
        = [](const std::string& word) { return word == "permit" || word == "deny"; };
    if (words[0] == "object" || words[0] == "object-group") {
        m_list.clear();
        m_object = words.size() > 2 ? words[2] : std::string {};
        m_objects[m_object];
        const auto protocol = words.size() > 3 ? Protocol::fromString(words[3]) : std::nullopt;
        m_objectProtocol = protocol ? protocol->number() : std::uint8_t {0};
        return {};
    }
    if ((words[0] == "ip" || words[0] == "ipv6") && words.size() > 2 && words[1] == "access-list") {
        m_list = words[2] == "standard" ? std::string {} : words.back();
        m_v6 = words[0] == "ipv6";
        m_object.clear();
        return {};
    }
    if (words[0] == "access-list" && words.size() > 3) {
        m_object.clear();
        m_list = words[1];
        m_v6 = false;
        if (words[2] == "remark") {
            m_ids[m_list] = idOf(words[3]);
            return {};
        }
        if (isStandard(words[1]))
            return {}; // of sources only: for routes and logins
        const auto action = std::ranges::find_if(words, isAction);
        const auto at = static_cast<std::size_t>(action - words.begin());
        const bool named = std::ranges::find(words, "extended") != words.end();
        return action == words.end() ? Result<void> {} : entry(words, at, !named);
    }
    if (!m_object.empty())
        return member(words);
    if (m_list.empty())
        return {};
    const std::size_t at = words.size() > 1 && Port::fromString(words[0]) ? 1 : 0; // its number
    if (words[at] == "remark" && words.size() > at + 1)
        m_ids[m_list] = words.size() > at + 2 && words[at + 2] == "answers" ? std::string {}
                                                                            : idOf(words[at + 1]);
    return isAction(words[at]) ? entry(words, at, true) : Result<void> {};
}

Result<FirewallFile> CiscoReader::read(std::string_view text)
{
    for (const std::string& content : linesOf(text)) {
        ++m_number;
        const std::vector<std::string> words = wordsOf(content);
        if (words.empty() || words[0].empty() || words[0].front() == '!') {
            if (!words.empty())
                m_object.clear();
            continue;
        }
        if (const auto done = line(words); !done)
            return done.error();
    }
    return std::move(m_file);
}

} // namespace

Result<FirewallFile> readCiscoConfig(std::string_view file)
{
    return CiscoReader().read(file);
}

} // namespace nb::scope
