// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/exportersmodel.h"

#include "ui/collectors/collectortext.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QIcon>

#include <cmath>

namespace nb {

namespace {

/// Clocks further apart than this make times of flows wrong enough to notice.
constexpr std::int64_t kClockOffWarning = 60'000'000; // µs

bool isText(int column)
{
    return column == ExportersModel::Exporter || column == ExportersModel::State
        || column == ExportersModel::Protocol;
}

} // namespace

ExportersModel::ExportersModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ExportersModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ExportersModel::setStatus(const CollectorStatus& status)
{
    const bool same = status.started == m_started;
    const double seconds
        = same ? std::chrono::duration<double>(status.taken - m_taken).count() : 0.0;
    m_taken = status.taken;
    m_started = status.started;
    for (Row& row : m_rows)
        row.seen = false;
    std::vector<const ExporterStatus*> added;
    for (const ExporterStatus& exporter : status.exporters) {
        const auto place = m_places.find(exporter.id);
        if (place == m_places.end())
            added.push_back(&exporter);
        else
            note(m_rows[place->second], exporter, seconds);
    }
    removeGone();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    for (const ExporterStatus* exporter : added) {
        m_places[exporter->id] = m_rows.size();
        m_rows.push_back({*exporter, {}, true});
    }
    endInsertRows();
}

void ExportersModel::note(Row& row, const ExporterStatus& status, double seconds)
{
    if (seconds > 0) {
        const std::uint64_t before = row.status.flows;
        const std::uint64_t flows = status.flows >= before ? status.flows - before : 0;
        row.history.append(static_cast<float>(static_cast<double>(flows) / seconds));
        if (row.history.size() > kHistory)
            row.history.removeFirst();
    }
    row.status = status;
    row.seen = true;
}

void ExportersModel::removeGone()
{
    bool removed = false;
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        if (m_rows[i].seen)
            continue;
        const int row = static_cast<int>(i);
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
        removed = true;
    }
    if (!removed)
        return;
    m_places.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_places[m_rows[i].status.id] = i;
}

const ExporterStatus* ExportersModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)].status : nullptr;
}

int ExportersModel::rowOf(const ExporterId& id) const
{
    const auto place = m_places.find(id);
    return place == m_places.end() ? -1 : static_cast<int>(place->second);
}

int ExportersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExportersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExportersModel::data(const QModelIndex& index, int role) const
{
    if (!at(index.row()))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, index.column());
    case Qt::ToolTipRole: {
        const QString words = tip(row, index.column());
        // a tool tip reads markup unless it is escaped
        return words.isEmpty() ? QVariant()
                               : QVariant(QStringLiteral("<p>%1</p>").arg(words.toHtmlEscaped()));
    }
    case Qt::DecorationRole:
        return index.column() == State ? QVariant(icon(row)) : QVariant();
    case Qt::TextAlignmentRole:
        return isText(index.column()) ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter))
                                      : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case HistoryRole:
        return index.column() == Rate ? QVariant::fromValue(row.history) : QVariant();
    case SortRole:
        return sortValue(row, index.column());
    default:
        return {};
    }
}

QIcon ExportersModel::icon(const Row& row) const
{
    if (isSilent(row.status, m_taken))
        return themeIcon(QStringLiteral("media-pause"));
    if (!row.status.problem.empty() || row.status.conflict)
        return themeIcon(QStringLiteral("dialog-warning"));
    return themeIcon(QStringLiteral("media-record"));
}

