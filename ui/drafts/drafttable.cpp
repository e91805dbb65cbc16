// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/drafttable.h"

#include "core/flow/csvtext.h"
#include "ui/drafts/draftdelegate.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/theme/theme.h"

#include <QAbstractProxyModel>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace nb {

DraftTable::DraftTable(UiStateStore& state, QString key, QWidget* parent)
    : QTableView(parent)
    , m_state(state)
    , m_key(std::move(key))
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    setItemDelegate(new DraftDelegate(this));
    setRowHeight();
}

void DraftTable::setRowHeight()
{
    const int height = fontMetrics().height() + 8;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    setIconSize({fontMetrics().height(), fontMetrics().height()});
}

void DraftTable::setWidths(const std::vector<int>& characters)
{
    for (std::size_t i = 0; i < characters.size(); ++i)
        setColumnWidth(static_cast<int>(i), characters[i] * fontMetrics().averageCharWidth());
    horizontalHeader()->restoreState(m_state.bytes(m_key));
}

void DraftTable::saveColumns()
{
    m_state.setValue(m_key, horizontalHeader()->saveState());
}

std::vector<std::size_t> DraftTable::selectedRows() const
{
    std::vector<std::size_t> rows;
    if (!selectionModel())
        return rows;
    const auto* proxy = qobject_cast<const QAbstractProxyModel*>(model());
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.push_back(static_cast<std::size_t>((proxy ? proxy->mapToSource(index) : index).row()));
    std::ranges::sort(rows);
    return rows;
}

void DraftTable::showRow(std::size_t row, int column)
{
    const auto* proxy = qobject_cast<const QAbstractProxyModel*>(model());
    const int wanted = std::max(column, 0);
    const QModelIndex index = proxy
        ? proxy->mapFromSource(proxy->sourceModel()->index(static_cast<int>(row), wanted))
        : model()->index(static_cast<int>(row), wanted);
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
    setFocus();
    if (column >= 0 && (index.flags() & Qt::ItemIsEditable))
        edit(index);
}

QByteArray DraftTable::rowText(int row, FlowTextFormat format) const
{
    const char separator = format == FlowTextFormat::Csv ? ',' : '\t';
    std::string line;
    for (int visual = 0; visual < model()->columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (isColumnHidden(column))
            continue;
        if (!line.empty() || visual > 0)
            line += separator;
        QString text;
        if (row < 0) {
            text = model()->headerData(column, Qt::Horizontal).toString();
        } else {
            const QModelIndex index = model()->index(row, column);
            const QVariant exact = index.data(ExactRole);
            text = (exact.isValid() ? exact : index.data()).toString();
        }
        if (format == FlowTextFormat::Csv)
            appendCsvCell(line, guardFormula(text.toStdString()), separator);
        else
            line += text.replace(u'\t', u' ').replace(u'\n', u' ').toStdString();
    }
    line += '\n';
    return QByteArray::fromStdString(line);
}

void DraftTable::copySelection(FlowTextFormat format)
{
    if (!selectionModel())
        return;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    if (rows.isEmpty())
        return;
    QByteArray text = format == FlowTextFormat::Csv ? rowText(-1, format) : QByteArray();
    for (const QModelIndex& row : rows)
        text += rowText(row.row(), format);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
}

void DraftTable::keyPressEvent(QKeyEvent* event)
{
    const bool alt = event->modifiers() == Qt::AltModifier;
    if (alt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        Q_EMIT moveRequested(event->key() == Qt::Key_Up ? -1 : 1);
    else if (event->matches(QKeySequence::Copy))
        copySelection(FlowTextFormat::Tsv);
    else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier)
        Q_EMIT removeRequested();
    else if (event->key() == Qt::Key_Insert && event->modifiers() == Qt::NoModifier)
        Q_EMIT addRequested();
    else if ((event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        && event->text().size() <= 1 && !event->matches(QKeySequence::SelectAll)
        && event->key() >= Qt::Key_Space && event->key() <= Qt::Key_AsciiTilde)
        event->ignore(); // a short cut of the page or the window, not the first letter of a cell
    else
        QTableView::keyPressEvent(event);
}

void DraftTable::contextMenuEvent(QContextMenuEvent* event)
{
    if (!selectionModel() || !selectionModel()->hasSelection())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuRequested(menu);
    if (!menu->isEmpty())
        menu->addSeparator();
    menu->addAction(themeIcon(QStringLiteral("edit-copy")), tr("Copy"), this,
        [this] { copySelection(FlowTextFormat::Tsv); });
    menu->addAction(tr("Copy as CSV"), this, [this] { copySelection(FlowTextFormat::Csv); });
    // by the menu key: at the cell, not where the mouse happens to be
    const QPoint at = event->reason() == QContextMenuEvent::Keyboard
        ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
        : event->globalPos();
    menu->popup(at);
}

void DraftTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setRowHeight();
}

} // namespace nb
