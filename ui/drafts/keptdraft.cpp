// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/keptdraft.h"

#include "ui/mainwindow/uistatestore.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace nb {

namespace {

QString keyOf(const QString& kind, const QString& workspace)
{
    const QByteArray hash
        = QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("drafts/%1-%2").arg(kind, QString::fromLatin1(hash.left(16)));
}

} // namespace

void keepDraft(
    UiStateStore& state, const QString& kind, const QString& workspace, const QJsonArray& rows)
{
    state.setValue(keyOf(kind, workspace), QJsonDocument(rows).toJson(QJsonDocument::Compact));
}

void forgetDraft(UiStateStore& state, const QString& kind, const QString& workspace)
{
    state.remove(keyOf(kind, workspace));
}

std::optional<QJsonArray> keptDraft(
    const UiStateStore& state, const QString& kind, const QString& workspace)
{
    const QByteArray bytes = state.bytes(keyOf(kind, workspace));
    if (bytes.isEmpty())
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    return document.isArray() ? std::optional(document.array()) : std::nullopt;
}

} // namespace nb
