// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/flow/flowbatch.h"

#include <cstdint>
#include <random>
#include <vector>

namespace nb::test {

/// Makes flows and filters out of the same small stock of values, so that filters often match and
/// often do not, with the odd ones in: unknown counters, absent texts, both address families,
/// largest numbers, times before 1970. The same seed gives the same things everywhere.
class RandomFlows
{
public:
    explicit RandomFlows(std::uint64_t seed);

    [[nodiscard]] Flow flow();
    [[nodiscard]] std::vector<Flow> flows(std::size_t count);
    /// Any tree the parser can make, up to `depth` levels of and, or and not.
    [[nodiscard]] FilterPtr filter(int depth);
    [[nodiscard]] FilterCondition condition();
    [[nodiscard]] TimeRange range();
    /// From 0 to limit - 1.
    [[nodiscard]] std::size_t below(std::size_t limit);

private:
    [[nodiscard]] bool oneIn(std::size_t n) { return below(n) == 0; }
    template <typename T> const T& anyOf(const std::vector<T>& values)
    {
        return values[below(values.size())];
    }
    [[nodiscard]] Timestamp time();
    [[nodiscard]] IpAddress address();
    [[nodiscard]] MacAddress mac();
    [[nodiscard]] std::uint64_t count();
    [[nodiscard]] std::uint16_t port();
    [[nodiscard]] std::string text();
    [[nodiscard]] std::string pattern();
    [[nodiscard]] std::uint64_t number(FlowField field);
    [[nodiscard]] FilterValue value(FlowField field, FilterOperator op);
    [[nodiscard]] FilterValue addressValue();
    [[nodiscard]] FilterValue instantValue(bool mayBeRange);
    [[nodiscard]] std::optional<FlowField> comparable(FlowField field);

    std::mt19937_64 m_random;
};

} // namespace nb::test
