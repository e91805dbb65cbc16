// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPlainTextEdit>

namespace nb {

/// A single line of filter text whose faulty spot can be underlined. Enter submits; Tab leaves.
/// What is pasted or dropped becomes one line. GUI thread.
class FilterEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit FilterEditor(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const { return toPlainText(); }
    /// Replaces the text; can be undone.
    void setText(const QString& text);
    /// Replaces a part (UTF-16 units) and puts the cursor behind it; can be undone.
    void replace(qsizetype from, qsizetype length, const QString& by);
    [[nodiscard]] qsizetype cursorPosition() const { return textCursor().position(); }
    void setCursorPosition(qsizetype position);
    void setBackground(ColorRole role);
    /// Underlines a spot (UTF-16 units); at the end of the text the last character.
    void markSpot(qsizetype from, qsizetype length, ColorRole role);
    void clearMark();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user changed the text: typed, pasted, dropped, undone.
    void textEdited();
    void submitted();
    void completionRequested();
    void historyRequested();
    void escaped();
    /// Text that is a whole filter was dropped from elsewhere; it was not inserted.
    void filterDropped(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void applyColors();

    bool m_replacing = false; ///< the change of text is the program's
    ColorRole m_background = ColorRole::Surface;
};

} // namespace nb
