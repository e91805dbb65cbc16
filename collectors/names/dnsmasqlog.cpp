// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/dnsmasqlog.h"

#include "collectors/names/logtext.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr std::string_view kProgram = "dnsmasq";
constexpr std::size_t kMostAnswers = 256; // questions answered at a time
constexpr std::size_t kMostPrefix = 256; // host name and the like before the program's

/// What an answer comes from. A hosts file stands with its path.
constexpr std::array<std::string_view, 6> kAnswers {
    "reply", "cached", "cached-stale", "config", "auth", "DHCP"};

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isAnswer(std::string_view verb)
{
    return std::ranges::find(kAnswers, verb) != kAnswers.end() || verb.starts_with('/');
}

/// What follows `[123]: ` or `: `; the process goes into `process`.
std::optional<std::string_view> afterProcess(std::string_view text, std::string& process)
{
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos || !isNumber(text.substr(1, end - 1)))
            return std::nullopt;
        process = text.substr(1, std::min<std::size_t>(end - 1, 10));
        text.remove_prefix(end + 1);
    }
    if (!text.starts_with(": "))
        return std::nullopt;
    return text.substr(2);
}

/// What follows `dnsmasq[123]: ` or `dnsmasq: `. The host that writes the log may be called so too.
std::optional<std::string_view> afterProgram(std::string_view line, std::string& process)
{
    std::size_t at = line.find(kProgram);
    for (; at < kMostPrefix; at = line.find(kProgram, at + 1))
        if (const auto rest = afterProcess(line.substr(at + kProgram.size()), process))
            return rest;
    return std::nullopt;
}

} // namespace

DnsmasqLog::DnsmasqLog(const NameLogPlace& place)
    : m_place(place)
{
}

void DnsmasqLog::line(std::string_view line, std::int64_t now)
{
    Context context;
    const auto time = takeLogTime(line, now);
    context.time = m_place.live ? now : time.value_or(now);
    const auto rest = afterProgram(line, context.key);
    if (!rest)
        return;
    std::string_view text = *rest;
    std::string_view ahead = text;
    std::string_view word = takeWord(ahead);
    if (word == "UDP" || word == "TCP") // log-queries=proto
        word = takeWord(ahead);
    if (isNumber(word)) { // log-queries=extra: number of the question, client and port
        context.key += ' ';
        context.key += word.substr(0, 10);
        context.client = addressInLog(takeWord(ahead));
        text = ahead;
    }
    if (text.starts_with("query["))
        question(text, context);
    else
        answer(text, context);
}

/// `query[A] NAME from CLIENT`. The name may hold anything, so the client is looked for at the end.
void DnsmasqLog::question(std::string_view text, const Context& context)
{
    constexpr std::string_view kFrom = " from ";
    m_answers.erase(context.key);
    (void)takeWord(text);
    const std::size_t from = text.rfind(kFrom);
    if (from == std::string_view::npos)
        return;
    const auto client = addressInLog(text.substr(from + kFrom.size()));
    const std::string name = normalisedName(text.substr(0, from));
    if (client && !name.empty())
        m_askers.ask(name, *client, context.time);
}

/// `reply NAME is VALUE`, where the value is an address, `<CNAME>`, `NXDOMAIN` and the like; for
/// the name of an address `reply ADDRESS is NAME`.
void DnsmasqLog::answer(std::string_view text, const Context& context)
{
    constexpr std::string_view kIs = " is ";
    const std::string_view source = takeWord(text);
    if (!isAnswer(source))
        return;
    const std::size_t is = text.rfind(kIs);
    if (is == std::string_view::npos)
        return;
    const std::string_view value = text.substr(is + kIs.size());
    std::string_view asked = text.substr(0, is);
    if (source.starts_with('/')) // the path of a hosts file may hold blanks, its names do not
        asked.remove_prefix(asked.rfind(' ') + 1);
    const std::string name = normalisedName(asked);
    if (name.empty() || value.empty())
        return;
    Answer& answer = answerOf(context.key);
    if (answer.leadsOn || name == answer.current)
        answer.current = name;
    else
        answer = {name, name};
    answer.leadsOn = value == "<CNAME>";
    if (const auto address = IpAddress::fromString(value)) {
        bind(answer.asked, *address, NameSource::Log, context);
        return;
    }
    const auto pointed = IpAddress::fromString(name);
    if (pointed && value.find_first_of("<( ") == std::string_view::npos && value != "NXDOMAIN"
        && !value.starts_with("NODATA"))
        bind(normalisedName(value), *pointed, NameSource::Pointer, context);
}

void DnsmasqLog::bind(
    const std::string& name, const IpAddress& address, NameSource source, const Context& context)
{
    if (name.empty())
        return;
    std::vector<IpAddress> clients;
    if (context.client)
        clients.push_back(*context.client);
    else if (source == NameSource::Log)
        clients = m_askers.of(name, context.time);
    if (clients.empty())
        clients.emplace_back();
    for (const IpAddress& client : clients)
        m_place.sink.add(
            answeredBinding(client, address, name, context.time, kAssumedTtlSeconds, source));
}

DnsmasqLog::Answer& DnsmasqLog::answerOf(const std::string& key)
{
    if (m_answers.size() >= kMostAnswers && !m_answers.contains(key))
        m_answers.clear();
    return m_answers[key];
}

} // namespace nb
