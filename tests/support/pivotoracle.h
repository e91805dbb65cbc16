// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotflow.h"

#include <map>
#include <string>
#include <vector>

namespace nb::test {

/// A chain as the oracle finds it.
struct OracleChain
{
    double score = 0;
    std::uint64_t support = 0;
};

/// The definition of the detector in its plainest form: every pair of episodes is tried for a link,
/// every sequence of links for a chain, and counts are counted anew each time. Independent of the
/// engine; only for small traces of TCP flows whose source is the client. Default parameters but
/// for `kMax`, RFC 1918 inside. By host path, `a>b>c`.
[[nodiscard]] std::map<std::string, OracleChain> oracleChains(
    const std::vector<PivotRecord>& records, std::size_t kMax = 16);

} // namespace nb::test
