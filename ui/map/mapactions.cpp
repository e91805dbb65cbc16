// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapactions.h"

#include "core/map/mapgraph.h"
#include "ui/address/addressmenu.h"
#include "ui/graph/graphview.h"
#include "ui/map/mappage.h"

#include <QInputDialog>
#include <QMenu>

namespace nb {

MapActions::MapActions(MapPage& page)
    : QObject(&page)
    , m_page(page)
{
}

void MapActions::showMenu(const QPoint& globalPos, const std::string& node, const std::string& edge)
{
    auto* menu = new QMenu(&m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!node.empty())
        addNodeActions(*menu, node);
    else if (!edge.empty())
        addEdgeActions(*menu, edge);
    else
        addGroundActions(*menu);
    menu->popup(globalPos);
}

void MapActions::addFilterActions(QMenu& menu, const std::string& node, const std::string& edge)
{
    const auto filter = m_page.filterOf(node, edge);
    const auto add = [&](const QString& text, FilterEdit edit) {
        QAction* const action = menu.addAction(text);
        action->setEnabled(filter.has_value());
        if (filter)
            connect(action, &QAction::triggered, &m_page,
                [page = &m_page, condition = *filter, edit] { page->filterFor(condition, edit); });
    };
    QAction* const flows = menu.addAction(tr("Show &Flows"));
    flows->setEnabled(filter.has_value());
    connect(flows, &QAction::triggered, &m_page,
        [page = &m_page, node, edge] { page->showFlows(node, edge); });
    add(tr("Filter for &This"), FilterEdit::AndSelected);
    add(tr("Filter This &Out"), FilterEdit::AndNot);
}

void MapActions::addNodeActions(QMenu& menu, const std::string& node)
{
    const bool open = m_page.isOpen(node);
    const QString expand = node.starts_with("host:") ? tr("&Expand to Its Peers") : tr("&Expand");
    connect(menu.addAction(open ? tr("&Collapse") : expand), &QAction::triggered, &m_page,
        [page = &m_page, node, open] { open ? page->collapse(node) : page->expand(node); });
    addFilterActions(menu, node, {});
    if (const auto address = addressOfId(node))
        AddressMenu::addActions(
            menu, {*address}, [page = &m_page](AddressAction action, const AddressTarget& target) {
                Q_EMIT page->addressRequested(action, target);
            });
    menu.addSeparator();
    GraphModel& model = m_page.model();
    const GraphIds ids = model.selectedNodes();
    const bool pinned = model.edits().pinned.contains(node);
    connect(menu.addAction(pinned ? tr("Un&pin") : tr("&Pin")), &QAction::triggered, &m_page,
        [&model, ids, pinned] { model.setPinned(ids, !pinned); });
    connect(menu.addAction(tr("&Hide")), &QAction::triggered, &m_page,
        [&model, ids] { model.hide(ids); });
    connect(
        menu.addAction(tr("&Note…")), &QAction::triggered, this, [this, node] { askNote(node); });
    if (ids.size() > 1)
        connect(menu.addAction(tr("&Group…")), &QAction::triggered, this, &MapActions::askGroup);
    if (node.starts_with("group:"))
        connect(menu.addAction(tr("&Ungroup")), &QAction::triggered, &m_page,
            [&model, name = node.substr(6)] { model.scatter(name); });
    connect(menu.addAction(tr("Select &Neighbours")), &QAction::triggered, &m_page,
        [&model] { model.selectNeighbours(); });
}

void MapActions::addEdgeActions(QMenu& menu, const std::string& edge)
{
    QAction* const conversations = menu.addAction(tr("Show &Conversations"));
    menu.setDefaultAction(conversations);
    connect(conversations, &QAction::triggered, &m_page,
        [page = &m_page, edge] { page->showConversations(edge); });
    addFilterActions(menu, {}, edge);
}

void MapActions::addGroundActions(QMenu& menu)
{
    GraphModel& model = m_page.model();
    QAction* const undo = model.undoStack().createUndoAction(&menu);
    QAction* const redo = model.undoStack().createRedoAction(&menu);
    menu.addAction(undo);
    menu.addAction(redo);
    menu.addSeparator();
    QAction* const all = menu.addAction(tr("&Show All"));
    all->setEnabled(!model.edits().hidden.empty());
    connect(all, &QAction::triggered, &m_page, [&model] { model.showAll(); });
    connect(menu.addAction(tr("&Arrange")), &QAction::triggered, &m_page, &MapPage::arrange);
    connect(menu.addAction(tr("&Fit")), &QAction::triggered, m_page.view(), &GraphView::fit);
}

void MapActions::askNote(const std::string& node)
{
    GraphModel& model = m_page.model();
    auto* dialog = new QInputDialog(&m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Note"));
    dialog->setLabelText(tr("Note on this node; empty takes it away"));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    const auto note = model.edits().notes.find(node);
    dialog->setTextValue(note == model.edits().notes.end() ? QString() : note->second);
    connect(dialog, &QInputDialog::textValueSelected, &m_page,
        [&model, node](const QString& text) { model.setNote(node, text); });
    dialog->open();
}

void MapActions::askGroup()
{
    GraphModel& model = m_page.model();
    auto* dialog = new QInputDialog(&m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Group"));
    dialog->setLabelText(tr("Name of the group"));
    connect(dialog, &QInputDialog::textValueSelected, &m_page,
        [&model, ids = model.selectedNodes()](const QString& text) {
            if (!text.trimmed().isEmpty())
                model.gather(ids, text.trimmed().toStdString());
        });
    dialog->open();
}

} // namespace nb
