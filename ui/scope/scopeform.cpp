// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopeform.h"

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace nb {

std::optional<Day> ScopeForm::DateField::day() const
{
    if (!known->isChecked())
        return std::nullopt;
    return dayFromString(date->date().toString(Qt::ISODate).toStdString());
}

ScopeForm::ScopeForm(
    const QString& title, const QString& explanation, const QString& done, QWidget* parent)
    : QDialog(parent)
    , m_form(new QFormLayout)
    , m_problem(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto* text = new QLabel(explanation, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    QPalette colours = m_problem->palette();
    colours.setColor(QPalette::WindowText, themeColor(ColorRole::ErrorText, this));
    m_problem->setPalette(colours);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* const button = buttons->addButton(done, QDialogButtonBox::AcceptRole);
    button->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const QString problem = m_done ? m_done() : QString();
        m_problem->setText(problem);
        m_problem->setVisible(!problem.isEmpty());
        if (problem.isEmpty())
            accept();
    });
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addLayout(m_form);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
}

QLineEdit* ScopeForm::addText(const QString& label, const QString& value, const QString& hint)
{
    auto* edit = new QLineEdit(value, this);
    edit->setPlaceholderText(hint);
    m_form->addRow(label, edit);
    return edit;
}

QComboBox* ScopeForm::addChoice(const QString& label, const QStringList& words, int chosen)
{
    auto* choice = new QComboBox(this);
    choice->addItems(words);
    choice->setCurrentIndex(chosen);
    m_form->addRow(label, choice);
    return choice;
}

QCheckBox* ScopeForm::addCheck(const QString& label, bool checked)
{
    auto* check = new QCheckBox(label, this);
    check->setChecked(checked);
    m_form->addRow(QString(), check);
    return check;
}

ScopeForm::DateField ScopeForm::addDate(const QString& label, const std::optional<Day>& day)
{
    DateField field {new QCheckBox(label, this), new QDateEdit(this)};
    field.known->setChecked(day.has_value());
    field.date->setCalendarPopup(true);
    field.date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    field.date->setAccessibleName(label);
    field.date->setDate(day ? QDate::fromString(QString::fromStdString(toString(*day)), Qt::ISODate)
                            : QDate::currentDate());
    field.date->setEnabled(day.has_value());
    connect(field.known, &QCheckBox::toggled, field.date, &QWidget::setEnabled);
    m_form->addRow(field.known, field.date);
    return field;
}

} // namespace nb
