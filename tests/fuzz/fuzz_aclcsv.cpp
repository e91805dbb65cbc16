// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as acl.csv: what is read is a valid rule, and what is written of it reads back the same.
#include "core/filter/filterexpression.h"
#include "core/rules/aclcsv.h"
#include "core/rules/originalrules.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace nb;
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
    const AclText read = parseAcl(text);
    for (const Rule& rule : read.rules)
        if (ruleProblem(rule))
            std::abort();
    std::vector<std::size_t> left;
    const AclText again = parseAcl(aclText(read.rules, left));
    if (!again.problems.empty() || again.rules.size() + left.size() != read.rules.size())
        std::abort();
    if (left.empty())
        for (std::size_t i = 0; i < read.rules.size(); ++i)
            if (again.rules[i].name != read.rules[i].name
                || again.rules[i].expression != read.rules[i].expression)
                std::abort();
    if (read.rules.size() < 20) {
        (void)compareWithOriginal(RuleSet(read.rules));
        for (const Rule& rule : read.rules)
            if (const auto conditions = originalConditions(rule))
                (void)OriginalRule(*conditions).matches(Flow {});
    }
    return 0;
}
