// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rulecheck.h"
#include "ui/drafts/drafttable.h"
#include "ui/drafts/listdraft.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>

#include <map>
#include <optional>

namespace nb {

/// A rule as it is edited; an expression that does not parse stays as it was typed.
struct RuleRow
{
    std::uint64_t id = 0; ///< the same while it is edited and moved
    Rule rule {};
    bool operator==(const RuleRow&) const = default;
};

/// The rules in their order while they are edited. Hits and warnings are set from outside. Rows are
/// moved by dragging. GUI thread.
class RulesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Number,
        Enabled,
        Name,
        Expression,
        Flows,
        Packets,
        Bytes,
        Remarks, ///< faults, and whether it can match and has
        State, ///< new, changed, moved
        Note,
        ColumnCount
    };

    explicit RulesModel(QObject* parent = nullptr);

    void load(const std::vector<Rule>& kept);
    /// What is shown was saved.
    void setSaved();
    void setEditable(bool editable);
    void setFormat(const FlowFormat& format);

    [[nodiscard]] ListDraft<RuleRow>& draft() { return m_draft; }
    [[nodiscard]] const RuleRow& row(std::size_t row) const { return m_draft.items()[row]; }
    [[nodiscard]] std::size_t size() const { return m_draft.items().size(); }
    [[nodiscard]] std::vector<Rule> rules() const;
    [[nodiscard]] const std::vector<Rule>& kept() const { return m_kept; }
    /// Rows that are new, changed, moved or gone.
    [[nodiscard]] int changeCount() const { return m_changes; }
    [[nodiscard]] int faultCount() const { return static_cast<int>(m_faults.size()); }
    [[nodiscard]] std::optional<std::pair<std::size_t, int>> firstFault() const;
    /// Row of a rule by its id.
    [[nodiscard]] std::optional<std::size_t> rowOf(std::uint64_t id) const;

    /// Puts rules before row `at`, as one step.
    void insert(const QString& text, std::size_t at, const std::vector<Rule>& rules);
    void replaceAll(const QString& text, const std::vector<Rule>& rules);
    /// One step that makes the list this; rules that are kept alike are the same row.
    void restore(const QString& text, const std::vector<Rule>& rules);
    void removeRows(const std::vector<std::size_t>& rows);
    /// Puts rows, ascending, before the one that is at `to` now; size() puts them last.
    void moveRows(const std::vector<std::size_t>& rows, std::size_t to);
    void setEnabled(const std::vector<std::size_t>& rows, bool enabled);
    void setExpression(std::size_t row, const std::string& expression);

    /// Nothing while it is not known.
    void setHits(std::optional<std::map<std::string, FlowTotals>> hits);
    [[nodiscard]] const std::optional<std::map<std::string, FlowTotals>>& hits() const
    {
        return m_hits;
    }
    /// Of the rules as they are shown.
    void setWarnings(const std::vector<RuleWarning>& warnings);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
        const QModelIndex& parent) override;

Q_SIGNALS:
    /// The list or what is saved of it changed.
    void draftChanged();
    /// Rows were dragged; they begin here now.
    void rowsMoved(std::size_t first, std::size_t count);

private:
    void beforeChange(const ListChange& change);
    void afterChange(const ListChange& change);
    void examine();
    void countChanges();
    [[nodiscard]] QString text(std::size_t row, int column) const;
    [[nodiscard]] QString stateText(std::size_t row) const;
    [[nodiscard]] QString remarks(std::size_t row) const;
    [[nodiscard]] QString faultAt(std::size_t row, int column) const;
    [[nodiscard]] const FlowTotals* hitsOf(std::size_t row) const;
    [[nodiscard]] bool neverHit(std::size_t row) const;
    [[nodiscard]] QVariant sortValue(std::size_t row, int column) const;
    [[nodiscard]] QVariant decoration(std::size_t row, int column) const;
    [[nodiscard]] const RuleRow* keptRow(std::uint64_t id) const;

    ListDraft<RuleRow> m_draft;
    std::vector<Rule> m_kept;
    std::map<std::uint64_t, std::size_t> m_keptPlace; ///< by id
    std::map<std::pair<std::size_t, int>, QString> m_faults; ///< by row and column
    std::map<std::size_t, RuleWarning> m_warnings; ///< by row
    std::optional<std::map<std::string, FlowTotals>> m_hits; ///< by name
    std::vector<bool> m_moved; ///< by row
    FlowFormat m_format;
    std::uint64_t m_lastId = 0;
    int m_changes = 0;
    bool m_editable = true;
};

} // namespace nb
