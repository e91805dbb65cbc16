// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetimporter.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace nb {

/// Asks what the columns of a table about assets hold, above the first rows of the table. GUI
/// thread.
class AssetColumnsDialog : public QDialog
{
    Q_OBJECT
public:
    /// `columns` are chosen at first, as many as the header has.
    AssetColumnsDialog(const QString& file, const AssetTableHead& head,
        const AssetColumnFields& columns, QWidget* parent = nullptr);

    [[nodiscard]] AssetColumnFields columns() const;
    [[nodiscard]] bool overwrite() const;
    /// Why the choice cannot be used; empty when it can.
    [[nodiscard]] QString fault() const;
    /// What is odd about the choice, else what it will do.
    [[nodiscard]] QString remark() const;

    [[nodiscard]] QComboBox* box(int column) const;
    [[nodiscard]] QTableWidget* table() const { return m_table; }
    [[nodiscard]] QPushButton* importButton() const { return m_import; }

private:
    void fill(const AssetColumnFields& columns);
    void arrange(const QString& file);
    void check();

    AssetTableHead m_head;
    QTableWidget* m_table;
    QCheckBox* m_overwrite;
    QLabel* m_remark;
    QPushButton* m_import = nullptr;
};

} // namespace nb
