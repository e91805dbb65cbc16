// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/rulefile.h"

#include "core/scope/exports/ruletext.h"

#include <algorithm>
#include <array>

namespace nb::scope {

namespace {

/// Which files a reader has to see, and what it has to find in them.
enum class Check : std::uint8_t
{
    First, ///< the first file says it all
    EachAlone, ///< the files together, each read alone
    Joined, ///< the files one after the other
};

struct Target
{
    std::string_view name;
    std::vector<RuleFile> (*write)(const RuleText&);
    Result<ReadRules> (*read)(std::string_view);
    Check check = Check::First;
    bool byZone = false; ///< names zones or interfaces
    bool withInside = false; ///< controls on hosts also have the rules within zones
    /// Where there are two files that say the same.
    Result<ReadRules> (*readTwin)(std::string_view first, std::string_view twin) = nullptr;
};

constexpr std::array<Target, 11> kTargets {{{"nftables", writeNftables, readNftables},
    {"iptables", writeIptables, readIptables, Check::EachAlone},
    {"ios", writeIos, readIos, Check::First, true}, {"asa", writeAsa, readAsa, Check::First, true},
    {"paloalto", writePaloAlto, readPaloAlto, Check::First, true, false, readPaloAltoCsv},
    {"aws-sg", writeAws, readAws, Check::First, false, true, readAwsTerraform},
    {"azure-nsg", writeAzure, readAzure, Check::First, false, true, readAzureCsv},
    {"windows", writeWindows, readWindows, Check::EachAlone, false, true},
    {"capirca", writeCapirca, readCapirca, Check::Joined}, {"csv", writeRuleCsv, readRuleCsv},
    {"json", writeRuleJson, readRuleJson}}};

Result<ReadRules> readBack(const Target& target, const std::vector<RuleFile>& files)
{
    if (files.empty())
        return ReadRules {};
    if (target.check == Check::First) {
        auto rules = target.read(files.front().bytes);
        if (!rules || target.readTwin == nullptr)
            return rules;
        const auto twin = target.readTwin(files.front().bytes, files.at(1).bytes);
        if (!twin)
            return twin.error();
        if (*twin != *rules)
            return Error {ErrorCode::Invalid, "its two files say different things"};
        return rules;
    }
    std::string joined;
    ReadRules all;
    for (const RuleFile& file : files) {
        joined += file.bytes + "\n";
        if (target.check == Check::Joined)
            continue;
        const auto rules = target.read(file.bytes);
        if (!rules)
            return rules.error();
        for (const auto& [id, atoms] : *rules)
            all[id].insert(atoms.begin(), atoms.end());
    }
    return target.check == Check::Joined ? target.read(joined) : Result<ReadRules>(all);
}

/// Every atom taken apart into single addresses on the side that scripts of hosts are for.
bool coversSame(const ReadRules& found, const ReadRules& expected)
{
    if (found.size() != expected.size())
        return false;
    for (const auto& [id, read] : found) {
        const auto& atoms = read; // a lambda takes no part of a pair with Clang before 16
        const auto at = expected.find(id);
        if (at == expected.end())
            return false;
        const auto within = [](const Atom& small, const Atom& large) {
            const auto inside = [](const IpPrefix& a, const IpPrefix& b) {
                return b.length() <= a.length() && b.contains(a.address());
            };
            return inside(std::get<0>(small), std::get<0>(large))
                && inside(std::get<1>(small), std::get<1>(large))
                && std::get<2>(small) == std::get<2>(large);
        };
        // each found lies within an expected one, and each expected one is met
        const bool none = std::ranges::all_of(atoms, [&](const Atom& atom) {
            return std::ranges::any_of(at->second, [&](const Atom& e) { return within(atom, e); });
        });
        const bool all = std::ranges::all_of(at->second, [&](const Atom& e) {
            return std::ranges::any_of(atoms, [&](const Atom& atom) { return within(atom, e); });
        });
        if (!none || !all)
            return false;
    }
    return true;
}

} // namespace

std::vector<std::string> exportTargets()
{
    std::vector<std::string> names;
    for (const Target& target : kTargets)
        names.emplace_back(target.name);
    return names;
}

Result<std::vector<RuleFile>> exportRules(
    const Recommendation& recommendation, const std::string& name, const ExportContext& context)
{
    const auto target = std::ranges::find(kTargets, name, &Target::name);
    if (target == kTargets.end())
        return Error {ErrorCode::Usage, "there is no target " + name};
    const RuleText text = ruleTextOf(recommendation, context, target->byZone);
    std::vector<RuleFile> files = target->write(text);
    const auto found = readBack(*target, files);
    if (!found)
        return Error {ErrorCode::Internal, "the file does not read back: " + found.error().detail};
    ReadRules expected = atomsOf(text.rules);
    if (target->withInside)
        expected.merge(atomsOf(text.inside));
    ReadRules rules = *found;
    if (name == "paloalto") // what lies within the CDE is in the file as well
        std::erase_if(rules, [](const auto& entry) { return entry.first.front() == 'I'; });
    const bool same = name == "windows" ? coversSame(rules, expected) : rules == expected;
    if (!same)
        return Error {ErrorCode::Internal, "the file does not say what the rules say"};
    return files;
}

} // namespace nb::scope
