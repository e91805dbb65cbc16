// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/datatable.h"

#include "core/flow/csvtext.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <set>

namespace nb {

DataTable::DataTable(const QString& name, QWidget* parent)
    : QTableView(parent)
{
    setAccessibleName(name);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    const int height = fontMetrics().height() + 8;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    setIconSize({fontMetrics().height(), fontMetrics().height()});
    connect(this, &QWidget::customContextMenuRequested, this, &DataTable::showMenu);
    connect(this, &QTableView::doubleClicked, this, &DataTable::rowOpened);
}

void DataTable::restoreColumns(
    const UiStateStore& state, const QString& key, const QList<int>& widths)
{
    for (int i = 0; i < widths.size(); ++i)
        setColumnWidth(i, widths[i] * fontMetrics().averageCharWidth());
    horizontalHeader()->restoreState(state.bytes(key));
}

void DataTable::saveColumns(UiStateStore& state, const QString& key) const
{
    state.setValue(key, horizontalHeader()->saveState());
}

QList<int> DataTable::selectedRowList() const
{
    std::set<int> rows;
    if (selectionModel())
        for (const QItemSelectionRange& range : selectionModel()->selection())
            for (int row = range.top(); row <= range.bottom(); ++row)
                rows.insert(row);
    if (rows.empty() && currentIndex().isValid())
        rows.insert(currentIndex().row());
    return {rows.begin(), rows.end()};
}

QList<int> DataTable::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual)
        if (const int column = horizontalHeader()->logicalIndex(visual); !isColumnHidden(column))
            columns << column;
    return columns;
}

QString DataTable::exact(int row, int column) const
{
    const QModelIndex index = model()->index(row, column);
    const QVariant value = index.data(ExactRole);
    return value.isValid() ? value.toString() : index.data().toString();
}

QString DataTable::text(FlowTextFormat format) const
{
    const QList<int> columns = shownColumns();
    const auto title
        = [this](int column) { return model()->headerData(column, Qt::Horizontal).toString(); };
    if (format == FlowTextFormat::Json) {
        QJsonArray all;
        for (const int row : selectedRowList()) {
            QJsonObject object;
            for (const int column : columns)
                object.insert(title(column), exact(row, column));
            all.append(object);
        }
        return QString::fromUtf8(QJsonDocument(all).toJson());
    }
    const bool csv = format == FlowTextFormat::Csv;
    std::string text;
    const auto line = [&](const auto& cell) {
        for (int i = 0; i < columns.size(); ++i) {
            std::string value = cell(columns[i]).toStdString();
            text += i == 0 ? "" : csv ? "," : "\t";
            if (csv) {
                appendCsvCell(text, guardFormula(value), ',');
                continue;
            }
            std::ranges::replace_if(
                value, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
            text += value;
        }
        text += csv ? "\r\n" : "\n";
    };
    if (csv)
        line(title);
    for (const int row : selectedRowList())
        line([&](int column) { return exact(row, column); });
    return QString::fromStdString(text);
}

void DataTable::copy(FlowTextFormat format) const
{
    if (model())
        QGuiApplication::clipboard()->setText(text(format));
}

void DataTable::keyPressEvent(QKeyEvent* event)
{
    const bool open = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (open && currentIndex().isValid())
        Q_EMIT rowOpened(currentIndex());
    else if (event->matches(QKeySequence::Copy))
        copy(FlowTextFormat::Tsv);
    else
        QTableView::keyPressEvent(event);
}

void DataTable::showMenu(const QPoint& at)
{
    QModelIndex index = indexAt(at);
    if (!index.isValid())
        index = currentIndex();
    if (!index.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuRequested(*menu, index);
    if (!menu->isEmpty())
        menu->addSeparator();
    const QString cell = exact(index.row(), index.column());
    if (!cell.isEmpty())
        menu->addAction(
            tr("Copy &Value"), this, [cell] { QGuiApplication::clipboard()->setText(cell); });
    menu->addAction(themeIcon(QStringLiteral("edit-copy")), tr("&Copy"), this,
        [this] { copy(FlowTextFormat::Tsv); });
    menu->addAction(tr("Copy as C&SV"), this, [this] { copy(FlowTextFormat::Csv); });
    menu->addAction(tr("Copy as &JSON"), this, [this] { copy(FlowTextFormat::Json); });
    menu->popup(viewport()->mapToGlobal(at));
}

} // namespace nb
