// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/storage/flowstore.h"

#include <QWidget>

class QHBoxLayout;

namespace nb {

/// One part of the builder's tree: a row or a group. It stands for a part of the filter and has
/// the buttons to move, duplicate and delete it. GUI thread.
class FilterNodeWidget : public QWidget
{
    Q_OBJECT
public:
    explicit FilterNodeWidget(QWidget* parent = nullptr);

    /// The part of the filter; null for a part that was left empty.
    [[nodiscard]] virtual Result<FilterPtr> filter() const = 0;
    virtual void setStore(const FlowStorePtr& store) = 0;
    /// The widget to type in first.
    [[nodiscard]] virtual QWidget* firstField() const = 0;

Q_SIGNALS:
    void edited();
    void removeRequested();
    void duplicateRequested();
    /// -1 up, 1 down.
    void moveRequested(int step);
    /// Where the part is dragged to and let go, on the screen.
    void dragged(const QPoint& at);
    void dropped(const QPoint& at);
    void dragCancelled();

protected:
    /// The grip for the beginning of a row.
    [[nodiscard]] QWidget* makeHandle();
    /// Move, duplicate and delete, for the end of a row.
    void addButtons(QHBoxLayout* row);
    /// Makes the keys of the buttons work in these fields.
    void addKeys(const QList<QWidget*>& fields);
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool handleKey(const QKeyEvent& event);
};

} // namespace nb
