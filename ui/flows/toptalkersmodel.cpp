// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/toptalkersmodel.h"

#include "core/net/servicenames.h"
#include "core/storage/metricvalue.h"
#include "ui/flows/quantitytext.h"
#include "ui/text/plural.h"

#include <QLocale>

#include <algorithm>
#include <charconv>

namespace nb {

namespace {

using F = FlowField;

QString exact(std::uint64_t value)
{
    return QLocale().toString(qulonglong {value});
}

std::uint64_t less(std::uint64_t all, std::uint64_t part)
{
    return all - std::min(all, part);
}

/// A port as people know it: `443 (https)`, and for ICMP `type 8 code 0`.
QString portName(const std::string& protocolText, const std::string& portText)
{
    const auto protocol = Protocol::fromString(protocolText);
    const auto port = Port::fromString(portText);
    if (!protocol || !port)
        return QString::fromStdString(portText);
    if (protocol->isIcmp())
        return TopTalkersModel::tr("type %1 code %2")
            .arg(port->number() / 256)
            .arg(port->number() % 256);
    const std::string_view service = serviceName(*protocol, *port);
    const QString number = QString::number(port->number());
    return service.empty() ? number
                           : QStringLiteral("%1 (%2)").arg(number,
                               QString::fromUtf8(service.data(), qsizetype(service.size())));
}

/// `field = text`; for an absent text `not field`.
FilterPtr conditionFor(FlowField field, const std::string& text)
{
    if (text.empty())
        return FilterNode::makeNot(FilterNode::makeCondition({field, FilterOperator::Present, {}}));
    const auto equals = [field](FilterValue value) {
        return FilterNode::makeCondition({field, FilterOperator::Equal, {std::move(value)}});
    };
    // Foreign text goes into the tree as it is: no spelling of it can change the filter's meaning.
    if (fieldInfo(field).type == FieldType::Text)
        return equals(TextPattern {text});
    if (fieldInfo(field).type == FieldType::Address) {
        const auto prefix = IpPrefix::fromString(text);
        return prefix ? equals(*prefix) : nullptr;
    }
    const auto parsed = parseCondition(field, FilterOperator::Equal, text);
    return parsed ? *parsed : nullptr;
}

} // namespace

std::vector<TalkerGrouping> talkerGroupings()
{
    return {
        {TopTalkersModel::tr("Hosts (either side)"), TopTalkersModel::tr("Host"), {F::Ip}},
        {TopTalkersModel::tr("Clients"), TopTalkersModel::tr("Client"), {F::SrcIp}},
        {TopTalkersModel::tr("Servers"), TopTalkersModel::tr("Server"), {F::DstIp}},
        {TopTalkersModel::tr("Server names"), TopTalkersModel::tr("Server name"), {F::DstName}},
        {TopTalkersModel::tr("Server ports"), TopTalkersModel::tr("Server port"),
            {F::Protocol, F::DstPort}},
        {TopTalkersModel::tr("Services"), TopTalkersModel::tr("Service"), {F::Service}},
        {TopTalkersModel::tr("Protocols"), TopTalkersModel::tr("Protocol"), {F::Protocol}},
        {TopTalkersModel::tr("Client and server"), TopTalkersModel::tr("Client → server"),
            {F::SrcIp, F::DstIp}},
        {TopTalkersModel::tr("Conversations"), TopTalkersModel::tr("Conversation"),
            {F::SrcIp, F::DstIp, F::Protocol, F::DstPort}},
        {TopTalkersModel::tr("Segments"), TopTalkersModel::tr("Client → server segment"),
            {F::SrcSegment, F::DstSegment}},
        {TopTalkersModel::tr("Rules"), TopTalkersModel::tr("Rule"), {F::Rule}},
    };
}

void TopTalkersModel::setList(TalkerListPtr list)
{
    beginResetModel();
    m_list = std::move(list);
    m_other = {};
    if (m_list) {
        m_other = m_list->result.totals;
        for (const AggregateRow& row : m_list->result.rows) {
            m_other.rows = less(m_other.rows, row.totals.rows);
            m_other.flows = less(m_other.flows, row.totals.flows);
            m_other.packets = less(m_other.packets, row.totals.packets);
            m_other.bytes = less(m_other.bytes, row.totals.bytes);
            m_other.reversePackets = less(m_other.reversePackets, row.totals.reversePackets);
            m_other.reverseBytes = less(m_other.reverseBytes, row.totals.reverseBytes);
            m_other.packetsUnknown = less(m_other.packetsUnknown, row.totals.packetsUnknown);
            m_other.bytesUnknown = less(m_other.bytesUnknown, row.totals.bytesUnknown);
        }
    }
    endResetModel();
}

std::vector<AddressTarget> TopTalkersModel::addressesOf(int row) const
{
    std::vector<AddressTarget> targets;
    if (!m_list || row < 0 || row >= static_cast<int>(m_list->result.rows.size()))
        return targets;
    const std::vector<std::string>& key = m_list->result.rows[static_cast<std::size_t>(row)].key;
    std::optional<Port> port;
    std::optional<Protocol> protocol;
    for (std::size_t i = 0; i < std::min(key.size(), m_list->by.size()); ++i) {
        const FlowField field = m_list->by[i];
        if (fieldInfo(field).type == FieldType::Address)
            if (const auto address = IpAddress::fromString(key[i]))
                targets.push_back({*address, field, {}, {}});
        if (field == FlowField::DstPort)
            port = Port::fromString(key[i]);
        if (field == FlowField::Protocol)
            protocol = Protocol::fromString(key[i]);
    }
    for (AddressTarget& target : targets)
        if (target.field == FlowField::DstIp && port && protocol && protocol->hasPorts()) {
            target.port = port;
            target.protocol = *protocol;
        }
    return targets;
}

void TopTalkersModel::setBinaryBytes(bool binary)
{
    m_binaryBytes = binary;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, ValueColumn), index(rowCount() - 1, ValueColumn));
}

