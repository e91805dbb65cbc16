// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowtablemodel.h"

#include "core/flow/fieldtext.h"

#include <QFuture>
#include <QMetaObject>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <exception>

namespace nb {

namespace {

constexpr std::size_t kMaxInFlight = 2;
constexpr std::size_t kPrefetchPages = 2;
constexpr std::size_t kMaxWishes = 8;

/// Columns are the fields that can stand in a table, in the order of the field table.
struct Columns
{
    std::vector<FlowField> fields;
    std::array<int, kFlowFieldCount> columns {};

    Columns()
    {
        columns.fill(-1);
        for (const FieldInfo& info : allFields()) {
            if (!isColumn(info.field))
                continue;
            columns[static_cast<std::size_t>(info.field)] = static_cast<int>(fields.size());
            fields.push_back(info.field);
        }
    }
};

const Columns& columns()
{
    static const Columns all;
    return all;
}

int columnTotal()
{
    return static_cast<int>(columns().fields.size());
}

} // namespace

FlowField FlowTableModel::fieldAt(int column)
{
    return columns().fields[static_cast<std::size_t>(column)];
}

int FlowTableModel::columnOf(FlowField field)
{
    return columns().columns[static_cast<std::size_t>(field)];
}

FlowTableModel::FlowTableModel(QThreadPool& pool, QObject* parent)
    : QAbstractTableModel(parent)
    , m_pool(pool)
{
}

FlowTableModel::~FlowTableModel()
{
    m_stop.request_stop();
}

void FlowTableModel::setSource(FlowStorePtr store, FlowOrderPtr order)
{
    const std::uint64_t size = order ? order->size() : 0;
    const int rows
        = static_cast<int>(std::min<std::uint64_t>(size, static_cast<std::uint64_t>(m_rowLimit)));
    // another order of as many rows needs no reset, which costs a header of millions of rows dear
    const bool sameShape = rows == m_rows && rows > 0;
    m_stop.request_stop();
    m_stop = std::stop_source {};
    if (!sameShape)
        beginResetModel();
    forgetPages();
    m_store = std::move(store);
    m_order = std::move(order);
    m_rows = rows;
    if (sameShape)
        refresh(0, m_rows - 1);
    else
        endResetModel();
}

void FlowTableModel::forgetPages()
{
    ++m_generation;
    m_pages.clear();
    m_recent.clear();
    m_wishes.clear();
    m_inFlight.clear();
    m_failed.clear();
}

void FlowTableModel::setDraft(RuleDraftPtr draft)
{
    if (draft == m_draft)
        return;
    m_draft = std::move(draft);
    m_stop.request_stop();
    m_stop = std::stop_source {};
    forgetPages();
    if (m_rows > 0)
        refresh(0, m_rows - 1);
}

void FlowTableModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (m_rows > 0)
        refresh(0, m_rows - 1);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal() - 1);
}

void FlowTableModel::setSortKey(std::optional<SortKey> key)
{
    m_sortKey = key;
}

int FlowTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int FlowTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal();
}

std::optional<FlowTableModel::Place> FlowTableModel::place(int row) const
{
    if (row < 0 || row >= m_rows)
        return std::nullopt;
    const std::size_t page = static_cast<std::size_t>(row) / kPageRows;
    const auto it = m_pages.find(page);
    if (it == m_pages.end())
        return std::nullopt;
    if (it->second.use != m_recent.begin())
        m_recent.splice(m_recent.begin(), m_recent, it->second.use);
    const std::size_t inPage = static_cast<std::size_t>(row) % kPageRows;
    if (inPage >= it->second.batch->size())
        return std::nullopt;
    return Place {it->second.batch, inPage};
}

void FlowTableModel::want(int row)
{
    if (row >= 0 && row < m_rows && !place(row))
        wish(static_cast<std::size_t>(row) / kPageRows);
}

