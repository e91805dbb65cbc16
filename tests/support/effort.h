// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace nb::test {

/// How often a test with random inputs tries: `usual`, or what the environment variable says, for
/// long runs by hand. NB_KILLS, NB_FAULTS, NB_MUTANTS.
inline int effort(const char* variable, int usual)
{
    bool given = false;
    const int count = qEnvironmentVariableIntValue(variable, &given);
    return given && count > 0 ? count : usual;
}

} // namespace nb::test
