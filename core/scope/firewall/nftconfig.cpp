// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/servicenames.h"
#include "core/scope/exports/ruletext.h"
#include "core/scope/firewall/filterchains.h"
#include "core/scope/firewall/firewalljson.h"

#include <algorithm>
#include <array>

namespace nb::scope {

namespace {

using Words = std::vector<std::string>;

/// Words of a line with brackets and commas on their own, comments left out.
Words nftWords(std::string_view line)
{
    std::string spaced;
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        if (c == '#' && !quoted)
            break;
        if (!quoted && (c == '{' || c == '}' || c == ',' || c == ';'))
            spaced += std::string(" ") + c + ' ';
        else
            spaced += c;
    }
    Words words = wordsOf(spaced);
    std::erase(words, std::string {}); // an empty comment
    return words;
}

/// A word, or those of `{ a, b }` or of a named set; whether it was `!=` them.
struct Values
{
    Words words {};
    bool negated = false;
};

std::optional<std::uint16_t> nftPort(const std::string& text)
{
    if (const auto number = Port::fromString(text))
        return number->number();
    const auto named = portOfService(text);
    return named ? std::optional(named->number()) : std::nullopt;
}

class NftRuleset
{
public:
    Result<FirewallFile> read(std::string_view text);

private:
    Result<void> block(const Words& words);
    Result<void> line(const Words& words);
    Result<void> rule(const Words& words);
    Result<bool> match(const Words& words, std::size_t& at, ChainLine& read);
    Result<bool> network(const Words& words, std::size_t& at, ChainLine& read);
    Result<bool> ports(const Words& words, std::size_t& at, ChainLine& read);
    Result<bool> protocol(const Words& words, std::size_t& at, ChainLine& read);
    bool verdict(const Words& words, std::size_t& at, ChainLine& read) const;
    void icmp(const Words& words, std::size_t& at, ChainLine& read);
    [[nodiscard]] Values valuesOf(const Words& words, std::size_t& at) const;
    [[nodiscard]] Error unreadable(const Words& words) const
    {
        return {ErrorCode::Invalid,
            "line " + std::to_string(m_number) + ": cannot be read: " + joined(words, " ")};
    }

