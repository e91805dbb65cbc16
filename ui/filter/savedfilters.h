// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filter/filterlibrary.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace nb {

/// The saved filters as a menu (apply, save, rename, delete, export, import) and as a row of chips.
/// Says what happened through message(). GUI thread.
class SavedFilters : public QWidget
{
    Q_OBJECT
public:
    SavedFilters(FilterLibrary& library, QToolButton* menuButton, QWidget* parent);

    /// Asks for a name and saves the text under it; the menu button is where it asks.
    void saveText(const QString& text);
    /// Adds the filters of a file that save-to-file made.
    void importFile(const QString& path);
    void exportFile(const QString& path);
    void removeSaved(const QString& name);

Q_SIGNALS:
    void chosen(const QString& text);
    void saveRequested();
    /// `undo`, when set, is offered as a link.
    void message(const QString& text, bool failed, const std::function<void()>& undo);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuildChips();
    void fillMenu();
    void chipMenu(const SavedFilter& filter, const QPoint& position);
    void askName(const QString& name);
    void askImport();
    void askExport();

    FilterLibrary& m_library;
    QToolButton* m_button;
    QMenu* m_menu;
    QHBoxLayout* m_chips;
};

} // namespace nb
