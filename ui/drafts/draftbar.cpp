// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftbar.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QUndoStack>

namespace nb {

DraftBar::DraftBar(QUndoStack& stack, QWidget* parent)
    : QWidget(parent)
    , m_stack(stack)
    , m_mark(new QLabel(this))
    , m_text(new QLabel(this))
    , m_faults(new QToolButton(this))
    , m_undo(new QToolButton(this))
    , m_redo(new QToolButton(this))
    , m_discard(new QPushButton(tr("&Discard Changes"), this))
    , m_save(new QPushButton(themeIcon(QStringLiteral("document-save")), tr("Sa&ve"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_faults->setAutoRaise(true);
    m_faults->setFocusPolicy(Qt::StrongFocus);
    m_undo->setText(tr("Undo"));
    m_redo->setText(tr("Redo"));
    for (QToolButton* button : {m_undo, m_redo})
        button->setFocusPolicy(Qt::StrongFocus);
    m_save->setShortcut(QKeySequence::Save);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_mark);
    layout->addWidget(m_text);
    layout->addWidget(m_faults);
    layout->addStretch();
    layout->addWidget(m_undo);
    layout->addWidget(m_redo);
    layout->addWidget(m_discard);
    layout->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &DraftBar::saveRequested);
    connect(m_discard, &QPushButton::clicked, this, &DraftBar::discardRequested);
    connect(m_faults, &QToolButton::clicked, this, &DraftBar::faultRequested);
    connect(m_undo, &QToolButton::clicked, &stack, &QUndoStack::undo);
    connect(m_redo, &QToolButton::clicked, &stack, &QUndoStack::redo);
    connect(&stack, &QUndoStack::indexChanged, this, &DraftBar::updateUndo);
    connect(&stack, &QUndoStack::undoTextChanged, this, &DraftBar::updateUndo);
    connect(&stack, &QUndoStack::redoTextChanged, this, &DraftBar::updateUndo);
    updateWords();
    updateUndo();
}

QString DraftBar::text() const
{
    return m_text->text();
}

void DraftBar::setState(const DraftState& state)
{
    if (m_state == state)
        return;
    m_state = state;
    updateWords();
}

void DraftBar::updateWords()
{
    const bool dirty = m_state.changes > 0;
    QString icon = QStringLiteral("dialog-information");
    ColorRole role = ColorRole::TextMuted;
    if (!m_state.obstacle.isEmpty()) {
        m_text->setText(m_state.obstacle);
        icon = QStringLiteral("dialog-warning");
    } else if (m_state.saving) {
        m_text->setText(tr("Saving…"));
    } else if (dirty) {
        m_text->setText(tr("%Ln change(s) not saved", nullptr, m_state.changes));
        icon = QStringLiteral("dialog-warning");
        role = ColorRole::WarningText;
    } else {
        m_text->setText(tr("Everything is saved"));
    }
    const int side = fontMetrics().height();
    m_mark->setPixmap(themeIcon(icon).pixmap(side, side));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, themeColor(role, this));
    m_text->setPalette(colors);
    m_faults->setVisible(m_state.faults > 0);
    m_faults->setText(tr("%Ln cell(s) must be put right first. Show", nullptr, m_state.faults));
    const bool ready = m_state.obstacle.isEmpty() && !m_state.saving;
    m_save->setEnabled(ready && dirty && m_state.faults == 0);
    m_save->setToolTip(!m_state.obstacle.isEmpty() ? m_state.obstacle
            : m_state.faults > 0                   ? tr("A marked cell cannot be kept as it is.")
            : !dirty                               ? tr("There is nothing to save.")
                     : m_save->shortcut().toString(QKeySequence::NativeText));
    m_discard->setEnabled(ready && dirty);
    m_discard->setToolTip(
        dirty ? tr("Shows again what is saved") : tr("There is nothing to discard."));
    updateUndo();
}

void DraftBar::updateUndo()
{
    const bool ready = m_state.obstacle.isEmpty() && !m_state.saving;
    m_undo->setEnabled(ready && m_stack.canUndo());
    m_redo->setEnabled(ready && m_stack.canRedo());
    m_undo->setToolTip(m_stack.canUndo()
            ? tr("Undo: %1 (%2)")
                  .arg(m_stack.undoText(),
                      QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText))
            : tr("There is nothing to undo."));
    m_redo->setToolTip(m_stack.canRedo()
            ? tr("Redo: %1 (%2)")
                  .arg(m_stack.redoText(),
                      QKeySequence(QKeySequence::Redo).toString(QKeySequence::NativeText))
            : tr("There is nothing to redo."));
}

void DraftBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // setting a palette of a child sends none to the bar itself
    if (event->type() == QEvent::PaletteChange)
        updateWords();
}

} // namespace nb
