// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/factoring.h"

#include <QWidget>

#include <vector>

class QChart;
class QChartView;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace nb {

/// Rules against over-permission: what a smaller rule set costs. A click on a point chooses it;
/// arrow keys and Enter do the same. GUI thread.
class BudgetCurve : public QWidget
{
    Q_OBJECT
public:
    explicit BudgetCurve(QWidget* parent = nullptr);

    /// `present`: what the rules shown are.
    void setCurve(const std::vector<scope::CurvePoint>& curve, const scope::CurvePoint& present);
    [[nodiscard]] const std::vector<scope::CurvePoint>& curve() const { return m_curve; }

Q_SIGNALS:
    /// A share from 0 to 1.
    void chosen(double overPermission);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void updateColors();
    void choose(const QPointF& at);
    void mark(int index);

    std::vector<scope::CurvePoint> m_curve;
    int m_marked = -1;
    QChart* m_chart = nullptr;
    QChartView* m_view = nullptr;
    QLineSeries* m_line = nullptr;
    QScatterSeries* m_points = nullptr;
    QScatterSeries* m_present = nullptr;
    QValueAxis* m_x = nullptr;
    QValueAxis* m_y = nullptr;
};

} // namespace nb
