// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/periodbox.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace nb {

namespace {

constexpr int kAllTime = 0;
constexpr int kDays = -1; ///< from one day to another

QDateEdit* dateEdit(QWidget* parent, const QString& name)
{
    auto* edit = new QDateEdit(parent);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setCalendarPopup(true);
    edit->setAccessibleName(name);
    edit->hide();
    return edit;
}

} // namespace

QDate toDate(Day day)
{
    return QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
}

Day toDay(const QDate& date)
{
    return Day(std::chrono::days(QDate(1970, 1, 1).daysTo(date)));
}

PeriodBox::PeriodBox(QWidget* parent)
    : QWidget(parent)
    , m_choice(new QComboBox(this))
    , m_from(dateEdit(this, tr("First day (UTC)")))
    , m_to(dateEdit(this, tr("Last day (UTC)")))
{
    m_choice->setAccessibleName(tr("Period that hits are counted over"));
    m_choice->addItem(tr("All time"), kAllTime);
    m_choice->addItem(tr("Last day of the flows"), 1);
    m_choice->addItem(tr("Last 7 days of the flows"), 7);
    m_choice->addItem(tr("Last 30 days of the flows"), 30);
    m_choice->addItem(tr("From day to day (UTC)…"), kDays);
    auto* label = new QLabel(tr("&Hits over"), this);
    label->setBuddy(m_choice);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_choice);
    layout->addWidget(m_from);
    layout->addWidget(m_to);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &PeriodBox::choose);
    for (QDateEdit* edit : {m_from, m_to})
        connect(edit, &QDateEdit::dateChanged, this, [this] {
            if (m_choice->currentData().toInt() == kDays)
                Q_EMIT changed();
        });
}

void PeriodBox::choose()
{
    const bool days = m_choice->currentData().toInt() == kDays;
    m_from->setVisible(days);
    m_to->setVisible(days);
    Q_EMIT changed();
}

void PeriodBox::setSpan(const std::optional<std::pair<Timestamp, Timestamp>>& span)
{
    const bool first = !m_span && span;
    m_span = span;
    if (!first)
        return;
    const QSignalBlocker quietFrom(m_from);
    const QSignalBlocker quietTo(m_to);
    m_from->setDate(toDate(dayOf(span->first)));
    m_to->setDate(toDate(dayOf(span->second)));
}

TimeRange PeriodBox::range() const
{
    const int choice = m_choice->currentData().toInt();
    if (choice == kAllTime || (choice != kDays && !m_span))
        return {};
    if (choice == kDays) {
        // the other way round is meant the right way round
        const auto [first, last] = std::minmax(m_from->date(), m_to->date());
        return {Timestamp(toDay(first)), Timestamp(toDay(last) + std::chrono::days(1))};
    }
    const Day last = dayOf(m_span->second);
    return {
        Timestamp(last - std::chrono::days(choice - 1)), Timestamp(last + std::chrono::days(1))};
}

} // namespace nb
