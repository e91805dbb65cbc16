// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"
#include "ui/flows/flowformat.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;

namespace nb {

class TimelineView;

/// Traffic over time with its controls: what is counted, scale, time zone. Drag a range to filter
/// in time, wheel to zoom. It holds no query: whoever owns it answers the signals with
/// setTimeline() and setSelection(). GUI thread.
class TimelineChart : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineChart(QWidget* parent = nullptr);

    void setTimeline(const Timeline& timeline, TimeRange shown);
    /// The band; unbounded shows none.
    void setSelection(TimeRange selection);
    /// Units of bytes and the time zone, which the box shows; choosing another there asks for it
    /// by zoneChosen().
    void setFormat(const DisplayOptions& options);
    [[nodiscard]] TimelineView* plot() const { return m_plot; }

Q_SIGNALS:
    /// Half-open, on bucket edges; unbounded when the selection was taken back.
    void rangeSelected(nb::TimeRange range);
    /// The part of time to show next, with finer or coarser buckets; unbounded for everything.
    void zoomRequested(nb::TimeRange range);
    /// Whoever owns the preferences answers with setFormat().
    void zoneChosen(bool local);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createControls();
    void connectSignals();
    void showZone(bool local);
    void updateLegend();
    void updateSelectionText();
    void updateDescription();

    TimelineView* m_plot = nullptr;
    QComboBox* m_metric = nullptr;
    QComboBox* m_zone = nullptr;
    QCheckBox* m_logarithmic = nullptr;
    QLabel* m_legend = nullptr;
    QLabel* m_selectionText = nullptr;
    QToolButton* m_clear = nullptr;
    QToolButton* m_showAll = nullptr;
    TimeRange m_selection;
    DisplayOptions m_options;
};

} // namespace nb