QString ExportersModel::text(const Row& row, int column) const
{
    const ExporterStatus& status = row.status;
    switch (column) {
    case Exporter:
        return exporterTitle(status.id);
    case State:
        if (isSilent(status, m_taken))
            return tr("silent");
        return !status.problem.empty() || status.conflict ? tr("sending, see Details")
                                                          : tr("sending");
    case Domain:
        return QString::number(status.id.domain);
    case Protocol:
        return QString::fromStdString(versionText(status.id.version));
    case Rate:
        return row.history.isEmpty() ? QStringLiteral("–")
                                     : rateText(static_cast<double>(row.history.back()), m_format);
    case Records:
        return m_format.count(status.records);
    case Flows:
        return m_format.count(status.flows);
    case Lost:
        return lossText(status, m_format);
    case Dropped:
        return m_format.count(dropTotal(status.drops));
    case Duplicates:
        return m_format.count(status.duplicates);
    case Restarts:
        return m_format.count(status.restarts);
    case Sampling:
        return status.sampling ? tr("1 in %1").arg(m_format.count(*status.sampling))
                               : QStringLiteral("–");
    case ClockOffset:
        return clockOffsetText(status.clockOffset);
    case LastSeen:
        return agoText(status.lastSeen, m_taken);
    default:
        return {};
    }
}

QString ExportersModel::tip(const Row& row, int column) const
{
    const ExporterStatus& status = row.status;
    if (column == State && isSilent(status, m_taken))
        return tr("Nothing came since %1 %2.").arg(m_format.time(status.lastSeen), m_format.zone());
    if (column == State && !status.problem.empty())
        return plainLine(coreText(status.problem));
    if (column == Lost && status.lossUnknown > 0)
        return tr("There are gaps whose size cannot be told, because a template is missing.");
    if (column == ClockOffset && std::abs(status.clockOffset) > kClockOffWarning)
        return tr("The exporter's clock differs much from ours, so the times of its flows do too. "
                  "Let both use a time server.");
    if (column == Rate)
        return tr("Flows in a second, and the last five minutes");
    if (column == LastSeen)
        return m_format.time(status.lastSeen) + u' ' + m_format.zone();
    return {};
}

QVariant ExportersModel::sortValue(const Row& row, int column) const
{
    const ExporterStatus& status = row.status;
    const auto number = [](std::uint64_t value) { return QVariant::fromValue<qulonglong>(value); };
    switch (column) {
    case Exporter: {
        const IpAddress::Bytes& bytes = status.id.address.bytes();
        QString text;
        for (const std::uint8_t byte : bytes)
            text += QChar(ushort {byte});
        return text;
    }
    case Domain:
        return number(status.id.domain);
    case Rate:
        return row.history.isEmpty() ? -1.0 : static_cast<double>(row.history.back());
    case Records:
        return number(status.records);
    case Flows:
        return number(status.flows);
    case Lost:
        return number(status.lost);
    case Dropped:
        return number(dropTotal(status.drops));
    case Duplicates:
        return number(status.duplicates);
    case Restarts:
        return number(status.restarts);
    case Sampling:
        return number(status.sampling.value_or(0));
    case ClockOffset:
        return QVariant::fromValue<qlonglong>(status.clockOffset);
    case LastSeen:
        return QVariant::fromValue<qlonglong>(toMicroseconds(status.lastSeen));
    default:
        return text(row, column);
    }
}

QVariant ExportersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isText(section) ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter))
                               : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    const QStringList titles {tr("Exporter"), tr("State"), tr("Domain"), tr("Protocol"), tr("Rate"),
        tr("Records"), tr("Flows"), tr("Lost"), tr("Dropped"), tr("Duplicates"), tr("Restarts"),
        tr("Sampling"), tr("Clock"), tr("Last Seen")};
    const QStringList tips {{}, {},
        tr("Observation domain, source id or engine: one device may be several exporters"), {},
        tr("Flows in a second, and the last five minutes"), tr("Records decoded"),
        tr("Flows made of the records"), tr("By the exporter's sequence numbers, in its own unit"),
        tr("Received but not made into flows; the reasons are under Details"),
        tr("Datagrams that came twice"), tr("Restarts of the exporter"),
        tr("One packet in so many was looked at, as the exporter tells"),
        tr("The exporter's clock against ours"), {}};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::ToolTipRole && !tips[section].isEmpty())
        return tips[section];
    return {};
}

} // namespace nb
