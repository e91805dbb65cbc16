// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetsmodel.h"

#include "ui/assets/assettext.h"
#include "ui/pages/datatable.h"

#include <QFont>

#include <algorithm>
#include <compare>

namespace nb {

namespace {

int sign(std::strong_ordering order)
{
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

int compareTexts(const std::string& a, const std::string& b)
{
    return sign(a.compare(b) <=> 0);
}

/// What is empty or unknown stands last, whatever the order; 0 when both or none are.
int emptyLast(bool a, bool b)
{
    return a == b ? 0 : a ? 1 : -1;
}

bool isEmptyIn(const AssetRow& row, int column)
{
    const Asset& asset = *row.asset;
    switch (column) {
    case AssetsModel::Name:
        return row.name.isEmpty();
    case AssetsModel::Segment:
        return asset.segment.empty();
    case AssetsModel::Owner:
        return asset.edits.owner.empty();
    case AssetsModel::Tags:
        return row.tags.isEmpty();
    case AssetsModel::Mac:
        return row.mac.isEmpty();
    case AssetsModel::Vendor:
        return row.vendor.isEmpty();
    case AssetsModel::First:
    case AssetsModel::Last:
        return !asset.seen.known();
    default:
        return false;
    }
}

int compare(const AssetRow& a, const AssetRow& b, int column)
{
    switch (column) {
    case AssetsModel::Name:
        return a.name.compare(b.name, Qt::CaseInsensitive);
    case AssetsModel::Role:
        return sign(std::pair(a.role.role, b.confidence) <=> std::pair(b.role.role, a.confidence));
    case AssetsModel::Segment:
        return compareTexts(a.asset->segment, b.asset->segment);
    case AssetsModel::Owner:
        return compareTexts(a.asset->edits.owner, b.asset->edits.owner);
    case AssetsModel::Tags:
        return a.tags.compare(b.tags, Qt::CaseInsensitive);
    case AssetsModel::Mac:
        return a.mac.compare(b.mac);
    case AssetsModel::Vendor:
        return a.vendor.compare(b.vendor, Qt::CaseInsensitive);
    case AssetsModel::Provides:
        return sign(a.asset->provides.size() <=> b.asset->provides.size());
    case AssetsModel::Uses:
        return sign(a.asset->uses.size() <=> b.asset->uses.size());
    case AssetsModel::First:
        return sign(toMicroseconds(a.asset->seen.first) <=> toMicroseconds(b.asset->seen.first));
    case AssetsModel::Last:
        return sign(toMicroseconds(a.asset->seen.last) <=> toMicroseconds(b.asset->seen.last));
    default:
        return sign(a.asset->address <=> b.asset->address);
    }
}

bool isNumber(int column)
{
    return column == AssetsModel::Provides || column == AssetsModel::Uses;
}

} // namespace

AssetsModel::AssetsModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_rows(std::make_shared<const std::vector<AssetRow>>())
{
}

void AssetsModel::setRows(AssetRows rows)
{
    m_rows = std::move(rows);
    rebuild();
}

void AssetsModel::setSearch(const QString& text)
{
    m_search = AssetSearch(text);
    rebuild();
}

void AssetsModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void AssetsModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows->size(); ++i)
        if (m_search.matches((*m_rows)[i]))
            m_shown.push_back(static_cast<std::uint32_t>(i));
    sortRows();
    endResetModel();
}

void AssetsModel::sortRows()
{
    const bool down = m_sortOrder == Qt::DescendingOrder;
    std::ranges::stable_sort(m_shown, [&](std::uint32_t first, std::uint32_t second) {
        const AssetRow& a = (*m_rows)[first];
        const AssetRow& b = (*m_rows)[second];
        if (const int empty = emptyLast(isEmptyIn(a, m_sortColumn), isEmptyIn(b, m_sortColumn)))
            return empty < 0;
        const int order = compare(a, b, m_sortColumn);
        return down ? order > 0 : order < 0;
    });
}

void AssetsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < 0 ? static_cast<int>(Address) : column;
    m_sortOrder = order;
    rebuild();
}

const AssetRow* AssetsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &(*m_rows)[m_shown[static_cast<std::size_t>(row)]]
                                        : nullptr;
}

std::optional<int> AssetsModel::rowOf(const IpAddress& address) const
{
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if ((*m_rows)[m_shown[i]].asset->address == address)
            return static_cast<int>(i);
    return std::nullopt;
}

