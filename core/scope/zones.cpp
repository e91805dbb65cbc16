// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/classify.h"

#include <numeric>

namespace nb::scope {

std::vector<std::int32_t> zonesOf(const Model& model, bool unknownOpen)
{
    const std::size_t count = model.segmentCount();
    std::vector<std::int32_t> zone(count);
    std::iota(zone.begin(), zone.end(), 0);
    const auto find = [&zone](std::size_t segment) {
        auto at = static_cast<std::int32_t>(segment);
        while (zone[static_cast<std::size_t>(at)] != at)
            at = zone[static_cast<std::size_t>(at)];
        return at;
    };
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = a + 1; b < count; ++b) {
            const ControlKind kind = model.control(a, b).kind;
            const bool open = kind == ControlKind::None || kind == ControlKind::Any
                || (unknownOpen && kind == ControlKind::Unknown);
            if (!open)
                continue;
            const std::int32_t x = find(a);
            const std::int32_t y = find(b);
            zone[static_cast<std::size_t>(std::max(x, y))] = std::min(x, y);
        }
    for (std::size_t segment = 0; segment < count; ++segment)
        zone[segment] = find(segment);
    return zone;
}

} // namespace nb::scope
