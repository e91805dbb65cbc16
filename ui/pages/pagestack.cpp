// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagestack.h"

namespace nb {

PageStack::PageStack(QWidget* welcome, QWidget* parent)
    : QStackedWidget(parent)
    , m_welcome(welcome)
{
    addWidget(welcome);
}

void PageStack::add(PageWidget* page)
{
    addWidget(page);
    m_pages.emplace(page->page(), page);
}

PageWidget* PageStack::find(Page page) const
{
    const auto known = m_pages.find(page);
    return known == m_pages.end() ? nullptr : known->second;
}

PageWidget* PageStack::shown() const
{
    return currentWidget() == m_welcome ? nullptr : static_cast<PageWidget*>(currentWidget());
}

} // namespace nb
