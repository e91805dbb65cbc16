// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filternodewidget.h"

#include "ui/filter/filterdraghandle.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace nb {

FilterNodeWidget::FilterNodeWidget(QWidget* parent)
    : QWidget(parent)
{
}

QWidget* FilterNodeWidget::makeHandle()
{
    auto* handle = new FilterDragHandle(this);
    connect(handle, &FilterDragHandle::dragged, this, &FilterNodeWidget::dragged);
    connect(handle, &FilterDragHandle::dropped, this, &FilterNodeWidget::dropped);
    connect(handle, &FilterDragHandle::cancelled, this, &FilterNodeWidget::dragCancelled);
    return handle;
}

void FilterNodeWidget::addButtons(QHBoxLayout* row)
{
    const auto add = [&](const QString& icon, const QString& glyph, const QString& tip) {
        auto* button = new QToolButton(this);
        button->setIcon(themeIcon(icon));
        button->setText(glyph);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
        return button;
    };
    connect(add({}, QStringLiteral("▲"), tr("Move up (Ctrl+Shift+Up)")), &QToolButton::clicked,
        this, [this] { Q_EMIT moveRequested(-1); });
    connect(add({}, QStringLiteral("▼"), tr("Move down (Ctrl+Shift+Down)")), &QToolButton::clicked,
        this, [this] { Q_EMIT moveRequested(1); });
    connect(add(QStringLiteral("edit-copy"), QStringLiteral("×2"), tr("Duplicate (Ctrl+D)")),
        &QToolButton::clicked, this, &FilterNodeWidget::duplicateRequested);
    connect(add(QStringLiteral("list-remove"), QStringLiteral("✕"), tr("Delete (Ctrl+Del)")),
        &QToolButton::clicked, this, &FilterNodeWidget::removeRequested);
}

bool FilterNodeWidget::handleKey(const QKeyEvent& event)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    if (control && shift && event.key() == Qt::Key_Up)
        Q_EMIT moveRequested(-1);
    else if (control && shift && event.key() == Qt::Key_Down)
        Q_EMIT moveRequested(1);
    else if (control && event.key() == Qt::Key_D)
        Q_EMIT duplicateRequested();
    else if (control && event.key() == Qt::Key_Delete)
        Q_EMIT removeRequested();
    else
        return false;
    return true;
}

void FilterNodeWidget::addKeys(const QList<QWidget*>& fields)
{
    for (QWidget* field : fields)
        field->installEventFilter(this);
}

bool FilterNodeWidget::eventFilter(QObject* watched, QEvent* event)
{
    // Boxes and edits have uses of their own for some of these keys, so they are asked before.
    if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent*>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

void FilterNodeWidget::keyPressEvent(QKeyEvent* event)
{
    if (!handleKey(*event))
        QWidget::keyPressEvent(event);
}

} // namespace nb
