// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/budgetcurve.h"

#include "ui/theme/theme.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QKeyEvent>
#include <QLineSeries>
#include <QScatterSeries>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace nb {

BudgetCurve::BudgetCurve(QWidget* parent)
    : QWidget(parent)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_line(new QLineSeries(this))
    , m_points(new QScatterSeries(this))
    , m_present(new QScatterSeries(this))
    , m_x(new QValueAxis(this))
    , m_y(new QValueAxis(this))
{
    constexpr double kPoint = 9;
    setAccessibleName(tr("Rules against over-permission"));
    setFocusPolicy(Qt::StrongFocus);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_chart->setMargins({2, 2, 2, 2});
    m_chart->legend()->hide();
    m_chart->setTitle(tr("Fewer rules permit more that was never seen: click a point to take its "
                         "budget"));
    m_points->setMarkerSize(kPoint);
    m_present->setMarkerSize(kPoint * 1.8);
    m_present->setMarkerShape(QScatterSeries::MarkerShapeRectangle);
    m_x->setTitleText(tr("Over-permission, %"));
    m_y->setTitleText(tr("Rules"));
    m_y->setLabelFormat(QStringLiteral("%d"));
    m_x->setLabelFormat(QStringLiteral("%.1f"));
    for (QXYSeries* series : std::initializer_list<QXYSeries*> {m_line, m_points, m_present})
        m_chart->addSeries(series);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    for (QXYSeries* series : std::initializer_list<QXYSeries*> {m_line, m_points, m_present}) {
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }
    connect(m_points, &QScatterSeries::clicked, this, &BudgetCurve::choose);
    connect(m_points, &QScatterSeries::hovered, this, [this](const QPointF& at, bool in) {
        if (in)
            QToolTip::showText(QCursor::pos(),
                tr("%1 rules, %2 % over-permission").arg(at.y()).arg(at.x(), 0, 'f', 2), this);
    });
    updateColors();
}

void BudgetCurve::setCurve(
    const std::vector<scope::CurvePoint>& curve, const scope::CurvePoint& present)
{
    constexpr double kPercent = 100;
    m_curve = curve;
    m_marked = -1;
    m_line->clear();
    m_points->clear();
    m_present->clear();
    double right = 1;
    double top = static_cast<double>(present.rules);
    for (const scope::CurvePoint& point : curve) {
        const QPointF at(point.overPermission * kPercent, static_cast<double>(point.rules));
        m_line->append(at);
        m_points->append(at);
        right = std::max(right, at.x());
        top = std::max(top, at.y());
    }
    m_present->append(present.overPermission * kPercent, static_cast<double>(present.rules));
    right = std::max(right, present.overPermission * kPercent);
    m_x->setRange(0, right * 1.05);
    m_y->setRange(0, std::max(1.0, std::ceil(top * 1.1)));
}

void BudgetCurve::choose(const QPointF& at)
{
    Q_EMIT chosen(at.x() / 100);
}

void BudgetCurve::mark(int index)
{
    m_marked = std::clamp(index, 0, static_cast<int>(m_curve.size()) - 1);
    const scope::CurvePoint& point = m_curve[static_cast<std::size_t>(m_marked)];
    const QPointF at(point.overPermission * 100, static_cast<double>(point.rules));
    QToolTip::showText(m_view->mapToGlobal(m_chart->mapToPosition(at, m_points).toPoint()),
        tr("%1 rules, %2 % over-permission").arg(at.y()).arg(at.x(), 0, 'f', 2), this);
}

void BudgetCurve::keyPressEvent(QKeyEvent* event)
{
    if (m_curve.empty())
        QWidget::keyPressEvent(event);
    else if (event->key() == Qt::Key_Right)
        mark(m_marked + 1);
    else if (event->key() == Qt::Key_Left)
        mark(m_marked - 1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_marked >= 0)
        Q_EMIT chosen(m_curve[static_cast<std::size_t>(m_marked)].overPermission);
    else
        QWidget::keyPressEvent(event);
}

void BudgetCurve::updateColors()
{
    const auto colour = [this](ColorRole role) { return themeColor(role, this); };
    m_chart->setBackgroundBrush(colour(ColorRole::Surface));
    m_chart->setBackgroundRoundness(0);
    m_chart->setTitleBrush(colour(ColorRole::Text));
    m_view->setBackgroundBrush(colour(ColorRole::Surface));
    m_line->setPen(QPen(colour(ColorRole::SeriesForward), 2));
    m_points->setColor(colour(ColorRole::SeriesForward));
    m_points->setBorderColor(colour(ColorRole::Surface));
    m_present->setColor(colour(ColorRole::SeriesReverse));
    m_present->setBorderColor(colour(ColorRole::Surface));
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setLabelsColor(colour(ColorRole::TextMuted));
        axis->setTitleBrush(colour(ColorRole::TextMuted));
        axis->setGridLineColor(colour(ColorRole::GridLine));
        axis->setLinePenColor(colour(ColorRole::Border));
    }
}

void BudgetCurve::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        updateColors();
    QWidget::changeEvent(event);
}

} // namespace nb
