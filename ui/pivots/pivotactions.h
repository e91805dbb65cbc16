// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/episode.h"
#include "ui/graph/graphmodel.h"

#include <QObject>
#include <QPoint>

#include <string>
#include <vector>

class QMenu;

namespace nb {

class IpAddress;
class PivotsPage;
struct PivotRow;

/// The menus of the page Pivots: of nodes, lines, findings, and of what was decided. GUI thread; a
/// child of the page.
class PivotActions : public QObject
{
    Q_OBJECT
public:
    explicit PivotActions(PivotsPage& page);

    void showCanvasMenu(const QPoint& globalPos, const std::string& node, const std::string& edge);
    void showFindingMenu(const QPoint& globalPos);
    /// Of a session of the evidence: its line in the picture, where it has one, and its hosts.
    void showSessionMenu(const QPoint& globalPos, EpisodeId session);
    void showPathMenu(const QPoint& globalPos, const std::vector<IpAddress>& hosts);
    void approve();
    void knowJumpHost();
    void ignoreSource();

    void addNodeActions(QMenu& menu, const std::string& node);
    void addEdgeActions(QMenu& menu, const std::string& edge);
    void addFindingActions(QMenu& menu);
    void addGroundActions(QMenu& menu);
    /// A menu of its own for each host, with all that its node offers.
    void addHostMenus(QMenu& menu, const std::vector<IpAddress>& hosts);
    /// What can be decided about the shown finding, then all that was decided.
    void fillVerdicts(QMenu& menu);

private:
    void addExpandActions(QMenu& menu, const IpAddress& host);
    void addAddressActions(QMenu& menu, const IpAddress& host);
    void addFilterActions(QMenu& menu, const std::string& node, const std::string& edge);
    void addHostVerdicts(QMenu& menu, const IpAddress& host);
    void addFindingVerdicts(QMenu& menu, const PivotRow& row);
    void addFindingHosts(QMenu& menu, const PivotRow& row);
    void addStored(QMenu& menu);
    void addVerdict(QMenu& menu, const QString& text, const std::vector<std::string>& verdicts);
    [[nodiscard]] std::vector<IpAddress> pivotsOf(const PivotRow& row) const;
    [[nodiscard]] std::vector<std::string> approvalsOf(const PivotRow& row) const;
    void decide(const std::vector<std::string>& verdicts);
    void askGroup(const GraphIds& nodes);
    void askNote(const std::string& node);
    void addKey(const QString& text, Qt::Key key, void (PivotActions::*slot)());

    PivotsPage& m_page;
};

} // namespace nb
