// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowformat.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace nb {

/// Flows over time, and a window on them: drag to brush one, drag it to move it, its ends to change
/// it. GUI thread.
class TimeWindowPlot : public QWidget
{
    Q_OBJECT
public:
    explicit TimeWindowPlot(QWidget* parent = nullptr);

    /// Counts of equal parts of [begin, end], µs since 1970.
    void setHistogram(std::vector<std::uint32_t> counts, std::int64_t begin, std::int64_t end);
    [[nodiscard]] std::int64_t begin() const { return m_begin; }
    [[nodiscard]] std::int64_t end() const { return m_end; }
    [[nodiscard]] std::int64_t from() const { return m_from; }
    [[nodiscard]] std::int64_t to() const { return m_to; }
    /// The window shows everything.
    [[nodiscard]] bool isWhole() const { return m_from <= m_begin && m_to >= m_end; }
    /// Kept within what there is.
    void setWindow(std::int64_t from, std::int64_t to);
    void reset() { setWindow(m_begin, m_end); }
    [[nodiscard]] double xOf(std::int64_t time) const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void windowChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag
    {
        None,
        Brush,
        Move,
        From,
        To,
    };
    [[nodiscard]] std::int64_t timeAt(double x) const;
    [[nodiscard]] Drag dragAt(double x) const;
    void moveBy(std::int64_t by);

    std::vector<std::uint32_t> m_counts;
    std::int64_t m_begin = 0;
    std::int64_t m_end = 1;
    std::int64_t m_from = 0;
    std::int64_t m_to = 1;
    Drag m_drag = Drag::None;
    std::int64_t m_pressed = 0;
    std::int64_t m_pressedFrom = 0;
    std::int64_t m_pressedTo = 0;
};

/// The plot with its controls: play, the whole time, analyse this time only. GUI thread.
class TimeWindowStrip : public QWidget
{
    Q_OBJECT
public:
    explicit TimeWindowStrip(QWidget* parent = nullptr);

    [[nodiscard]] TimeWindowPlot* plot() const { return m_plot; }
    void setFormat(const FlowFormat& format);
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    void play(bool on);

Q_SIGNALS:
    void windowChanged();
    /// Only the window is to be analysed.
    void rangeRequested(const nb::TimeRange& range);

private:
    void step();
    void updateText();

    TimeWindowPlot* m_plot;
    QToolButton* m_play;
    QToolButton* m_whole;
    QToolButton* m_only;
    QLabel* m_text;
    QTimer m_timer;
    FlowFormat m_format;
};

} // namespace nb
