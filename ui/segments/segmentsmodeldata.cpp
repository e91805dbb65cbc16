// SPDX-License-Identifier: GPL-3.0-or-later
// What SegmentsModel shows.
#include "core/segments/segmenttext.h"
#include "ui/segments/segmentsmodel.h"
#include "ui/segments/segmentwords.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QFont>

namespace nb {

namespace {

QString fromUtf8(const std::string& text)
{
    return QString::fromStdString(text);
}

QVariantList trustChoices()
{
    QVariantList choices;
    for (const SegmentTrust trust : allSegmentTrusts())
        choices.append(
            QVariant(QVariantList {trustName(trust), fromUtf8(std::string(toString(trust)))}));
    return choices;
}

} // namespace

Qt::ItemFlags SegmentsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const int column = index.column();
    const bool cell
        = column != State && column != Addresses && column != Assets && column != Remarks;
    return m_editable && cell && index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

int SegmentsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(size());
}

int SegmentsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SegmentsModel::faultAt(std::size_t row, int column) const
{
    const auto fault = m_faults.find({row, column});
    return fault == m_faults.end() ? QString() : fault->second;
}

QString SegmentsModel::stateText(std::size_t at) const
{
    QStringList parts;
    const SegmentRow* const before = keptRow(row(at).id);
    if (!before)
        parts << tr("new");
    else if (!(*before == row(at)))
        parts << tr("changed");
    if (row(at).segment.proposed)
        parts << tr("proposed");
    return parts.join(QStringLiteral(", "));
}

QString SegmentsModel::remarks(std::size_t row) const
{
    QStringList parts;
    for (auto it = m_faults.lower_bound({row, 0}); it != m_faults.end() && it->first.first == row;
         ++it)
        parts << plainLine(it->second);
    if (const auto warnings = m_warnings.find(row); warnings != m_warnings.end())
        parts << warnings->second;
    return parts.join(QStringLiteral("; "));
}

QString SegmentsModel::text(std::size_t at, int column) const
{
    const SegmentRow& r = row(at);
    const auto seen = [&](std::uint64_t SegmentSightings::*count) {
        return at < m_sightings.size() ? m_format.count(m_sightings[at].*count) : QString();
    };
    switch (column) {
    case Name:
        return plainLine(r.segment.name);
    case State:
        return stateText(at);
    case Prefixes:
        return r.badPrefixes.isEmpty() ? fromUtf8(prefixesText(r.segment.prefixes)) : r.badPrefixes;
    case Vlans:
        return r.badVlans.isEmpty() ? fromUtf8(vlansText(r.segment.vlans)) : r.badVlans;
    case Trust:
        return trustName(r.segment.trust);
    case Colour:
        return r.segment.colour.empty() ? tr("automatic") : plainLine(r.segment.colour);
    case Addresses:
        return seen(&SegmentSightings::addresses);
    case Assets:
        return seen(&SegmentSightings::assets);
    case Remarks:
        return remarks(at);
    case Location:
        return plainLine(r.segment.location);
    case Note:
        return plainLine(r.segment.note);
    default:
        return {};
    }
}

QVariant SegmentsModel::sortValue(std::size_t at, int column) const
{
    const SegmentRow& r = row(at);
    if (column == Addresses || column == Assets) {
        if (at >= m_sightings.size())
            return -1LL;
        return static_cast<qlonglong>(
            column == Addresses ? m_sightings[at].addresses : m_sightings[at].assets);
    }
    if (column == Prefixes && !r.segment.prefixes.empty()) {
        const IpPrefix& first = r.segment.prefixes.front();
        QString key(first.address().isV4() ? u'4' : u'6');
        for (const std::uint8_t byte : first.address().bytes())
            key += QStringLiteral("%1").arg(int {byte}, 2, 16, QLatin1Char('0'));
        return key;
    }
    if (column == Vlans && !r.segment.vlans.empty())
        return static_cast<qlonglong>(r.segment.vlans.front());
    return text(at, column).toCaseFolded();
}

QVariant SegmentsModel::decoration(std::size_t at, int column) const
{
    if (!faultAt(at, column).isEmpty())
        return themeIcon(QStringLiteral("dialog-error"));
    if (column == Remarks && m_warnings.contains(at) && !remarks(at).isEmpty())
        return themeIcon(QStringLiteral("dialog-warning"));
    if (column == Colour) {
        const QColor colour(fromUtf8(row(at).segment.colour));
        if (colour.isValid())
            return colour;
    }
    return {};
}

QVariant SegmentsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto at = static_cast<std::size_t>(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(at, column);
    case Qt::AccessibleTextRole: {
        const QString fault = faultAt(at, column);
        return fault.isEmpty() ? text(at, column)
                               : QStringLiteral("%1: %2").arg(text(at, column), fault);
    }
    case Qt::EditRole:
        if (column == Trust)
            return fromUtf8(std::string(toString(row(at).segment.trust)));
        return column == Colour ? fromUtf8(row(at).segment.colour) : text(at, column);
    case DraftTable::ExactRole:
        return column == Colour ? QVariant(fromUtf8(row(at).segment.colour)) : QVariant();
    case DraftTable::kFaultRole:
        return faultAt(at, column);
    case DraftTable::kChoicesRole:
        return column == Trust ? trustChoices() : QVariant();
    case DraftTable::SortRole:
        return sortValue(at, column);
    case Qt::ToolTipRole: {
        const QString fault = faultAt(at, column);
        const QString words = fault.isEmpty() ? text(at, column) : fault;
        return words.isEmpty() ? QVariant()
                               : QVariant(QStringLiteral("<p>%1</p>").arg(words.toHtmlEscaped()));
    }
    case Qt::DecorationRole:
        return decoration(at, column);
    case Qt::FontRole:
        if (column == Name && keptRow(row(at).id) == nullptr) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::TextAlignmentRole:
        return column == Addresses || column == Assets
            ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant SegmentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Name:
        return tip ? tr("What flows are labelled with") : tr("Name");
    case State:
        return tip ? tr("What is not saved yet, and what nobody has confirmed") : tr("State");
    case Prefixes:
        return tip ? tr("IPv4 and IPv6 prefixes, blanks between: 10.1.0.0/16 fd00:1::/48")
                   : tr("Prefixes");
    case Vlans:
        return tip ? tr("VLAN ids and ranges: 10 20-29") : tr("VLANs");
    case Trust:
        return tip ? tr("What kind of place it is; Internet and third party are outside")
                   : tr("Trust");
    case Colour:
        return tip ? tr("#rrggbb; empty lets the program choose") : tr("Colour");
    case Addresses:
        return tip ? tr("Addresses of stored flows that lie in it as it is edited here")
                   : tr("Addresses");
    case Assets:
        return tip ? tr("Known assets that lie in it as it is edited here") : tr("Assets");
    case Remarks:
        return tip ? tr("What is wrong, or may not be as it is meant") : tr("Remarks");
    case Location:
        return tr("Location");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace nb
