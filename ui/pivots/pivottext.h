// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotrow.h"
#include "ui/flows/flowformat.h"

#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace nb {

using HostNames = std::map<IpAddress, std::string>;

/// What a link's score is made of: `value` times `weight` adds up, factors multiply.
struct TermLine
{
    QString name {};
    QString meaning {};
    double value = 0;
    std::optional<double> weight {}; ///< nothing: a factor
    bool total = false; ///< the sum of the terms, or the score
};

/// Words of the pages about pivots. Pure; GUI thread, because of the language.
namespace pivottext {

[[nodiscard]] QString kind(PivotRowKind kind);
/// What kind of finding that is, in a sentence for the tool tip.
[[nodiscard]] QString kindTip(PivotRowKind kind);
/// A verdict in words: `known jump host`, `approved`.
[[nodiscard]] QString verdict(const std::string& word);
/// One of PivotVerdicts::texts(): `10.0.0.1 is a known jump host`.
[[nodiscard]] QString verdictText(const std::string& text);
/// The name where there is one, else the address.
[[nodiscard]] QString host(const IpAddress& address, const HostNames& names);
/// The name without its domain, for lists; else the address.
[[nodiscard]] QString shortHost(const IpAddress& address, const HostNames& names);
/// `a → b → c`, or `a → 254 hosts`.
[[nodiscard]] QString hosts(const PivotRow& row, const HostNames& names);
[[nodiscard]] QString services(const PivotRow& row);
/// Why a row is a finding, in one sentence; for a chain that of `link`.
[[nodiscard]] QString reason(const PivotAnalysis& analysis, const PivotRow& row,
    const PivotLink* link, const HostNames& names, const FlowFormat& format);
/// What is uncertain, one sentence each.
[[nodiscard]] QStringList warnings(const LinkWarnings& warnings);
/// Every term, the sum, every factor, the score; in the order of the formula.
[[nodiscard]] std::vector<TermLine> terms(const LinkTerms& terms, const PivotLink& link);
[[nodiscard]] QString score(double score);

} // namespace pivottext

} // namespace nb
