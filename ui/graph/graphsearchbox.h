// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphview.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace nb {

/// Finds nodes by address, prefix, port or part of a name: what is found is selected, Enter goes
/// from one to the next. GUI thread.
class GraphSearchBox : public QWidget
{
    Q_OBJECT
public:
    GraphSearchBox(GraphModel& model, GraphView& view, QWidget* parent = nullptr);

    void focusText();
    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    [[nodiscard]] QString countText() const;
    void next();

private:
    void search();
    void updateCount();

    GraphModel& m_model;
    GraphView& m_view;
    QLineEdit* m_edit;
    QLabel* m_count;
    std::vector<std::string> m_found;
    std::size_t m_at = 0;
};

} // namespace nb
