// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"

#include <QDialog>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace nb {

/// A few questions in a dialog. Deletes itself when closed. GUI thread.
class ScopeForm : public QDialog
{
    Q_OBJECT
public:
    /// A date, or none.
    struct DateField
    {
        QCheckBox* known = nullptr;
        QDateEdit* date = nullptr;
        [[nodiscard]] std::optional<Day> day() const;
    };

    /// `done` is what the button says.
    ScopeForm(const QString& title, const QString& explanation, const QString& done,
        QWidget* parent = nullptr);

    QLineEdit* addText(const QString& label, const QString& value, const QString& hint = {});
    QComboBox* addChoice(const QString& label, const QStringList& words, int chosen);
    QCheckBox* addCheck(const QString& label, bool checked);
    DateField addDate(const QString& label, const std::optional<Day>& day);

    /// Called when the button is pressed: what is wrong, or nothing, which closes the form.
    void onDone(std::function<QString()> done) { m_done = std::move(done); }

private:
    QFormLayout* m_form = nullptr;
    QLabel* m_problem = nullptr;
    std::function<QString()> m_done;
};

} // namespace nb
