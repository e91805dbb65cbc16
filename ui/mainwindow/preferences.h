// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowformat.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QComboBox;
class QFormLayout;

namespace nb {

class UiStateStore;

/// What the user may choose about looks.
struct Preferences
{
    Appearance appearance = Appearance::System;
    DisplayOptions display {};

    [[nodiscard]] static Preferences load(const UiStateStore& state);
    void save(UiStateStore& state) const;
};

/// Edits Preferences; each choice works at once. GUI thread.
class PreferencesDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PreferencesDialog(const Preferences& preferences, QWidget* parent = nullptr);
    [[nodiscard]] Preferences preferences() const;

Q_SIGNALS:
    void changed();

private:
    QComboBox* addChoice(
        QFormLayout* form, const QString& label, const QStringList& texts, int current);

    QComboBox* m_appearance = nullptr;
    QComboBox* m_bytes = nullptr;
    QComboBox* m_zone = nullptr;
};

} // namespace nb
