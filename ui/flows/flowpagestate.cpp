// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowpagestate.h"

#include "ui/mainwindow/uistatestore.h"

#include <QCryptographicHash>

namespace nb {

namespace {

QString keyOf(const QString& workspace, const QString& name)
{
    const QByteArray hash
        = QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha1).toHex().left(12);
    return QStringLiteral("workspace-%1/%2").arg(QString::fromLatin1(hash), name);
}

QVariant toVariant(const std::optional<Timestamp>& time)
{
    return time ? QVariant(qlonglong {toMicroseconds(*time)}) : QVariant();
}

std::optional<Timestamp> toTimestamp(const QVariant& value)
{
    bool ok = false;
    const qlonglong micro = value.toLongLong(&ok);
    return ok ? std::optional(fromMicroseconds(micro)) : std::nullopt;
}

} // namespace

FlowPageState FlowPageState::load(const UiStateStore& state, const QString& workspace)
{
    const auto key
        = [&](const char16_t* name) { return keyOf(workspace, QString::fromUtf16(name)); };
    FlowPageState result;
    if (const auto filter = parseFilter(state.text(key(u"filter")).toStdString()))
        result.investigation.filter = *filter;
    result.investigation.range = {toTimestamp(state.value<QVariant>(key(u"from"))),
        toTimestamp(state.value<QVariant>(key(u"to")))};
    const QStringList sort = state.texts(key(u"sort"));
    if (sort.size() == 2)
        if (const auto field = fieldFromName(sort[0].toStdString()); field && isColumn(*field))
            result.sort = SortKey {*field, sort[1] == u"desc"};
    return result;
}

void FlowPageState::save(UiStateStore& state, const QString& workspace) const
{
    const auto set = [&](const char16_t* name, const QVariant& value) {
        state.setValue(keyOf(workspace, QString::fromUtf16(name)), value);
    };
    set(u"filter", QString::fromStdString(printFilter(investigation.filter)));
    set(u"from", toVariant(investigation.range.from));
    set(u"to", toVariant(investigation.range.to));
    QStringList words;
    if (sort)
        words << QString::fromStdString(std::string(fieldInfo(sort->field).name))
              << (sort->descending ? QStringLiteral("desc") : QStringLiteral("asc"));
    set(u"sort", words);
}

} // namespace nb