    Chains m_chains; ///< by table and name
    std::map<std::string, Words> m_sets;
    std::vector<std::string> m_forward; ///< chains that what is passed on comes through
    std::map<std::string, bool> m_accepts;
    std::string m_table;
    std::string m_chain;
    std::string m_set;
    bool m_open = false; ///< within the elements of a set
    std::size_t m_number = 0;
};

Values NftRuleset::valuesOf(const Words& words, std::size_t& at) const
{
    Values values;
    if (at < words.size() && (words[at] == "!=" || words[at] == "==")) {
        values.negated = words[at] == "!=";
        ++at;
    }
    if (at >= words.size())
        return values;
    if (words[at] != "{") {
        const std::string& word = words[at++];
        const auto set = word.front() == '@' ? m_sets.find(m_table + word.substr(1)) : m_sets.end();
        values.words = set == m_sets.end() ? Words {word} : set->second;
        return values;
    }
    for (++at; at < words.size() && words[at] != "}"; ++at)
        if (words[at] != ",")
            values.words.push_back(words[at]);
    ++at;
    return values;
}

Result<bool> NftRuleset::network(const Words& words, std::size_t& at, ChainLine& read)
{
    const bool source = words[at + 1] == "saddr";
    at += 2;
    const Values values = valuesOf(words, at);
    std::vector<IpPrefix>& side = source ? read.match.sources : read.match.destinations;
    read.exact = read.exact && !values.negated;
    read.never = read.never || (values.words.empty() && !values.negated);
    for (std::size_t i = 0; i < values.words.size() && !values.negated; ++i) {
        const std::string& word = values.words[i];
        const std::size_t dash = word.find('-');
        const auto first = IpAddress::fromString(word.substr(0, dash));
        const auto last = dash == std::string::npos ? std::optional<IpAddress> {}
                                                    : IpAddress::fromString(word.substr(dash + 1));
        if (first && last && *first <= *last) {
            for (const IpPrefix& part : coverOfRange(*first, *last))
                side.push_back(part);
        } else if (const auto prefix = IpPrefix::fromString(word)) {
            side.push_back(*prefix);
        } else {
            return unreadable(words);
        }
    }
    return true;
}

Result<bool> NftRuleset::ports(const Words& words, std::size_t& at, ChainLine& read)
{
    const auto protocol
        = words[at] == "th" ? std::optional<Protocol> {} : Protocol::fromString(words[at]);
    const bool server = words[at + 1] == "dport";
    at += 2;
    const Values values = valuesOf(words, at);
    if (protocol && read.match.services.empty())
        read.match.services = {*filterServiceFromString(protocol->toString())};
    if (!server || values.negated || !protocol || !protocol->hasPorts()) {
        read.exact = false;
        return true;
    }
    read.match.services.clear();
    read.never = read.never || values.words.empty();
    for (const std::string& word : values.words) {
        const std::size_t dash = std::min(word.find('-'), word.size());
        const auto whole = nftPort(word); // names have dashes too
        const auto first = whole ? whole : nftPort(word.substr(0, dash));
        const auto last = whole || dash == word.size() ? first : nftPort(word.substr(dash + 1));
        if (!first || !last || *last < *first)
            return unreadable(words);
        read.match.services.push_back({protocol->number(), *first, *last});
    }
    return true;
}

Result<bool> NftRuleset::protocol(const Words& words, std::size_t& at, ChainLine& read)
{
    at += 2;
    const Values values = valuesOf(words, at);
    read.exact = read.exact && !values.negated;
    for (std::size_t i = 0; i < values.words.size() && !values.negated; ++i) {
        const std::string& word = values.words[i];
        const auto known = Protocol::fromString(word == "icmpv6" ? "ipv6-icmp" : word);
        if (!known)
            return unreadable(words);
        read.match.services.push_back(*filterServiceFromString(known->toString()));
    }
    return true;
}

void NftRuleset::icmp(const Words& words, std::size_t& at, ChainLine& read)
{
    const std::uint8_t number = words[at] == "icmp" ? kIcmp.number() : kIcmpV6.number();
    const bool type = words[at + 1] == "type";
    at += 2;
    const Values values = valuesOf(words, at);
    constexpr std::uint16_t kCodes = 256;
    if (type)
        read.match.services.clear();
    for (const std::string& word : values.words) {
        const auto value = Port::fromString(word);
        if (type && value && value->number() < kCodes && !values.negated) {
            const auto base = static_cast<std::uint16_t>(value->number() * kCodes);
            read.match.services.push_back(
                {number, base, static_cast<std::uint16_t>(base + kCodes - 1)});
        } else if (!type && value && read.match.services.size() == 1 && !values.negated) {
            Service& service = read.match.services.front();
            service.first = service.last
                = static_cast<std::uint16_t>((service.first & 0xFF00U) + value->number());
        } else {
            read.exact = false;
        }
    }
    if (read.match.services.empty())
        read.match.services = {{number, 0, 65'535}};
}

/// Reads what is compared; false when it is no comparison that is known.
Result<bool> NftRuleset::match(const Words& words, std::size_t& at, ChainLine& read)
{
    const std::string& word = words[at];
    const std::string next = at + 1 < words.size() ? words[at + 1] : std::string {};
    if ((word == "ip" || word == "ip6") && (next == "saddr" || next == "daddr"))
        return network(words, at, read);
    if (next == "dport" || next == "sport")
        return ports(words, at, read);
    if ((word == "meta" && next == "l4proto") || (word == "ip" && next == "protocol")
        || (word == "ip6" && next == "nexthdr"))
        return protocol(words, at, read);
    if ((word == "icmp" || word == "icmpv6") && (next == "type" || next == "code")) {
        icmp(words, at, read);
        return true;
    }
    if (word == "ct" && next == "state") {
        at += 2;
        const Values values = valuesOf(words, at);
        Words states = values.words;
        while (at + 1 < words.size() && words[at] == ",") {
            states.push_back(words[at + 1]);
            at += 2;
        }
        const bool begins = std::ranges::find(states, "new") != states.end();
        read.answersOnly = read.answersOnly || begins == values.negated;
        return true;
    }
    return false;
}

bool NftRuleset::verdict(const Words& words, std::size_t& at, ChainLine& read) const
{
    using Target = ChainLine::Target;
    const std::string& word = words[at];
    if (word == "accept")
        read.target = Target::Accept;
    else if (word == "drop" || word == "reject")
        read.target = Target::Deny;
    else if (word == "return")
        read.target = Target::Return;
    else if ((word == "jump" || word == "goto") && at + 1 < words.size()) {
        read.target = Target::Jump;
        read.chain = m_table + words[++at];
    } else
        return false;
    ++at;
    if (word == "reject")
        at = words.size(); // with what, says nothing about who
    return true;
}

Result<void> NftRuleset::rule(const Words& words)
{
    ChainLine read;
    read.number = m_number;
    std::vector<ChainLine>& chain = m_chains[m_table + m_chain];
    read.match.id = m_chain + ":" + std::to_string(chain.size() + 1);
    for (std::size_t at = 0; at < words.size();) {
        const auto matched = match(words, at, read);
        if (!matched)
            return matched.error();
        if (*matched || verdict(words, at, read))
            continue;
        if (words[at] == "comment" && at + 1 < words.size()) {
            if (const std::string id = idOf(words[at + 1]); !id.empty())
                read.match.id = id;
            at += 2;
        } else if (words[at] == "counter") {
            at += at + 1 < words.size() && words[at + 1] == "packets" ? 5 : 1;
        } else if (words[at] == "log") {
            for (++at; at < words.size() && words[at] != "accept" && words[at] != "drop"
                 && words[at] != "reject";)
                ++at;
        } else {
            read.exact = false;
            ++at;
        }
    }
    chain.push_back(std::move(read));
    return {};
}

/// A line that opens or closes something, or says what a chain or set is.
Result<void> NftRuleset::block(const Words& words)
{
    if (words[0] == "table" && words.size() >= 3) {
        m_table = words[1] + " " + words[2] + " ";
        m_chain.clear();
    } else if (words[0] == "chain" && words.size() >= 2) {
        m_chain = words[1];
        m_chains[m_table + m_chain];
    } else if ((words[0] == "set" || words[0] == "map") && words.size() >= 2) {
        m_set = m_table + words[1];
        m_sets[m_set];
        m_chain.clear();
    } else if (words[0] == "type" && !m_chain.empty()) {
        const bool forward = std::ranges::find(words, "forward") != words.end();
        const bool filter = words.size() > 1 && words[1] == "filter";
        if (forward && filter)
            m_forward.push_back(m_table + m_chain);
        m_accepts[m_table + m_chain]
            = std::ranges::find(words, "drop") == words.end(); // the policy is to accept
    } else {
        return rule(words);
    }
    return {};
}

Result<void> NftRuleset::line(const Words& words)
{
    const bool elements = words[0] == "elements" && m_chain.empty();
    if (elements || m_open) {
        m_open = std::ranges::find(words, "}") == words.end();
        bool skip = false; // what is said about an element
        for (const std::string& word : words) {
            skip = word != "," && (skip || word == "timeout" || word == "expires");
            if (word != "," && word != "{" && word != "}" && word != "=" && word != "elements"
                && !skip)
                m_sets[m_set].push_back(word);
        }
        return {};
    }
    constexpr std::array<std::string_view, 4> kOpening {"table", "chain", "set", "map"};
    if (words[0] == "}" || words[0] == "delete" || words[0] == "flush" || words[0] == "add") {
        m_chain.clear();
        return {};
    }
    if (m_chain.empty() && std::ranges::find(kOpening, words[0]) == kOpening.end())
        return {}; // of a set
    return block(words);
}

Result<FirewallFile> NftRuleset::read(std::string_view text)
{
    for (const std::string& content : linesOf(text)) {
        ++m_number;
        const Words words = nftWords(content);
        if (words.empty())
            continue;
        if (const auto done = line(words); !done)
            return done.error();
    }
    FirewallFile file;
    for (const std::string& chain : m_forward) {
        if (const auto done = appendChain(file, m_chains, chain); !done)
            return done.error();
        if (m_accepts[chain])
            file.rules.push_back({{}, chain, chain + ":policy", true, {}, {}, {}});
    }
    if (m_forward.empty())
        return Error {ErrorCode::Invalid, "no chain is hooked to what is passed on (hook forward)"};
    return file;
}

} // namespace

Result<FirewallFile> readNftRuleset(std::string_view file)
{
    return NftRuleset().read(file);
}

} // namespace nb::scope
