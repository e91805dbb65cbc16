// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filtermessageline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace nb {

FilterMessageLine::FilterMessageLine(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_text(new QLabel(this))
    , m_link(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setMinimumWidth(1); // a long message is cut, it does not widen the window
    m_link->setAutoRaise(true);
    m_link->setFocusPolicy(Qt::StrongFocus);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_text);
    m_layout->addWidget(m_link);
    m_layout->addStretch(1);
    connect(m_link, &QToolButton::clicked, this, [this] {
        const std::function<void()> action = m_action; // the click may bring another message
        Q_EMIT linkClicked(action);
    });
}

void FilterMessageLine::setMessage(
    const QString& text, ColorRole role, const QString& link, std::function<void()> action)
{
    m_text->setText(text);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, themeColor(role, this));
    m_text->setPalette(colors);
    m_text->setToolTip(text.toHtmlEscaped());
    m_link->setText(link);
    m_link->setAccessibleName(link);
    m_link->setVisible(!link.isEmpty());
    m_action = std::move(action);
    setVisible(!text.isEmpty());
}

QString FilterMessageLine::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void FilterMessageLine::placeAt(int x)
{
    const int needed = m_text->sizeHint().width() + m_link->sizeHint().width()
        + fontMetrics().averageCharWidth() * 4;
    m_layout->setContentsMargins(std::clamp(x, 0, std::max(width() - needed, 0)), 0, 0, 0);
}

} // namespace nb
