// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/relabeldialog.h"

#include "ui/rules/periodbox.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

RelabelDialog::RelabelDialog(const LabelOptions& labels,
    const std::optional<std::pair<Timestamp, Timestamp>>& span, QWidget* parent)
    : QDialog(parent)
    , m_segments(new QCheckBox(tr("&Segments"), this))
    , m_services(new QCheckBox(tr("Ser&vices and applications"), this))
    , m_owners(new QCheckBox(tr("&Owners"), this))
    , m_rules(new QCheckBox(tr("&Rules"), this))
    , m_allDays(new QRadioButton(tr("&All days"), this))
    , m_someDays(new QRadioButton(tr("&Days from"), this))
    , m_from(new QDateEdit(this))
    , m_to(new QDateEdit(this))
{
    setWindowTitle(tr("Recompute Labels"));
    auto* words = new QLabel(tr("Stored flows get the labels that they would get now. Labels that "
                                "came with the flows stay. A day is done as a whole or not at "
                                "all."),
        this);
    words->setWordWrap(true);
    m_segments->setChecked(labels.segments);
    m_services->setChecked(labels.services);
    m_owners->setChecked(labels.owners);
    m_rules->setChecked(labels.rules);
    m_allDays->setChecked(true);
    for (QDateEdit* edit : {m_from, m_to}) {
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setCalendarPopup(true);
        edit->setEnabled(false);
    }
    m_from->setAccessibleName(tr("First day (UTC)"));
    m_to->setAccessibleName(tr("Last day (UTC)"));
    if (span) {
        m_from->setDate(toDate(dayOf(span->first)));
        m_to->setDate(toDate(dayOf(span->second)));
    }
    auto* days = new QHBoxLayout;
    days->addWidget(m_someDays);
    days->addWidget(m_from);
    days->addWidget(new QLabel(tr("to"), this));
    days->addWidget(m_to);
    days->addStretch();
    auto* buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(tr("Recompute"), QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(words);
    for (QCheckBox* box : {m_segments, m_services, m_owners, m_rules})
        layout->addWidget(box);
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addWidget(m_allDays);
    layout->addLayout(days);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 62, sizeHint().height());
    for (QCheckBox* box : {m_segments, m_services, m_owners, m_rules})
        connect(box, &QCheckBox::toggled, this, &RelabelDialog::updateButtons);
    connect(m_someDays, &QRadioButton::toggled, this, [this](bool some) {
        m_from->setEnabled(some);
        m_to->setEnabled(some);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateButtons();
}

void RelabelDialog::updateButtons()
{
    const bool any = m_segments->isChecked() || m_services->isChecked() || m_owners->isChecked()
        || m_rules->isChecked();
    m_start->setEnabled(any);
    m_start->setToolTip(any ? QString() : tr("Choose at least one kind of label."));
}

RelabelRequest RelabelDialog::request() const
{
    RelabelRequest request;
    request.labels = {false, m_segments->isChecked(), m_services->isChecked(),
        m_owners->isChecked(), m_rules->isChecked()};
    if (m_someDays->isChecked()) {
        const auto [first, last] = std::minmax(m_from->date(), m_to->date());
        request.first = toDay(first);
        request.last = toDay(last);
    }
    return request;
}

} // namespace nb
