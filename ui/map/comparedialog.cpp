// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/comparedialog.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace nb {

namespace {

Timestamp timeOf(const QDateTimeEdit& edit)
{
    return fromMicroseconds(edit.dateTime().toMSecsSinceEpoch() * 1000);
}

} // namespace

CompareDialog::CompareDialog(const TimeRange& before, const TimeRange& now, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Compare Two Times"));
    m_beforeFrom = makeEdit(before.from, tr("Begin of the time before"));
    m_beforeTo = makeEdit(before.to, tr("End of the time before"));
    m_nowFrom = makeEdit(now.from, tr("Begin of the time shown"));
    m_nowTo = makeEdit(now.to, tr("End of the time shown"));
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_buttons->addButton(tr("Compare"), QDialogButtonBox::AcceptRole)->setDefault(true);
    auto* form = new QFormLayout(this);
    form->addRow(new QLabel(tr("What is only in the time shown is new, what is only in the time "
                               "before is gone. Times are UTC."),
        this));
    const auto row = [&](const QString& title, QWidget* from, QWidget* to) {
        auto* line = new QHBoxLayout;
        line->addWidget(from);
        line->addWidget(new QLabel(QStringLiteral("–"), this));
        line->addWidget(to);
        form->addRow(title, line);
    };
    row(tr("Before"), m_beforeFrom, m_beforeTo);
    row(tr("Shown"), m_nowFrom, m_nowTo);
    form->addRow(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QDateTimeEdit* CompareDialog::makeEdit(const std::optional<Timestamp>& time, const QString& name)
{
    auto* edit = new QDateTimeEdit(this);
    edit->setTimeSpec(Qt::UTC);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setCalendarPopup(true);
    edit->setAccessibleName(name);
    if (time)
        edit->setDateTime(QDateTime::fromMSecsSinceEpoch(toMicroseconds(*time) / 1000, Qt::UTC));
    connect(edit, &QDateTimeEdit::dateTimeChanged, this, [this] { check(); });
    return edit;
}

void CompareDialog::check()
{
    if (m_buttons == nullptr)
        return;
    const bool good
        = timeOf(*m_beforeFrom) < timeOf(*m_beforeTo) && timeOf(*m_nowFrom) < timeOf(*m_nowTo);
    for (QAbstractButton* button : m_buttons->buttons())
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole) {
            button->setEnabled(good);
            button->setToolTip(good ? QString() : tr("Each time must end after it begins."));
        }
}

TimeRange CompareDialog::before() const
{
    return {timeOf(*m_beforeFrom), timeOf(*m_beforeTo)};
}

TimeRange CompareDialog::now() const
{
    return {timeOf(*m_nowFrom), timeOf(*m_nowTo)};
}

} // namespace nb
