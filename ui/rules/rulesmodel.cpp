// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rulesmodel.h"

#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QDataStream>
#include <QFont>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>

namespace nb {

namespace {

const QString kMimeType = QStringLiteral("application/x-netbehave-rules");

/// Places in a longest ascending run of `values`: what did not move.
std::vector<bool> stayed(const std::vector<std::size_t>& values)
{
    std::vector<std::size_t> ends; // by length less one: where the best run of that length ends
    std::vector<std::size_t> before(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto at = std::ranges::lower_bound(
            ends, values[i], {}, [&values](std::size_t end) { return values[end]; });
        const auto length = static_cast<std::size_t>(at - ends.begin());
        before[i] = length > 0 ? ends[length - 1] : i;
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> result(values.size());
    if (ends.empty())
        return result;
    std::size_t i = ends.back();
    for (std::size_t left = ends.size(); left > 0; --left, i = before[i])
        result[i] = true;
    return result;
}

} // namespace

RulesModel::RulesModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_draft({[this](const ListChange& change) { beforeChange(change); },
          [this](const ListChange& change) { afterChange(change); }})
{
}

void RulesModel::beforeChange(const ListChange& change)
{
    const int first = static_cast<int>(change.first);
    const int last = first + static_cast<int>(change.count) - 1;
    if (change.kind == ListChange::Kind::Inserted)
        beginInsertRows({}, first, last);
    else if (change.kind == ListChange::Kind::Removed)
        beginRemoveRows({}, first, last);
}

void RulesModel::afterChange(const ListChange& change)
{
    m_warnings.clear(); // they belong to rows that have moved
    examine();
    if (change.kind == ListChange::Kind::Inserted)
        endInsertRows();
    else if (change.kind == ListChange::Kind::Removed)
        endRemoveRows();
    if (size() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT draftChanged();
}

void RulesModel::load(const std::vector<Rule>& kept)
{
    m_kept = kept;
    m_keptPlace.clear();
    std::vector<RuleRow> rows;
    rows.reserve(kept.size());
    for (const Rule& rule : kept) {
        m_keptPlace[++m_lastId] = rows.size();
        rows.push_back({m_lastId, rule});
    }
    const bool same = m_draft.items().empty() && rows.empty();
    m_draft.load(std::move(rows));
    if (same)
        afterChange({});
}

void RulesModel::setSaved()
{
    m_kept = rules();
    m_keptPlace.clear();
    for (std::size_t i = 0; i < size(); ++i)
        m_keptPlace[row(i).id] = i;
    m_draft.setKept(m_draft.items());
    afterChange({});
}

void RulesModel::setEditable(bool editable)
{
    m_editable = editable;
}

void RulesModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (size() > 0)
        Q_EMIT dataChanged(index(0, Flows), index(rowCount() - 1, Bytes));
}

std::vector<Rule> RulesModel::rules() const
{
    std::vector<Rule> all;
    all.reserve(size());
    for (const RuleRow& row : m_draft.items())
        all.push_back(row.rule);
    return all;
}

const RuleRow* RulesModel::keptRow(std::uint64_t id) const
{
    const auto place = m_keptPlace.find(id);
    return place == m_keptPlace.end() ? nullptr : &m_draft.kept()[place->second];
}

std::optional<std::size_t> RulesModel::rowOf(std::uint64_t id) const
{
    const auto found = std::ranges::find(m_draft.items(), id, &RuleRow::id);
    return found == m_draft.items().end()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(found - m_draft.items().begin()));
}

void RulesModel::examine()
{
    m_faults.clear();
    for (std::size_t i = 0; i < size(); ++i) {
        const Rule& rule = row(i).rule;
        if (rule.name.empty())
            m_faults[{i, Name}] = tr("A rule needs a name: flows are labelled with it.");
        if (const auto filter = parseFilter(rule.expression); !filter) {
            const Error& error = filter.error();
            const QString what = coreText(error.detail);
            m_faults[{i, Expression}]
                = error.offset ? tr("At character %1: %2").arg(*error.offset + 1).arg(what) : what;
        }
    }
    countChanges();
}

void RulesModel::countChanges()
{
    m_changes = 0;
    m_moved.assign(size(), false);
    std::vector<std::size_t> places;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < size(); ++i) {
        if (m_keptPlace.contains(row(i).id)) {
            places.push_back(m_keptPlace.at(row(i).id));
            rows.push_back(i);
        }
    }
    const std::vector<bool> still = stayed(places);
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_moved[rows[i]] = !still[i];
    for (std::size_t i = 0; i < size(); ++i) {
        const RuleRow* const before = keptRow(row(i).id);
        m_changes += !before || !(*before == row(i)) || m_moved[i] ? 1 : 0;
    }
    m_changes += static_cast<int>(m_keptPlace.size() - places.size());
}

std::optional<std::pair<std::size_t, int>> RulesModel::firstFault() const
{
    return m_faults.empty() ? std::nullopt : std::optional(m_faults.begin()->first);
}

void RulesModel::insert(const QString& text, std::size_t at, const std::vector<Rule>& rules)
{
    std::vector<RuleRow> rows = m_draft.items();
    std::vector<RuleRow> more;
    for (const Rule& rule : rules)
        more.push_back({++m_lastId, rule});
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(std::min(at, rows.size())), more.begin(),
        more.end());
    m_draft.edit(text, std::move(rows));
}

