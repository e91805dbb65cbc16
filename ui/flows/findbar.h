// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"
#include "ui/jobs/latestrequest.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace nb {

/// Looks for a text in the shown columns of the table, row by row from the current one, around the
/// end and back; the search runs in a worker and stops at the next keystroke. GUI thread.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    /// Where to look; asked for at each search.
    struct Source
    {
        FlowStorePtr store;
        FlowOrderPtr order;
        std::vector<FlowField> columns;
        std::int64_t currentRow = -1;
        std::int64_t rows = 0;
    };
    FindBar(QThreadPool& pool, std::function<Source()> source, QWidget* parent = nullptr);

    void open();
    void close();
    void findNext();
    void findPrevious();

Q_SIGNALS:
    void found(int row);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Step
    {
        Here, ///< the current row may match
        Next,
        Previous,
    };
    void find(Step step);

    QThreadPool& m_pool;
    std::function<Source()> m_source;
    LatestRequest<std::int64_t> m_query;
    QLineEdit* m_edit = nullptr;
    QLabel* m_result = nullptr;
};

} // namespace nb
