// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/frequentvalues.h"

#include <algorithm>
#include <span>

namespace nb {

namespace {

constexpr std::size_t kValues = 20;

} // namespace

std::vector<std::string> frequentValuesOf(
    const FlowStore& store, FlowField field, const std::string& part, const std::stop_token& stop)
{
    const std::span<const FlowField> sides = sidesOf(field);
    const std::span<const FlowField> fields = sides.empty() ? std::span(&field, 1) : sides;
    std::vector<std::vector<std::string>> lists;
    for (const FlowField side : fields)
        if (auto found = store.frequentValues(side, part, kValues, stop))
            lists.push_back(std::move(*found));
    std::vector<std::string> values;
    for (std::size_t i = 0; i < kValues; ++i)
        for (const auto& list : lists)
            if (i < list.size() && values.size() < kValues
                && std::ranges::find(values, list[i]) == values.end())
                values.push_back(list[i]);
    return values;
}

} // namespace nb
