// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterrowwidget.h"

#include "ui/filter/filtervalueedit.h"
#include "ui/filter/textoffset.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace nb {

namespace {

QString operatorWords(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Present:
        return FilterRowWidget::tr("has a value");
    case FilterOperator::Equal:
        return FilterRowWidget::tr("=  is");
    case FilterOperator::NotEqual:
        return FilterRowWidget::tr("!=  is not");
    case FilterOperator::Less:
        return FilterRowWidget::tr("<  less than");
    case FilterOperator::LessOrEqual:
        return FilterRowWidget::tr("<=  at most");
    case FilterOperator::Greater:
        return FilterRowWidget::tr(">  more than");
    case FilterOperator::GreaterOrEqual:
        return FilterRowWidget::tr(">=  at least");
    case FilterOperator::Matches:
        return FilterRowWidget::tr("~  matches");
    case FilterOperator::NotMatches:
        return FilterRowWidget::tr("!~  does not match");
    case FilterOperator::In:
        return FilterRowWidget::tr("in  one of");
    }
    return {};
}

QLabel* faultLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void showFault(QLabel* label, const QString& text)
{
    QPalette colors = label->parentWidget()->palette();
    colors.setColor(QPalette::WindowText, themeColor(ColorRole::ErrorText, label));
    label->setPalette(colors);
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

QString faultText(const Error& error)
{
    return coreText(error.detail);
}

} // namespace

FilterRowWidget::FilterRowWidget(QWidget* parent)
    : FilterNodeWidget(parent)
    , m_not(new QCheckBox(tr("not"), this))
    , m_field(new QComboBox(this))
    , m_operator(new QComboBox(this))
    , m_value(new FilterValueEdit(this))
    , m_fault(faultLabel(this))
{
    m_not->setToolTip(tr("Flows for which the condition does not hold"));
    for (const FieldInfo& info : allFields()) {
        m_field->addItem(QString::fromUtf8(info.name), static_cast<int>(info.field));
        m_field->setItemData(m_field->count() - 1, coreText(info.description), Qt::ToolTipRole);
    }
    m_field->setAccessibleName(tr("Field"));
    m_field->setMaxVisibleItems(20);
    m_operator->setAccessibleName(tr("Operator"));
    m_value->setAccessibleName(tr("Value"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(0);
    layout->addWidget(makeHandle(), 0, 0);
    layout->addWidget(m_not, 0, 1);
    layout->addWidget(m_field, 0, 2);
    layout->addWidget(m_operator, 0, 3);
    layout->addWidget(m_value, 0, 4);
    layout->setColumnStretch(4, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    addButtons(buttons);
    layout->addLayout(buttons, 0, 5);
    layout->addWidget(m_fault, 1, 4, 1, 2);
    addKeys({m_not, m_field, m_operator, m_value});
    m_field->setCurrentIndex(m_field->findData(static_cast<int>(FlowField::Ip)));
    fillOperators();
    const auto touched = [this] {
        m_untouched = false;
        check();
        Q_EMIT edited();
    };
    connect(m_not, &QCheckBox::toggled, this, touched);
    connect(m_field, &QComboBox::currentIndexChanged, this, [this, touched] {
        fillOperators();
        touched();
    });
    connect(m_operator, &QComboBox::currentIndexChanged, this, [this, touched] {
        m_value->setCondition(field(), op());
        touched();
    });
    connect(m_value, &QLineEdit::textChanged, this, touched);
}

FlowField FilterRowWidget::field() const
{
    return static_cast<FlowField>(m_field->currentData().toInt());
}

FilterOperator FilterRowWidget::op() const
{
    return static_cast<FilterOperator>(m_operator->currentData().toInt());
}

void FilterRowWidget::fillOperators()
{
    const QVariant before = m_operator->currentData();
    const QSignalBlocker blocker(m_operator);
    m_operator->clear();
    for (const FilterOperator candidate : operatorsFor(fieldInfo(field()).type))
        m_operator->addItem(operatorWords(candidate), static_cast<int>(candidate));
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(before)));
    m_value->setCondition(field(), op());
}

bool FilterRowWidget::setCondition(const FilterCondition& condition, bool negated)
{
    for (const FilterValue& value : condition.values)
        if (std::holds_alternative<FieldReference>(value))
            return false;
    m_field->setCurrentIndex(m_field->findData(static_cast<int>(condition.field)));
    const int operatorIndex = m_operator->findData(static_cast<int>(condition.op));
    if (operatorIndex < 0)
        return false;
    m_operator->setCurrentIndex(operatorIndex);
    m_value->setText(QString::fromStdString(valueText(condition)));
    m_value->setCursorPosition(0);
    m_not->setChecked(negated);
    m_untouched = false;
    check();
    FilterPtr wanted = FilterNode::makeCondition(condition);
    if (negated)
        wanted = FilterNode::makeNot(wanted);
    const auto shown = filter();
    return shown.ok() && equal(*shown, wanted);
}

Result<FilterPtr> FilterRowWidget::filter() const
{
    if (m_untouched)
        return FilterPtr();
    auto parsed = parseCondition(field(), op(),
        op() == FilterOperator::Present ? std::string() : m_value->text().toStdString());
    if (!parsed || !m_not->isChecked())
        return parsed;
    return FilterNode::makeNot(*parsed);
}

void FilterRowWidget::check()
{
    const auto parsed = filter();
    m_value->setFaulty(!parsed.ok());
    showFault(m_fault, parsed.ok() ? QString() : faultText(parsed.error()));
}

void FilterRowWidget::setStore(const FlowStorePtr& store)
{
    m_value->setStore(store);
}

QWidget* FilterRowWidget::firstField() const
{
    return m_field;
}

FilterExpressionWidget::FilterExpressionWidget(const FilterPtr& filter, QWidget* parent)
    : FilterNodeWidget(parent)
    , m_original(filter)
    , m_originalText(QString::fromStdString(printFilter(filter)))
    , m_text(new QLineEdit(this))
    , m_fault(faultLabel(this))
{
    auto* label = new QLabel(tr("expression"), this);
    label->setBuddy(m_text);
    label->setToolTip(tr("A part of the filter that is best written as text"));
    m_text->setMaxLength(1 << 24);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setText(m_originalText);
    m_text->setCursorPosition(0);
    m_originalText = m_text->text();
    m_text->setAccessibleName(tr("Expression"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(0);
    layout->addWidget(makeHandle(), 0, 0);
    layout->addWidget(label, 0, 1);
    layout->addWidget(m_text, 0, 2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    addButtons(buttons);
    layout->addLayout(buttons, 0, 3);
    layout->addWidget(m_fault, 1, 2, 1, 2);
    addKeys({m_text});
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
}

Result<FilterPtr> FilterExpressionWidget::filter() const
{
    if (m_text->text() == m_originalText)
        return m_original; // never changed by being shown
    return parseFilter(m_text->text().toStdString());
}

void FilterExpressionWidget::check()
{
    const auto parsed = filter();
    if (parsed.ok()) {
        showFault(m_fault, {});
        return;
    }
    const qsizetype column = positionOfByte(m_text->text(), parsed.error().offset.value_or(0)) + 1;
    showFault(m_fault, tr("Column %1: %2").arg(column).arg(faultText(parsed.error())));
}

QWidget* FilterExpressionWidget::firstField() const
{
    return m_text;
}

} // namespace nb
