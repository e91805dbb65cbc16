// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filtergroupwidget.h"

#include "ui/filter/filterrowwidget.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

using Kind = FilterNode::Kind;

constexpr int kMaxDepth = 8; ///< of groups; deeper parts become text

/// Rows and groups a filter needs, counted no further than `limit`.
int partsOf(const FilterPtr& filter, int limit)
{
    int parts = 1;
    for (const FilterPtr& child : filter->children)
        if (parts <= limit)
            parts += partsOf(child, limit - parts);
    return parts;
}

} // namespace

FilterGroupWidget::FilterGroupWidget(bool outermost, QWidget* parent)
    : FilterNodeWidget(parent)
    , m_outermost(outermost)
    , m_join(new QComboBox(this))
{
    m_join->addItem(tr("All of these hold (and)"));
    m_join->addItem(tr("Any of these holds (or)"));
    m_join->addItem(tr("None of these holds (not)"));
    m_join->setAccessibleName(tr("How the conditions are joined"));
    auto* addCondition = new QToolButton(this);
    addCondition->setText(tr("+ Condition"));
    addCondition->setToolTip(tr("Add a condition to this group"));
    auto* addInner = new QToolButton(this);
    addInner->setText(tr("+ Group"));
    addInner->setToolTip(tr("Add a group within this group"));
    for (QToolButton* button : {addCondition, addInner})
        button->setFocusPolicy(Qt::StrongFocus);

    auto* header = new QHBoxLayout;
    if (!m_outermost)
        header->addWidget(makeHandle());
    header->addWidget(m_join);
    header->addWidget(addCondition);
    header->addWidget(addInner);
    header->addStretch(1);
    if (!m_outermost) {
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(0);
        addButtons(buttons);
        addKeys({m_join});
        header->addLayout(buttons);
    }
    auto* side = new QFrame(this);
    side->setFrameShape(QFrame::VLine);
    m_layout = new QVBoxLayout;
    m_layout->setContentsMargins(0, 0, 0, 0);
    auto* body = new QHBoxLayout;
    body->setContentsMargins(fontMetrics().averageCharWidth(), 0, 0, 0);
    body->addWidget(side);
    body->addLayout(m_layout, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(header);
    layout->addLayout(body);

    connect(m_join, &QComboBox::currentIndexChanged, this, &FilterNodeWidget::edited);
    connect(addCondition, &QToolButton::clicked, this, &FilterGroupWidget::addRow);
    connect(addInner, &QToolButton::clicked, this, &FilterGroupWidget::addGroup);
}

void FilterGroupWidget::setFilter(const FilterPtr& filter, int& rowsLeft, int depth)
{
    Join join = Join::All;
    std::vector<FilterPtr> parts;
    if (filter && depth == 0 && partsOf(filter, rowsLeft) > rowsLeft) {
        parts = {filter}; // too much for rows: one part, as text
    } else if (filter && filter->kind == Kind::And) {
        parts = filter->children;
    } else if (filter && filter->kind == Kind::Or) {
        join = Join::Any;
        parts = filter->children;
    } else if (filter && filter->kind == Kind::Not
        && filter->children.front()->kind != Kind::Condition) {
        join = Join::None;
        const FilterPtr& inner = filter->children.front();
        parts = inner->kind == Kind::Or ? inner->children : filter->children;
    } else if (filter) {
        parts = {filter};
    }
    m_join->setCurrentIndex(static_cast<int>(join));
    for (const FilterPtr& part : parts)
        addPart(part, rowsLeft, depth + 1);
}

void FilterGroupWidget::addPart(const FilterPtr& filter, int& rowsLeft, int depth)
{
    insert(makePart(filter, rowsLeft, depth), m_parts.size());
}

FilterNodeWidget* FilterGroupWidget::makePart(const FilterPtr& filter, int& rowsLeft, int depth)
{
    --rowsLeft;
    const bool negated
        = filter->kind == Kind::Not && filter->children.front()->kind == Kind::Condition;
    if (filter->kind == Kind::Condition || negated) {
        const FilterPtr& condition = negated ? filter->children.front() : filter;
        auto* row = new FilterRowWidget(this);
        if (rowsLeft >= 0 && row->setCondition(condition->condition, negated))
            return row;
        delete row;
    } else if (depth <= kMaxDepth && partsOf(filter, rowsLeft) <= rowsLeft) {
        auto* group = new FilterGroupWidget(false, this);
        group->setFilter(filter, rowsLeft, depth);
        return group;
    }
    return new FilterExpressionWidget(filter, this);
}

void FilterGroupWidget::insert(FilterNodeWidget* part, std::size_t index)
{
    part->setParent(this);
    part->setStore(m_store);
    m_parts.insert(m_parts.begin() + static_cast<std::ptrdiff_t>(index), part);
    m_layout->insertWidget(static_cast<int>(index), part);
    part->show();
    connect(part, &FilterNodeWidget::edited, this, &FilterNodeWidget::edited);
    connect(part, &FilterNodeWidget::removeRequested, this, [this, part] { remove(part); });
    connect(part, &FilterNodeWidget::duplicateRequested, this, [this, part] { duplicate(part); });
    connect(
        part, &FilterNodeWidget::moveRequested, this, [this, part](int step) { move(part, step); });
    connectDrag(part);
}

void FilterGroupWidget::take(FilterNodeWidget* part)
{
    std::erase(m_parts, part);
    m_layout->removeWidget(part);
    part->disconnect(this);
}

void FilterGroupWidget::remove(FilterNodeWidget* part)
{
    const std::size_t index = indexOf(part);
    take(part);
    part->hide();
    part->deleteLater(); // it is the sender
    if (!m_parts.empty())
        m_parts[std::min(index, m_parts.size() - 1)]->firstField()->setFocus();
    else
        m_join->setFocus();
    Q_EMIT edited();
}

void FilterGroupWidget::duplicate(FilterNodeWidget* part)
{
    const auto filter = part->filter();
    if (!filter || !*filter)
        return; // what is not a condition yet has no twin
    int rows = 200;
    FilterNodeWidget* twin = makePart(*filter, rows, 1);
    insert(twin, indexOf(part) + 1);
    twin->firstField()->setFocus();
    Q_EMIT edited();
}

FilterGroupWidget* FilterGroupWidget::outerGroup() const
{
    return m_outermost ? nullptr : qobject_cast<FilterGroupWidget*>(parentWidget());
}

std::size_t FilterGroupWidget::indexOf(const FilterNodeWidget* part) const
{
    return static_cast<std::size_t>(std::ranges::find(m_parts, part) - m_parts.begin());
}

void FilterGroupWidget::move(FilterNodeWidget* part, int step)
{
    // Past the ends a part leaves its group; towards a group beside it, it enters that one.
    const std::size_t index = indexOf(part);
    const bool atEnd = step < 0 ? index == 0 : index + 1 == m_parts.size();
    if (atEnd) {
        FilterGroupWidget* outer = outerGroup();
        if (!outer)
            return;
        take(part);
        outer->insert(part, outer->indexOf(this) + (step < 0 ? 0 : 1));
    } else {
        FilterNodeWidget* neighbour = m_parts[step < 0 ? index - 1 : index + 1];
        take(part);
        if (auto* group = qobject_cast<FilterGroupWidget*>(neighbour))
            group->insert(part, step < 0 ? group->m_parts.size() : 0);
        else
            insert(part, step < 0 ? index - 1 : index + 1);
    }
    part->firstField()->setFocus();
    Q_EMIT edited();
}

void FilterGroupWidget::addRow()
{
    auto* row = new FilterRowWidget(this);
    insert(row, m_parts.size());
    row->firstField()->setFocus();
    Q_EMIT edited();
}

void FilterGroupWidget::addGroup()
{
    auto* group = new FilterGroupWidget(false, this);
    insert(group, m_parts.size());
    group->addRow();
}

Result<FilterPtr> FilterGroupWidget::filter() const
{
    std::vector<FilterPtr> filters;
    for (const FilterNodeWidget* part : m_parts) {
        const auto filter = part->filter();
        if (!filter)
            return filter.error();
        if (*filter)
            filters.push_back(*filter);
    }
    if (filters.empty())
        return FilterPtr();
    switch (static_cast<Join>(m_join->currentIndex())) {
    case Join::Any:
        return FilterNode::makeOr(std::move(filters));
    case Join::None:
        return FilterNode::makeNot(FilterNode::makeOr(std::move(filters)));
    case Join::All:
        break;
    }
    return FilterNode::makeAnd(std::move(filters));
}

int FilterGroupWidget::faults() const
{
    int count = 0;
    for (const FilterNodeWidget* part : m_parts) {
        if (const auto* group = qobject_cast<const FilterGroupWidget*>(part))
            count += group->faults();
        else if (!part->filter())
            ++count;
    }
    return count;
}

void FilterGroupWidget::setStore(const FlowStorePtr& store)
{
    m_store = store;
    for (FilterNodeWidget* part : m_parts)
        part->setStore(store);
}

QWidget* FilterGroupWidget::firstField() const
{
    return m_join;
}

} // namespace nb
