// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a verdict, as a service, as stored ones and as a parameter: taken or refused; what is
// taken survives being stored.
#include "core/pivot/pivotparameters.h"
#include "core/pivot/pivotservicechanges.h"
#include "core/pivot/pivotverdicts.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace nb;
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
    PivotParameters parameters;
    (void)parameters.set(text).ok();
    (void)PivotVerdicts::fromJson(text).ok();
    if (const auto stored = PivotServiceChanges::fromJson(text))
        (void)stored->table().ok();
    PivotServiceChanges services;
    if (services.add(text).ok()) {
        const auto again = PivotServiceChanges::fromJson(services.toJson());
        if (!again.ok() || *again != services)
            std::abort();
        if (const auto table = services.table();
            table && PivotServiceChanges::between({}, *table) != services)
            std::abort();
    }
    PivotVerdicts verdicts;
    if (!verdicts.add(text).ok())
        return 0;
    const auto again = PivotVerdicts::fromJson(verdicts.toJson());
    if (!again.ok() || *again != verdicts)
        std::abort();
    return 0;
}
