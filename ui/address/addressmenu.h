// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/address/addresstarget.h"
#include "ui/address/filteractions.h"

#include <functional>
#include <vector>

class QMenu;
class QPoint;

namespace nb {

class PageWidget;

/// The one menu of every address, wherever it is shown: filter for it, open its asset, copy it,
/// look it up, name it or its service, put it into a segment. Filters are asked of the window with
/// PageWidget::flowsRequested() and filterPrepared(), all else with addressRequested(). GUI thread.
class AddressMenu
{
public:
    using Request = std::function<void(AddressAction, const AddressTarget&)>;

    /// The menu of an address in `page`, at a place on the screen.
    static void popup(PageWidget& page, const AddressTarget& target, const QPoint& globalPos);
    /// The same entries in a menu that has entries of its own.
    static void addTo(QMenu& menu, PageWidget& page, const AddressTarget& target);
    /// All but the filters, for views that have filters of their own; `request` is told the choice.
    static void addActions(QMenu& menu, const AddressTarget& target, const Request& request);
    /// The same for rows with several addresses: one is asked for directly, each of more has a menu
    /// of its own.
    static void addActions(
        QMenu& menu, const std::vector<AddressTarget>& targets, const Request& request);
};

} // namespace nb