bool TopTalkersModel::countsBothSides() const
{
    return m_list
        && std::ranges::any_of(m_list->by, [](FlowField field) { return !isColumn(field); });
}

bool TopTalkersModel::isOther(int row) const
{
    return m_list && static_cast<std::size_t>(row) == m_list->result.rows.size();
}

FlowTotals TopTalkersModel::totalsOf(int row) const
{
    return isOther(row) ? m_other : m_list->result.rows[static_cast<std::size_t>(row)].totals;
}

int TopTalkersModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_list)
        return 0;
    const auto shown = static_cast<int>(m_list->result.rows.size());
    return m_list->result.groups > m_list->result.rows.size() ? shown + 1 : shown;
}

int TopTalkersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

FilterPtr TopTalkersModel::filterOf(int row) const
{
    if (row < 0 || row >= rowCount() || isOther(row))
        return nullptr;
    const AggregateRow& group = m_list->result.rows[static_cast<std::size_t>(row)];
    FilterPtr filter;
    for (std::size_t i = 0; i < m_list->by.size(); ++i) {
        const FilterPtr condition = conditionFor(m_list->by[i], group.key[i]);
        if (!condition)
            return nullptr;
        filter = both(filter, condition);
    }
    return filter;
}

QString TopTalkersModel::nameOf(int row) const
{
    if (isOther(row)) {
        const std::uint64_t more = m_list->result.groups - m_list->result.rows.size();
        return tr("Other (%1 more)").arg(exact(more));
    }
    const std::vector<std::string>& key = m_list->result.rows[static_cast<std::size_t>(row)].key;
    QString name;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const FlowField field = m_list->by[i];
        const bool portAfterProtocol
            = field == F::DstPort && i > 0 && m_list->by[i - 1] == F::Protocol;
        const QString part = portAfterProtocol ? portName(key[i - 1], key[i])
            : key[i].empty()                   ? tr("(none)")
                                               : QString::fromStdString(key[i]);
        const bool toServer = field == F::DstIp || field == F::DstSegment;
        if (i > 0)
            name += toServer ? QStringLiteral(" → ") : QStringLiteral(" ");
        name += part;
    }
    return name;
}

QString TopTalkersModel::text(int row, int column) const
{
    if (column == NameColumn)
        return nameOf(row);
    if (isOther(row) && countsBothSides())
        return QStringLiteral("–"); // the rows share flows with each other and with the rest
    if (!metricKnown(m_list->metric, totalsOf(row)))
        return column == ValueColumn ? tr("unknown") : QString();
    const std::uint64_t value = metricValue(m_list->metric, totalsOf(row));
    if (column == ValueColumn)
        return m_list->metric == Metric::Bytes ? quantityText(Metric::Bytes, value, m_binaryBytes)
                                               : exact(value);
    const std::uint64_t all = metricValue(m_list->metric, m_list->result.totals);
    if (all == 0)
        return {};
    const double percent = 100.0 * static_cast<double>(value) / static_cast<double>(all);
    if (value > 0 && percent < 0.1)
        return tr("< %1 %").arg(QLocale().toString(0.1, 'f', 1));
    return tr("%1 %").arg(QLocale().toString(percent, 'f', 1));
}

