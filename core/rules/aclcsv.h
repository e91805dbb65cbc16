// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/csvrows.h"
#include "core/flow/flowfield.h"
#include "core/rules/rule.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// What an `acl.csv` gave. Lines with problems are left out of `rules`.
struct AclText
{
    std::vector<Rule> rules {};
    std::vector<LineProblem> problems {};
    std::vector<LineProblem> notices {};
};

/// Reads the published NetBehave's rules: `name,field<op>value,…`, no header, `#` in the first
/// column is a comment, conditions are joined by and, a name alone selects everything. Operators
/// `=`, `!=`, `<`, `<=`, `>`, `>=` mean what they say; values are literals, `*` (present),
/// wildcards, prefixes, ranges `80..90` (numbers also `80-90`, addresses too) and lists
/// `[a;b;c]` of all these. Blanks around names, operators and values do not count. `!=` on a text
/// holds only where there is one. Blank lines and empty conditions are passed over. Fields are
/// those of `acl.csv`, and all of the filter language. At most 64 Ki conditions. Any thread.
[[nodiscard]] AclText parseAcl(std::string_view text);

/// The conditions of one rule, each a cell, as an expression; an error names the cell.
[[nodiscard]] Result<std::string> aclExpression(std::span<const std::string> conditions);

/// Rules as `acl.csv`, each on a line that reads back as the same expression. Those that the form
/// cannot say, and disabled ones, become comments; `left` gets the index of each that is enabled.
[[nodiscard]] std::string aclText(std::span<const Rule> rules, std::vector<std::size_t>& left);

/// A condition cell cut into its parts, untrimmed: nothing when it has no operator.
struct AclCondition
{
    std::string field;
    std::string op;
    std::string value;
};
[[nodiscard]] std::optional<AclCondition> splitAclCondition(std::string_view cell);
/// The name of a field in `acl.csv`; our own for those it did not have.
[[nodiscard]] std::string_view aclFieldName(FlowField field);

} // namespace nb
