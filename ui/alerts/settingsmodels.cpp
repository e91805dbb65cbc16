// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/settingsmodels.h"

#include "ui/alerts/alerttext.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace nb {

namespace {

Qt::ItemFlags flagsOf(const QModelIndex& index, bool editable)
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == 0 && editable)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant tip(const QString& text)
{
    // a tool tip reads markup unless it is escaped
    return text.isEmpty() ? QVariant()
                          : QVariant(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
}

} // namespace

ConditionsModel::ConditionsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ConditionsModel::setConditions(std::vector<AlertCondition> conditions)
{
    if (conditions == m_conditions)
        return;
    beginResetModel();
    m_conditions = std::move(conditions);
    endResetModel();
}

void ConditionsModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (!m_conditions.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ConditionsModel::setEditable(bool editable)
{
    m_editable = editable;
}

const AlertCondition* ConditionsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_conditions[static_cast<std::size_t>(row)] : nullptr;
}

int ConditionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_conditions.size());
}

int ConditionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags ConditionsModel::flags(const QModelIndex& index) const
{
    return flagsOf(index, m_editable);
}

QString ConditionsModel::details(const AlertCondition& condition) const
{
    QStringList parts;
    if (!condition.expression.empty())
        parts << plainLine(condition.expression);
    if (condition.kind == AlertKind::Volume)
        parts << tr("over %1 within %2")
                     .arg(m_format.bytes(condition.bytes), durationText(condition.window));
    if (condition.kind == AlertKind::Volume && condition.per == VolumePer::Client)
        parts << tr("of each client");
    if (condition.kind == AlertKind::Volume && condition.per == VolumePer::Server)
        parts << tr("of each server");
    if (condition.kind == AlertKind::SilentExporter)
        parts << tr("for %1").arg(durationText(condition.window));
    return parts.join(QStringLiteral(", "));
}

QVariant ConditionsModel::data(const QModelIndex& index, int role) const
{
    const AlertCondition* condition = at(index.row());
    if (!condition)
        return {};
    if (role == Qt::CheckStateRole && index.column() == Name)
        return condition->enabled ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::DecorationRole && index.column() == Severity)
        return severityIcon(condition->severity);
    if (role == Qt::ToolTipRole)
        return tip(index.column() == Details ? details(*condition) : kindHelp(condition->kind));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return plainLine(condition->name);
    case Kind:
        return kindText(condition->kind);
    case Severity:
        return severityText(condition->severity);
    case Details:
        return details(*condition);
    default:
        return {};
    }
}

bool ConditionsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name || !at(index.row()) || !m_editable)
        return false;
    AlertCondition& condition = m_conditions[static_cast<std::size_t>(index.row())];
    condition.enabled = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index);
    Q_EMIT switched(condition);
    return true;
}

QVariant ConditionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles {tr("Condition"), tr("Kind"), tr("Severity"), tr("Details")};
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= titles.size())
        return {};
    return titles[section];
}

ChannelsModel::ChannelsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ChannelsModel::setChannels(std::vector<ChannelState> channels)
{
    // rows stay where they are while only their state changes
    const bool same = std::ranges::equal(
        channels, m_channels, {}, [](const ChannelState& c) { return c.channel.id; },
        [](const ChannelState& c) { return c.channel.id; });
    if (!same)
        beginResetModel();
    m_channels = std::move(channels);
    if (!same)
        endResetModel();
    else if (!m_channels.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ChannelsModel::setFormat(const FlowFormat& format)
{
    m_format = format;
}

void ChannelsModel::setEditable(bool editable)
{
    m_editable = editable;
}

const ChannelState* ChannelsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_channels[static_cast<std::size_t>(row)] : nullptr;
}

int ChannelsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_channels.size());
}

int ChannelsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags ChannelsModel::flags(const QModelIndex& index) const
{
    return flagsOf(index, m_editable);
}

QString ChannelsModel::text(const ChannelState& state, int column) const
{
    const AlertChannel& channel = state.channel;
    switch (column) {
    case Name:
        return plainLine(channel.name);
    case Kind:
        return channelText(channel.type);
    case Where: {
        QStringList to;
        for (const std::string& address : channel.to)
            to << plainLine(address);
        return channel.type == ChannelType::Mail ? to.join(QStringLiteral(", "))
                                                 : plainLine(channel.url);
    }
    case Least:
        return severityText(channel.least);
    case State:
        if (!state.problem.empty() && state.waiting == 0)
            return plainLine(coreText(state.problem));
        if (!state.problem.empty())
            return tr("%1 waiting: %2")
                .arg(m_format.count(state.waiting), plainLine(coreText(state.problem)));
        if (state.waiting > 0)
            return tr("%1 waiting").arg(m_format.count(state.waiting));
        return channel.enabled ? tr("ready") : tr("off");
    default:
        return {};
    }
}

QVariant ChannelsModel::data(const QModelIndex& index, int role) const
{
    const ChannelState* state = at(index.row());
    if (!state)
        return {};
    if (role == Qt::CheckStateRole && index.column() == Name)
        return state->channel.enabled ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::DecorationRole && index.column() == State && !state->problem.empty())
        return themeIcon(QStringLiteral("dialog-warning"));
    if (role == Qt::DecorationRole && index.column() == Least)
        return severityIcon(state->channel.least);
    if (role == Qt::ToolTipRole)
        return tip(text(*state, index.column()));
    return role == Qt::DisplayRole ? QVariant(text(*state, index.column())) : QVariant();
}

bool ChannelsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name || !at(index.row()) || !m_editable)
        return false;
    AlertChannel& channel = m_channels[static_cast<std::size_t>(index.row())].channel;
    channel.enabled = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index);
    Q_EMIT switched(channel);
    return true;
}

QVariant ChannelsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles {
        tr("Channel"), tr("Kind"), tr("Where"), tr("From Severity"), tr("State")};
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= titles.size())
        return {};
    return titles[section];
}

} // namespace nb
