// SPDX-License-Identifier: GPL-3.0-or-later
// What RulesModel shows.
#include "ui/rules/rulesmodel.h"
#include "ui/theme/theme.h"

#include <QFont>

namespace nb {

namespace {

bool isQuantityColumn(int column)
{
    return column == RulesModel::Number || column == RulesModel::Flows
        || column == RulesModel::Packets || column == RulesModel::Bytes;
}

std::uint64_t packetsOf(const FlowTotals& totals)
{
    return addSum(totals.packets, totals.reversePackets);
}

std::uint64_t bytesOf(const FlowTotals& totals)
{
    return addSum(totals.bytes, totals.reverseBytes);
}

const QString kUnknown = QStringLiteral("–");

} // namespace

int RulesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(size());
}

int RulesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RulesModel::faultAt(std::size_t row, int column) const
{
    const auto fault = m_faults.find({row, column});
    return fault == m_faults.end() ? QString() : fault->second;
}

const FlowTotals* RulesModel::hitsOf(std::size_t at) const
{
    if (!m_hits)
        return nullptr;
    static const FlowTotals none;
    const auto found = m_hits->find(row(at).rule.name);
    return found == m_hits->end() ? &none : &found->second;
}

bool RulesModel::neverHit(std::size_t at) const
{
    // a rule that is not saved has labelled nothing yet, which says nothing about it
    const RuleRow* const before = keptRow(row(at).id);
    const FlowTotals* const hits = hitsOf(at);
    return hits && hits->rows == 0 && before && *before == row(at) && row(at).rule.enabled
        && !m_warnings.contains(at) && !m_hits->empty();
}

QString RulesModel::stateText(std::size_t at) const
{
    const RuleRow* const before = keptRow(row(at).id);
    if (!before)
        return tr("new");
    QStringList parts;
    if (!(*before == row(at)))
        parts << tr("changed");
    if (m_moved[at])
        parts << tr("moved");
    return parts.join(QStringLiteral(", "));
}

QString RulesModel::remarks(std::size_t at) const
{
    QStringList parts;
    for (const int column : {Name, Expression})
        if (const QString fault = faultAt(at, column); !fault.isEmpty())
            parts << plainLine(fault);
    if (const auto found = m_warnings.find(at); found != m_warnings.end()) {
        QStringList by;
        for (const std::size_t rule : found->second.by)
            if (rule < size())
                by << tr("rule %1 (%2)").arg(rule + 1).arg(plainLine(row(rule).rule.name));
        parts << (found->second.kind == RuleWarning::Kind::Shadowed
                ? tr("Shadowed by %1").arg(by.join(QStringLiteral(", ")))
                : tr("Impossible: its conditions exclude each other"));
    } else if (neverHit(at)) {
        parts << tr("Never hit in the period");
    }
    if (!row(at).rule.enabled)
        parts << tr("Off");
    return parts.join(QStringLiteral("; "));
}

QString RulesModel::text(std::size_t at, int column) const
{
    const Rule& rule = row(at).rule;
    const FlowTotals* const hits = hitsOf(at);
    switch (column) {
    case Number:
        return m_format.count(at + 1);
    case Name:
        return plainLine(rule.name);
    case Expression:
        return plainLine(rule.expression);
    case Flows:
        return hits ? m_format.count(hits->flows) : QString();
    case Packets:
        return !hits              ? QString()
            : packetsKnown(*hits) ? m_format.count(packetsOf(*hits))
                                  : kUnknown;
    case Bytes:
        return !hits ? QString() : bytesKnown(*hits) ? m_format.bytes(bytesOf(*hits)) : kUnknown;
    case Remarks:
        return remarks(at);
    case State:
        return stateText(at);
    case Note:
        return plainLine(rule.note);
    default:
        return {};
    }
}

