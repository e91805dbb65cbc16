// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/report/pageflow.h"

#include <stop_token>

namespace nb {

/// Writes a table over as many pages as it takes: its head on each of them, rows whole unless they
/// are long. Returns early when it is stopped.
void writeTable(PageFlow& flow, const report::Table& table, const std::stop_token& stop);

} // namespace nb
