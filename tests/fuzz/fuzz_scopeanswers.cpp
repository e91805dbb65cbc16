// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/answers.h"
#include "core/scope/snapshot.h"

#include <cstdlib>

/// Answers that are read come back the same from their canonical form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(data, data + size);
    if (const auto answers = nb::scope::answersFromJson(text); answers.ok()) {
        const std::string canonical = nb::scope::toJson(*answers);
        const auto again = nb::scope::answersFromJson(canonical);
        if (!again.ok() || *again != *answers || nb::scope::toJson(*again) != canonical)
            std::abort();
    }
    (void)nb::scope::snapshotFromJson(text);
    return 0;
}
