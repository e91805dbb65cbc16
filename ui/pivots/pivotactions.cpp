// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivotactions.h"

#include "core/map/mapgraph.h"
#include "ui/address/addressmenu.h"
#include "ui/graph/graphview.h"
#include "ui/pivots/findingspanel.h"
#include "ui/pivots/pivotfilter.h"
#include "ui/pivots/pivotspage.h"
#include "ui/pivots/pivottoolbar.h"
#include "ui/pivots/timewindowstrip.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>

#include <algorithm>

namespace nb {

namespace {

QString addressText(const IpAddress& address)
{
    return QString::fromStdString(address.toString());
}

} // namespace

PivotActions::PivotActions(PivotsPage& page)
    : QObject(&page)
    , m_page(page)
{
    QMenu* const verdicts = page.toolbar()->verdictMenu();
    connect(verdicts, &QMenu::aboutToShow, this, [this, verdicts] {
        verdicts->clear();
        fillVerdicts(*verdicts);
    });
    addKey(tr("Approve the finding"), Qt::Key_A, &PivotActions::approve);
    addKey(tr("Its pivot is a known jump host"), Qt::Key_J, &PivotActions::knowJumpHost);
    addKey(tr("Ignore its source"), Qt::Key_I, &PivotActions::ignoreSource);
}

void PivotActions::addKey(const QString& text, Qt::Key key, void (PivotActions::*slot)())
{
    auto* action = new QAction(text, this);
    action->setShortcut(QKeySequence(key));
    action->setShortcutContext(Qt::WidgetShortcut); // a letter only where nothing is typed
    connect(action, &QAction::triggered, this, slot);
    m_page.view()->addAction(action);
    m_page.findings()->table()->addAction(action);
}

void PivotActions::showCanvasMenu(
    const QPoint& globalPos, const std::string& node, const std::string& edge)
{
    auto* menu = new QMenu(&m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (!node.empty())
        addNodeActions(*menu, node);
    else if (!edge.empty())
        addEdgeActions(*menu, edge);
    else
        addGroundActions(*menu);
    menu->popup(globalPos);
}

void PivotActions::showFindingMenu(const QPoint& globalPos)
{
    auto* menu = new QMenu(&m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    addFindingActions(*menu);
    menu->popup(globalPos);
}

void PivotActions::showSessionMenu(const QPoint& globalPos, EpisodeId session)
{
    if (!m_page.outcome())
        return;
    auto* menu = new QMenu(&m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (const GraphIds& edges = m_page.model().selectedEdges(); !edges.empty())
        addEdgeActions(*menu, *edges.begin());
    const PivotAnalysis& analysis = *m_page.outcome()->analysis;
    const Episode& episode = analysis.facts().episodes[session];
    menu->addSeparator();
    addHostMenus(*menu, {analysis.address(episode.client), analysis.address(episode.server)});
    menu->popup(globalPos);
}

void PivotActions::showPathMenu(const QPoint& globalPos, const std::vector<IpAddress>& hosts)
{
    auto* menu = new QMenu(&m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    addHostMenus(*menu, hosts);
    menu->popup(globalPos);
}

void PivotActions::addHostMenus(QMenu& menu, const std::vector<IpAddress>& hosts)
{
    for (const IpAddress& host : hosts) {
        QMenu* const of = menu.addMenu(addressText(host));
        of->setToolTipsVisible(true);
        addNodeActions(*of, hostId(host));
    }
}

void PivotActions::addFilterActions(QMenu& menu, const std::string& node, const std::string& edge)
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
    if (!filter)
        flows->setToolTip(tr("These are too many hosts for one filter"));
    connect(flows, &QAction::triggered, &m_page,
        [page = &m_page, node, edge] { page->showFlows(node, edge); });
    add(tr("Filter for &This"), FilterEdit::AndSelected);
    add(tr("Filter This &Out"), FilterEdit::AndNot);
}

void PivotActions::addExpandActions(QMenu& menu, const IpAddress& host)
{
    const auto add = [&](QMenu& to, const QString& text, ExpandDirection direction, bool remote) {
        const SceneExpansion query {host, direction, remote};
        const auto count = static_cast<int>(m_page.neighbours(query).size());
        // how many that is, before they are in the picture
        QAction* const action
            = to.addAction(tr("%1: %2").arg(text, tr("%Ln host(s)", nullptr, count)));
        action->setEnabled(count > 0);
        action->setToolTip(tr("Only sessions that fit in time with those in the picture"));
        connect(
            action, &QAction::triggered, &m_page, [page = &m_page, query] { page->expand(query); });
    };
    add(menu, tr("Where It &Went On"), ExpandDirection::Out, true);
    add(menu, tr("Who Came &In"), ExpandDirection::In, true);
    QMenu* const all = menu.addMenu(tr("&All Services"));
    all->setToolTipsVisible(true);
    add(*all, tr("Where It &Went On"), ExpandDirection::Out, false);
    add(*all, tr("Who Came &In"), ExpandDirection::In, false);
}

void PivotActions::addAddressActions(QMenu& menu, const IpAddress& host)
{
    AddressMenu::addActions(menu, AddressTarget {host},
        [page = &m_page](AddressAction action, const AddressTarget& target) {
            Q_EMIT page->addressRequested(action, target);
        });
}

void PivotActions::addNodeActions(QMenu& menu, const std::string& node)
{
    const auto host = addressOfId(node);
    if (host) {
        addExpandActions(menu, *host);
        connect(menu.addAction(tr("C&ollapse")), &QAction::triggered, &m_page,
            [page = &m_page, node] { page->collapseNode(node); });
        menu.addSeparator();
        const QString address = addressText(*host);
        connect(menu.addAction(tr("Paths &from Here…")), &QAction::triggered, &m_page,
            [page = &m_page, address] { page->showPathEnds(address, {}); });
        connect(menu.addAction(tr("Paths t&o Here…")), &QAction::triggered, &m_page,
            [page = &m_page, address] { page->showPathEnds({}, address); });
        connect(menu.addAction(tr("Findings wit&h This Host")), &QAction::triggered, &m_page,
            [page = &m_page, address] { page->findings()->textBox()->setText(address); });
    } else {
        const bool group = node.starts_with(PivotsPage::kGroupId);
        connect(menu.addAction(group ? tr("&Ungroup") : tr("&Expand")), &QAction::triggered,
            &m_page, [page = &m_page, node] { page->expandNode(node); });
    }
    menu.addSeparator();
    addFilterActions(menu, node, {});
    if (host) {
        menu.addSeparator();
        addHostVerdicts(*menu.addMenu(tr("&Verdict")), *host);
    }
    menu.addSeparator();
    GraphModel& model = m_page.model();
    const GraphIds ids
        = model.selectedNodes().contains(node) ? model.selectedNodes() : GraphIds {node};
    const bool pinned = model.edits().pinned.contains(node);
    connect(menu.addAction(pinned ? tr("Un&pin") : tr("&Pin")), &QAction::triggered, &m_page,
        [&model, ids, pinned] { model.setPinned(ids, !pinned); });
    connect(menu.addAction(tr("&Hide")), &QAction::triggered, &m_page,
        [&model, ids] { model.hide(ids); });
    connect(
        menu.addAction(tr("&Note…")), &QAction::triggered, this, [this, node] { askNote(node); });
    if (ids.size() > 1)
        connect(menu.addAction(tr("&Group…")), &QAction::triggered, this,
            [this, ids] { askGroup(ids); });
    if (host)
        addAddressActions(menu, *host);
}

void PivotActions::addEdgeActions(QMenu& menu, const std::string& edge)
{
    addFilterActions(menu, {}, edge);
    const GraphGeometryPtr& geometry = m_page.model().geometry();
    if (!geometry)
        return;
    const Graph& graph = geometry->graph();
    const auto found = std::ranges::find(graph.edges, edge, &GraphEdge::id);
    if (found == graph.edges.end())
        return;
    menu.addSeparator();
    const auto start = timestampFromString(pivotfilter::textOf(*found, "start"));
    const auto end = timestampFromString(pivotfilter::textOf(*found, "end"));
    if (start && end)
        connect(menu.addAction(tr("Show Only This &Time")), &QAction::triggered, &m_page,
            [page = &m_page, start = *start, end = *end] {
                page->strip()->plot()->setWindow(toMicroseconds(start), toMicroseconds(end));
            });
    const auto client = addressOfId(graph.nodes[found->from].id);
    const auto server = addressOfId(graph.nodes[found->to].id);
    if (client && server)
        connect(menu.addAction(tr("&Paths between the Two…")), &QAction::triggered, &m_page,
            [page = &m_page, client = *client, server = *server] {
                page->showPathEnds(addressText(client), addressText(server));
            });
    QMenu* const verdict = menu.addMenu(tr("&Verdict"));
    if (client && server)
        addVerdict(*verdict, tr("&Ignore This Pair"),
            {"ignore-pair=" + client->toString() + '>' + server->toString()});
    if (m_page.outcome())
        for (const std::uint16_t port :
            pivotfilter::portsOf(m_page.outcome()->analysis->facts().settings.services,
                pivotfilter::textOf(*found, "service")))
            addVerdict(*verdict, tr("Ignore Port %1 Everywhere").arg(port),
                {"ignore-port=" + std::to_string(port)});
    menu.addSeparator();
    connect(menu.addAction(tr("&Copy")), &QAction::triggered, &m_page,
        [text = QString::fromStdString(graph.nodes[found->from].label + " > "
             + graph.nodes[found->to].label + "  " + pivotfilter::textOf(*found, "service") + "  "
             + pivotfilter::textOf(*found, "start") + "  " + pivotfilter::textOf(*found, "end"))] {
            QGuiApplication::clipboard()->setText(text);
        });
}

void PivotActions::addFindingActions(QMenu& menu)
{
    addFilterActions(menu, {}, {});
    if (const auto& row = m_page.shownRow()) {
        menu.addSeparator();
        addFindingVerdicts(*menu.addMenu(tr("&Verdict")), *row);
        if (row->start != 0)
            connect(menu.addAction(tr("Show Only This &Time")), &QAction::triggered, &m_page,
                [page = &m_page, from = row->start, to = row->end] {
                    page->strip()->plot()->setWindow(from, to);
                });
        const bool isPath
            = row->kind != PivotRowKind::Sweep && row->kind != PivotRowKind::Ambiguous;
        if (isPath && row->hosts.size() > 1)
            connect(menu.addAction(tr("&Paths from First to Last…")), &QAction::triggered, &m_page,
                [page = &m_page, from = row->hosts.front(), to = row->hosts.back()] {
                    page->showPathEnds(addressText(from), addressText(to));
                });
        addFindingHosts(menu, *row);
    }
    menu.addSeparator();
    connect(menu.addAction(tr("&Copy")), &QAction::triggered, &m_page,
        [page = &m_page] { page->copy(FlowTextFormat::Tsv); });
    connect(menu.addAction(tr("Copy as C&SV")), &QAction::triggered, &m_page,
        [page = &m_page] { page->copy(FlowTextFormat::Csv); });
}

void PivotActions::addFindingHosts(QMenu& menu, const PivotRow& row)
{
    constexpr std::size_t kMost = PivotParameters::kMaxEdges + 1;
    menu.addSeparator();
    for (std::size_t i = 0; i < std::min(row.hosts.size(), kMost); ++i)
        AddressMenu::addTo(*menu.addMenu(addressText(row.hosts[i])), m_page, {row.hosts[i]});
}

void PivotActions::addGroundActions(QMenu& menu)
{
    GraphModel& model = m_page.model();
    menu.addAction(model.undoStack().createUndoAction(&menu));
    menu.addAction(model.undoStack().createRedoAction(&menu));
    menu.addSeparator();
    QAction* const all = menu.addAction(tr("&Show All"));
    all->setEnabled(!model.edits().hidden.empty());
    connect(all, &QAction::triggered, &m_page, [&model] { model.showAll(); });
    connect(menu.addAction(tr("&Arrange")), &QAction::triggered, &m_page, &PivotsPage::arrange);
    connect(menu.addAction(tr("&Fit")), &QAction::triggered, m_page.view(), &GraphView::fit);
}

void PivotActions::askGroup(const GraphIds& nodes)
{
    auto* dialog = new QInputDialog(&m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Group"));
    dialog->setLabelText(tr("Name of the group"));
    connect(dialog, &QInputDialog::textValueSelected, &m_page,
        [page = &m_page, nodes](const QString& text) {
            GraphIds hosts; // also of a crowd that is one node
            for (const IpAddress& host : page->hostsOf(nodes))
                hosts.insert(hostId(host));
            if (!text.trimmed().isEmpty())
                page->model().gather(hosts, text.trimmed().toStdString());
        });
    dialog->open();
}

void PivotActions::askNote(const std::string& node)
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

} // namespace nb
