// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QUndoStack;

namespace nb {

/// What a draft looks like from outside.
struct DraftState
{
    int changes = 0; ///< rows that differ from what is kept
    int faults = 0; ///< cells that cannot be kept as they are
    bool saving = false;
    QString obstacle {}; ///< why nothing can be changed; empty when it can

    bool operator==(const DraftState&) const = default;
};

/// Says what of a page is not saved yet, and saves it, gives it up, or takes back the last step.
/// GUI thread.
class DraftBar : public QWidget
{
    Q_OBJECT
public:
    /// `stack` outlives the bar.
    DraftBar(QUndoStack& stack, QWidget* parent = nullptr);

    void setState(const DraftState& state);
    [[nodiscard]] const DraftState& state() const { return m_state; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QPushButton* discardButton() const { return m_discard; }

Q_SIGNALS:
    void saveRequested();
    void discardRequested();
    /// The words about cells that cannot be kept were clicked.
    void faultRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateWords();
    void updateUndo();

    QUndoStack& m_stack;
    DraftState m_state;
    QLabel* m_mark;
    QLabel* m_text;
    QToolButton* m_faults;
    QToolButton* m_undo;
    QToolButton* m_redo;
    QPushButton* m_discard;
    QPushButton* m_save;
};

} // namespace nb
