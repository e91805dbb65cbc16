// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/scope/model.h"

namespace nb::report {

/// Replaces every address in the document, and every name of a system, its owner and the names that
/// flows gave it, by numbered ones, the same everywhere: `System 12`, `address 12`, `network 3`,
/// `Owner 2`. Names of segments, third parties and the entity stay. Only columns marked as fixed
/// are left alone. A name of digits alone is replaced where it is all of a text.
void redact(Document& document, const scope::Model& model);

} // namespace nb::report
