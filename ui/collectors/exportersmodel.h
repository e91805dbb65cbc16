// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collectorstatus.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>
#include <QList>

#include <map>
#include <vector>

namespace nb {

/// The exporters as they come, each with its rate of the last five minutes. A newer status changes
/// rows in place, so that selection and scrolling stay. GUI thread.
class ExportersModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Exporter,
        State,
        Domain,
        Protocol,
        Rate,
        Records,
        Flows,
        Lost,
        Dropped,
        Duplicates,
        Restarts,
        Sampling,
        ClockOffset,
        LastSeen,
        ColumnCount,
    };
    enum Role
    {
        HistoryRole = Qt::UserRole + 1, ///< QList<float>, flows/s, oldest first
        SortRole,
    };
    /// One a second; five minutes.
    static constexpr qsizetype kHistory = 300;

    explicit ExportersModel(QObject* parent = nullptr);

    void setStatus(const CollectorStatus& status);
    void setFormat(const FlowFormat& format);
    /// Null when there is no such row.
    [[nodiscard]] const ExporterStatus* at(int row) const;
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const ExporterId& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        ExporterStatus status;
        QList<float> history;
        bool seen = false;
    };
    void note(Row& row, const ExporterStatus& status, double seconds);
    void removeGone();
    [[nodiscard]] QString text(const Row& row, int column) const;
    [[nodiscard]] QString tip(const Row& row, int column) const;
    [[nodiscard]] QVariant sortValue(const Row& row, int column) const;
    [[nodiscard]] QIcon icon(const Row& row) const;

    std::vector<Row> m_rows;
    std::map<ExporterId, std::size_t> m_places;
    FlowFormat m_format;
    Timestamp m_taken {};
    Timestamp m_started {};
};

} // namespace nb
