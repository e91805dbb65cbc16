// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/timelinechart.h"

#include "ui/flows/quantitytext.h"
#include "ui/flows/timelineview.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace nb {

TimelineChart::TimelineChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new TimelineView(this))
{
    createControls();
    connectSignals();
    setFocusProxy(m_plot);
    updateLegend();
    updateSelectionText();
    updateDescription();
}

void TimelineChart::createControls()
{
    m_metric = new QComboBox(this);
    for (const Metric metric : {Metric::Bytes, Metric::Packets, Metric::Flows})
        m_metric->addItem(metricName(metric), static_cast<int>(metric));
    m_metric->setAccessibleName(tr("What the timeline counts"));
    m_metric->setToolTip(tr("What the timeline counts"));
    m_legend = new QLabel(this);
    m_selectionText = new QLabel(this);
    m_selectionText->setTextFormat(Qt::PlainText);
    m_clear = new QToolButton(this);
    m_clear->setText(tr("Clear selection"));
    m_clear->setToolTip(tr("Show flows of all times again (Esc)"));
    m_clear->setAutoRaise(true);
    m_logarithmic = new QCheckBox(tr("Log scale"), this);
    m_logarithmic->setToolTip(tr("Each line is ten times the one below, so small traffic shows"));
    m_zone = new QComboBox(this);
    m_zone->addItem(QStringLiteral("UTC"), false);
    m_zone->addItem(tr("Local time"), true);
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setToolTip(tr("Time zone of all times shown, as in the preferences"));
    m_showAll = new QToolButton(this);
    m_showAll->setText(tr("All time"));
    m_showAll->setToolTip(tr("Zoom out to everything (0, or double-click)"));
    m_showAll->setAutoRaise(true);

    auto* controls = new QHBoxLayout;
    controls->setContentsMargins(0, 0, 0, 0);
    controls->addWidget(m_metric);
    controls->addWidget(m_legend);
    controls->addStretch(1);
    controls->addWidget(m_selectionText);
    controls->addWidget(m_clear);
    controls->addWidget(m_logarithmic);
    controls->addWidget(m_zone);
    controls->addWidget(m_showAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(controls);
    layout->addWidget(m_plot, 1);
    setTabOrder(m_metric, m_plot);
    setTabOrder(m_plot, m_clear);
    setTabOrder(m_clear, m_logarithmic);
    setTabOrder(m_logarithmic, m_zone);
    setTabOrder(m_zone, m_showAll);
}

void TimelineChart::connectSignals()
{
    connect(m_metric, &QComboBox::currentIndexChanged, this, [this] {
        m_plot->setMetric(static_cast<Metric>(m_metric->currentData().toInt()));
        updateLegend();
        updateDescription();
    });
    connect(m_logarithmic, &QCheckBox::toggled, this, [this](bool on) {
        m_plot->setLogarithmic(on);
        updateLegend();
    });
    connect(m_zone, &QComboBox::activated, this, [this] {
        const bool local = m_zone->currentData().toBool();
        showZone(local);
        Q_EMIT zoneChosen(local);
    });
    connect(m_showAll, &QToolButton::clicked, m_plot, &TimelineView::showAll);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setSelection({});
        Q_EMIT rangeSelected({});
    });
    connect(m_plot, &TimelineView::rangeSelected, this, [this](TimeRange range) {
        setSelection(range);
        Q_EMIT rangeSelected(range);
    });
    connect(m_plot, &TimelineView::zoomRequested, this, &TimelineChart::zoomRequested);
}

void TimelineChart::setTimeline(const Timeline& timeline, TimeRange shown)
{
    m_plot->setTimeline(timeline, shown);
    updateDescription();
}

void TimelineChart::setFormat(const DisplayOptions& options)
{
    const DisplayOptions before = std::exchange(m_options, options);
    if (options.binaryBytes != before.binaryBytes)
        m_plot->setBinaryBytes(options.binaryBytes);
    showZone(options.localTime);
}

void TimelineChart::showZone(bool local)
{
    m_zone->setCurrentIndex(m_zone->findData(local));
    m_plot->setZone(local ? QTimeZone::systemTimeZone() : QTimeZone::utc());
    updateDescription();
}

void TimelineChart::setSelection(TimeRange selection)
{
    m_selection = selection;
    m_plot->setSelection(selection);
    updateSelectionText();
}

void TimelineChart::updateLegend()
{
    const auto swatch = [this](ColorRole role, const QString& text) {
        return QStringLiteral("<span style=\"color:%1\">\u25a0</span>&nbsp;%2")
            .arg(themeColor(role, this).name(), text.toHtmlEscaped());
    };
    m_legend->setTextFormat(Qt::RichText); // our own markup around escaped, translated words
    if (m_metric->currentIndex() == static_cast<int>(Metric::Flows))
        m_legend->setText(swatch(ColorRole::SeriesForward, tr("started")));
    else if (m_logarithmic->isChecked())
        m_legend->setText(swatch(ColorRole::SeriesForward, tr("both directions")));
    else
        m_legend->setText(swatch(ColorRole::SeriesForward, tr("to server"))
            + QStringLiteral("&nbsp; ") + swatch(ColorRole::SeriesReverse, tr("to client")));
}

void TimelineChart::updateSelectionText()
{
    const bool selected = !m_selection.unbounded();
    m_clear->setVisible(selected);
    m_selectionText->setVisible(selected);
    if (!selected)
        return;
    if (!m_selection.from || !m_selection.to) {
        m_selectionText->setText(tr("Time limited"));
        return;
    }
    m_selectionText->setText(
        tr("%1 selected").arg(durationText(*m_selection.to - *m_selection.from)));
}

void TimelineChart::updateDescription()
{
    m_plot->setAccessibleName(tr("Timeline"));
    m_plot->setAccessibleDescription(m_plot->summary());
}

void TimelineChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateLegend();
}

} // namespace nb
