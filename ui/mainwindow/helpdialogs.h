// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QDialog;
class QWidget;

namespace nb {

class ActionRegistry;

/// The shortcuts of all actions, made from the registry. The dialogs here are shown without
/// blocking and delete themselves.
QDialog* showShortcuts(const ActionRegistry& actions, QWidget* parent);
/// Name, version, libraries, licence.
QDialog* showAbout(const QStringList& versions, QWidget* parent);
/// Versions and platform as plain text, to paste in a report.
[[nodiscard]] QString reportText(const QStringList& versions);

} // namespace nb
