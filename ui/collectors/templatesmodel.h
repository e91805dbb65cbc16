// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collectorstatus.h"
#include "ui/flows/flowformat.h"

#include <QAbstractItemModel>

#include <optional>
#include <vector>

namespace nb {

/// The templates of one exporter, each with its fields below it. A newer status changes rows in
/// place; what is expanded stays so. GUI thread.
class TemplatesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name, ///< template id; name of a field
        Kind, ///< of a template: data or options; of a field: its length
        Records,
        Defined,
        Refreshed,
        ColumnCount,
    };
    explicit TemplatesModel(QObject* parent = nullptr);

    /// The templates of `exporter` in the status; none for nullopt.
    void setStatus(const CollectorStatus& status, const std::optional<ExporterId>& exporter);
    void setFormat(const FlowFormat& format);

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString templateText(const TemplateStatus& status, int column) const;
    [[nodiscard]] QString fieldText(const TemplateStatus::Field& field, int column) const;

    std::vector<TemplateStatus> m_templates;
    std::optional<ExporterId> m_exporter;
    FlowFormat m_format;
};

} // namespace nb
