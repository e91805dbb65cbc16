// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/segments/segmenttable.h"
#include "ui/drafts/drafttable.h"
#include "ui/drafts/listdraft.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>

#include <map>
#include <optional>

namespace nb {

/// A segment as it is edited. Text that is no list of prefixes or VLANs stays as it was typed.
struct SegmentRow
{
    std::uint64_t id = 0; ///< the same while it is edited and moved
    Segment segment {};
    QString badPrefixes {}; ///< typed, and not understood; empty when `segment` says it
    QString badVlans {};
    bool operator==(const SegmentRow&) const = default;
};

/// What is seen in a segment.
struct SegmentSightings
{
    std::uint64_t addresses = 0; ///< of flows
    std::uint64_t assets = 0;
};

/// The segments while they are edited. A cell that is not understood keeps what was typed and says
/// why. What traffic shows and warnings are set from outside. GUI thread.
class SegmentsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        State, ///< new, changed, proposed
        Prefixes,
        Vlans,
        Trust,
        Colour,
        Addresses,
        Assets,
        Remarks, ///< faults and warnings
        Location,
        Note,
        ColumnCount
    };

    explicit SegmentsModel(QObject* parent = nullptr);

    void load(const std::vector<Segment>& kept);
    /// What is shown was saved.
    void setSaved();
    void setEditable(bool editable);
    void setFormat(const FlowFormat& format);

    [[nodiscard]] ListDraft<SegmentRow>& draft() { return m_draft; }
    [[nodiscard]] const SegmentRow& row(std::size_t row) const { return m_draft.items()[row]; }
    [[nodiscard]] std::size_t size() const { return m_draft.items().size(); }
    /// The list as it is shown; cells that are not understood count as empty.
    [[nodiscard]] std::vector<Segment> segments() const;
    /// As it is kept in the workspace.
    [[nodiscard]] const std::vector<Segment>& kept() const { return m_kept; }
    /// Rows that are new, changed or gone, and 1 for another order.
    [[nodiscard]] int changeCount() const { return m_changes; }
    [[nodiscard]] int faultCount() const { return static_cast<int>(m_faults.size()); }
    /// Row and column of a cell that cannot be kept.
    [[nodiscard]] std::optional<std::pair<std::size_t, int>> firstFault() const;

    /// One step that makes the list this; rows of segments that stay keep their id.
    void edit(const QString& text, const std::vector<Segment>& segments);
    /// One step that makes the list this; rows are those kept of the same name.
    void restore(const QString& text, std::vector<SegmentRow> rows);
    /// Adds an empty row; its index.
    std::size_t addRow();
    void removeRows(const std::vector<std::size_t>& rows);
    /// They are no longer proposed.
    void confirm(const std::vector<std::size_t>& rows);
    void setColour(const std::vector<std::size_t>& rows, const QString& colour);

    void setWarnings(const std::vector<SegmentWarning>& warnings);
    /// One for each row; nothing when it is not known.
    void setSightings(std::vector<SegmentSightings> sightings);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    /// The list or what is saved of it changed.
    void draftChanged();

private:
    void beforeChange(const ListChange& change);
    void afterChange(const ListChange& change);
    void examine();
    void addFault(std::size_t row, int column, const QString& text);
    [[nodiscard]] QString text(std::size_t row, int column) const;
    [[nodiscard]] QString stateText(std::size_t row) const;
    [[nodiscard]] QString remarks(std::size_t row) const;
    [[nodiscard]] QString faultAt(std::size_t row, int column) const;
    [[nodiscard]] QVariant sortValue(std::size_t row, int column) const;
    [[nodiscard]] QVariant decoration(std::size_t row, int column) const;
    [[nodiscard]] const SegmentRow* keptRow(std::uint64_t id) const;

    ListDraft<SegmentRow> m_draft;
    std::vector<Segment> m_kept;
    std::map<std::uint64_t, std::size_t> m_keptPlace; ///< by id
    std::map<std::pair<std::size_t, int>, QString> m_faults; ///< by row and column
    std::map<std::size_t, QStringList> m_warnings; ///< by row
    std::vector<SegmentSightings> m_sightings;
    FlowFormat m_format;
    std::uint64_t m_lastId = 0;
    int m_changes = 0;
    bool m_editable = true;
};

} // namespace nb
