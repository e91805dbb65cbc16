// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/collectors/collectorcontroller.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>

namespace nb {

/// The sources with what they have received. Rows keep their place while numbers change. GUI
/// thread.
class SourcesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        State,
        Source,
        Received,
        Dropped,
        Buffer,
        Sessions,
        Allowed,
        ColumnCount,
    };
    explicit SourcesModel(CollectorController& controller, QObject* parent = nullptr);

    void setFormat(const FlowFormat& format);
    /// The source of a row; 0 for none.
    [[nodiscard]] int keyAt(int row) const;
    /// Its row; -1 when there is none.
    [[nodiscard]] int rowOf(int key) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    void updateRows();
    void updateNumbers();
    [[nodiscard]] QString text(const CollectorSource& source, int column) const;
    [[nodiscard]] QString tip(const CollectorSource& source, int column) const;
    [[nodiscard]] QString dropsTip(const SourceStatus& status) const;

    CollectorController& m_controller;
    FlowFormat m_format;
    std::vector<int> m_keys;
};

/// The granted buffer is smaller than what was asked for.
[[nodiscard]] bool isBufferCapped(const SourceStatus& status);

} // namespace nb
