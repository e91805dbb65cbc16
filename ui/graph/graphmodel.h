// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphgeometry.h"
#include "ui/graph/graphpainter.h"
#include "ui/jobs/latestrequest.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QUndoStack>

#include <map>
#include <set>
#include <string>

namespace nb {

using GraphIds = std::set<std::string, std::less<>>;

/// What a user did to a picture, by id, so that it outlives the graph it was done to.
struct GraphEdits
{
    GraphIds hidden {};
    GraphIds pinned {};
    std::map<std::string, layout::Point, std::less<>> centres {}; ///< of nodes that were moved
    std::map<std::string, QString, std::less<>> notes {};
    std::map<std::string, std::string, std::less<>> gathered {}; ///< node to the group it is in
    bool operator==(const GraphEdits&) const = default;
};

/// Categories that the legend switched off.
struct GraphFilter
{
    GraphIds nodes {}; ///< categories of nodes
    GraphIds edges {}; ///< categories of edges
    std::set<Change> changes {};
    bool operator==(const GraphFilter&) const = default;
};

/// A graph on screen: what it shows and where, what of it is selected, and what the user did to it,
/// which can be undone. Large graphs are prepared in a worker. Views show it and push into it; they
/// do not call each other. GUI thread.
class GraphModel : public QObject
{
    Q_OBJECT
public:
    explicit GraphModel(QObject* parent = nullptr);
    ~GraphModel() override;

    /// Shows another graph; selection and edits stay for the ids that are in it.
    void setGraph(GraphPtr graph, GraphPlaces places);
    /// Null until the first graph is ready.
    [[nodiscard]] const GraphGeometryPtr& geometry() const { return m_geometry; }
    /// The graph is being prepared.
    [[nodiscard]] bool isBusy() const { return m_request.isRunning(); }

    [[nodiscard]] const GraphEdits& edits() const { return m_edits; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    /// From where they were saved; not undoable, the history begins anew.
    void restoreEdits(GraphEdits edits);
    /// The same step twice with one `mergeKey` becomes one; 0 never merges.
    void apply(GraphEdits edits, const QString& text, int mergeKey = 0);

    void hide(const GraphIds& ids);
    void showAll();
    void setPinned(const GraphIds& ids, bool pinned);
    /// Moves nodes by so many points and pins them; only those that lie in no box.
    void moveBy(const GraphIds& ids, const QPointF& by);
    /// Before all is arranged anew: what is not pinned goes where the arrangement puts it.
    void forgetMoves();
    void setNote(const std::string& id, const QString& note);
    void gather(const GraphIds& ids, const std::string& name);
    void scatter(const std::string& name);

    [[nodiscard]] const GraphFilter& filter() const { return m_filter; }
    /// One step that can be taken back.
    void setFilter(GraphFilter filter);

    [[nodiscard]] const GraphIds& selectedNodes() const { return m_selectedNodes; }
    [[nodiscard]] const GraphIds& selectedEdges() const { return m_selectedEdges; }
    void select(GraphIds nodes, GraphIds edges);
    void selectNeighbours();
    /// Nodes and edges that stay bright while the rest is pale; both empty: nothing is dimmed.
    void setEmphasis(GraphIds nodes, GraphIds edges);

    /// Without what follows the mouse.
    [[nodiscard]] const GraphMarks& marks() const { return m_marks; }
    /// Centres now, for a layout that is to keep them.
    [[nodiscard]] std::map<std::string, layout::Point, std::less<>> centres() const;

Q_SIGNALS:
    /// Another picture.
    void geometryChanged();
    /// The same picture, other marks.
    void marksChanged();
    void selectionChanged();
    void editsChanged();
    void filterChanged();
    /// What is gathered changed: whoever makes the graph makes it anew.
    void gatheredChanged();

private:
    friend class EditGraphCommand;
    friend class FilterGraphCommand;
    void applyFilter(const GraphFilter& filter);
    void setEdits(const GraphEdits& edits);
    void rebuild();
    void show(GraphGeometryPtr geometry);
    [[nodiscard]] GraphPlaces movedPlaces() const;
    [[nodiscard]] GraphHidden hidden() const;
    void updateMarks();

    QThreadPool m_pool;
    LatestRequest<GraphGeometryPtr> m_request;
    GraphPtr m_graph;
    GraphPlaces m_places;
    GraphGeometryPtr m_geometry;
    GraphEdits m_edits;
    GraphFilter m_filter;
    GraphIds m_selectedNodes;
    GraphIds m_selectedEdges;
    GraphIds m_brightNodes;
    GraphIds m_brightEdges;
    GraphMarks m_marks;
    QUndoStack m_undo;
};

} // namespace nb
