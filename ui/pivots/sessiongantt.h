// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowformat.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <string>
#include <vector>

namespace nb {

/// One session of a Gantt chart.
struct GanttBar
{
    std::string id {};
    QString label {}; ///< `10.0.0.1 → 10.0.0.2`
    QString service {}; ///< written on the bar
    std::int64_t start = 0; ///< µs since 1970
    std::int64_t end = 0;
    bool parent = false; ///< of the link that is looked at
    bool child = false;
};

/// Sessions above one another on one time axis, with a line where the child of the link starts.
/// Arrow keys walk through them. GUI thread.
class SessionGantt : public QWidget
{
    Q_OBJECT
public:
    explicit SessionGantt(QWidget* parent = nullptr);

    void setBars(std::vector<GanttBar> bars);
    [[nodiscard]] const std::vector<GanttBar>& bars() const { return m_bars; }
    void setFormat(const FlowFormat& format);
    [[nodiscard]] const std::string& current() const { return m_current; }
    void setCurrent(const std::string& id);

    /// Where a bar is drawn; empty for an unknown one.
    [[nodiscard]] QRectF barRect(const std::string& id) const;
    /// Times of the axis, µs since 1970, and what is written there.
    [[nodiscard]] std::vector<std::pair<std::int64_t, QString>> ticks() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A click, or the keyboard.
    void barChosen(const std::string& id);
    void barMenuRequested(const QPoint& globalPos, const std::string& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] double labelWidth() const;
    [[nodiscard]] double xOf(std::int64_t time) const;
    [[nodiscard]] int rowAt(const QPointF& pos) const;
    [[nodiscard]] QRectF barRectOf(std::size_t row) const;
    [[nodiscard]] QString timeText(std::int64_t time, bool milliseconds) const;
    [[nodiscard]] QString tip(const GanttBar& bar) const;
    void choose(int row);
    void paintAxis(QPainter& painter) const;
    void paintRow(QPainter& painter, std::size_t row) const;
    void describe();

    std::vector<GanttBar> m_bars;
    std::string m_current;
    FlowFormat m_format;
    std::int64_t m_begin = 0;
    std::int64_t m_end = 1;
};

} // namespace nb
