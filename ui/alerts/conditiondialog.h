// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace nb {

/// A length of time as a number and its unit. GUI thread.
class DurationField : public QWidget
{
    Q_OBJECT
public:
    explicit DurationField(const QString& name, QWidget* parent = nullptr);
    void setDuration(std::chrono::seconds duration);
    [[nodiscard]] std::chrono::seconds duration() const;

Q_SIGNALS:
    void changed();

private:
    QSpinBox* m_number = nullptr;
    QComboBox* m_unit = nullptr;
};

/// When an alert is raised. What does not fit is said at once. GUI thread.
class ConditionDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ConditionDialog(const AlertCondition& condition, QWidget* parent = nullptr);

    [[nodiscard]] AlertCondition condition() const;
    /// Shows why it could not be kept.
    void setFault(const QString& text);

    [[nodiscard]] QComboBox* kindField() const { return m_kind; }
    [[nodiscard]] QLineEdit* nameField() const { return m_name; }
    [[nodiscard]] QLineEdit* expressionField() const { return m_expression; }
    [[nodiscard]] QLineEdit* bytesField() const { return m_bytes; }
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QLabel* faultLabel() const { return m_fault; }

Q_SIGNALS:
    void saveRequested(const nb::AlertCondition& condition);

private:
    void arrange();
    void kindChosen();
    void check();
    [[nodiscard]] AlertKind kind() const;
    [[nodiscard]] std::optional<std::uint64_t> bytes() const;

    AlertCondition m_condition;
    QFormLayout* m_form = nullptr;
    QComboBox* m_kind = nullptr;
    QLabel* m_help = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_severity = nullptr;
    QLineEdit* m_expression = nullptr;
    QLineEdit* m_bytes = nullptr;
    DurationField* m_window = nullptr;
    QComboBox* m_per = nullptr;
    DurationField* m_quiet = nullptr;
    QLabel* m_fault = nullptr;
    QPushButton* m_save = nullptr;
};

/// The five severities, the lowest first.
void addSeverities(QComboBox& box);

} // namespace nb
