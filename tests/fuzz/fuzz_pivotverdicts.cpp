// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a verdict, as stored verdicts and as a parameter: taken or refused; what is taken
// survives being stored.
#include "core/pivot/pivotparameters.h"
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
    PivotVerdicts verdicts;
    if (!verdicts.add(text).ok())
        return 0;
    const auto again = PivotVerdicts::fromJson(verdicts.toJson());
    if (!again.ok() || *again != verdicts)
        std::abort();
    return 0;
}
