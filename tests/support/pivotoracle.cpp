// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pivotoracle.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace nb::test {

namespace {

constexpr double kTheta = 0.40;
constexpr int kMostHosts = 7;

struct Step
{
    double start, end;
    std::string from, to, service;
    char kind; ///< A, O, W, D
    int flows;
};

struct Bond
{
    std::size_t parent, child;
    double score;
};

std::pair<std::string, char> serviceOf(int port)
{
    static const std::map<int, std::string> control {{22, "ssh"}, {2222, "ssh"}, {3389, "rdp"},
        {5985, "winrm"}, {5986, "winrm"}, {445, "smb"}, {139, "smb"}, {135, "rpc"}};
    static const std::set<int> web {80, 443, 8080, 8443, 8000, 8888};
    static const std::set<int> app {25, 1433, 3306, 5432, 6379};
    static const std::set<int> base {53, 88, 123, 389, 464};
    if (const auto it = control.find(port); it != control.end())
        return {it->second, 'A'};
    const std::string name = std::to_string(port);
    return {name,
        web.contains(port)        ? 'W'
            : app.contains(port)  ? 'D'
            : base.contains(port) ? 'I'
                                  : 'O'};
}

class Oracle
{
public:
    Oracle(const std::vector<PivotRecord>& records, std::size_t kMax)
        : m_kMax(kMax)
    {
        makeSteps(records);
        findControllers(records);
        double first = 1e18;
        double last = -1e18;
        for (const Step& step : m_steps) {
            first = std::min(first, step.start);
            last = std::max(last, step.end);
            m_hosts.insert({step.from, step.to});
        }
        m_range = std::max(1.0, last - first);
        makeBonds();
    }

    std::map<std::string, OracleChain> chains()
    {
        std::map<std::vector<std::string>, OracleChain> all;
        std::vector<std::size_t> walk;
        std::function<void()> grow = [&] {
            note(walk, all);
            for (std::size_t b = 0; b < m_bonds.size(); ++b)
                if (m_bonds[b].parent == m_bonds[walk.back()].child) {
                    walk.push_back(b);
                    if (isPath(walk))
                        grow();
                    walk.pop_back();
                }
        };
        for (std::size_t b = 0; b < m_bonds.size(); ++b) {
            walk = {b};
            grow();
        }
        std::map<std::string, OracleChain> maximal;
        for (const auto& [path, chain] : all) {
            const bool part = std::ranges::any_of(all, [&path = path](const auto& other) {
                return other.first.size() > path.size()
                    && std::search(other.first.begin(), other.first.end(), path.begin(), path.end())
                    != other.first.end();
            });
            if (part)
                continue;
            std::string text;
            for (const std::string& host : path)
                text.append(text.empty() ? "" : ">").append(host);
            maximal[text] = chain;
        }
        return maximal;
    }

private:
    void makeSteps(std::vector<PivotRecord> records)
    {
        std::ranges::sort(records, {}, [](const PivotRecord& r) { return r.start; });
        for (const PivotRecord& r : records) {
            const auto known = serviceOf(r.destinationPort);
            const auto& service = known.first;
            const auto kind = known.second;
            if (r.bytes == 0 || r.reverseBytes == 0 || kind == 'I')
                continue;
            const double start = static_cast<double>(r.start) / 1e6;
            const double end = static_cast<double>(r.end) / 1e6;
            const std::string from = r.source.toString();
            const std::string to = r.destination.toString();
            const auto same = std::find_if(m_steps.rbegin(), m_steps.rend(), [&](const Step& s) {
                return s.from == from && s.to == to && s.service == service;
            });
            if (same != m_steps.rend() && start <= same->end + 60) {
                same->end = std::max(same->end, end);
                ++same->flows;
            } else {
                m_steps.push_back({start, end, from, to, service, kind, 1});
            }
        }
    }

    void findControllers(const std::vector<PivotRecord>& records)
    {
        std::map<std::string, std::set<int>> answered;
        for (const PivotRecord& r : records)
            for (const int port : {53, 88, 389, 464})
                if (r.destinationPort == port && r.bytes > 0 && r.reverseBytes > 0)
                    answered[r.destination.toString()].insert(port);
        for (const auto& [host, ports] : answered)
            if (ports.size() >= 2)
                m_controllers.insert(host);
    }

    template <typename F> [[nodiscard]] std::size_t distinctClients(F&& matches) const
    {
        std::set<std::string> clients;
        for (const Step& s : m_steps)
            if (matches(s))
                clients.insert(s.from);
        return clients.size();
    }

    [[nodiscard]] static double tail(const Step& s)
    {
        return s.service == "ssh" || s.service == "rdp" ? 2 : 10;
    }

    [[nodiscard]] bool inTime(const Step& p, const Step& c) const
    {
        return p.to == c.from && c.to != p.from && p.start <= c.start && c.start <= p.end + tail(p);
    }

    [[nodiscard]] bool triangle(const Step& p, const Step& c) const
    {
        const std::size_t rare = std::max<std::size_t>(3, m_hosts.size() / 100);
        const auto inside = [](const std::string& host) { return host.starts_with("10."); };
        if (p.kind != 'A' || m_controllers.contains(c.to) || distinctClients([&](const Step& s) {
                return s.to == c.to && inside(s.from);
            }) > rare)
            return false;
        const bool bySource = std::ranges::any_of(m_steps,
            [&](const Step& s) { return s.from == p.from && s.to == c.to && s.start < c.start; });
        const bool byPivot = std::ranges::any_of(m_steps,
            [&](const Step& s) { return s.from == p.to && s.to == c.to && s.start < p.start; });
        return bySource && !byPivot;
    }