QVariant FlowTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
    case LoadedRole:
    case ExactRole:
    case DraftRole:
        return cellData(index, role);
    case Qt::TextAlignmentRole:
        return isQuantity(fieldAt(index.column()))
            ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant FlowTableModel::cellData(const QModelIndex& index, int role) const
{
    const std::size_t page = static_cast<std::size_t>(index.row()) / kPageRows;
    const auto it = m_pages.find(page);
    if (role == LoadedRole)
        return it != m_pages.end();
    if (it == m_pages.end()) {
        wish(page);
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
    }
    if (it->second.use != m_recent.begin())
        m_recent.splice(m_recent.begin(), m_recent, it->second.use);
    const FlowBatch& batch = *it->second.batch;
    const std::size_t row = static_cast<std::size_t>(index.row()) % kPageRows;
    if (row >= batch.size())
        return {};
    const FlowField field = fieldAt(index.column());
    if (field == FlowField::Rule && row < it->second.drafted.size() && role != ExactRole)
        return draftData(it->second, row, role);
    if (role == DraftRole)
        return {};
    if (role == ExactRole)
        return QString::fromStdString(fieldText(batch, row, field));
    if (role == Qt::ToolTipRole) {
        const QString exact = plainLine(fieldText(batch, row, field));
        // a tool tip reads markup unless it is escaped
        return exact.isEmpty() ? QVariant() : QVariant(exact.toHtmlEscaped());
    }
    return m_format.cell(batch, row, field);
}

QVariant FlowTableModel::draftData(const Page& page, std::size_t row, int role) const
{
    const DraftVerdict verdict = page.drafted.verdict(row);
    if (role == DraftRole)
        return static_cast<int>(verdict);
    const QString label = plainLine(page.drafted.label(row));
    const QString stored = plainLine(page.batch->texts.text(page.batch->rule[row]));
    if (role == Qt::DisplayRole) // a sign for each, for those who see no colours
        return verdict == DraftVerdict::Other
            ? tr("◆ %1 (stored: %2)")
                  .arg(label.isEmpty() ? tr("none") : label, stored.isEmpty() ? tr("none") : stored)
            : verdict == DraftVerdict::Kept ? QStringLiteral("● ") + label
                                            : QStringLiteral("○ ") + label;
    const QString words = verdict == DraftVerdict::Other
        ? tr("The rules as they are edited would label it otherwise than it is stored.")
        : verdict == DraftVerdict::Kept ? tr("The rules as they are edited label it as stored.")
                                        : tr("None of the rules as they are edited matches.");
    return role == Qt::AccessibleTextRole ? label + QStringLiteral(". ") + words : words;
}

QVariant FlowTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnTotal())
        return {};
    const FlowField field = fieldAt(section);
    switch (role) {
    case Qt::DisplayRole:
        if (fieldInfo(field).type == FieldType::Time)
            return QStringLiteral("%1 (%2)").arg(fieldTitle(field), m_format.zone());
        return fieldTitle(field);
    case Qt::ToolTipRole:
        return fieldTip(field);
    case Qt::TextAlignmentRole:
        return isQuantity(field) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                 : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    case Qt::AccessibleTextRole: {
        if (!m_sortKey || m_sortKey->field != field)
            return fieldTitle(field);
        return m_sortKey->descending ? tr("%1, sorted, largest first").arg(fieldTitle(field))
                                     : tr("%1, sorted, smallest first").arg(fieldTitle(field));
    }
    case FieldRole:
        return static_cast<int>(field);
    default:
        return {};
    }
}

Qt::ItemFlags FlowTableModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() ? usual | Qt::ItemIsDragEnabled : usual;
}

void FlowTableModel::sort(int column, Qt::SortOrder order)
{
    std::optional<SortKey> key;
    if (column >= 0 && column < columnTotal())
        key = SortKey {fieldAt(column), order == Qt::DescendingOrder};
    if (key != m_sortKey)
        Q_EMIT sortRequested(key);
}

