// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/servicenames.h"
#include "core/scope/exports/ruletext.h"
#include "core/scope/firewall/filterchains.h"
#include "core/scope/firewall/firewalljson.h"

#include <algorithm>

namespace nb::scope {

namespace {

std::optional<std::uint16_t> iptablesPort(const std::string& text)
{
    if (const auto number = Port::fromString(text))
        return number->number();
    const auto named = portOfService(text);
    return named ? std::optional(named->number()) : std::nullopt;
}

/// Reads the words of one `-A` line.
class IptablesLine
{
public:
    explicit IptablesLine(ChainLine& line)
        : m_line(line)
    {
    }
    Result<void> read(const std::vector<std::string>& words);

private:
    Result<void> option(const std::string& name, const std::string& value, bool negated);
    bool known(const std::string& name, const std::string& value, bool negated);
    bool network(std::vector<IpPrefix>& into, const std::string& value, bool negated);
    bool protocol(const std::string& value, bool negated);
    bool ports(const std::string& value, bool negated);
    bool icmpType(const std::string& value, bool negated);
    void target(const std::string& name);

    ChainLine& m_line;
    std::optional<Protocol> m_protocol;
};

bool IptablesLine::network(std::vector<IpPrefix>& into, const std::string& value, bool negated)
{
    if (negated) {
        m_line.exact = false;
        return true;
    }
    for (const std::string& item : itemsOf(value)) {
        const std::size_t slash = item.find('/');
        auto prefix = IpPrefix::fromString(item);
        if (!prefix && slash != std::string::npos)
            prefix = prefixFromMask(item.substr(0, slash), item.substr(slash + 1), false);
        if (!prefix)
            return false;
        into.push_back(*prefix);
    }
    return !into.empty();
}

bool IptablesLine::protocol(const std::string& value, bool negated)
{
    if (negated) {
        m_line.exact = false;
        return true;
    }
    if (value == "all")
        return true;
    m_protocol = Protocol::fromString(value == "icmpv6" ? "ipv6-icmp" : value);
    if (!m_protocol)
        return false;
    if (const auto all = filterServiceFromString(m_protocol->toString()))
        m_line.match.services = {*all};
    return true;
}

bool IptablesLine::ports(const std::string& value, bool negated)
{
    if (negated || !m_protocol || !m_protocol->hasPorts()) {
        m_line.exact = false;
        return true;
    }
    m_line.match.services.clear();
    for (const std::string& item : itemsOf(value)) {
        const std::size_t split = std::min(item.find(':'), item.size());
        const std::string last = split == item.size() ? item : item.substr(split + 1);
        const auto first = split == 0 ? std::optional<std::uint16_t>(std::uint16_t {0})
                                      : iptablesPort(item.substr(0, split));
        const auto end = last.empty() ? std::optional<std::uint16_t>(std::uint16_t {65'535})
                                      : iptablesPort(last);
        if (!first || !end || *end < *first)
            return false;
        m_line.match.services.push_back({m_protocol->number(), *first, *end});
    }
    return !m_line.match.services.empty();
}

bool IptablesLine::icmpType(const std::string& value, bool negated)
{
    const std::size_t slash = std::min(value.find('/'), value.size());
    const std::string code = slash == value.size() ? std::string {} : value.substr(slash + 1);
    const auto service = m_protocol
        ? icmpService(m_protocol->number(), value.substr(0, slash), code)
        : std::nullopt;
    if (negated || !service)
        m_line.exact = false; // a name, or `any`
    else
        m_line.match.services = {*service};
    return true;
}

void IptablesLine::target(const std::string& name)
{
    using Target = ChainLine::Target;
    if (name == "ACCEPT")
        m_line.target = Target::Accept;
    else if (name == "DROP" || name == "REJECT")
        m_line.target = Target::Deny;
    else if (name == "RETURN")
        m_line.target = Target::Return;
    else if (name == "LOG" || name == "NFLOG" || name == "MARK" || name == "CONNMARK"
        || name == "TCPMSS" || name == "AUDIT" || name == "CT" || name == "ULOG")
        m_line.target = Target::None;
    else {
        m_line.target = Target::Jump;
        m_line.chain = name;
    }
}

/// False: what follows the option cannot be read.
bool IptablesLine::known(const std::string& name, const std::string& value, bool negated)
{
    if (name == "-s" || name == "--source")
        return network(m_line.match.sources, value, negated);
    if (name == "-d" || name == "--destination")
        return network(m_line.match.destinations, value, negated);
    if (name == "-p" || name == "--protocol")
        return protocol(value, negated);
    if (name == "--dport" || name == "--dports" || name == "--destination-port"
        || name == "--destination-ports")
        return ports(value, negated);
    if (name == "--icmp-type" || name == "--icmpv6-type")
        return icmpType(value, negated);
    if (name == "--ctstate" || name == "--state") {
        const std::vector<std::string> states = itemsOf(value);
        const bool begins = std::ranges::find(states, "NEW") != states.end();
        m_line.answersOnly = m_line.answersOnly || begins == negated;
        return true;
    }
    if (name == "-j" || name == "-g") {
        target(value);
        return true;
    }
    if (name == "--comment") {
        if (const std::string id = idOf(value); !id.empty())
            m_line.match.id = id;
        return true;
    }
    // what a log says, and how something is rejected, is not about who is let through
    if (name != "-m" && name != "-c" && !name.starts_with("--log") && name != "--reject-with"
        && !name.starts_with("--nflog"))
        m_line.exact = false;
    return true;
}

Result<void> IptablesLine::option(const std::string& name, const std::string& value, bool negated)
{
    if (known(name, value, negated))
        return {};
    return Error {ErrorCode::Invalid,
        "line " + std::to_string(m_line.number) + ": cannot be read: " + name + " " + value};
}

Result<void> IptablesLine::read(const std::vector<std::string>& words)
{
    bool negated = false;
    for (std::size_t i = 2; i < words.size(); ++i) {
        if (words[i] == "!") {
            negated = true;
            continue;
        }
        std::string value;
        if (i + 1 < words.size() && (words[i + 1].empty() || words[i + 1].front() != '-')
            && words[i + 1] != "!")
            value = words[i + 1];
        if (auto done = option(words[i], value, negated); !done)
            return done;
        i += value.empty() ? 0 : 1;
        negated = false;
    }
    return {};
}

} // namespace

Result<FirewallFile> readIptablesSave(std::string_view text)
{
    FirewallFile file;
    Chains chains;
    std::map<std::string, bool> accepts; ///< chains that end with a policy
    bool filter = true;
    std::size_t number = 0;
    for (const std::string& content : linesOf(text)) {
        ++number;
        std::vector<std::string> words = wordsOf(content);
        if (!words.empty() && words[0].starts_with('[')) // counters
            words.erase(words.begin());
        if (words.empty() || words[0].empty())
            continue;
        if (words[0].front() == '*')
            filter = words[0] == "*filter";
        if (!filter || words.size() < 2)
            continue;
        if (words[0].front() == ':' || words[0] == "-P" || words[0] == "-N") {
            const std::string name = words[0].front() == ':' ? words[0].substr(1) : words[1];
            chains[name];
            accepts[name] = words[words[0] == "-P" && words.size() > 2 ? 2 : 1] == "ACCEPT";
        } else if (words[0] == "-A") {
            ChainLine line;
            line.number = number;
            line.match.id = words[1] + ":" + std::to_string(chains[words[1]].size() + 1);
            if (const auto read = IptablesLine(line).read(words); !read)
                return read.error();
            chains[words[1]].push_back(std::move(line));
        }
    }
    if (chains["FORWARD"].empty() && chains.contains("NB_FWD"))
        chains["FORWARD"] = chains["NB_FWD"];
    if (const auto done = appendChain(file, chains, "FORWARD"); !done)
        return done.error();
    if (accepts["FORWARD"])
        file.rules.push_back({{}, "FORWARD", "FORWARD:policy", true, {}, {}, {}});
    return file;
}

} // namespace nb::scope
