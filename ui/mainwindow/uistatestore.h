// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSettings>
#include <QVariant>

namespace nb {

/// Remembers how the window was left: geometry, columns, filter history, preferences. One INI file,
/// replaced as a whole (QSaveFile inside QSettings), so a crash leaves the old or the new state,
/// never half of one. Written shortly after a change and at destruction. GUI thread.
class UiStateStore : public QObject
{
    Q_OBJECT
public:
    /// `path` of the INI file; it and its folder are made when first written.
    explicit UiStateStore(const QString& path, QObject* parent = nullptr);
    ~UiStateStore() override;

    /// The value under `key` ("filter/history"), or `fallback` when absent or of another type.
    template <typename T> [[nodiscard]] T value(const QString& key, const T& fallback = T()) const
    {
        const QVariant stored = m_settings.value(key);
        return stored.isValid() && stored.canConvert<T>() ? stored.value<T>() : fallback;
    }
    [[nodiscard]] QString text(const QString& key, const QString& fallback = {}) const
    {
        return value<QString>(key, fallback);
    }
    [[nodiscard]] QStringList texts(const QString& key) const { return value<QStringList>(key); }
    [[nodiscard]] bool flag(const QString& key, bool fallback) const
    {
        return value<bool>(key, fallback);
    }
    [[nodiscard]] int number(const QString& key, int fallback) const
    {
        return value<int>(key, fallback);
    }
    [[nodiscard]] QByteArray bytes(const QString& key) const { return value<QByteArray>(key); }

    void setValue(const QString& key, const QVariant& value);
    void remove(const QString& key);
    /// Writes now; false when the file cannot be written.
    bool sync();

Q_SIGNALS:
    void changed(const QString& key);

private:
    QSettings m_settings;
};

} // namespace nb
