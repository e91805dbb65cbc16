// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

class QJsonArray;

namespace nb {

class UiStateStore;

/// What was edited in a workspace and not saved when it was closed, so that it is there when the
/// workspace is opened again. `kind` names the table. GUI thread.
void keepDraft(
    UiStateStore& state, const QString& kind, const QString& workspace, const QJsonArray& rows);
void forgetDraft(UiStateStore& state, const QString& kind, const QString& workspace);
/// Nothing when there is none, or it is damaged.
[[nodiscard]] std::optional<QJsonArray> keptDraft(
    const UiStateStore& state, const QString& kind, const QString& workspace);

} // namespace nb