void RulesModel::replaceAll(const QString& text, const std::vector<Rule>& rules)
{
    std::vector<RuleRow> rows;
    for (const Rule& rule : rules)
        rows.push_back({++m_lastId, rule});
    m_draft.edit(text, std::move(rows));
}

void RulesModel::restore(const QString& text, const std::vector<Rule>& rules)
{
    std::multimap<std::string, std::uint64_t> ids;
    for (const RuleRow& kept : m_draft.kept())
        ids.emplace(kept.rule.name, kept.id);
    std::vector<RuleRow> rows;
    for (const Rule& rule : rules) {
        const auto same = ids.find(rule.name);
        rows.push_back({same == ids.end() ? ++m_lastId : same->second, rule});
        if (same != ids.end())
            ids.erase(same);
    }
    m_draft.edit(text, std::move(rows));
}

void RulesModel::removeRows(const std::vector<std::size_t>& rows)
{
    std::vector<RuleRow> left;
    for (std::size_t i = 0; i < size(); ++i)
        if (!std::ranges::binary_search(rows, i))
            left.push_back(row(i));
    m_draft.edit(tr("remove %Ln rule(s)", nullptr, static_cast<int>(rows.size())), left);
}

void RulesModel::moveRows(const std::vector<std::size_t>& rows, std::size_t to)
{
    std::vector<RuleRow> order;
    std::vector<RuleRow> moved;
    std::size_t place = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        if (i == to)
            place = order.size();
        (std::ranges::binary_search(rows, i) ? moved : order).push_back(row(i));
    }
    if (to >= size())
        place = order.size();
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(place), moved.begin(), moved.end());
    m_draft.edit(tr("move %Ln rule(s)", nullptr, static_cast<int>(moved.size())), std::move(order));
    Q_EMIT rowsMoved(place, moved.size());
}

void RulesModel::setEnabled(const std::vector<std::size_t>& rows, bool enabled)
{
    std::vector<RuleRow> all = m_draft.items();
    for (const std::size_t row : rows)
        all[row].rule.enabled = enabled;
    m_draft.edit(enabled ? tr("enable %Ln rule(s)", nullptr, static_cast<int>(rows.size()))
                         : tr("disable %Ln rule(s)", nullptr, static_cast<int>(rows.size())),
        all);
}

void RulesModel::setExpression(std::size_t at, const std::string& expression)
{
    RuleRow changed = row(at);
    if (changed.rule.expression == expression)
        return;
    changed.rule.expression = expression;
    changed.rule.acl.clear(); // the line of acl.csv said something else
    m_draft.replace(tr("edit a rule"), at, std::move(changed));
}

void RulesModel::setHits(std::optional<std::map<std::string, FlowTotals>> hits)
{
    m_hits = std::move(hits);
    if (size() > 0)
        Q_EMIT dataChanged(index(0, Flows), index(rowCount() - 1, Remarks));
}

void RulesModel::setWarnings(const std::vector<RuleWarning>& warnings)
{
    m_warnings.clear();
    for (const RuleWarning& warning : warnings)
        if (warning.kind != RuleWarning::Kind::Invalid) // a fault of the cell
            m_warnings.try_emplace(warning.rule, warning);
    if (size() > 0)
        Q_EMIT dataChanged(index(0, Remarks), index(rowCount() - 1, Remarks));
}

bool RulesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || !m_editable)
        return false;
    const auto at = static_cast<std::size_t>(index.row());
    if (index.column() == Enabled && role == Qt::CheckStateRole) {
        setEnabled({at}, value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    RuleRow changed = row(at);
    const std::string typed = value.toString().trimmed().toStdString();
    if (index.column() == Expression) {
        setExpression(at, typed);
        return true;
    }
    if (index.column() == Name) {
        changed.rule.acl = changed.rule.name == typed ? changed.rule.acl : std::string();
        changed.rule.name = typed;
    } else if (index.column() == Note) {
        changed.rule.note = typed;
    } else {
        return false;
    }
    m_draft.replace(tr("edit a rule"), at, std::move(changed));
    return true;
}

Qt::ItemFlags RulesModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return m_editable ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!m_editable)
        return flags;
    flags |= Qt::ItemIsDragEnabled;
    if (index.column() == Enabled)
        flags |= Qt::ItemIsUserCheckable;
    const int column = index.column();
    if (column == Name || column == Expression || column == Note)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QStringList RulesModel::mimeTypes() const
{
    return {kMimeType};
}

QMimeData* RulesModel::mimeData(const QModelIndexList& indexes) const
{
    std::vector<int> rows;
    for (const QModelIndex& index : indexes)
        rows.push_back(index.row());
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const int row : rows)
        stream << quint64 {this->row(static_cast<std::size_t>(row)).id};
    auto* data = new QMimeData;
    data->setData(kMimeType, bytes);
    return data;
}

bool RulesModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent)
{
    if (!m_editable || action != Qt::MoveAction || !data->hasFormat(kMimeType))
        return false;
    std::vector<std::size_t> rows;
    QDataStream stream(data->data(kMimeType));
    while (!stream.atEnd()) {
        quint64 id = 0;
        stream >> id;
        if (const auto at = rowOf(id))
            rows.push_back(*at);
    }
    std::ranges::sort(rows);
    const int to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    if (!rows.empty())
        moveRows(rows, static_cast<std::size_t>(to));
    return false; // all is done; else the view would remove the rows that were dragged
}

} // namespace nb
