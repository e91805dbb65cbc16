// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

#include <vector>

namespace nb {

/// Names and their numbers, in groups. A change of numbers leaves selection, scrolling and what is
/// folded as they are. Plain text. GUI thread.
class CountsTree : public QTreeWidget
{
    Q_OBJECT
public:
    struct Line
    {
        QString name;
        QString value;
        bool operator==(const Line&) const = default;
    };
    struct Group
    {
        QString title;
        std::vector<Line> lines;
        bool operator==(const Group&) const = default;
    };

    explicit CountsTree(QWidget* parent = nullptr);

    void setGroups(const std::vector<Group>& groups);
    /// As text, a line each.
    [[nodiscard]] QString text() const;

private:
    static void setLine(QTreeWidgetItem* item, const QString& name, const QString& value);
};

} // namespace nb
