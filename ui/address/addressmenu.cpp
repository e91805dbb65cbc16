// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/addressmenu.h"

#include "ui/pages/pagewidget.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

namespace nb {

namespace {

struct MenuWords
{
    Q_DECLARE_TR_FUNCTIONS(nb::AddressMenu)
};

QString targetText(const AddressTarget& target)
{
    return QString::fromStdString(target.address.toString());
}

void addEntries(QMenu& menu, const AddressTarget& target, const AddressMenu::Request& request)
{
    const auto add = [&](const QString& text, AddressAction action) {
        QObject::connect(menu.addAction(text), &QAction::triggered, &menu,
            [request, action, target] { request(action, target); });
    };
    QObject::connect(menu.addAction(MenuWords::tr("Copy &Address")), &QAction::triggered, &menu,
        [target] { QGuiApplication::clipboard()->setText(targetText(target)); });
    add(MenuWords::tr("Open A&sset"), AddressAction::OpenAsset);
    add(MenuWords::tr("&Look Up…"), AddressAction::LookUp);
    add(MenuWords::tr("&Give a Name…"), AddressAction::GiveName);
    if (target.port)
        add(MenuWords::tr("Name Its Ser&vice %1/%2…")
                .arg(QString::fromStdString(target.port->toString()),
                    QString::fromStdString(target.protocol.toString())),
            AddressAction::NameService);
    add(MenuWords::tr("Add to Segm&ent…"), AddressAction::AddToSegment);
}

} // namespace

void AddressMenu::popup(PageWidget& page, const AddressTarget& target, const QPoint& globalPos)
{
    auto* menu = new QMenu(&page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addTo(*menu, page, target);
    menu->popup(globalPos);
}

void AddressMenu::addTo(QMenu& menu, PageWidget& page, const AddressTarget& target)
{
    PageWidget* const asks = &page; // the menu is the page's child or goes before it
    addFilterActions(
        menu, filterOf(target), [asks](const FilterPtr& filter, FilterEdit edit, bool apply) {
            if (apply)
                Q_EMIT asks->flowsRequested(filter, edit);
            else
                Q_EMIT asks->filterPrepared(filter, edit);
        });
    menu.addSeparator();
    addEntries(menu, target, [asks](AddressAction action, const AddressTarget& asked) {
        Q_EMIT asks->addressRequested(action, asked);
    });
}

void AddressMenu::addActions(QMenu& menu, const AddressTarget& target, const Request& request)
{
    menu.addSection(targetText(target));
    addEntries(menu, target, request);
}

void AddressMenu::addActions(
    QMenu& menu, const std::vector<AddressTarget>& targets, const Request& request)
{
    if (targets.size() == 1)
        return addActions(menu, targets.front(), request);
    menu.addSeparator();
    for (const AddressTarget& target : targets)
        addEntries(*menu.addMenu(targetText(target)), target, request);
}

} // namespace nb
