// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace nb {

/// Puts the focus on the first widget that takes it in the next pane (`step` 1) or the one before
/// (-1), seen from the pane that has it now. Hidden panes are passed over. GUI thread.
void focusNextPane(QList<QWidget*> panes, int step);

} // namespace nb
