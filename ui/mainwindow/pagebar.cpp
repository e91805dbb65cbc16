// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/pagebar.h"

#include "ui/theme/theme.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace nb {

PageBar::PageBar(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Pages"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 6, 0, 6);
    add(Page::Flows, QStringLiteral("network-wired"), tr("Flows"));
    add(Page::Live, QStringLiteral("view-live"), tr("Live"));
    add(Page::Collectors, QStringLiteral("network-receive"), tr("Collectors"));
    layout->addStretch();
    int width = fontMetrics().averageCharWidth() * 11;
    for (const auto& [page, button] : m_buttons)
        width = std::max(width, button->sizeHint().width() + 6);
    setFixedWidth(width);
    setPage(Page::Flows);
}

void PageBar::add(Page page, const QString& icon, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setIcon(themeIcon(icon));
    button->setIconSize({fontMetrics().height() * 3 / 2, fontMetrics().height() * 3 / 2});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(button, &QToolButton::clicked, this, [this, page] { Q_EMIT chosen(page); });
    layout()->addWidget(button);
    m_buttons.emplace_back(page, button);
}

void PageBar::setPage(Page page)
{
    for (const auto& [own, button] : m_buttons)
        if (own == page)
            button->setChecked(true);
}

} // namespace nb
