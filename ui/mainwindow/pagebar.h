// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QToolButton;

namespace nb {

/// The pages of the window.
enum class Page
{
    Flows,
    Live,
    Collectors,
};

/// The pages, one below the other; one is chosen. GUI thread.
class PageBar : public QWidget
{
    Q_OBJECT
public:
    explicit PageBar(QWidget* parent = nullptr);

    void setPage(Page page);

Q_SIGNALS:
    void chosen(nb::Page page);

private:
    void add(Page page, const QString& icon, const QString& text);

    std::vector<std::pair<Page, QToolButton*>> m_buttons;
};

} // namespace nb
