// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotlink.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nb {

namespace {

constexpr double kSecond = 1e6; // µs

double surprise(const PivotFacts& facts, const Episode& parent, const Episode& child)
{
    constexpr double kDecades = 3; ///< a probability of 0.001 is surprise enough
    constexpr double kLeastEpisodes = 0.5;
    const auto others
        = static_cast<double>(facts.contacts.initiated(child.client, facts.isRemoteControl(child)))
        - 1;
    const double range = std::max(kSecond, static_cast<double>(facts.end - facts.begin));
    const double wait = std::max(kSecond, static_cast<double>(child.start - parent.start));
    const double expected = std::max(kLeastEpisodes, others) / range * wait;
    return std::clamp(-std::log10(-std::expm1(-expected)) / kDecades, 0.0, 1.0);
}

double timeFit(const PivotFacts& facts, const Episode& parent, const Episode& child, LinkType type)
{
    if (type == LinkType::Nested)
        return 1.0;
    if (type == LinkType::Outlives)
        return 0.85;
    const auto tail = static_cast<double>(facts.tailOf(parent));
    return 0.7 * std::exp2(-3 * static_cast<double>(child.start - parent.end) / tail);
}

/// By class of the parent, then of the child: A, O, W, D.
constexpr std::array<std::array<double, 4>, 4> kClassPair {
    {{1.0, 0.5, 0.3, 0.2}, {0.6, 0.3, 0.2, 0.1}, {0.6, 0.2, 0.1, 0.1}, {0.2, 0.2, 0.2, 0.2}}};

double classPair(const PivotFacts& facts, const Episode& parent, const Episode& child)
{
    constexpr double kOther = 0.2;
    const auto p = static_cast<std::size_t>(facts.classOf(parent));
    const auto c = static_cast<std::size_t>(facts.classOf(child));
    return p < kClassPair.size() && c < kClassPair.size() ? kClassPair[p][c] : kOther;
}

double rarity(const PivotFacts& facts, const Episode& child)
{
    const double clients = std::max(1U, facts.contacts.clients(child.server, child.service));
    const double hosts = std::max(2U, facts.contacts.hosts());
    return 1 - std::log(clients) / std::log(hosts);
}

} // namespace

std::string_view toString(LinkType type)
{
    static constexpr std::array<std::string_view, 3> kLetters {"N", "O", "T"};
    return kLetters[static_cast<std::size_t>(type)];
}

bool linkTriangle(const PivotFacts& facts, const Episode& parent, const Episode& child)
{
    if (!facts.isRemoteControl(parent) || facts.roles[child.server].domainController
        || facts.contacts.internalClients(child.server) > facts.rare)
        return false;
    const auto bySource = facts.contacts.contact(parent.client, child.server);
    if (!bySource || bySource->first >= child.start)
        return false;
    const auto byPivot = facts.contacts.contact(child.client, child.server);
    return !byPivot || byPivot->first >= parent.start;
}

LinkTerms linkTerms(const PivotFacts& facts, const PivotLink& link, std::uint32_t sources)
{
    const Episode& parent = facts.episodes[link.parent];
    const Episode& child = facts.episodes[link.child];
    const PivotServiceClass childClass = facts.classOf(child);
    const ServiceId smb = facts.settings.services.smb();
    LinkTerms terms;
    terms.u = surprise(facts, parent, child);
    terms.t = timeFit(facts, parent, child, link.type);
    terms.c = link.triangle ? 1.0 : classPair(facts, parent, child);
    terms.v = 1.0 / (1.0 + child.earlier);
    terms.r = rarity(facts, child);
    terms.share = std::sqrt(1.0 / link.parents);
    if (facts.sweeps.find(child.client, child.service, child.start) != nullptr)
        terms.sweep = 0.5;
    if (facts.roles[parent.client].management)
        terms.management = 0.4;
    if (facts.roles[child.server].domainController && facts.isSmbOrRpc(child))
        terms.controller = 0.35;
    if (parent.service == smb && facts.isSmbOrRpc(child))
        terms.smb = 0.8;
    if (!link.triangle
        && (childClass == PivotServiceClass::Web || childClass == PivotServiceClass::Application))
        terms.common = 0.6;
    terms.before = terms.share
        * (LinkTerms::kWeightU * terms.u + LinkTerms::kWeightT * terms.t
            + LinkTerms::kWeightC * terms.c + LinkTerms::kWeightV * terms.v
            + LinkTerms::kWeightR * terms.r)
        * terms.sweep * terms.management * terms.controller * terms.smb * terms.common;
    terms.distinctSources = std::max(1U, sources);
    terms.sources = 1 / (1 + 0.35 * std::log2(static_cast<double>(terms.distinctSources)));
    terms.score = terms.before * terms.sources;
    return terms;
}

LinkWarnings linkWarnings(const PivotFacts& facts, const PivotLink& link)
{
    constexpr std::int64_t kSkew = 1'000'000; // µs
    const Episode& parent = facts.episodes[link.parent];
    const Episode& child = facts.episodes[link.child];
    LinkWarnings warnings;
    warnings.sampled = parent.sampled || child.sampled;
    warnings.leftCensored = parent.atBegin;
    warnings.tie = parent.start == child.start;
    const bool two
        = parent.exporter != child.exporter || parent.severalExporters || child.severalExporters;
    warnings.skewDependent = child.start < parent.start
        || (two
            && (child.start - parent.start < kSkew
                || std::abs(child.start - parent.end - facts.tailOf(parent)) < kSkew));
    return warnings;
}

} // namespace nb
