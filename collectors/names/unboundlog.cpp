// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/unboundlog.h"

#include "collectors/names/logtext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace nb {

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kLeastLifetime = 60 * kSecond; ///< an answer is logged before its reply
constexpr std::size_t kMostKnown = 65'536;
constexpr std::size_t kMostAddresses = 64;
constexpr int kMostAliases = 16;

/// The part of a line after `unbound[1:0] info: ` or, with log-tag-queryreply, `reply: `.
std::optional<std::string_view> afterLevel(std::string_view line)
{
    constexpr std::size_t kMostPrefix = 256;
    const std::size_t program = line.substr(0, kMostPrefix).find("unbound");
    if (program == std::string_view::npos)
        return std::nullopt;
    line.remove_prefix(program);
    for (const std::string_view level : {std::string_view(" info: "), std::string_view(" reply: ")})
        if (const std::size_t at = line.substr(0, 64).find(level); at != std::string_view::npos)
            return line.substr(at + level.size());
    return std::nullopt;
}

/// Splits at blanks into at most N + 1 words.
template <std::size_t N>
std::size_t splitWords(std::string_view text, std::array<std::string_view, N>& words)
{
    std::size_t count = 0;
    while (!text.empty() && count < N)
        words[count++] = takeWord(text);
    return text.empty() ? count : N + 1;
}

} // namespace

UnboundLog::UnboundLog(const NameLogPlace& place)
    : m_place(place)
{
}

void UnboundLog::line(std::string_view line, std::int64_t now)
{
    const std::string_view whole = line;
    const auto time = takeLogTime(line, now);
    if (!time && !line.starts_with("unbound")) {
        if (m_time == 0)
            m_time = now;
        record(whole);
        return;
    }
    m_time = m_place.live ? now : time.value_or(now);
    if (const auto text = afterLevel(line))
        reply(*text, m_time);
}

/// `www.example.com.	300	IN	A	192.0.2.1`: a record of an answer written out.
void UnboundLog::record(std::string_view line)
{
    std::array<std::string_view, 5> cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t tab = i + 1 < cells.size() ? line.find('\t') : line.size();
        if (tab == std::string_view::npos)
            return;
        cells[i] = line.substr(0, tab);
        line.remove_prefix(std::min(tab + 1, line.size()));
    }
    std::int64_t ttl = 0;
    const char* const end = cells[1].data() + cells[1].size();
    if (cells[2] != "IN" || std::from_chars(cells[1].data(), end, ttl).ptr != end || ttl < 0)
        return;
    const std::string name = normalisedName(cells[0]);
    if (name.empty())
        return;
    if (cells[3] == "CNAME") {
        knownOf(name).alias = normalisedName(cells[4]);
        return;
    }
    const auto address
        = cells[3] == "A" || cells[3] == "AAAA" ? IpAddress::fromString(cells[4]) : std::nullopt;
    if (!address)
        return;
    auto& addresses = knownOf(name).addresses;
    const std::int64_t until
        = m_time + std::max(std::min(ttl, kMostTtlSeconds) * kSecond, kLeastLifetime);
    const auto same
        = std::ranges::find(addresses, *address, &std::pair<IpAddress, std::int64_t>::first);
    if (same != addresses.end())
        same->second = std::max(same->second, until);
    else if (addresses.size() < kMostAddresses)
        addresses.emplace_back(*address, until);
}

UnboundLog::Known& UnboundLog::knownOf(const std::string& name)
{
    const auto [found, isNew] = m_known.try_emplace(name);
    if (isNew) {
        m_order.push_back(name);
        if (m_order.size() > kMostKnown) {
            m_known.erase(m_order.front());
            m_order.pop_front();
        }
    }
    return found->second;
}

std::vector<std::pair<IpAddress, std::int64_t>> UnboundLog::addressesOf(
    const std::string& name, std::int64_t time) const
{
    std::vector<std::pair<IpAddress, std::int64_t>> addresses;
    std::string at = name;
    for (int hops = 0; hops < kMostAliases; ++hops) {
        const auto known = m_known.find(at);
        if (known == m_known.end())
            break;
        for (const auto& one : known->second.addresses)
            if (one.second >= time)
                addresses.push_back(one);
        if (!addresses.empty() || known->second.alias.empty())
            break;
        at = known->second.alias;
    }
    if (addresses.empty() && m_place.known)
        for (const IpAddress& address : m_place.known->addressesOf(name, time, kMostAddresses))
            addresses.emplace_back(address, time + kAssumedTtlSeconds * kSecond);
    return addresses;
}

/// `CLIENT NAME TYPE CLASS RCODE SECONDS CACHED BYTES`, and with more options more words.
void UnboundLog::reply(std::string_view text, std::int64_t time)
{
    std::array<std::string_view, 8> words;
    if (splitWords(text, words) < words.size() || words[3] != "IN" || words[4] != "NOERROR")
        return;
    const auto client = addressInLog(words[0]);
    const bool isV4 = words[2] == "A";
    const std::string name = normalisedName(words[1]);
    if (!client || name.empty() || (!isV4 && words[2] != "AAAA"))
        return;
    for (const auto& [address, until] : addressesOf(name, time))
        if (address.isV4() == isV4)
            m_place.sink.add(answeredBinding(
                *client, address, name, time, (until - time) / kSecond, NameSource::Log));
}

} // namespace nb
