// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowtext.h"
#include "ui/pivots/findingsmodel.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace nb {

/// The ranked findings with what filters them, and how many are not shown and why. GUI thread.
class FindingsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsPanel(QWidget* parent = nullptr);

    /// `remark` says what of the result is not in the rows: hidden, truncated.
    void setRows(std::vector<PivotRow> rows, HostNames names, const QString& remark);
    void setFormat(const FlowFormat& format);
    [[nodiscard]] FindingsModel& model() { return *m_model; }
    [[nodiscard]] FindingsFilter& filter() { return *m_filter; }
    [[nodiscard]] QTreeView* table() const { return m_table; }
    [[nodiscard]] QComboBox* kindBox() const { return m_kind; }
    [[nodiscard]] QComboBox* stateBox() const { return m_state; }
    [[nodiscard]] QDoubleSpinBox* scoreBox() const { return m_score; }
    [[nodiscard]] QLineEdit* textBox() const { return m_text; }
    [[nodiscard]] QString countText() const;
    /// Null when nothing is current.
    [[nodiscard]] const PivotRow* current() const;
    /// Makes the row current without telling anybody; false when the filter hides it.
    bool setCurrent(std::size_t row);
    void selectFirst();
    /// The chosen rows with exact values; all shown ones when none is chosen.
    [[nodiscard]] QString copyText(FlowTextFormat format) const;

Q_SIGNALS:
    void currentChanged();
    void menuRequested(const QPoint& globalPos);

private:
    void createFilters();
    void createTable();
    void updateCount();
    void fillKinds();

    FindingsModel* m_model;
    FindingsFilter* m_filter;
    QTreeView* m_table = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_state = nullptr;
    QDoubleSpinBox* m_score = nullptr;
    QLineEdit* m_text = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_remark = nullptr;
    bool m_quiet = false;
};

} // namespace nb
