// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotrow.h"
#include "ui/pivots/pivottext.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <optional>
#include <vector>

namespace nb {

/// Findings as a table, best first. GUI thread.
class FindingsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Score,
        Kind,
        Hosts,
        Services,
        Time,
        Duration,
        Count,
        Verdict,
        ColumnCount,
    };
    enum Role
    {
        SortRole = Qt::UserRole, ///< raw values
    };

    explicit FindingsModel(QObject* parent = nullptr);

    void setRows(std::vector<PivotRow> rows, HostNames names);
    void setFormat(const FlowFormat& format);
    [[nodiscard]] const std::vector<PivotRow>& rows() const { return m_rows; }
    [[nodiscard]] const PivotRow& at(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] const HostNames& names() const { return m_names; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    /// The cell as it is copied: exact, addresses instead of names.
    [[nodiscard]] QString exactText(int row, int column) const;

private:
    [[nodiscard]] QString text(const PivotRow& row, int column) const;
    [[nodiscard]] QVariant sortValue(const PivotRow& row, int column) const;

    std::vector<PivotRow> m_rows;
    HostNames m_names;
    FlowFormat m_format;
};

/// The findings a user wants to see. GUI thread.
class FindingsFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit FindingsFilter(FindingsModel& model, QObject* parent = nullptr);

    void setKind(std::optional<PivotRowKind> kind);
    /// Nothing: whatever was decided.
    void setState(std::optional<PivotRowState> state);
    void setMinScore(double score);
    /// Part of a host, name, service or kind.
    void setText(const QString& text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    FindingsModel& m_model;
    std::optional<PivotRowKind> m_kind;
    std::optional<PivotRowState> m_state = PivotRowState::Open;
    double m_minScore = 0;
    QString m_text;
};

} // namespace nb
