// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/firewall/filterchains.h"

#include "core/net/port.h"

#include <algorithm>
#include <optional>

namespace nb::scope {

namespace {

constexpr int kDeepest = 16;
constexpr std::size_t kMostRules = 200'000;
constexpr std::size_t kMostSteps = 1'000'000; ///< chains that jump to each other many times

/// Both at once; nothing where no address is in both.
std::optional<std::vector<IpPrefix>> both(
    const std::vector<IpPrefix>& a, const std::vector<IpPrefix>& b)
{
    if (a.empty() || b.empty())
        return a.empty() ? b : a;
    std::vector<IpPrefix> common;
    for (const IpPrefix& x : a)
        for (const IpPrefix& y : b)
            if (x.length() >= y.length() ? y.contains(x.address()) : x.contains(y.address()))
                common.push_back(x.length() >= y.length() ? x : y);
    return common.empty() ? std::nullopt : std::optional(std::move(common));
}

std::optional<std::vector<Service>> both(
    const std::vector<Service>& a, const std::vector<Service>& b)
{
    if (a.empty() || b.empty())
        return a.empty() ? b : a;
    std::vector<Service> common;
    for (const Service& x : a)
        for (const Service& y : b)
            if (x.protocol == y.protocol && x.first <= y.last && y.first <= x.last)
                common.push_back(
                    {x.protocol, std::max(x.first, y.first), std::min(x.last, y.last)});
    return common.empty() ? std::nullopt : std::optional(std::move(common));
}

/// The chain's lines with what the way to it asked for.
class ChainWalk
{
public:
    ChainWalk(FirewallFile& file, const Chains& chains, std::string list)
        : m_file(file)
        , m_chains(chains)
        , m_list(std::move(list))
    {
    }
    /// `certain`: whoever fits the way comes here, and nobody left before.
    Result<void> walk(const std::string& chain, const FirewallRule& way, bool certain, int depth);

private:
    Result<void> take(const ChainLine& line, const FirewallRule& way, bool certain, int depth);
    void note(const ChainLine& line, const char* text)
    {
        m_file.notes.push_back("line " + std::to_string(line.number) + ": " + text);
    }

    FirewallFile& m_file;
    const Chains& m_chains;
    std::string m_list;
    std::size_t m_steps = 0;
};

Result<void> ChainWalk::take(
    const ChainLine& line, const FirewallRule& way, bool certain, int depth)
{
    const std::size_t pairs = std::max({way.sources.size() * line.match.sources.size(),
        way.destinations.size() * line.match.destinations.size(),
        way.services.size() * line.match.services.size()});
    if (++m_steps > kMostSteps || pairs > kMostSteps)
        return Error {ErrorCode::LimitExceeded, "its chains come down to over 200,000 rules"};
    const auto sources = both(way.sources, line.match.sources);
    const auto destinations = both(way.destinations, line.match.destinations);
    const auto services = both(way.services, line.match.services);
    if (!sources || !destinations || !services)
        return {};
    FirewallRule rule {{}, m_list, line.match.id, true, *sources, *destinations, *services};
    if (line.target == ChainLine::Target::Jump)
        return walk(line.chain, rule, certain && line.exact, depth + 1);
    if (m_file.rules.size() >= kMostRules)
        return Error {ErrorCode::LimitExceeded, "its chains come down to over 200,000 rules"};
    if (line.target == ChainLine::Target::Accept) {
        if (!line.exact)
            note(line, "read as permitting more than it does");
        m_file.rules.push_back(std::move(rule));
    } else if (certain && line.exact) {
        rule.permit = false;
        m_file.rules.push_back(std::move(rule));
    } else {
        note(line, "a denial that cannot be compared with flows, left out");
    }
    return {};
}

Result<void> ChainWalk::walk(
    const std::string& chain, const FirewallRule& way, bool certain, int depth)
{
    const auto at = m_chains.find(chain);
    if (at == m_chains.end())
        return Error {ErrorCode::Invalid, "there is no chain " + chain};
    if (depth > kDeepest)
        return Error {ErrorCode::Invalid, "chain " + chain + " is jumped to in a circle"};
    for (const ChainLine& line : at->second) {
        if (line.target == ChainLine::Target::None || line.answersOnly || line.never)
            continue;
        if (line.target == ChainLine::Target::Return) {
            certain = false; // some left, and what denies after it is not for them
            continue;
        }
        if (auto taken = take(line, way, certain, depth); !taken)
            return taken;
    }
    return {};
}

} // namespace

Result<void> appendChain(FirewallFile& file, const Chains& chains, const std::string& chain)
{
    return ChainWalk(file, chains, chain).walk(chain, {}, true, 0);
}

std::optional<Service> icmpService(
    std::uint8_t protocol, std::string_view type, std::string_view code)
{
    constexpr unsigned kCodes = 256;
    unsigned first = 0;
    if (const auto number = Port::fromString(type); number && number->number() < kCodes)
        first = number->number() * kCodes;
    else
        return std::nullopt;
    unsigned last = first + kCodes - 1;
    if (!code.empty()) {
        const auto number = Port::fromString(code);
        if (!number || number->number() >= kCodes)
            return std::nullopt;
        last = first = first + number->number();
    }
    return Service {protocol, static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last)};
}

std::vector<IpPrefix> coverOfRange(const IpAddress& first, const IpAddress& last)
{
    std::vector<IpPrefix> cover;
    const int bits = first.isV4() ? 32 : 128;
    const auto lastOf = [bits](const IpPrefix& prefix) {
        IpAddress::Bytes bytes = prefix.address().bytes();
        for (int bit = 128 - bits + prefix.length(); bit < 128; ++bit) {
            auto& byte = bytes[static_cast<std::size_t>(bit / 8)];
            byte = static_cast<std::uint8_t>(byte | (0x80U >> static_cast<unsigned>(bit % 8)));
        }
        return IpAddress(bytes);
    };
    for (IpAddress at = first; at.isV4() == first.isV4() && at <= last;) {
        int length = bits;
        while (length > 0) {
            const auto wider = IpPrefix::make(at, length - 1);
            if (!wider || wider->address() != at || last < lastOf(*wider))
                break;
            --length;
        }
        const IpPrefix prefix = *IpPrefix::make(at, length);
        cover.push_back(prefix);
        IpAddress::Bytes bytes = lastOf(prefix).bytes();
        if (IpAddress(bytes) == last)
            break;
        for (std::size_t byte = bytes.size(); byte-- > 0;)
            if (++bytes[byte] != 0)
                break;
        at = IpAddress(bytes);
    }
    return cover;
}

} // namespace nb::scope