std::vector<AssetPtr> AssetsModel::shown() const
{
    std::vector<AssetPtr> all;
    all.reserve(m_shown.size());
    for (const std::uint32_t i : m_shown)
        all.push_back((*m_rows)[i].asset);
    return all;
}

int AssetsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int AssetsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AssetsModel::data(const QModelIndex& index, int role) const
{
    const AssetRow* row = at(index.row());
    if (!row)
        return {};
    const AssetEdits& edits = row->asset->edits;
    const bool said = (index.column() == Name && !edits.name.empty())
        || (index.column() == Role && !edits.role.empty());
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::AccessibleTextRole:
        return said ? tr("%1, said by a person").arg(text(*row, index.column()))
                    : text(*row, index.column());
    case Qt::ToolTipRole: {
        const QString words = tip(*row, index.column());
        // a tool tip reads markup unless it is escaped
        return words.isEmpty() ? QVariant()
                               : QVariant(QStringLiteral("<p>%1</p>").arg(words.toHtmlEscaped()));
    }
    case Qt::TextAlignmentRole:
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (said) { // what a person says looks different from what was observed
            QFont font;
            font.setItalic(true);
            return font;
        }
        return {};
    case DataTable::ExactRole:
        return exact(*row, index.column());
    default:
        return {};
    }
}

QString AssetsModel::text(const AssetRow& row, int column) const
{
    const Asset& asset = *row.asset;
    switch (column) {
    case Address:
        return QString::fromStdString(asset.address.toString());
    case Name:
        return row.name;
    case Mac:
        return row.mac;
    case Vendor:
        return row.vendor;
    case Role:
        return row.confidence == RoleConfidence::None
            ? QStringLiteral("–")
            : tr("%1 · %2", "role and confidence")
                  .arg(roleText(row.role.role), confidenceText(row.confidence));
    case Segment:
        return plainLine(asset.segment);
    case Owner:
        return plainLine(asset.edits.owner);
    case Tags:
        return row.tags;
    case Provides:
        return m_format.count(asset.provides.size());
    case Uses:
        return m_format.count(asset.uses.size());
    case First:
        return asset.seen.known() ? secondText(asset.seen.first, m_format) : QStringLiteral("–");
    case Last:
        return asset.seen.known() ? secondText(asset.seen.last, m_format) : QStringLiteral("–");
    default:
        return {};
    }
}

QString AssetsModel::tip(const AssetRow& row, int column) const
{
    const auto list = [](const std::vector<AssetService>& services) {
        constexpr std::size_t kNamed = 12;
        QStringList names;
        for (std::size_t i = 0; i < std::min(kNamed, services.size()); ++i)
            names << serviceText(services[i]);
        if (services.size() > kNamed)
            names << QStringLiteral("…");
        return names.join(QStringLiteral(", "));
    };
    const Asset& asset = *row.asset;
    switch (column) {
    case Name:
        return asset.edits.name.empty() ? QString() : tr("Said by a person");
    case Role:
        return reasonText(row.role.reason);
    case Provides:
        return list(asset.provides);
    case Uses:
        return list(asset.uses);
    case First:
    case Last:
        return asset.seen.known() ? m_format.zone() : tr("Known from an import or a person only");
    default:
        return {};
    }
}

QVariant AssetsModel::exact(const AssetRow& row, int column) const
{
    const Asset& asset = *row.asset;
    const auto time = [&](Timestamp at) {
        return asset.seen.known() ? QString::fromStdString(toString(at)) : QString();
    };
    switch (column) {
    case Provides:
        return QString::number(asset.provides.size());
    case Uses:
        return QString::number(asset.uses.size());
    case First:
        return time(asset.seen.first);
    case Last:
        return time(asset.seen.last);
    default:
        return {};
    }
}

QVariant AssetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles {tr("Address"), tr("Name"), tr("Role"), tr("Segment"), tr("Owner"),
        tr("Tags"), tr("MAC"), tr("Vendor"), tr("Provides"), tr("Uses"), tr("First Seen"),
        tr("Last Seen")};
    const QStringList tips {{}, tr("In italics where a person said it"),
        tr("What it is for, and how sure that is; the reason is in the tool tip of the cell"), {},
        {}, {}, tr("Its own network card, the latest seen"), {}, tr("Services it answers on"),
        tr("Services it was answered on"), {}, {}};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::ToolTipRole && !tips[section].isEmpty())
        return tips[section];
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace nb
