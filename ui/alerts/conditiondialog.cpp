// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/conditiondialog.h"

#include "core/filter/filterexpression.h"
#include "ui/alerts/alerttext.h"
#include "ui/flows/flowformat.h"
#include "ui/text/coretext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace nb {

namespace {

constexpr std::array kUnits {1, 60, 3600}; // seconds

} // namespace

void addSeverities(QComboBox& box)
{
    for (const AlertSeverity severity : {AlertSeverity::Info, AlertSeverity::Low,
             AlertSeverity::Medium, AlertSeverity::High, AlertSeverity::Critical})
        box.addItem(severityIcon(severity), severityText(severity), static_cast<int>(severity));
}

DurationField::DurationField(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_number(new QSpinBox(this))
    , m_unit(new QComboBox(this))
{
    m_number->setRange(0, 99'999);
    m_number->setAccessibleName(name);
    m_unit->addItems({tr("seconds"), tr("minutes"), tr("hours")});
    m_unit->setAccessibleName(tr("%1, unit").arg(name));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_number);
    layout->addWidget(m_unit);
    layout->addStretch();
    setFocusProxy(m_number);
    connect(m_number, &QSpinBox::valueChanged, this, &DurationField::changed);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &DurationField::changed);
}

void DurationField::setDuration(std::chrono::seconds duration)
{
    const auto seconds = static_cast<int>(duration.count());
    int unit = 0;
    for (int i = 0; i < static_cast<int>(kUnits.size()); ++i)
        if (seconds > 0 && seconds % kUnits[static_cast<std::size_t>(i)] == 0)
            unit = i;
    m_unit->setCurrentIndex(unit);
    m_number->setValue(seconds / kUnits[static_cast<std::size_t>(unit)]);
}

std::chrono::seconds DurationField::duration() const
{
    return std::chrono::seconds(std::int64_t {m_number->value()}
        * kUnits[static_cast<std::size_t>(std::max(0, m_unit->currentIndex()))]);
}

ConditionDialog::ConditionDialog(const AlertCondition& condition, QWidget* parent)
    : QDialog(parent)
    , m_condition(condition)
{
    setWindowTitle(condition.id == 0 ? tr("Add a Condition") : tr("Change a Condition"));
    m_kind = new QComboBox(this);
    for (const std::string_view name : alertKindNames())
        m_kind->addItem(
            kindText(*alertKindFromString(name)), static_cast<int>(*alertKindFromString(name)));
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(condition.kind)));
    m_help = new QLabel(this);
    m_help->setTextFormat(Qt::PlainText);
    m_help->setWordWrap(true);
    m_help->setForegroundRole(QPalette::PlaceholderText);
    m_name = new QLineEdit(QString::fromStdString(condition.name), this);
    m_name->setMaxLength(128);
    m_severity = new QComboBox(this);
    addSeverities(*m_severity);
    m_severity->setCurrentIndex(static_cast<int>(condition.severity));
    m_expression = new QLineEdit(QString::fromStdString(condition.expression), this);
    m_bytes = new QLineEdit(this);
    m_bytes->setPlaceholderText(tr("for example 50 GB"));
    if (condition.bytes > 0)
        m_bytes->setText(QString::number(condition.bytes));
    m_window = new DurationField(tr("Within"), this);
    m_window->setDuration(condition.window);
    m_per = new QComboBox(this);
    m_per->addItems({tr("all together"), tr("each client"), tr("each server")});
    m_per->setCurrentIndex(static_cast<int>(condition.per));
    m_quiet = new DurationField(tr("The same again only counts up for"), this);
    m_quiet->setDuration(condition.quiet);
    arrange();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ConditionDialog::kindChosen);
    for (QLineEdit* field : {m_name, m_expression, m_bytes})
        connect(field, &QLineEdit::textChanged, this, &ConditionDialog::check);
    for (DurationField* field : {m_window, m_quiet})
        connect(field, &DurationField::changed, this, &ConditionDialog::check);
    kindChosen();
}

