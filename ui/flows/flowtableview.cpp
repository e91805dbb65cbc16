// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowtableview.h"

#include "core/flow/fieldtext.h"
#include "ui/address/addressmenu.h"
#include "ui/flows/columnsdialog.h"
#include "ui/flows/flowcelldelegate.h"
#include "ui/flows/shownflowcolumns.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace nb {

namespace {

const QString kColumnsKey = QStringLiteral("flows/columns");
const QString kWidthsKey = QStringLiteral("flows/columnWidths");

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text);
}

/// The longest value that is usual for a field: a column is at first as wide as that.
QString usualText(FlowField field)
{
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return QStringLiteral("2026-12-28 20:08:08.888");
    case FieldType::Address:
        return QStringLiteral("192.168.100.200");
    case FieldType::Port:
        return QStringLiteral("65535");
    case FieldType::Protocol:
        return QStringLiteral("ipv6-icmp");
    case FieldType::State:
        return QStringLiteral("established");
    case FieldType::Mac:
        return QStringLiteral("00:00:00:00:00:00");
    case FieldType::Text:
        return field == FlowField::SrcName || field == FlowField::DstName
            ? QStringLiteral("a-name.example.com")
            : QStringLiteral("postgresql");
    default:
        return QStringLiteral("88.8 MB");
    }
}

} // namespace

FlowTableView::FlowTableView(UiStateStore& state, QThreadPool& pool, QWidget* parent)
    : QTableView(parent)
    , m_state(state)
    , m_pool(pool)
{
    setAccessibleName(tr("Flows"));
    setItemDelegate(new FlowCellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
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
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setAccessibleName(tr("Columns of the flow table"));
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this,
        &FlowTableView::showHeaderMenu);
    connect(this, &QTableView::doubleClicked, this, &FlowTableView::detailsRequested);
    setRowHeight();
}

void FlowTableView::setRowHeight()
{
    const int height = fontMetrics().height() + 6;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

int FlowTableView::maxRows() const
{
    // the header keeps pixel positions in an int
    return std::numeric_limits<int>::max() / std::max(1, verticalHeader()->defaultSectionSize())
        - 1;
}

void FlowTableView::setFlowModel(FlowTableModel* model)
{
    m_model = model;
    m_model->setRowLimit(maxRows());
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setModel(model);
    setSortingEnabled(true);
    restoreColumns();
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, &FlowTableView::saveColumns);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &FlowTableView::saveColumns);
}

std::vector<FlowField> FlowTableView::shownColumns() const
{
    return shownFlowColumns(*horizontalHeader());
}

void FlowTableView::setShownColumns(const std::vector<FlowField>& columns)
{
    QHeaderView* header = horizontalHeader();
    const QSignalBlocker quiet(header);
    showFlowColumns(*header, columns);
    saveColumns();
    updateGeometries();
    viewport()->update();
    header->viewport()->update();
}

void FlowTableView::resetColumns()
{
    sizeColumns();
    setShownColumns(firstColumns());
}

void FlowTableView::sizeColumns()
{
    constexpr int kMargin = 14;
    const int indicator = fontMetrics().averageCharWidth();
    QHeaderView* header = horizontalHeader();
    const QSignalBlocker quiet(header);
    for (int logical = 0; logical < header->count(); ++logical) {
        const int title = header->fontMetrics().horizontalAdvance(
            model()->headerData(logical, Qt::Horizontal, Qt::DisplayRole).toString());
        const int text
            = fontMetrics().horizontalAdvance(usualText(FlowTableModel::fieldAt(logical)));
        header->resizeSection(logical, std::max(text, title + indicator) + kMargin);
    }
}

void FlowTableView::saveColumns()
{
    QStringList names;
    for (const FlowField field : shownColumns())
        names << toQString(fieldInfo(field).name);
    m_state.setValue(kColumnsKey, names);
    QVariantMap widths;
    for (int logical = 0; logical < horizontalHeader()->count(); ++logical)
        if (!horizontalHeader()->isSectionHidden(logical))
            widths.insert(toQString(fieldInfo(FlowTableModel::fieldAt(logical)).name),
                horizontalHeader()->sectionSize(logical));
    m_state.setValue(kWidthsKey, widths);
}

void FlowTableView::restoreColumns()
{
    const auto widths = m_state.value<QVariantMap>(kWidthsKey);
    sizeColumns();
    std::vector<FlowField> columns;
    for (const QString& name : m_state.texts(kColumnsKey))
        if (const auto field = fieldFromName(name.toStdString()); field && isColumn(*field))
            columns.push_back(*field);
    if (columns.empty())
        columns = firstColumns();
    for (const FlowField field : columns)
        if (const int width = widths.value(toQString(fieldInfo(field).name)).toInt(); width > 10)
            horizontalHeader()->resizeSection(FlowTableModel::columnOf(field), width);
    setShownColumns(columns);
}

FilterPtr FlowTableView::currentCellFilter() const
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || !m_model)
        return nullptr;
    const auto place = m_model->place(index.row());
    if (!place)
        return nullptr;
    return filterForCell(*place->batch, place->row, FlowTableModel::fieldAt(index.column()));
}

void FlowTableView::copyCell()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(
            currentIndex().data(FlowTableModel::ExactRole).toString());
}

