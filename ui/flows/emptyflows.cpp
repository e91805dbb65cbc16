// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/emptyflows.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace nb {

EmptyFlows::EmptyFlows(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_clear(new QPushButton(tr("Clear Filter"), this))
    , m_allTime(new QPushButton(tr("Use All Time"), this))
{
    setAccessibleName(tr("No flows to show"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_clear);
    buttons->addWidget(m_allTime);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch();
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(m_clear, &QPushButton::clicked, this, &EmptyFlows::clearRequested);
    connect(m_allTime, &QPushButton::clicked, this, &EmptyFlows::allTimeRequested);
}

void EmptyFlows::show(const InvestigationState& state,
    const std::optional<std::pair<Timestamp, Timestamp>>& span, const FlowFormat& format)
{
    QString text = tr("There are no flows in this workspace yet. Drop files on the window to add "
                      "some.");
    if (state.filter)
        text = tr("No flows match “%1”.").arg(plainLine(printFilter(state.filter)));
    else if (!state.range.unbounded())
        text = tr("No flows in the chosen time.");
    if (span)
        text += u' '
            + tr("The data covers %1 to %2 %3.")
                  .arg(format.time(span->first), format.time(span->second), format.zone());
    m_text->setText(text);
    m_clear->setVisible(state.filter != nullptr);
    m_allTime->setVisible(!state.range.unbounded());
}

} // namespace nb
