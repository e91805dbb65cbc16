// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filter/filternodewidget.h"

#include <vector>

class QComboBox;
class QFrame;
class QVBoxLayout;

namespace nb {

/// Several parts joined: all of them hold, any holds, none holds. The outermost group of the
/// builder cannot be moved or deleted. GUI thread.
class FilterGroupWidget : public FilterNodeWidget
{
    Q_OBJECT
public:
    enum class Join
    {
        All,
        Any,
        None,
    };

    FilterGroupWidget(bool outermost, QWidget* parent = nullptr);

    /// Shows a filter; `rowsLeft` is how many more rows may be made, parts beyond it (and parts
    /// nested deeply) become text. Any filter fits, none is changed by being shown.
    void setFilter(const FilterPtr& filter, int& rowsLeft, int depth = 0);

    [[nodiscard]] Result<FilterPtr> filter() const override;
    void setStore(const FlowStorePtr& store) override;
    [[nodiscard]] QWidget* firstField() const override;
    /// Rows and expressions that are not valid, in all groups beneath.
    [[nodiscard]] int faults() const;
    [[nodiscard]] const std::vector<FilterNodeWidget*>& parts() const { return m_parts; }

    void addRow();
    void addGroup();

private:
    /// Between two parts of a group; `line` is where a line there would be drawn, on the screen.
    struct DropPlace
    {
        FilterGroupWidget* group = nullptr;
        std::size_t index = 0;
        QPoint line {};
    };
    void connectDrag(FilterNodeWidget* part);
    [[nodiscard]] FilterGroupWidget* outermost();
    [[nodiscard]] DropPlace placeAt(const QPoint& at, const FilterNodeWidget* dragged);
    void showDropLine(const QPoint& at, const FilterNodeWidget* dragged);
    void hideDropLine();
    void dropPart(FilterNodeWidget* part, const QPoint& at);
    void addPart(const FilterPtr& filter, int& rowsLeft, int depth);
    void insert(FilterNodeWidget* part, std::size_t index);
    void take(FilterNodeWidget* part);
    void remove(FilterNodeWidget* part);
    void duplicate(FilterNodeWidget* part);
    void move(FilterNodeWidget* part, int step);
    [[nodiscard]] FilterNodeWidget* makePart(const FilterPtr& filter, int& rowsLeft, int depth);
    [[nodiscard]] FilterGroupWidget* outerGroup() const;
    [[nodiscard]] std::size_t indexOf(const FilterNodeWidget* part) const;

    bool m_outermost;
    QComboBox* m_join;
    QVBoxLayout* m_layout;
    std::vector<FilterNodeWidget*> m_parts; ///< in order; owned by this widget
    FlowStorePtr m_store;
    QFrame* m_dropLine = nullptr; ///< of the outermost group, made when first needed
};

} // namespace nb
