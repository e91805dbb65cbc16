// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipprefix.h"
#include "core/net/port.h"
#include "core/scope/addressing.h"
#include "core/scope/exports/rulefile.h"
#include "core/scope/ruletable.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace nb::scope {

/// A rule as exports write it: networks in place of hosts.
struct TextRule
{
    std::string id {};
    std::string key {}; ///< the id, or one of its parts by zones
    Boundary boundary = Boundary::Other;
    std::string fromZone {};
    std::string toZone {};
    std::vector<IpPrefix> sources {};
    std::vector<IpPrefix> destinations {};
    std::vector<Service> services {};
    std::string note {}; ///< why, plain ASCII
    bool v6 = false;
};

/// Everything a writer needs.
struct RuleText
{
    std::vector<TextRule> rules {}; ///< in the order they are looked at
    std::vector<TextRule> inside {}; ///< within zones, for controls on hosts
    std::vector<std::string> head {}; ///< lines that every file begins with, plain ASCII
    std::vector<std::string> cdeZones {};
    std::set<IpAddress> external {}; ///< of others: nothing can be set there
    std::string scope {}; ///< name for tables and lists: letters, digits, _
};
/// `byZone`: rules over several zones become one for each pair.
[[nodiscard]] RuleText ruleTextOf(
    const Recommendation& recommendation, const ExportContext& context, bool byZone);

/// Sources, destination and service of one line, by rule: what a reader finds in a file, and what
/// it has to find.
using Atom = std::tuple<IpPrefix, IpPrefix, Service>;
using ReadRules = std::map<std::string, std::set<Atom>>;
[[nodiscard]] ReadRules atomsOf(const std::vector<TextRule>& rules);

/// The head with a comment sign before each line.
[[nodiscard]] std::string headText(const RuleText& text, std::string_view sign);
/// Printable ASCII without quotes and backslashes, at most so long.
[[nodiscard]] std::string plain(std::string_view text, std::size_t most);
/// A name of letters, digits and `_`, at most so long.
[[nodiscard]] std::string identifier(std::string_view text, std::size_t most);
/// Lines of a text without their ends; words of a line, parts in double quotes being one.
[[nodiscard]] std::vector<std::string> linesOf(std::string_view text);
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view line);
/// Items separated by commas.
[[nodiscard]] std::vector<std::string> itemsOf(std::string_view list, char separator = ',');
[[nodiscard]] std::string joined(const std::vector<std::string>& items, std::string_view separator);
/// `R012` at the beginning of a comment; empty when there is none.
[[nodiscard]] std::string idOf(std::string_view comment);
/// `255.255.255.0`, and `0.0.0.255` when inverted.
[[nodiscard]] std::string maskText(const IpPrefix& prefix, bool inverted);
[[nodiscard]] std::optional<IpPrefix> prefixFromMask(
    std::string_view address, std::string_view mask, bool inverted);
/// `443`, or `49152-65535` with a separator.
[[nodiscard]] std::string portText(const Service& service, std::string_view separator);
[[nodiscard]] std::optional<Service> servicePorts(
    std::uint8_t protocol, std::string_view text, char separator);
/// Services of a rule by protocol.
[[nodiscard]] std::map<std::uint8_t, std::vector<Service>> byProtocol(
    const std::vector<Service>& services);

/// Writers of one target each, and their readers; Invalid when a file is none of the target's.
[[nodiscard]] std::vector<RuleFile> writeNftables(const RuleText& text);
[[nodiscard]] Result<ReadRules> readNftables(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writeIptables(const RuleText& text);
[[nodiscard]] Result<ReadRules> readIptables(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writeIos(const RuleText& text);
[[nodiscard]] Result<ReadRules> readIos(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writeAsa(const RuleText& text);
[[nodiscard]] Result<ReadRules> readAsa(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writePaloAlto(const RuleText& text);
[[nodiscard]] Result<ReadRules> readPaloAlto(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writeAws(const RuleText& text);
[[nodiscard]] Result<ReadRules> readAws(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writeAzure(const RuleText& text);
[[nodiscard]] Result<ReadRules> readAzure(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writeWindows(const RuleText& text);
[[nodiscard]] Result<ReadRules> readWindows(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writeCapirca(const RuleText& text);
/// Definitions of networks and services first, then the policy, one after the other.
[[nodiscard]] Result<ReadRules> readCapirca(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writeRuleJson(const RuleText& text);
[[nodiscard]] Result<ReadRules> readRuleJson(std::string_view file);
[[nodiscard]] std::vector<RuleFile> writeRuleCsv(const RuleText& text);
[[nodiscard]] Result<ReadRules> readRuleCsv(std::string_view file);

/// Readers of a target's second file; the first is there for what only it defines.
[[nodiscard]] Result<ReadRules> readAwsTerraform(std::string_view first, std::string_view twin);
[[nodiscard]] Result<ReadRules> readAzureCsv(std::string_view first, std::string_view twin);
[[nodiscard]] Result<ReadRules> readPaloAltoCsv(std::string_view first, std::string_view twin);
/// Rows of a table with its comments and empty lines left out; never a row without cells.
[[nodiscard]] std::vector<std::vector<std::string>> csvRows(std::string_view file);

} // namespace nb::scope
