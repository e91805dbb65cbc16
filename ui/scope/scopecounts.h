// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scope/scopestate.h"

#include <QFrame>

#include <vector>

class QLabel;

namespace nb {

/// What is in scope now, above the steps: systems by category with the names of the three schemes,
/// and the best and worst case. GUI thread.
class ScopeCounts : public QFrame
{
    Q_OBJECT
public:
    explicit ScopeCounts(QWidget* parent = nullptr);
    /// Null: nothing is known yet.
    void setState(const ScopeStatePtr& state, bool busy);
    /// `4 systems in scope (best case 4, worst case 4)`.
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Tile
    {
        QFrame* frame = nullptr;
        QLabel* count = nullptr;
    };
    void addTile(scope::Category category);
    void updateColors();

    std::vector<std::pair<scope::Category, Tile>> m_tiles;
    QLabel* m_total = nullptr;
    QLabel* m_cases = nullptr;
};

} // namespace nb
