// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/countstree.h"

#include <QHeaderView>

namespace nb {

CountsTree::CountsTree(QWidget* parent)
    : QTreeWidget(parent)
{
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
}

void CountsTree::setLine(QTreeWidgetItem* item, const QString& name, const QString& value)
{
    if (item->text(0) != name)
        item->setText(0, name);
    if (item->text(1) != value)
        item->setText(1, value);
}

void CountsTree::setGroups(const std::vector<Group>& groups)
{
    while (topLevelItemCount() > static_cast<int>(groups.size()))
        delete takeTopLevelItem(topLevelItemCount() - 1);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        QTreeWidgetItem* top = topLevelItem(static_cast<int>(i));
        if (!top) {
            top = new QTreeWidgetItem(this);
            QFont bold = font();
            bold.setBold(true);
            top->setFont(0, bold);
            top->setExpanded(true);
        }
        setLine(top, groups[i].title, {});
        const auto lines = static_cast<int>(groups[i].lines.size());
        while (top->childCount() > lines)
            delete top->takeChild(top->childCount() - 1);
        for (int line = 0; line < lines; ++line) {
            QTreeWidgetItem* item
                = line < top->childCount() ? top->child(line) : new QTreeWidgetItem(top);
            const Line& now = groups[i].lines[static_cast<std::size_t>(line)];
            setLine(item, now.name, now.value);
        }
    }
}

QString CountsTree::text() const
{
    QString text;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        const QTreeWidgetItem* top = topLevelItem(i);
        text += top->text(0) + u'\n';
        for (int line = 0; line < top->childCount(); ++line)
            text += top->child(line)->text(0) + QStringLiteral(": ") + top->child(line)->text(1)
                + u'\n';
    }
    return text;
}

} // namespace nb
