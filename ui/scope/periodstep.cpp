// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/answersteps.h"
#include "ui/scope/scopetables.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace nb {

namespace {

QDate dateOf(Timestamp time)
{
    return QDate::fromString(QString::fromStdString(toString(dayOf(time))), Qt::ISODate);
}

std::optional<Timestamp> timeOf(const QDate& date)
{
    return timestampFromString(date.toString(Qt::ISODate).toStdString());
}

} // namespace

PeriodStep::PeriodStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent)
    : ScopeStep(engine, state, tr("Scope and period"),
        tr("Whose scope is this, and which flows say so? A merchant confirms its scope every 12 "
           "months, a service provider every 6 (PCI DSS 12.5.2). Conclusions are only as good as "
           "what was watched: the table says what limits them."),
        parent)
{
    createFields();
    m_verdict = new QLabel(this);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_verdict->setAutoFillBackground(true);
    m_verdict->setMargin(6);
    content()->addWidget(m_verdict);
    ScopeTableView* const caveats = addTable(QStringLiteral("caveats"), tr("Limits"));
    content()->addWidget(caveats, 1);
}

void PeriodStep::createFields()
{
    m_name = new QLineEdit(this);
    m_name->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    m_type = new QComboBox(this);
    m_type->addItems({tr("Merchant"), tr("Service provider")});
    m_limited = new QCheckBox(tr("&Only flows from"), this);
    m_from = new QDateEdit(this);
    m_to = new QDateEdit(this);
    for (QDateEdit* edit : {m_from, m_to}) {
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setCalendarPopup(true);
        edit->setEnabled(false);
        connect(edit, &QDateEdit::editingFinished, this, &PeriodStep::keepPeriod);
    }
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    auto* name = new QLabel(tr("&Entity:"), this);
    name->setBuddy(m_name);
    auto* type = new QLabel(tr("&Type:"), this);
    type->setBuddy(m_type);
    auto* until = new QLabel(tr("to"), this);
    auto* row = new QHBoxLayout;
    for (QWidget* widget : std::initializer_list<QWidget*> {
             name, m_name, type, m_type, m_limited, m_from, until, m_to})
        row->addWidget(widget);
    row->addStretch(1);
    content()->addLayout(row);
    connect(m_name, &QLineEdit::editingFinished, this, &PeriodStep::keepEntity);
    connect(m_type, &QComboBox::activated, this, &PeriodStep::keepEntity);
    connect(m_limited, &QCheckBox::clicked, this, [this](bool limited) {
        m_from->setEnabled(limited);
        m_to->setEnabled(limited);
        keepPeriod();
    });
}

void PeriodStep::keepEntity()
{
    const scope::Entity entity {
        m_name->text().trimmed().toStdString(), m_type->currentIndex() == 1};
    if (entity == engine().answers().entity)
        return;
    edit(tr("Change the entity"), [entity](scope::Answers& answers) -> Result<void> {
        answers.entity = entity;
        return {};
    });
}

void PeriodStep::keepPeriod()
{
    TimeRange period;
    if (m_limited->isChecked()) {
        period.from = timeOf(m_from->date());
        period.to = timeOf(m_to->date().addDays(1));
    }
    if (period.from != engine().period().from || period.to != engine().period().to)
        engine().setPeriod(period);
}

ScopeStep::Make PeriodStep::maker() const
{
    return
        [](const ScopeStatePtr& state, const ScopePlanPtr&) { return Tables {caveatRows(state)}; };
}

void PeriodStep::shown()
{
    const ScopeStatePtr& state = engine().state();
    const bool locked = !engine().lockedReason().isEmpty();
    for (QWidget* field : std::initializer_list<QWidget*> {m_name, m_type}) {
        field->setEnabled(!locked);
        field->setToolTip(engine().lockedReason());
    }
    if (!m_name->hasFocus())
        m_name->setText(QString::fromStdString(engine().answers().entity.name));
    m_type->setCurrentIndex(engine().answers().entity.serviceProvider ? 1 : 0);
    const TimeRange& period = engine().period();
    m_limited->setChecked(!period.unbounded());
    m_from->setEnabled(m_limited->isChecked());
    m_to->setEnabled(m_limited->isChecked());
    m_verdict->setVisible(state != nullptr);
    if (!state)
        return;
    const scope::Traffic& traffic = *state->model->traffic;
    m_from->setDate(dateOf(period.from.value_or(fromMicroseconds(traffic.first))));
    m_to->setDate(
        period.to ? dateOf(*period.to).addDays(-1) : dateOf(fromMicroseconds(traffic.last)));
    constexpr double kRed = 0.05;
    constexpr double kAmber = 0.01;
    const scope::Novelty novelty = scope::noveltyOf(*state->model);
    const double share = novelty.pairShare();
    const QString percent = QLocale().toString(share * 100, 'f', 1) + QStringLiteral(" %");
    const bool red = share > kRed || !novelty.known();
    const bool amber = share > kAmber;
    m_verdict->setText(traffic.flows == 0 ? tr("No flows in this period: nothing can be concluded.")
            : !novelty.known()
            ? tr("No connection was seen in the last fifth of the period: whether it was watched "
                 "long enough cannot be said.")
            : red ? tr("Too short: %1 of the host pairs of the last fifth of the period were new. "
                       "Watch longer before you confirm anything.")
                        .arg(percent)
            : amber ? tr("Nearly enough: %1 of the host pairs of the last fifth of the period were "
                         "new. Watch longer if you can.")
                          .arg(percent)
                    : tr("Enough: %1 of the host pairs of the last fifth of the period were new.")
                          .arg(percent));
    QPalette colours = m_verdict->palette();
    colours.setColor(QPalette::Window,
        themeColor(red  ? ColorRole::ErrorBackground
                : amber ? ColorRole::WarningBackground
                        : ColorRole::ValidBackground,
            this));
    colours.setColor(QPalette::WindowText,
        themeColor(red  ? ColorRole::ErrorText
                : amber ? ColorRole::WarningText
                        : ColorRole::ValidText,
            this));
    m_verdict->setPalette(colours);
}

} // namespace nb