QString TopTalkersModel::toolTip(int row) const
{
    if (isOther(row) && countsBothSides())
        return tr("What they have in all is not known: most of their flows have one of the listed "
                  "hosts at the other end.");
    const FlowTotals totals = totalsOf(row);
    const auto sum = [](std::uint64_t value, bool known) {
        //: a number of bytes or packets that nobody counted
        return known ? exact(value) : tr("unknown");
    };
    const bool bytes = bytesKnown(totals);
    const bool packets = packetsKnown(totals);
    const auto byteText = [&](std::uint64_t value) {
        return tr("%1 bytes", nullptr, pluralOf(value)).arg(sum(value, bytes));
    };
    const auto packetText = [&](std::uint64_t value) {
        return tr("%1 packets", nullptr, pluralOf(value)).arg(sum(value, packets));
    };
    QStringList lines {nameOf(row),
        tr("%1 flows", nullptr, pluralOf(totals.flows)).arg(exact(totals.flows)),
        tr("to server: %1, %2").arg(byteText(totals.bytes), packetText(totals.packets)),
        tr("to client: %1, %2")
            .arg(byteText(totals.reverseBytes), packetText(totals.reversePackets))};
    if (!isOther(row))
        lines << tr(
            "Click to filter for it, Alt+click to leave it out, Ctrl+click to see it alone.");
    // Tool tips guess whether a text is markup; names come from the network.
    return lines.join(QLatin1Char('\n'))
        .toHtmlEscaped()
        .replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

double TopTalkersModel::barLength(int row, bool forward) const
{
    if (isOther(row) || m_list->result.rows.empty())
        return 0;
    const auto largest
        = static_cast<double>(metricValue(m_list->metric, m_list->result.rows.front().totals));
    const FlowTotals totals = totalsOf(row);
    std::uint64_t part = 0;
    if (m_list->metric == Metric::Bytes)
        part = forward ? totals.bytes : totals.reverseBytes;
    else if (m_list->metric == Metric::Packets)
        part = forward ? totals.packets : totals.reversePackets;
    else
        part = forward ? totals.flows : 0;
    return largest > 0 ? std::min(1.0, static_cast<double>(part) / largest) : 0;
}

QString TopTalkersModel::copyText(int row) const
{
    QStringList cells;
    if (isOther(row))
        cells << nameOf(row);
    else
        for (const std::string& part : m_list->result.rows[static_cast<std::size_t>(row)].key)
            cells << QString::fromStdString(part);
    const FlowTotals totals = totalsOf(row);
    cells << (metricKnown(m_list->metric, totals)
            ? QString::number(metricValue(m_list->metric, totals))
            : QString());
    return cells.join(QLatin1Char('\t'));
}

QVariant TopTalkersModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_list || index.row() >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row());
    case Qt::TextAlignmentRole:
        return index.column() == NameColumn
            ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter)
            : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? QStringList {nameOf(index.row()),
                   text(index.row(), ValueColumn), text(index.row(), ShareColumn)}
                                                  .join(QStringLiteral(", "))
                                            : text(index.row(), index.column());
    case ForwardRole:
        return barLength(index.row(), true);
    case ReverseRole:
        return barLength(index.row(), false);
    case OtherRole:
        return isOther(index.row());
    default:
        return {};
    }
}

QVariant TopTalkersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == ShareColumn)
        return QStringLiteral("<p>%1</p>")
            .arg((countsBothSides()
                    ? tr("Part of all the traffic shown that this row had a part in. A flow counts "
                         "for both of its ends, so the shares add up to about 200 %.")
                    : tr("Part of all the traffic shown that belongs to this row."))
                     .toHtmlEscaped());
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return m_list ? m_list->column : QString();
    case ValueColumn:
        return metricName(m_list ? m_list->metric : Metric::Bytes);
    case ShareColumn:
        return tr("Share");
    default:
        return {};
    }
}

} // namespace nb
