// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/uistatestore.h"

namespace nb {

UiStateStore::UiStateStore(const QString& path, QObject* parent)
    : QObject(parent)
    , m_settings(path, QSettings::IniFormat)
{
    m_settings.setAtomicSyncRequired(true);
}

UiStateStore::~UiStateStore() = default;

void UiStateStore::setValue(const QString& key, const QVariant& value)
{
    if (m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    Q_EMIT changed(key);
}

void UiStateStore::remove(const QString& key)
{
    if (!m_settings.contains(key))
        return;
    m_settings.remove(key);
    Q_EMIT changed(key);
}

bool UiStateStore::sync()
{
    m_settings.sync();
    return m_settings.status() == QSettings::NoError;
}

} // namespace nb
