// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dissect/resourcelimits.h"
#include "app/dissect/sandbox.h"

#include <sandbox.h>

namespace nb::dissect {

bool enterSandbox()
{
    if (!limitResources())
        return false;
// deprecated for programs that can be signed with entitlements; a child process has no other way
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
    char* problem = nullptr;
    const int entered = sandbox_init(kSBXProfilePureComputation, SANDBOX_NAMED, &problem);
    if (problem != nullptr)
        sandbox_free_error(problem);
#pragma clang diagnostic pop
    return entered == 0;
}

} // namespace nb::dissect
