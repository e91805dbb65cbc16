// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <deque>
#include <vector>

namespace nb {

/// The newest flows of a live search, oldest first, never more than the cap: for each one that is
/// too many the oldest leaves. Columns are those of FlowTableModel. GUI thread.
class LiveFlowModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role
    {
        ExactRole = Qt::UserRole + 1, ///< the exact text, as copied
    };
    static constexpr int kDefaultCap = 10'000;

    explicit LiveFlowModel(QObject* parent = nullptr);

    void setCap(int rows);
    [[nodiscard]] int cap() const { return m_cap; }
    /// Appends the rows of the batches; gives how many rows left.
    std::uint64_t append(const std::vector<FlowBatchPtr>& batches);
    void clear();
    void setFormat(const FlowFormat& format);

    struct Place
    {
        FlowBatchPtr batch; ///< null when there is no such row
        std::size_t row = 0;
    };
    [[nodiscard]] Place place(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Part
    {
        FlowBatchPtr batch;
        std::uint64_t first = 0; ///< number of its row 0 among all flows that ever came
    };
    void removeOldest(int rows);

    std::deque<Part> m_parts;
    std::uint64_t m_firstRow = 0; ///< number of the oldest row that is shown
    std::uint64_t m_nextRow = 0; ///< number of the next one to come
    int m_cap = kDefaultCap;
    FlowFormat m_format;
};

} // namespace nb
