// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <QScrollArea>

#include <cstdint>

class QToolButton;

namespace nb {

/// The pages, one below the other; one is chosen. Scrolls when the window is low. GUI thread.
class PageBar : public QScrollArea
{
    Q_OBJECT
public:
    explicit PageBar(const std::vector<PageInfo>& pages, QWidget* parent = nullptr);

    void setPage(Page page);
    /// A number beside the page's title: things there that nobody has looked at; 0 for none.
    void setCount(Page page, std::uint64_t count);

Q_SIGNALS:
    void chosen(nb::Page page);

protected:
    [[nodiscard]] QSize sizeHint() const override;

private:
    void add(const PageInfo& info, QWidget& column);

    std::vector<std::pair<Page, QToolButton*>> m_buttons;
};

} // namespace nb