    [[nodiscard]] bool eligible(const Step& p, const Step& c) const
    {
        const std::size_t clients = distinctClients(
            [&](const Step& s) { return s.to == p.to && s.service == p.service; });
        if (p.kind == 'A')
            return (p.service != "smb" && p.service != "rpc") || clients <= 8 || triangle(p, c);
        return clients <= 8 && p.flows <= 50;
    }

    [[nodiscard]] double score(const Step& p, const Step& c, std::size_t k) const
    {
        double others = -1;
        double earlier = 0;
        for (const Step& s : m_steps) {
            others += s.from == c.from && (s.kind == 'A') == (c.kind == 'A') ? 1 : 0;
            earlier
                += s.from == c.from && s.to == c.to && s.service == c.service && s.start < c.start
                ? 1
                : 0;
        }
        const double mu = std::max(0.5, others) / m_range * std::max(1.0, c.start - p.start);
        const double u = std::clamp(-std::log10(1 - std::exp(-mu)) / 3, 0.0, 1.0);
        const double t = c.start > p.end ? 0.7 * std::pow(2, -3 * (c.start - p.end) / tail(p))
            : c.end <= p.end + tail(p)   ? 1.0
                                         : 0.85;
        static const std::map<std::string, double> pairs {{"AA", 1}, {"AO", .5}, {"AW", .3},
            {"AD", .2}, {"OA", .6}, {"WA", .6}, {"OO", .3}, {"WO", .2}, {"OW", .2}, {"WW", .1},
            {"OD", .1}, {"WD", .1}};
        const auto pair = pairs.find({p.kind, c.kind});
        const bool three = triangle(p, c);
        const double kinds = three ? 1 : pair == pairs.end() ? .2 : pair->second;
        const double clients = static_cast<double>(
            distinctClients([&](const Step& s) { return s.to == c.to && s.service == c.service; }));
        const double rarity
            = 1 - std::log(clients) / std::log(std::max(2.0, static_cast<double>(m_hosts.size())));
        double value = std::sqrt(1.0 / static_cast<double>(k))
            * (.3 * u + .2 * t + .2 * kinds + .15 / (1 + earlier) + .15 * rarity);
        const bool smbOrRpc = c.service == "smb" || c.service == "rpc";
        if (m_controllers.contains(c.to) && smbOrRpc)
            value *= .35;
        if (p.service == "smb" && smbOrRpc)
            value *= .8;
        if (!three && (c.kind == 'W' || c.kind == 'D'))
            value *= .6;
        return value;
    }

    /// One parent of each source and service counts, the latest.
    [[nodiscard]] bool isLatest(const Step& p, const Step& c) const
    {
        return std::ranges::none_of(m_steps, [&](const Step& s) {
            return s.from == p.from && s.to == p.to && s.service == p.service && s.start > p.start
                && s.start <= c.start;
        });
    }

    void makeBonds()
    {
        for (std::size_t c = 0; c < m_steps.size(); ++c) {
            std::vector<std::size_t> parents;
            std::set<std::string> sources;
            for (std::size_t p = 0; p < m_steps.size(); ++p)
                if (inTime(m_steps[p], m_steps[c]) && isLatest(m_steps[p], m_steps[c])
                    && eligible(m_steps[p], m_steps[c])) {
                    parents.push_back(p);
                    sources.insert(m_steps[p].from);
                }
            for (const std::size_t p : parents)
                if (sources.size() <= m_kMax)
                    m_bonds.push_back({p, c, score(m_steps[p], m_steps[c], sources.size())});
        }
        std::map<std::string, std::set<std::string>> through;
        for (const Bond& b : m_bonds)
            if (b.score >= .3)
                through[m_steps[b.parent].to].insert(m_steps[b.parent].from);
        for (Bond& b : m_bonds) {
            const auto s = static_cast<double>(
                std::max<std::size_t>(1, through[m_steps[b.parent].to].size()));
            b.score /= 1 + .35 * std::log2(s);
        }
        std::erase_if(m_bonds, [](const Bond& b) { return b.score < kTheta; });
    }

    [[nodiscard]] std::vector<std::string> hosts(const std::vector<std::size_t>& walk) const
    {
        const Step& first = m_steps[m_bonds[walk.front()].parent];
        std::vector<std::string> path {first.from, first.to};
        for (const std::size_t b : walk)
            path.push_back(m_steps[m_bonds[b].child].to);
        return path;
    }
    [[nodiscard]] bool isPath(const std::vector<std::size_t>& walk) const
    {
        const auto path = hosts(walk);
        return path.size() <= kMostHosts
            && std::set(path.begin(), path.end()).size() == path.size();
    }
    void note(const std::vector<std::size_t>& walk,
        std::map<std::vector<std::string>, OracleChain>& all) const
    {
        OracleChain& chain = all[hosts(walk)];
        ++chain.support;
        for (const std::size_t b : walk)
            chain.score = std::max(chain.score, m_bonds[b].score);
    }

    std::size_t m_kMax;
    std::vector<Step> m_steps;
    std::vector<Bond> m_bonds;
    std::set<std::string> m_hosts;
    std::set<std::string> m_controllers;
    double m_range = 1;
};

} // namespace

std::map<std::string, OracleChain> oracleChains(
    const std::vector<PivotRecord>& records, std::size_t kMax)
{
    return Oracle(records, kMax).chains();
}

} // namespace nb::test
