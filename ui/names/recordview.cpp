// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/recordview.h"

#include "core/flow/csvtext.h"
#include "ui/mainwindow/uistatestore.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace nb {

RecordView::RecordView(UiStateStore& state, QString key, const QString& name, QWidget* parent)
    : QTableView(parent)
    , m_state(state)
    , m_key(std::move(key))
{
    setAccessibleName(name);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setAccessibleName(tr("Columns"));
    setRowHeight();
}

void RecordView::setRowHeight()
{
    const int height = fontMetrics().height() + 6;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void RecordView::setWidths(const std::vector<int>& characters)
{
    const QVariantList kept = m_state.value<QVariantList>(m_key);
    for (int i = 0; i < static_cast<int>(characters.size()); ++i) {
        const int width = kept.size() == static_cast<qsizetype>(characters.size())
            ? kept[i].toInt()
            : characters[static_cast<std::size_t>(i)] * fontMetrics().averageCharWidth();
        horizontalHeader()->resizeSection(i, std::clamp(width, 24, 2000));
    }
    horizontalHeader()->setStretchLastSection(true);
}

void RecordView::saveState()
{
    QVariantList widths;
    for (int i = 0; i < horizontalHeader()->count(); ++i)
        widths << horizontalHeader()->sectionSize(i);
    m_state.setValue(m_key, widths);
}

std::vector<int> RecordView::selectedRows() const
{
    std::vector<int> rows;
    if (!selectionModel())
        return rows;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    return rows;
}

void RecordView::copySelection(FlowTextFormat format)
{
    const std::vector<int> rows = selectedRows();
    if (rows.empty())
        return;
    const bool csv = format == FlowTextFormat::Csv;
    QString text;
    const auto addLine = [&](const std::function<QString(int)>& textOf) {
        std::string line;
        for (int column = 0; column < model()->columnCount(); ++column) {
            QString cell = textOf(column);
            if (column > 0)
                line += csv ? ',' : '\t';
            if (csv)
                appendCsvCell(line, guardFormula(cell.toStdString()), ',');
            else
                line += cell.replace(u'\t', u' ').toStdString();
        }
        text += QString::fromStdString(line) + u'\n';
    };
    if (csv)
        addLine(
            [this](int column) { return model()->headerData(column, Qt::Horizontal).toString(); });
    for (const int row : rows)
        addLine([&](int column) { return model()->index(row, column).data().toString(); });
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied(static_cast<int>(rows.size()));
}

void RecordView::contextMenuEvent(QContextMenuEvent* event)
{
    QModelIndex index = currentIndex();
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse)
        index = indexAt(event->pos());
    else if (index.isValid())
        at = viewport()->mapToGlobal(visualRect(index).bottomLeft());
    if (!index.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_fillMenu)
        m_fillMenu(*menu, index.row());
    menu->addSeparator();
    const QString cell = index.data().toString();
    connect(menu->addAction(tr("Copy &Cell")), &QAction::triggered, this,
        [cell] { QGuiApplication::clipboard()->setText(cell); });
    connect(menu->addAction(tr("Copy &Rows")), &QAction::triggered, this,
        [this] { copySelection(FlowTextFormat::Tsv); });
    connect(menu->addAction(tr("Copy Rows as CS&V")), &QAction::triggered, this,
        [this] { copySelection(FlowTextFormat::Csv); });
    menu->popup(at);
}

void RecordView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Delete) && !selectedRows().empty()) {
        Q_EMIT deleteRequested();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RecordView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setRowHeight();
}

} // namespace nb
