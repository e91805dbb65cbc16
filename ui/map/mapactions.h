// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphmodel.h"

#include <QObject>
#include <QPoint>

class QMenu;
class QWidget;

namespace nb {

class MapPage;

/// The menu of what the pointer is on in the map. GUI thread; a child of the page.
class MapActions : public QObject
{
    Q_OBJECT
public:
    explicit MapActions(MapPage& page);

    void showMenu(const QPoint& globalPos, const std::string& node, const std::string& edge);

private:
    void addNodeActions(QMenu& menu, const std::string& node);
    void addEdgeActions(QMenu& menu, const std::string& edge);
    void addFilterActions(QMenu& menu, const std::string& node, const std::string& edge);
    void addGroundActions(QMenu& menu);
    void askNote(const std::string& node);
    void askGroup();

    MapPage& m_page;
};

} // namespace nb