void FlowTableView::copySelection(FlowTextFormat format)
{
    if (!m_model || !m_model->store() || !m_model->order())
        return;
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        if (const std::pair rows {range.top(), range.bottom()};
            std::ranges::find(ranges, rows) == ranges.end())
            ranges.push_back(rows);
    std::ranges::sort(ranges);
    if (ranges.empty())
        return;
    std::int64_t rows = 0;
    for (const auto& [first, last] : ranges)
        rows += last - first + 1;
    const int copiedRows
        = static_cast<int>(std::min<std::int64_t>(rows, std::int64_t {kMaxCopyRows}));
    m_copy.start(
        m_pool, this,
        [store = m_model->store(), order = m_model->order(), ranges, columns = shownColumns(),
            format](std::stop_token stop) {
            return copyFlows(*store, *order, ranges, columns, format, stop);
        },
        [this, copiedRows](const Result<QByteArray>& text) {
            if (!text) {
                Q_EMIT copyFailed(text.error());
                return;
            }
            QGuiApplication::clipboard()->setText(QString::fromUtf8(text.value()));
            Q_EMIT copied(copiedRows);
        });
}

void FlowTableView::showSortIndicator(std::optional<SortKey> key)
{
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->setSortIndicator(key ? FlowTableModel::columnOf(key->field) : -1,
        key && key->descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    horizontalHeader()->viewport()->update();
}

void FlowTableView::contextMenuEvent(QContextMenuEvent* event)
{
    QModelIndex index = currentIndex();
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse)
        index = indexAt(event->pos());
    else if (index.isValid())
        at = viewport()->mapToGlobal(visualRect(index).bottomLeft());
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFilterActions(
        *menu, currentCellFilter(), [this](const FilterPtr& filter, FilterEdit edit, bool apply) {
            Q_EMIT filterRequested(filter, edit, apply);
        });
    const auto place = m_model->place(index.row());
    const auto address = place
        ? addressOfCell(*place->batch, place->row, FlowTableModel::fieldAt(index.column()))
        : std::nullopt;
    if (address)
        AddressMenu::addActions(
            *menu, *address, [this](AddressAction action, const AddressTarget& target) {
                Q_EMIT addressRequested(action, target);
            });
    menu->addSeparator();
    connect(menu->addAction(tr("Copy &Cell")), &QAction::triggered, this, &FlowTableView::copyCell);
    connect(menu->addAction(tr("Copy &Rows")), &QAction::triggered, this,
        [this] { copySelection(FlowTextFormat::Tsv); });
    menu->addSeparator();
    connect(menu->addAction(tr("&Details")), &QAction::triggered, this,
        &FlowTableView::detailsRequested);
    menu->popup(at);
}

void FlowTableView::showHeaderMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int logical = horizontalHeader()->logicalIndexAt(at);
    if (logical >= 0 && shownColumns().size() > 1) {
        const QString title = fieldTitle(FlowTableModel::fieldAt(logical));
        connect(menu->addAction(tr("&Hide “%1”").arg(title)), &QAction::triggered, this,
            [this, logical] {
                horizontalHeader()->hideSection(logical);
                saveColumns();
            });
    }
    connect(menu->addAction(tr("&Columns…")), &QAction::triggered, this,
        &FlowTableView::columnsDialogRequested);
    connect(menu->addAction(tr("&Reset Columns")), &QAction::triggered, this,
        &FlowTableView::resetColumns);
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

void FlowTableView::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT detailsRequested();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void FlowTableView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool grabbed = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier
        && index.isValid() && selectionModel()->isSelected(index);
    setDragEnabled(grabbed);
    QTableView::mousePressEvent(event);
}

std::unique_ptr<QMimeData> FlowTableView::currentCellMimeData() const
{
    const FilterPtr condition = currentCellFilter();
    if (!condition)
        return nullptr;
    auto mime = std::make_unique<QMimeData>();
    mime->setText(QString::fromStdString(printFilter(condition)));
    return mime;
}

QPixmap FlowTableView::dragPicture(const QString& text) const
{
    constexpr int kPadding = 6;
    constexpr int kWidest = 360;
    const QFontMetrics metrics = fontMetrics();
    const QString shown = metrics.elidedText(plainLine(text), Qt::ElideMiddle, kWidest);
    const QSize size(metrics.horizontalAdvance(shown) + 2 * kPadding, metrics.height() + kPadding);
    QPixmap picture(size * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(themeColor(ColorRole::Raised, this));
    QPainter painter(&picture);
    painter.setFont(font());
    painter.setPen(themeColor(ColorRole::Border, this));
    painter.drawRect(QRect(QPoint(), size).adjusted(0, 0, -1, -1));
    painter.setPen(themeColor(ColorRole::Text, this));
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, shown);
    return picture;
}

void FlowTableView::startDrag(Qt::DropActions)
{
    auto mime = currentCellMimeData();
    if (!mime)
        return;
    auto* drag = new QDrag(this); // deletes itself, and the data with it
    drag->setPixmap(dragPicture(mime->text()));
    drag->setMimeData(mime.release());
    drag->exec(Qt::CopyAction);
}

void FlowTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setRowHeight();
}

void FlowTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

} // namespace nb
