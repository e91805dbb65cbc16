// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/recordpane.h"

#include "ui/names/recordview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace nb {

RecordPane::RecordPane(
    UiStateStore& state, const QString& key, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_view(new RecordView(state, key, name, this))
    , m_filter(new QLineEdit(this))
    , m_state(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_top(new QHBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    constexpr int kPauseMs = 150;
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPauseMs);
    m_filter->setPlaceholderText(tr("Search"));
    m_filter->setAccessibleName(tr("Search in %1").arg(name));
    m_filter->setClearButtonEnabled(true);
    for (QLabel* label : {m_state, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(fontMetrics().height());
    m_empty->setFocusPolicy(Qt::ClickFocus);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_top->addWidget(m_filter, 1);
    m_buttons->addWidget(m_state, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_top);
    layout->addWidget(m_stack, 1);
    layout->addLayout(m_buttons);
    connect(m_filter, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_soon, &QTimer::timeout, this, &RecordPane::filterChanged);
}

QString RecordPane::filterText() const
{
    return m_filter->text().trimmed();
}

QPushButton* RecordPane::addButton(const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text, this);
    button->setToolTip(tip);
    m_buttons->addWidget(button);
    return button;
}

void RecordPane::addBesideFilter(QWidget* widget)
{
    m_top->addWidget(widget);
}

void RecordPane::setState(const QString& state, const QString& empty)
{
    const bool none = !m_view->model() || m_view->model()->rowCount() == 0;
    m_state->setText(state);
    m_empty->setText(empty);
    m_stack->setCurrentWidget(none ? static_cast<QWidget*>(m_empty) : m_view);
}

QString RecordPane::stateText() const
{
    return m_state->text();
}

QString RecordPane::emptyText() const
{
    return m_stack->currentWidget() == m_empty ? m_empty->text() : QString();
}

} // namespace nb