QVariant RulesModel::sortValue(std::size_t at, int column) const
{
    const FlowTotals* const hits = hitsOf(at);
    const auto number = [hits](std::uint64_t value) {
        return hits ? QVariant(static_cast<qulonglong>(value)) : QVariant(qulonglong {0});
    };
    switch (column) {
    case Number:
        return static_cast<qulonglong>(at);
    case Enabled:
        return row(at).rule.enabled ? 0 : 1;
    case Flows:
        return number(hits ? hits->flows : 0);
    case Packets:
        return number(hits ? packetsOf(*hits) : 0);
    case Bytes:
        return number(hits ? bytesOf(*hits) : 0);
    default:
        return text(at, column).toCaseFolded();
    }
}

QVariant RulesModel::decoration(std::size_t at, int column) const
{
    if (!faultAt(at, column).isEmpty())
        return themeIcon(QStringLiteral("dialog-error"));
    if (column != Remarks)
        return {};
    if (m_warnings.contains(at))
        return themeIcon(QStringLiteral("dialog-warning"));
    return neverHit(at) ? QVariant(themeIcon(QStringLiteral("dialog-information"))) : QVariant();
}

QVariant RulesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto at = static_cast<std::size_t>(index.row());
    const int column = index.column();
    const QString fault = faultAt(at, column);
    switch (role) {
    case Qt::DisplayRole:
        // the words are for whoever reads the screen; the box says it to the eye
        return text(at, column);
    case Qt::AccessibleTextRole:
        if (column == Enabled)
            return row(at).rule.enabled ? tr("on") : tr("off");
        return fault.isEmpty() ? text(at, column)
                               : QStringLiteral("%1: %2").arg(text(at, column), fault);
    case Qt::EditRole:
        return column == Expression ? QString::fromStdString(row(at).rule.expression)
                                    : text(at, column);
    case Qt::CheckStateRole:
        return column == Enabled ? QVariant(int(row(at).rule.enabled ? Qt::Checked : Qt::Unchecked))
                                 : QVariant();
    case DraftTable::ExactRole:
        if (column == Enabled)
            return row(at).rule.enabled ? QStringLiteral("true") : QStringLiteral("false");
        if (isQuantityColumn(column) && column != Number)
            return hitsOf(at) ? sortValue(at, column).toString() : QString();
        return {};
    case DraftTable::kFaultRole:
        return fault;
    case DraftTable::SortRole:
        return sortValue(at, column);
    case Qt::ToolTipRole: {
        const QString words = fault.isEmpty() ? text(at, column) : fault;
        return words.isEmpty() ? QVariant()
                               : QVariant(QStringLiteral("<p>%1</p>").arg(words.toHtmlEscaped()));
    }
    case Qt::DecorationRole:
        return decoration(at, column);
    case Qt::FontRole: {
        QFont font;
        font.setStrikeOut(column == Name && !row(at).rule.enabled);
        font.setBold(column == Name && keptRow(row(at).id) == nullptr);
        return column == Name ? QVariant(font) : QVariant();
    }
    case Qt::TextAlignmentRole:
        return isQuantityColumn(column) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                        : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant RulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Number:
        return tip ? tr("Rules are tried in this order; click to sort by it") : tr("No.");
    case Enabled:
        return tip ? tr("Rules that are off are passed over") : tr("On");
    case Name:
        return tip ? tr("What matching flows are labelled with") : tr("Name");
    case Expression:
        return tip ? tr("The flows it selects; empty selects all") : tr("Expression");
    case Flows:
        return tip ? tr("Stored flows of the period that carry the name; rules of one name share "
                        "them")
                   : tr("Flows");
    case Packets:
        return tip ? tr("Their packets, both directions") : tr("Packets");
    case Bytes:
        return tip ? tr("Their bytes, both directions") : tr("Bytes");
    case Remarks:
        return tip ? tr("What is wrong with the rule, and whether it can match and has")
                   : tr("Remarks");
    case State:
        return tip ? tr("What is not saved yet") : tr("State");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace nb
