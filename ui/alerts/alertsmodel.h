// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>

#include <memory>

namespace nb {

/// An alert with the words a table needs, made once.
struct AlertRow
{
    Alert alert {};
    QString text {};
    QString search {}; ///< lower case
};
using AlertRows = std::shared_ptr<const std::vector<AlertRow>>;
/// Worker thread.
[[nodiscard]] AlertRows makeAlertRows(std::vector<Alert> alerts);

/// What of the history is shown.
struct AlertChoice
{
    bool openOnly = false;
    AlertSeverity least = AlertSeverity::Info;
    std::optional<AlertKind> kind {};
    QString text {};
    bool operator==(const AlertChoice&) const = default;
};

/// The history of alerts, of which a choice is shown. GUI thread.
class AlertsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Time,
        Severity,
        Kind,
        Text,
        Count,
        Condition,
        Acknowledged,
        ColumnCount,
    };

    explicit AlertsModel(QObject* parent = nullptr);

    void setRows(AlertRows rows);
    void setChoice(const AlertChoice& choice);
    [[nodiscard]] const AlertChoice& choice() const { return m_choice; }
    void setFormat(const FlowFormat& format);
    [[nodiscard]] std::size_t total() const { return m_rows->size(); }
    /// Null when there is no such row.
    [[nodiscard]] const Alert* at(int row) const;
    [[nodiscard]] int rowOf(std::int64_t id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void rebuild();
    [[nodiscard]] bool isShown(const AlertRow& row) const;
    [[nodiscard]] QString text(const AlertRow& row, int column) const;
    [[nodiscard]] QVariant exact(const AlertRow& row, int column) const;
    [[nodiscard]] QString tip(const AlertRow& row, int column) const;

    AlertRows m_rows;
    std::vector<std::uint32_t> m_shown;
    AlertChoice m_choice;
    int m_sortColumn = Time;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    FlowFormat m_format;
};

} // namespace nb
