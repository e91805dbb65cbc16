// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/pivot/pivotparameters.h"
#include "core/pivot/pivotservicechanges.h"
#include "ui/graph/graphmodel.h"
#include "ui/pivots/pivotcommands.h"

#include <QByteArray>
#include <QStringList>

namespace nb {

/// An investigation of pivots, to be put away or handed to somebody who has the same flows: what
/// was looked at and how, the picture with all that was done to it, and what was decided.
struct PivotCase
{
    std::string filter {}; ///< as printFilter() writes it; empty: none
    TimeRange range {};
    PivotParameters parameters {};
    QStringList inside {}; ///< prefixes; empty: the private ones
    PivotVerdicts verdicts {};
    PivotServiceChanges services {};
    PivotCanvas canvas {};
    GraphEdits edits {};
};

/// JSON, `{"netbehave_case":1,…}`.
[[nodiscard]] QByteArray writePivotCase(const PivotCase& investigation);
/// UnknownFormat when it is no case, NewerVersion, Invalid when a part of it says nothing that can
/// be understood.
[[nodiscard]] Result<PivotCase> readPivotCase(const QByteArray& text);

} // namespace nb
