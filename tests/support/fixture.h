// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/octets.h"

#include <QString>

namespace nb::test {

/// Whether `bytes` are the content of `tests/data/GROUP/NAME.SUFFIX`, where everything but letters
/// and digits in NAME is a dash: so that what tests make lies there for people, other programs and
/// fuzzers. With NB_WRITE_FIXTURES=1 in the environment it is written instead.
[[nodiscard]] bool matchesFixture(
    const QString& group, const QString& name, const QString& suffix, const Bytes& bytes);

} // namespace nb::test
