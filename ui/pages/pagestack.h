// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/pagewidget.h"

#include <QStackedWidget>

#include <map>

namespace nb {

/// The pages of the window and the welcome page, one above the other. GUI thread.
class PageStack : public QStackedWidget
{
    Q_OBJECT
public:
    explicit PageStack(QWidget* welcome, QWidget* parent = nullptr);

    /// The stack owns the page from now on.
    void add(PageWidget* page);
    /// Null for a page this window does not have.
    [[nodiscard]] PageWidget* find(Page page) const;
    [[nodiscard]] const std::map<Page, PageWidget*>& all() const { return m_pages; }
    /// The page on top, null while that is the welcome page.
    [[nodiscard]] PageWidget* shown() const;

private:
    QWidget* m_welcome = nullptr;
    std::map<Page, PageWidget*> m_pages;
};

} // namespace nb
