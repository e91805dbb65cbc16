// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

#include <vector>

namespace nb {

/// The pages of the window, in the order of the page bar.
enum class Page
{
    Flows,
    Map,
    Pivots,
    Scope,
    Assets,
    Segments,
    Rules,
    Names,
    Alerts,
    Live,
    Collectors,
};

struct PageInfo
{
    Page page = Page::Flows;
    QString id {}; ///< for actions and settings, `flows`
    QString icon {}; ///< theme icon
    QString title {}; ///< `Flows`
    QString goTo {}; ///< menu text, with its mnemonic
    QKeySequence shortcut {};
};

/// Words and keys of every page, translated; in the order of the bar.
[[nodiscard]] std::vector<PageInfo> pageInfos();

} // namespace nb
