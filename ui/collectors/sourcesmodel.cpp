// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/sourcesmodel.h"

#include "ui/collectors/collectortext.h"
#include "ui/jobs/importtext.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QStringList>

#include <algorithm>

namespace nb {

namespace {

QString joined(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list << plainLine(text);
    return list.join(QStringLiteral(", "));
}

} // namespace

bool isBufferCapped(const SourceStatus& status)
{
    return status.bufferAsked > 0 && status.bufferGranted < status.bufferAsked;
}

SourcesModel::SourcesModel(CollectorController& controller, QObject* parent)
    : QAbstractTableModel(parent)
    , m_controller(controller)
{
    connect(&controller, &CollectorController::sourcesChanged, this, &SourcesModel::updateRows);
    connect(&controller, &CollectorController::statusChanged, this, &SourcesModel::updateNumbers);
    updateRows();
}

void SourcesModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    updateNumbers();
}

int SourcesModel::keyAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_keys[static_cast<std::size_t>(row)] : 0;
}

int SourcesModel::rowOf(int key) const
{
    const auto it = std::ranges::find(m_keys, key);
    return it == m_keys.end() ? -1 : static_cast<int>(it - m_keys.begin());
}

int SourcesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int SourcesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void SourcesModel::updateRows()
{
    const std::vector<CollectorSource>& sources = m_controller.sources();
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (m_controller.source(keyAt(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_keys.erase(m_keys.begin() + row);
        endRemoveRows();
    }
    for (const CollectorSource& source : sources) {
        if (rowOf(source.key) >= 0)
            continue;
        beginInsertRows({}, rowCount(), rowCount());
        m_keys.push_back(source.key);
        endInsertRows();
    }
    updateNumbers();
}

void SourcesModel::updateNumbers()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QVariant SourcesModel::data(const QModelIndex& index, int role) const
{
    const CollectorSource* source
        = index.isValid() ? m_controller.source(keyAt(index.row())) : nullptr;
    if (!source)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(*source, column);
    case Qt::ToolTipRole: {
        const QString words = tip(*source, column);
        // a tool tip reads markup unless it is escaped
        return words.isEmpty()
            ? QVariant()
            : QVariant(QStringLiteral("<p>%1</p>")
                           .arg(words.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
    }
    case Qt::DecorationRole:
        if (column == State)
            return themeIcon(source->problem ? QStringLiteral("dialog-error")
                    : source->running        ? QStringLiteral("media-record")
                                             : QStringLiteral("media-stop"));
        if (const SourceStatus* status = m_controller.statusOf(*source);
            column == Buffer && status && isBufferCapped(*status))
            return themeIcon(QStringLiteral("dialog-warning"));
        return {};
    case Qt::TextAlignmentRole:
        return column >= Received && column <= Buffer
            ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    default:
        return {};
    }
}

QString SourcesModel::text(const CollectorSource& source, int column) const
{
    const SourceStatus* status = m_controller.statusOf(source);
    switch (column) {
    case State:
        if (source.busy)
            return source.running ? tr("starting") : tr("stopping");
        if (source.problem)
            return tr("failed");
        return source.running ? tr("listening") : tr("stopped");
    case Source:
        return sourceTitle(status && source.running ? status->url : source.settings.url);
    case Received:
        return status
            ? tr("%1 of %2").arg(m_format.count(status->received), m_format.count(status->offered))
            : QStringLiteral("–");
    case Dropped:
        return status ? m_format.count(dropTotal(status->drops)) : QStringLiteral("–");
    case Buffer:
        if (!status || status->bufferAsked == 0)
            return QStringLiteral("–");
        return isBufferCapped(*status)
            ? tr("%1, asked for %2")
                  .arg(m_format.bytes(status->bufferGranted), m_format.bytes(status->bufferAsked))
            : m_format.bytes(status->bufferGranted);
    case Sessions:
        if (!status || source.settings.url.starts_with("udp"))
            return QStringLiteral("–");
        return status->rejectedSessions > 0
            ? tr("%1, %2 refused")
                  .arg(m_format.count(status->sessions), m_format.count(status->rejectedSessions))
            : m_format.count(status->sessions);
    case Allowed:
        return source.settings.allowed.empty() ? tr("everybody") : joined(source.settings.allowed);
    default:
        return {};
    }
}

QString SourcesModel::tip(const CollectorSource& source, int column) const
{
    const SourceStatus* status = m_controller.statusOf(source);
    if (column == State && source.problem) {
        const ErrorText words = errorText(*source.problem, sourceTitle(source.settings.url));
        return plainLine(coreText(source.problem->detail)) + u'\n' + words.advice;
    }
    if (column == Source)
        return plainLine(status && source.running ? status->url : source.settings.url);
    if (!status)
        return {};
    if (column == Buffer && isBufferCapped(*status))
        return tr("The system granted a smaller receive buffer than was asked for. Bursts may be "
                  "dropped before they are read. On Linux, raise it with: sudo sysctl -w "
                  "net.core.rmem_max=%1")
            .arg(status->bufferAsked);
    if (column == Dropped)
        return dropsTip(*status);
    if (column == Received)
        return tr("Datagrams or messages handed to us, of those that reached this socket");
    return column == Allowed ? text(source, column) : QString();
}

QString SourcesModel::dropsTip(const SourceStatus& status) const
{
    QStringList lines;
    for (std::size_t i = 0; i < kDropReasonCount; ++i)
        if (status.drops[i] > 0)
            lines << tr("%1: %2").arg(
                dropReasonText(static_cast<DropReason>(i)), m_format.count(status.drops[i]));
    return lines.isEmpty() ? tr("Nothing was dropped before decoding.") : lines.join(u'\n');
}

QVariant SourcesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= Received && section <= Buffer
            ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles {tr("State"), tr("Source"), tr("Received"), tr("Dropped"),
        tr("Buffer"), tr("Sessions"), tr("Allowed")};
    return titles[section];
}

} // namespace nb
