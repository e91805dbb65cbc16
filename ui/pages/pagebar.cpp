// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagebar.h"

#include "ui/theme/theme.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

PageBar::PageBar(const std::vector<PageInfo>& pages, QWidget* parent)
    : QScrollArea(parent)
{
    setAccessibleName(tr("Pages"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its buttons have it
    auto* column = new QWidget(this);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(4, 6, 0, 6);
    layout->setSpacing(2);
    for (const PageInfo& info : pages)
        add(info, *column);
    layout->addStretch();
    int width = fontMetrics().averageCharWidth() * 11;
    for (const auto& [page, button] : m_buttons)
        width = std::max(width, button->sizeHint().width() + 6);
    setWidget(column);
    // neither the area nor its viewport paints a ground of its own
    viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false);
    setFixedWidth(width);
}

QSize PageBar::sizeHint() const
{
    return {width(), 0};
}

void PageBar::add(const PageInfo& info, QWidget& column)
{
    auto* button = new QToolButton(&column);
    button->setText(info.title);
    button->setProperty("title", info.title);
    button->setToolTip(info.shortcut.isEmpty()
            ? info.title
            : QStringLiteral("%1 (%2)").arg(
                info.title, info.shortcut.toString(QKeySequence::NativeText)));
    button->setIcon(themeIcon(info.icon));
    button->setIconSize({fontMetrics().height() * 3 / 2, fontMetrics().height() * 3 / 2});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(button, &QToolButton::clicked, this, [this, page = info.page] { Q_EMIT chosen(page); });
    column.layout()->addWidget(button);
    m_buttons.emplace_back(info.page, button);
}

void PageBar::setCount(Page page, std::uint64_t count)
{
    constexpr std::uint64_t kMost = 999;
    for (const auto& [own, button] : m_buttons) {
        if (own != page)
            continue;
        const QString title = button->property("title").toString();
        const QString number = count > kMost ? QStringLiteral("999+") : QString::number(count);
        button->setText(count == 0 ? title : QStringLiteral("%1 (%2)").arg(title, number));
        button->setAccessibleName(count == 0
                ? title
                : tr("%1, %Ln not acknowledged", nullptr,
                    static_cast<int>(std::min(count, std::uint64_t {1'000'000})))
                      .arg(title));
        QFont font = this->font();
        font.setBold(count > 0);
        button->setFont(font);
        setFixedWidth(std::max(width(), button->sizeHint().width() + 6));
    }
}

void PageBar::setPage(Page page)
{
    for (const auto& [own, button] : m_buttons)
        if (own == page) {
            button->setChecked(true);
            ensureWidgetVisible(button);
        }
}

} // namespace nb
