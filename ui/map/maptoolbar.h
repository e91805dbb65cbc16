// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphview.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QToolButton;

namespace nb {

class GraphSearchBox;

/// What the map shows and what is done with it, above the picture. GUI thread.
class MapToolbar : public QWidget
{
    Q_OBJECT
public:
    enum class Comparison
    {
        None,
        NewSince, ///< only what is new since a day
        Periods,
    };

    MapToolbar(GraphModel& model, GraphView& view, QWidget* parent = nullptr);

    [[nodiscard]] GraphSearchBox* search() const { return m_search; }
    [[nodiscard]] bool showsAssets() const;
    void setShowsAssets(bool assets);
    [[nodiscard]] bool showsOutside() const;
    void setShowsOutside(bool outside);
    /// What is outside is put together by country instead of by owner.
    [[nodiscard]] bool byCountry() const;
    void setByCountry(bool country);
    /// What is compared, in words.
    void setComparison(Comparison comparison, const QString& words);

Q_SIGNALS:
    void detailChanged();
    void countryChanged();
    void comparisonRequested(nb::MapToolbar::Comparison comparison);
    void arrangeRequested();
    void exportRequested(const QString& format);

private:
    QToolButton* addButton(const QString& icon, const QString& text, const QString& tip);
    void createCompare();
    void createExport();

    QComboBox* m_detail = nullptr;
    QCheckBox* m_outside = nullptr;
    QComboBox* m_worldBy = nullptr;
    QToolButton* m_compare = nullptr;
    QToolButton* m_export = nullptr;
    GraphSearchBox* m_search = nullptr;
};

} // namespace nb
