// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/livetableview.h"

#include "ui/address/addressmenu.h"
#include "ui/flows/columnsdialog.h"
#include "ui/flows/flowcelldelegate.h"
#include "ui/flows/flowtablemodel.h"
#include "ui/flows/shownflowcolumns.h"
#include "ui/live/liveflowmodel.h"
#include "ui/mainwindow/uistatestore.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace nb {

namespace {

const QString kColumnsKey = QStringLiteral("live/columns");

/// Room for a usual value, in characters.
int usualWidth(FlowField field)
{
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return 26;
    case FieldType::Address:
        return 18;
    case FieldType::Text:
    case FieldType::Mac:
        return 20;
    default:
        return 13;
    }
}

} // namespace

LiveTableView::LiveTableView(LiveFlowModel* model, UiStateStore& state, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_state(state)
{
    setAccessibleName(tr("Live flows"));
    setItemDelegate(new FlowCellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(false); // rows move, and stripes would flicker
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setAccessibleName(tr("Columns of the live flows"));
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    setRowHeight();
    setModel(model);
    restoreColumns();
    connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this,
        &LiveTableView::chooseColumns);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, &LiveTableView::saveColumns);
    connect(model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex&, int first, int last) { keepPlace(last - first + 1); });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_follow)
            scrollToBottom();
    });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &LiveTableView::scrolledByUser,
        Qt::QueuedConnection);
}

void LiveTableView::setRowHeight()
{
    const int height = fontMetrics().height() + 6;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void LiveTableView::keepPlace(int removedRows)
{
    if (!m_follow)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - removedRows);
}

void LiveTableView::scrolledByUser()
{
    const QScrollBar* bar = verticalScrollBar();
    setFollowing(bar->value() >= bar->maximum());
}

void LiveTableView::setFollowing(bool follow)
{
    if (follow)
        scrollToBottom();
    if (follow == m_follow)
        return;
    m_follow = follow;
    Q_EMIT followingChanged(follow);
}

std::vector<FlowField> LiveTableView::shownColumns() const
{
    return shownFlowColumns(*horizontalHeader());
}

void LiveTableView::setShownColumns(const std::vector<FlowField>& columns)
{
    QHeaderView* header = horizontalHeader();
    {
        const QSignalBlocker quiet(header);
        showFlowColumns(*header, columns);
    }
    saveColumns();
    updateGeometries();
    viewport()->update();
    header->viewport()->update();
}

void LiveTableView::chooseColumns()
{
    auto* dialog = new ColumnsDialog(shownColumns(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QDialog::accepted, this, [this, dialog] { setShownColumns(dialog->columns()); });
    dialog->open();
}

void LiveTableView::saveColumns()
{
    QStringList names;
    for (const FlowField field : shownColumns())
        names << QString::fromStdString(std::string(fieldInfo(field).name));
    m_state.setValue(kColumnsKey, names);
}

void LiveTableView::restoreColumns()
{
    const int character = fontMetrics().averageCharWidth();
    for (int logical = 0; logical < horizontalHeader()->count(); ++logical)
        horizontalHeader()->resizeSection(
            logical, usualWidth(FlowTableModel::fieldAt(logical)) * character);
    std::vector<FlowField> columns;
    for (const QString& name : m_state.texts(kColumnsKey))
        if (const auto field = fieldFromName(name.toStdString()); field && isColumn(*field))
            columns.push_back(*field);
    setShownColumns(columns.empty() ? firstColumns() : columns);
}

void LiveTableView::copySelection(FlowTextFormat format)
{
    std::vector<int> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.empty())
        return;
    FlowBatch batch;
    for (const int row : rows)
        if (const LiveFlowModel::Place at = m_model->place(row); at.batch)
            batch.append(*at.batch, at.row);
    FlowTextWriter writer(format, shownColumns());
    QByteArray text = writer.header();
    writer.append(text, batch);
    text += writer.footer();
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
    Q_EMIT copied(static_cast<int>(rows.size()));
}

void LiveTableView::contextMenuEvent(QContextMenuEvent* event)
{
    QModelIndex index = currentIndex();
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse)
        index = indexAt(event->pos());
    else if (index.isValid())
        at = viewport()->mapToGlobal(visualRect(index).bottomLeft());
    const LiveFlowModel::Place place = m_model->place(index.row());
    if (!index.isValid() || !place.batch)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const FlowField field = FlowTableModel::fieldAt(index.column());
    addFilterActions(*menu, filterForCell(*place.batch, place.row, field),
        [this](const FilterPtr& filter, FilterEdit edit, bool apply) {
            Q_EMIT filterRequested(filter, edit, apply);
        });
    if (const auto address = addressOfCell(*place.batch, place.row, field))
        AddressMenu::addActions(
            *menu, *address, [this](AddressAction action, const AddressTarget& target) {
                Q_EMIT addressRequested(action, target);
            });
    menu->addSeparator();
    const QString exact = index.data(LiveFlowModel::ExactRole).toString();
    connect(menu->addAction(tr("Copy &Cell")), &QAction::triggered, this,
        [exact] { QGuiApplication::clipboard()->setText(exact); });
    connect(menu->addAction(tr("Copy &Rows")), &QAction::triggered, this,
        [this] { copySelection(FlowTextFormat::Tsv); });
    menu->addSeparator();
    connect(
        menu->addAction(tr("Co&lumns…")), &QAction::triggered, this, &LiveTableView::chooseColumns);
    menu->popup(at);
}

void LiveTableView::keyPressEvent(QKeyEvent* event)
{
    QTableView::keyPressEvent(event);
    // going up by keys is looking at older rows; End follows again
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp
        || event->key() == Qt::Key_Home)
        setFollowing(false);
    else if (event->key() == Qt::Key_End)
        setFollowing(true);
}

void LiveTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setRowHeight();
}

} // namespace nb
