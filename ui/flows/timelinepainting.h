// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/timelinescale.h"

#include <QString>

#include <vector>

class QPainter;
class QRect;
class QWidget;

namespace nb {

/// What is drawn over the areas of a timeline. Made for one paint event; colours are the widget's.
class TimelinePainting
{
public:
    struct ValueLabel
    {
        double share; ///< height above the time axis, 0 to 1 of the plot
        QString text;
    };

    TimelinePainting(const QWidget& widget, const TimelineScale& scale, const QTimeZone& zone);

    void timeLabels(QPainter& painter) const;
    void valueLabels(QPainter& painter, const std::vector<ValueLabel>& labels) const;
    /// A range of time; `pending` while it is being chosen.
    void band(QPainter& painter, const TimeRange& range, bool pending) const;
    /// Marks a bucket and puts its facts in a box beside it.
    void readout(QPainter& painter, const TimeRange& bucket, const QString& text) const;
    void message(QPainter& painter, const QString& text) const;
    void focusRing(QPainter& painter, const QRect& area) const;
    /// Width that a label of the time axis needs.
    [[nodiscard]] static double tickWidth(const QWidget& widget);

private:
    const QWidget& m_widget;
    const TimelineScale& m_scale;
    const QTimeZone& m_zone;
};

} // namespace nb
