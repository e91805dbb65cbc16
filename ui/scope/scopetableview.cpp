// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopetableview.h"

#include "ui/mainwindow/uistatestore.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace nb {

namespace {

/// RFC 4180; cells that a spreadsheet would run get a leading apostrophe.
QString csvCell(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front()))
        text.prepend(u'\'');
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

} // namespace

void ScopeRowFilter::setWords(const QString& text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ScopeRowFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const int columns = sourceModel()->columnCount(parent);
    return std::ranges::all_of(m_words, [&](const QString& word) {
        for (int column = 0; column < columns; ++column)
            if (sourceModel()
                    ->index(row, column, parent)
                    .data(Qt::DisplayRole)
                    .toString()
                    .contains(word, Qt::CaseInsensitive))
                return true;
        return false;
    });
}

ScopeTableView::ScopeTableView(
    UiStateStore& state, const QString& id, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_id(QStringLiteral("scope/columns/") + id)
    , m_model(new ScopeTableModel(this))
    , m_rows(new ScopeRowFilter(this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    m_model->setDark(isDark(palette()));
    createView(title);
    m_filter->setPlaceholderText(tr("Filter rows"));
    m_filter->setAccessibleName(tr("Filter rows of: %1").arg(title));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 36);
    m_count->setTextFormat(Qt::PlainText);
    m_tools = new QHBoxLayout;
    m_tools->addWidget(m_filter);
    m_tools->addWidget(m_count);
    m_tools->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_tools);
    layout->addWidget(m_view, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_rows->setWords(text);
        updateCount();
    });
}

void ScopeTableView::createView(const QString& title)
{
    m_rows->setSourceModel(m_model);
    m_rows->setSortRole(ScopeTableModel::SortRole);
    m_rows->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_rows->setSortLocaleAware(true);
    m_view = new QTableView(this);
    m_view->setAccessibleName(title);
    m_view->setModel(m_rows);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionsMovable(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty = new QLabel(m_view->viewport());
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto* over = new QVBoxLayout(m_view->viewport());
    over->addWidget(m_empty);
    m_empty->hide();
    connect(m_view, &QWidget::customContextMenuRequested, this, &ScopeTableView::showMenu);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT activated(index.data(ScopeTableModel::IdRole).toLongLong());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ScopeTableView::selectionChanged);
}

void ScopeTableView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    updateCount();
}

void ScopeTableView::addTool(QWidget* tool)
{
    m_tools->addWidget(tool);
}

void ScopeTableView::setTable(const ScopeTablePtr& table)
{
    const std::vector<std::uint32_t> ids = selected();
    const std::int64_t at = current();
    const int scrolled = m_view->verticalScrollBar()->value();
    const bool sameColumns = table && table->columns == m_shownColumns;
    {
        const QSignalBlocker blocker(this);
        m_model->setTable(table);
        m_shownColumns = table ? table->columns : QStringList();
        if (!sameColumns)
            restoreColumns();
        restoreSelection(ids, at);
        m_view->verticalScrollBar()->setValue(scrolled);
    }
    updateCount();
    Q_EMIT selectionChanged();
}

void ScopeTableView::restoreColumns()
{
    const QByteArray saved = m_state.bytes(m_id);
    if (!saved.isEmpty() && m_view->horizontalHeader()->restoreState(saved)
        && m_view->horizontalHeader()->count() == m_shownColumns.size())
        return;
    // few columns have room for whole sentences
    const int most = fontMetrics().averageCharWidth() * (m_shownColumns.size() <= 3 ? 80 : 42);
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_shownColumns.size(); ++column)
        if (m_view->columnWidth(column) > most)
            m_view->setColumnWidth(column, most);
    m_view->horizontalHeader()->setStretchLastSection(true);
}

void ScopeTableView::restoreSelection(const std::vector<std::uint32_t>& ids, std::int64_t current)
{
    QItemSelection selection;
    QModelIndex at;
    const int last = m_model->columnCount() - 1;
    for (int row = 0; (!ids.empty() || current >= 0) && row < m_rows->rowCount(); ++row) {
        const QModelIndex first = m_rows->index(row, 0);
        const qlonglong id = first.data(ScopeTableModel::IdRole).toLongLong();
        if (id == current)
            at = first;
        if (std::ranges::binary_search(ids, static_cast<std::uint32_t>(id)))
            selection.select(first, m_rows->index(row, last));
    }
    m_view->selectionModel()->setCurrentIndex(at, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

std::vector<std::uint32_t> ScopeTableView::selected() const
{
    std::vector<std::uint32_t> ids;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        ids.push_back(static_cast<std::uint32_t>(index.data(ScopeTableModel::IdRole).toLongLong()));
    std::ranges::sort(ids);
    return ids;
}

std::int64_t ScopeTableView::current() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? index.data(ScopeTableModel::IdRole).toLongLong() : -1;
}

void ScopeTableView::select(std::int64_t id)
{
    for (int row = 0; row < m_rows->rowCount(); ++row)
        if (m_rows->index(row, 0).data(ScopeTableModel::IdRole).toLongLong() == id) {
            m_view->selectRow(row);
            m_view->scrollTo(m_rows->index(row, 0));
            return;
        }
}

void ScopeTableView::setFilter(const QString& text)
{
    m_filter->setText(text);
}

void ScopeTableView::updateCount()
{
    const int all = m_model->rowCount();
    const int shown = m_rows->rowCount();
    m_count->setText(shown == all
            ? tr("%Ln row(s)", nullptr, all)
            : tr("%1 of %2 rows").arg(QLocale().toString(shown), QLocale().toString(all)));
    m_empty->setText(all == 0 ? m_emptyText : tr("No row holds these words. Clear the filter."));
    m_empty->setVisible(shown == 0);
}

void ScopeTableView::copy(FlowTextFormat format) const
{
    const bool csv = format == FlowTextFormat::Csv;
    const auto line = [csv](QStringList cells) {
        for (QString& cell : cells)
            cell = csv ? csvCell(cell) : cell.replace(u'\t', u' ');
        return cells.join(csv ? QStringLiteral(",") : QStringLiteral("\t"));
    };
    QStringList lines;
    if (csv)
        lines.append(line(m_shownColumns));
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, [](const QModelIndex& index) { return index.row(); });
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(line(std::move(cells)));
    }
    if (!rows.isEmpty())
        QApplication::clipboard()->setText(
            lines.join(csv ? QStringLiteral("\r\n") : QStringLiteral("\n")));
}

void ScopeTableView::showMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuRequested(menu);
    if (!menu->isEmpty())
        menu->addSeparator();
    const bool any = m_view->selectionModel()->hasSelection();
    menu->addAction(tr("&Copy"), this, [this] { copy(FlowTextFormat::Tsv); })->setEnabled(any);
    menu->addAction(tr("Copy as C&SV"), this, [this] { copy(FlowTextFormat::Csv); })
        ->setEnabled(any);
    menu->addAction(tr("Select &All"), m_view, &QTableView::selectAll);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void ScopeTableView::saveState()
{
    if (!m_shownColumns.isEmpty())
        m_state.setValue(m_id, m_view->horizontalHeader()->saveState());
}

void ScopeTableView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        m_model->setDark(isDark(palette()));
    QWidget::changeEvent(event);
}

} // namespace nb
