// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include <vector>

class QStandardItemModel;

namespace nb {

/// A line of the pop-up: what would be inserted, and a few words about it.
struct CompletionEntry
{
    QString text;
    QString description;
    bool operator==(const CompletionEntry&) const = default;
};

/// The list under the cursor of an editor. It never takes the focus: the editor keeps the keys and
/// passes on the ones that move. Lives in the editor's window, above everything else of it. GUI
/// thread.
class CompletionPopup : public QListView
{
    Q_OBJECT
public:
    /// `anchor` is the widget it belongs to; the list becomes a child of its window when shown.
    explicit CompletionPopup(QWidget* anchor);

    /// `keepRow`: the row that was current stays so where it is still there; else the first is.
    void setEntries(const std::vector<CompletionEntry>& entries, bool keepRow);
    [[nodiscard]] const std::vector<CompletionEntry>& entries() const { return m_entries; }
    /// Beneath (or above) a rectangle of the anchor.
    void showAt(const QRect& place);
    void step(int rows);
    [[nodiscard]] int currentRow() const { return currentIndex().row(); }

Q_SIGNALS:
    void chosen(int row);

private:
    [[nodiscard]] QSize wantedSize() const;

    QWidget* m_anchor;
    QStandardItemModel* m_model;
    std::vector<CompletionEntry> m_entries;
};

} // namespace nb
