// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace nb {

class RecordView;
class UiStateStore;

/// A table with its filter box, what is said about it, and its buttons; words stand in its place
/// while it has no rows. GUI thread.
class RecordPane : public QWidget
{
    Q_OBJECT
public:
    RecordPane(
        UiStateStore& state, const QString& key, const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] RecordView* view() const { return m_view; }
    [[nodiscard]] QLineEdit* filterBox() const { return m_filter; }
    [[nodiscard]] QString filterText() const;
    /// A button below the table.
    QPushButton* addButton(const QString& text, const QString& tip);
    /// A widget beside the filter box.
    void addBesideFilter(QWidget* widget);
    /// The line below the table; `empty` stands in the place of no rows.
    void setState(const QString& state, const QString& empty);
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString emptyText() const;

Q_SIGNALS:
    /// The text in the filter box, when typing pauses.
    void filterChanged();

private:
    QTimer m_soon;
    RecordView* m_view = nullptr;
    QLineEdit* m_filter = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
    QHBoxLayout* m_top = nullptr;
    QHBoxLayout* m_buttons = nullptr;
};

} // namespace nb
