// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/frequentvalues.h"

#include <algorithm>
#include <span>

namespace nb {

namespace {

constexpr std::size_t kValues = 20;

} // namespace

std::vector<FrequentValue> frequentValuesOf(
    const FlowStore& store, FlowField field, const std::string& part, const std::stop_token& stop)
{
    const std::span<const FlowField> sides = sidesOf(field);
    const std::span<const FlowField> fields = sides.empty() ? std::span(&field, 1) : sides;
    std::vector<FrequentValue> values;
    for (const FlowField side : fields) {
        const auto found = store.countedValues(side, part, kValues, stop);
        if (!found)
            continue;
        for (const FrequentValue& value : *found) {
            const auto known = std::ranges::find(values, value.value, &FrequentValue::value);
            if (known == values.end())
                values.push_back(value);
            else
                known->flows += value.flows;
        }
    }
    std::ranges::stable_sort(values, std::ranges::greater {}, &FrequentValue::flows);
    if (values.size() > kValues)
        values.resize(kValues);
    return values;
}

} // namespace nb