void ConditionDialog::arrange()
{
    m_fault = new QLabel(this);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_form = new QFormLayout;
    m_form->addRow(tr("&When:"), m_kind);
    m_form->addRow(QString(), m_help);
    m_form->addRow(tr("&Name:"), m_name);
    m_form->addRow(tr("&Severity:"), m_severity);
    m_form->addRow(tr("&Flows:"), m_expression);
    m_form->addRow(tr("More &than:"), m_bytes);
    m_form->addRow(tr("With&in:"), m_window);
    m_form->addRow(tr("&Of:"), m_per);
    m_form->addRow(tr("Count &up for:"), m_quiet);
    m_quiet->setToolTip(tr("The same thing again within this time of an alert that nobody "
                           "acknowledged only counts it up."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_fault);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 76);
    connect(buttons, &QDialogButtonBox::accepted, this,
        [this] { Q_EMIT saveRequested(this->condition()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

AlertKind ConditionDialog::kind() const
{
    return static_cast<AlertKind>(m_kind->currentData().toInt());
}

void ConditionDialog::kindChosen()
{
    const AlertKind kind = this->kind();
    const bool volume = kind == AlertKind::Volume;
    const bool flows = volume || kind == AlertKind::Match || kind == AlertKind::NoMatch;
    m_form->setRowVisible(m_expression, flows);
    m_form->setRowVisible(m_bytes, volume);
    m_form->setRowVisible(m_per, volume);
    m_form->setRowVisible(m_window, volume || kind == AlertKind::SilentExporter);
    m_help->setText(kindHelp(kind));
    m_expression->setPlaceholderText(kind == AlertKind::Match
            ? tr("for example external and dst_port = 3389")
            : tr("all; or for example dst_segment = servers"));
    if (m_condition.id == 0 && !m_name->isModified())
        m_name->setText(kindText(kind));
    check();
    adjustSize();
}

std::optional<std::uint64_t> ConditionDialog::bytes() const
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*([0-9]+(?:[.,][0-9]+)?)\\s*([kmgt]?)(i?)b?\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(m_bytes->text());
    if (!match.hasMatch())
        return std::nullopt;
    const double number = match.captured(1).replace(u',', u'.').toDouble();
    const QString unit = match.captured(2).toLower();
    const auto power = unit.isEmpty() ? 0 : 1 + QStringLiteral("kmgt").indexOf(unit);
    const double base = match.captured(3).isEmpty() ? 1000 : 1024;
    const double value = number * std::pow(base, static_cast<double>(power));
    if (!(value >= 1) || value > 9e18)
        return std::nullopt;
    return static_cast<std::uint64_t>(value);
}

AlertCondition ConditionDialog::condition() const
{
    AlertCondition condition = m_condition;
    condition.kind = kind();
    condition.name = m_name->text().trimmed().toStdString();
    condition.severity = static_cast<AlertSeverity>(m_severity->currentData().toInt());
    const bool volume = condition.kind == AlertKind::Volume;
    const bool flows
        = volume || condition.kind == AlertKind::Match || condition.kind == AlertKind::NoMatch;
    condition.expression = flows ? m_expression->text().trimmed().toStdString() : std::string();
    condition.bytes = volume ? bytes().value_or(0) : 0;
    if (volume || condition.kind == AlertKind::SilentExporter)
        condition.window = m_window->duration();
    condition.per = volume ? static_cast<VolumePer>(m_per->currentIndex()) : VolumePer::All;
    condition.quiet = m_quiet->duration();
    return condition;
}

void ConditionDialog::check()
{
    QString fault;
    const AlertCondition condition = this->condition();
    if (condition.kind == AlertKind::Volume && !bytes())
        fault = tr("Type how many bytes are too many, for example 50 GB.");
    else if (condition.kind == AlertKind::Match && condition.expression.empty())
        fault = tr("Type which flows raise it, for example external and dst_port = 3389.");
    else if (const auto good = nb::check(condition); !good)
        fault = plainLine(coreText(good.error().detail));
    setFault(fault);
    m_save->setEnabled(fault.isEmpty());
    m_save->setToolTip(fault.toHtmlEscaped());
}

void ConditionDialog::setFault(const QString& text)
{
    m_fault->setText(text);
    m_fault->setVisible(!text.isEmpty());
}

} // namespace nb
