// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the builder that are dragged to another place, within their group or into another.
#include "ui/filter/filtergroupwidget.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFrame>
#include <QScrollArea>

namespace nb {

namespace {

constexpr int kLineWidth = 3;

QRect onScreen(const QWidget* widget)
{
    return {widget->mapToGlobal(QPoint()), widget->size()};
}

} // namespace

void FilterGroupWidget::connectDrag(FilterNodeWidget* part)
{
    connect(part, &FilterNodeWidget::dragged, this,
        [this, part](const QPoint& at) { outermost()->showDropLine(at, part); });
    connect(part, &FilterNodeWidget::dropped, this, [this, part](const QPoint& at) {
        outermost()->hideDropLine();
        dropPart(part, at);
    });
    connect(part, &FilterNodeWidget::dragCancelled, this, [this] { outermost()->hideDropLine(); });
}

FilterGroupWidget* FilterGroupWidget::outermost()
{
    FilterGroupWidget* group = this;
    while (FilterGroupWidget* outer = group->outerGroup())
        group = outer;
    return group;
}

FilterGroupWidget::DropPlace FilterGroupWidget::placeAt(
    const QPoint& at, const FilterNodeWidget* dragged)
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const QRect area = onScreen(m_parts[i]);
        auto* group = qobject_cast<FilterGroupWidget*>(m_parts[i]);
        if (group && group != dragged) {
            // in its own line or under it is within, above the middle of that line is before
            const QRect header = onScreen(group->m_join);
            if (at.y() >= header.center().y() && at.y() <= area.bottom())
                return group->placeAt(at, dragged);
        }
        if (at.y() < (group && group != dragged ? area.bottom() : area.center().y()))
            return {this, i, area.topLeft()};
    }
    const QPoint end
        = m_parts.empty() ? onScreen(m_join).bottomLeft() : onScreen(m_parts.back()).bottomLeft();
    return {this, m_parts.size(), end};
}

void FilterGroupWidget::showDropLine(const QPoint& at, const FilterNodeWidget* dragged)
{
    for (QWidget* outer = parentWidget(); outer; outer = outer->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(outer)) {
            const QPoint inside = scroll->widget()->mapFromGlobal(at);
            scroll->ensureVisible(0, inside.y(), 0, fontMetrics().height());
            break;
        }
    if (!m_dropLine) {
        m_dropLine = new QFrame(this);
        m_dropLine->setAutoFillBackground(true);
        m_dropLine->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_dropLine->setPalette(QPalette(themeColor(ColorRole::Accent, this)));
    const QPoint line = mapFromGlobal(placeAt(at, dragged).line);
    m_dropLine->setGeometry(
        line.x(), std::max(0, line.y() - kLineWidth / 2), width() - line.x(), kLineWidth);
    m_dropLine->show();
    m_dropLine->raise();
}

void FilterGroupWidget::hideDropLine()
{
    if (m_dropLine)
        m_dropLine->hide();
}

void FilterGroupWidget::dropPart(FilterNodeWidget* part, const QPoint& at)
{
    const DropPlace place = outermost()->placeAt(at, part);
    const std::size_t from = indexOf(part);
    std::size_t to = place.index;
    if (place.group == this) {
        if (to == from || to == from + 1)
            return;
        if (to > from)
            --to;
    }
    take(part);
    place.group->insert(part, to);
    part->firstField()->setFocus();
    Q_EMIT place.group->edited();
}

} // namespace nb