void FlowTableModel::wish(std::size_t page) const
{
    const auto contains
        = [page](const auto& pages) { return std::ranges::find(pages, page) != pages.end(); };
    if (contains(m_inFlight) || contains(m_failed))
        return;
    std::erase(m_wishes, page);
    m_wishes.push_back(page);
    if (m_wishes.size() > kMaxWishes)
        m_wishes.erase(m_wishes.begin());
    if (m_fetchPlanned)
        return;
    m_fetchPlanned = true;
    auto* self = const_cast<FlowTableModel*>(this);
    QMetaObject::invokeMethod(
        self, [self] { self->fetchWished(); }, Qt::QueuedConnection);
}

void FlowTableModel::fetchWished()
{
    m_fetchPlanned = false;
    while (m_inFlight.size() < kMaxInFlight && !m_wishes.empty()) {
        const std::size_t page = m_wishes.back();
        m_wishes.pop_back();
        if (m_pages.contains(page))
            continue;
        fetch(page);
        const bool down = page >= m_lastWish;
        m_lastWish = page;
        if (!m_wishes.empty())
            continue;
        const std::size_t last = m_rows > 0 ? static_cast<std::size_t>(m_rows - 1) / kPageRows : 0;
        for (std::size_t i = kPrefetchPages; i >= 1; --i) {
            if (down ? page + i > last : page < i)
                continue;
            const std::size_t next = down ? page + i : page - i;
            if (!m_pages.contains(next) && std::ranges::find(m_inFlight, next) == m_inFlight.end())
                m_wishes.insert(m_wishes.begin(), next);
        }
        break; // what is visible first, the pages ahead when it has come
    }
}

void FlowTableModel::fetch(std::size_t page)
{
    m_inFlight.push_back(page);
    auto work
        = [store = m_store, order = m_order, draft = m_draft, page, stop = m_stop.get_token()] {
              try {
                  auto rows = store->rows(*order, page * kPageRows, kPageRows, stop);
                  if (!rows)
                      return std::make_shared<Result<Fetched>>(rows.error());
                  DraftLabels drafted = draft ? DraftLabels(*draft, *rows) : DraftLabels();
                  return std::make_shared<Result<Fetched>>(
                      Fetched {std::move(*rows), std::move(drafted)});
              } catch (const std::exception& e) {
                  return std::make_shared<Result<Fetched>>(Error {ErrorCode::Internal, e.what()});
              }
          };
    QtConcurrent::run(&m_pool, std::move(work))
        .then(this,
            [this, page, generation = m_generation](
                const std::shared_ptr<Result<Fetched>>& result) {
                pageArrived(page, generation, std::move(*result));
            });
}

void FlowTableModel::pageArrived(std::size_t page, std::uint64_t generation, Result<Fetched> result)
{
    if (generation != m_generation)
        return;
    std::erase(m_inFlight, page);
    if (!result) {
        m_failed.push_back(page);
        if (result.error().code != ErrorCode::Cancelled)
            Q_EMIT loadFailed(result.error());
        return;
    }
    m_recent.push_front(page);
    m_pages[page] = Page {std::make_shared<const FlowBatch>(std::move(result->batch)),
        m_recent.begin(), std::move(result->drafted)};
    trimCache();
    const int first = static_cast<int>(page * kPageRows);
    const int last = static_cast<int>(
        std::min<std::uint64_t>((page + 1) * kPageRows, static_cast<std::uint64_t>(m_rows)) - 1);
    refresh(first, last);
    Q_EMIT pageLoaded(first, last);
    fetchWished();
}

void FlowTableModel::trimCache()
{
    while (m_pages.size() > kMaxPages) {
        m_pages.erase(m_recent.back());
        m_recent.pop_back();
    }
}

void FlowTableModel::refresh(int firstRow, int lastRow)
{
    Q_EMIT dataChanged(index(firstRow, 0), index(lastRow, columnTotal() - 1), {Qt::DisplayRole});
}

} // namespace nb
