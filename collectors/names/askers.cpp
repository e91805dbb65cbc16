// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/askers.h"

#include <algorithm>

namespace nb {

namespace {

/// Resolvers give up after less (dnsmasq: 10 s for a forwarded question).
constexpr std::int64_t kPatience = 30'000'000; // µs
constexpr std::size_t kMostQuestions = 65'536;
constexpr std::size_t kMostOfName = 64;

} // namespace

void Askers::expire(std::int64_t time)
{
    while (!m_order.empty()
        && (m_order.size() > kMostQuestions || m_order.front().time + kPatience < time)) {
        const auto found = m_questions.find(m_order.front().name);
        if (found != m_questions.end()) {
            std::erase_if(found->second,
                [&](const Question& question) { return question.time <= m_order.front().time; });
            if (found->second.empty())
                m_questions.erase(found);
        }
        m_order.pop_front();
    }
}

void Askers::ask(const std::string& name, const IpAddress& client, std::int64_t time)
{
    expire(time);
    auto& questions = m_questions[name];
    std::erase_if(questions, [&](const Question& one) { return one.client == client; });
    if (questions.size() >= kMostOfName)
        questions.erase(questions.begin());
    questions.push_back({client, time});
    m_order.push_back({time, name});
}

std::vector<IpAddress> Askers::of(const std::string& name, std::int64_t time) const
{
    std::vector<IpAddress> clients;
    const auto found = m_questions.find(name);
    if (found == m_questions.end())
        return clients;
    for (auto question = found->second.rbegin(); question != found->second.rend(); ++question)
        if (question->time + kPatience >= time)
            clients.push_back(question->client);
    return clients;
}

} // namespace nb
