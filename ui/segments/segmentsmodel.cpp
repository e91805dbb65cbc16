// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/segmentsmodel.h"

#include "core/segments/segmenttext.h"
#include "ui/text/coretext.h"

#include <algorithm>
#include <set>

namespace nb {

SegmentsModel::SegmentsModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_draft({[this](const ListChange& change) { beforeChange(change); },
          [this](const ListChange& change) { afterChange(change); }})
{
}

void SegmentsModel::beforeChange(const ListChange& change)
{
    const int first = static_cast<int>(change.first);
    const int last = first + static_cast<int>(change.count) - 1;
    if (change.kind == ListChange::Kind::Inserted)
        beginInsertRows({}, first, last);
    else if (change.kind == ListChange::Kind::Removed)
        beginRemoveRows({}, first, last);
}

void SegmentsModel::afterChange(const ListChange& change)
{
    // what was found out belongs to rows that have moved
    m_warnings.clear();
    m_sightings.clear();
    examine();
    if (change.kind == ListChange::Kind::Inserted)
        endInsertRows();
    else if (change.kind == ListChange::Kind::Removed)
        endRemoveRows();
    if (size() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT draftChanged();
}

void SegmentsModel::load(const std::vector<Segment>& kept)
{
    m_kept = kept;
    m_keptPlace.clear();
    std::vector<SegmentRow> rows;
    rows.reserve(kept.size());
    for (const Segment& segment : kept) {
        m_keptPlace[++m_lastId] = rows.size();
        rows.push_back({m_lastId, segment, {}, {}});
    }
    const bool same = m_draft.items().empty() && rows.empty();
    m_draft.load(std::move(rows));
    if (same)
        afterChange({});
}

void SegmentsModel::setSaved()
{
    m_kept = segments();
    m_keptPlace.clear();
    for (std::size_t i = 0; i < size(); ++i)
        m_keptPlace[row(i).id] = i;
    m_draft.setKept(m_draft.items());
    afterChange({});
}

void SegmentsModel::setEditable(bool editable)
{
    m_editable = editable;
}

void SegmentsModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (size() > 0)
        Q_EMIT dataChanged(index(0, Addresses), index(rowCount() - 1, Assets));
}

std::vector<Segment> SegmentsModel::segments() const
{
    std::vector<Segment> all;
    all.reserve(size());
    for (const SegmentRow& row : m_draft.items())
        all.push_back(row.segment);
    return all;
}

const SegmentRow* SegmentsModel::keptRow(std::uint64_t id) const
{
    const auto place = m_keptPlace.find(id);
    return place == m_keptPlace.end() ? nullptr : &m_draft.kept()[place->second];
}

void SegmentsModel::addFault(std::size_t row, int column, const QString& text)
{
    m_faults.try_emplace({row, column}, text);
}

void SegmentsModel::examine()
{
    m_faults.clear();
    m_changes = 0;
    std::map<std::string, std::size_t> names;
    std::size_t stayed = 0;
    bool moved = false;
    std::size_t lastPlace = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        const SegmentRow& r = row(i);
        if (const SegmentRow* const before = keptRow(r.id)) {
            m_changes += *before == r ? 0 : 1;
            const std::size_t place = m_keptPlace.at(r.id);
            moved = moved || (stayed > 0 && place < lastPlace);
            lastPlace = place;
            ++stayed;
        } else {
            ++m_changes;
        }
        if (!r.badPrefixes.isEmpty())
            addFault(i, Prefixes,
                coreText(prefixesFromText(r.badPrefixes.toStdString()).error().detail));
        if (!r.badVlans.isEmpty())
            addFault(i, Vlans, coreText(vlansFromText(r.badVlans.toStdString()).error().detail));
        const auto [first, isNew] = names.try_emplace(r.segment.name, i);
        if (!isNew)
            addFault(
                i, Name, tr("Row %1 is called so too; names must differ.").arg(first->second + 1));
        if (const auto problem = segmentProblem(r.segment)) {
            Segment named = r.segment;
            named.name = std::string(1, 'x'); // if it is not the name, it is the colour
            addFault(i, segmentProblem(named) ? Colour : Name, coreText(*problem));
        }
    }
    m_changes += static_cast<int>(m_keptPlace.size() - stayed) + (moved ? 1 : 0);
}

std::optional<std::pair<std::size_t, int>> SegmentsModel::firstFault() const
{
    return m_faults.empty() ? std::nullopt : std::optional(m_faults.begin()->first);
}

void SegmentsModel::edit(const QString& text, const std::vector<Segment>& segments)
{
    std::map<std::string, const SegmentRow*> known;
    for (const SegmentRow& row : m_draft.items())
        known.try_emplace(row.segment.name, &row);
    std::set<std::uint64_t> used;
    std::vector<SegmentRow> rows;
    for (const Segment& segment : segments) {
        const auto same = known.find(segment.name);
        if (same != known.end() && used.insert(same->second->id).second) {
            SegmentRow row = *same->second;
            if (row.segment.prefixes != segment.prefixes)
                row.badPrefixes.clear();
            if (row.segment.vlans != segment.vlans)
                row.badVlans.clear();
            row.segment = segment;
            rows.push_back(std::move(row));
        } else {
            rows.push_back({++m_lastId, segment, {}, {}});
        }
    }
    m_draft.edit(text, std::move(rows));
}

void SegmentsModel::restore(const QString& text, std::vector<SegmentRow> rows)
{
    std::map<std::string, std::uint64_t> ids;
    for (const SegmentRow& kept : m_draft.kept())
        ids.try_emplace(kept.segment.name, kept.id);
    for (SegmentRow& row : rows) {
        const auto same = ids.find(row.segment.name);
        row.id = same == ids.end() ? ++m_lastId : same->second;
        if (same != ids.end())
            ids.erase(same);
    }
    m_draft.edit(text, std::move(rows));
}

std::size_t SegmentsModel::addRow()
{
    std::vector<SegmentRow> rows = m_draft.items();
    std::set<std::string> names;
    for (const SegmentRow& row : rows)
        names.insert(row.segment.name);
    // a name that is free, so that nothing is wrong with the row before it is filled in
    int number = 1;
    QString name = tr("New segment");
    while (names.contains(name.toStdString()))
        name = tr("New segment %1").arg(++number);
    rows.push_back({++m_lastId, Segment {name.toStdString()}, {}, {}});
    m_draft.edit(tr("add a segment"), std::move(rows));
    return size() - 1;
}

void SegmentsModel::removeRows(const std::vector<std::size_t>& rows)
{
    std::vector<SegmentRow> left;
    for (std::size_t i = 0; i < size(); ++i)
        if (!std::ranges::binary_search(rows, i))
            left.push_back(row(i));
    m_draft.edit(tr("remove %Ln segment(s)", nullptr, static_cast<int>(rows.size())), left);
}

void SegmentsModel::confirm(const std::vector<std::size_t>& rows)
{
    std::vector<SegmentRow> all = m_draft.items();
    for (const std::size_t row : rows)
        all[row].segment.proposed = false;
    m_draft.edit(tr("confirm %Ln segment(s)", nullptr, static_cast<int>(rows.size())), all);
}

void SegmentsModel::setColour(const std::vector<std::size_t>& rows, const QString& colour)
{
    std::vector<SegmentRow> all = m_draft.items();
    for (const std::size_t row : rows)
        all[row].segment.colour = colour.toStdString();
    m_draft.edit(tr("change a colour"), all);
}

void SegmentsModel::setWarnings(const std::vector<SegmentWarning>& warnings)
{
    m_warnings.clear();
    for (const SegmentWarning& warning : warnings)
        // the state says proposed, and two of a name are a fault
        if (warning.kind != SegmentWarning::Kind::Proposed
            && warning.kind != SegmentWarning::Kind::DuplicateName)
            m_warnings[warning.segment] << plainLine(coreText(warning.text));
    if (size() > 0)
        Q_EMIT dataChanged(index(0, Remarks), index(rowCount() - 1, Remarks));
}

void SegmentsModel::setSightings(std::vector<SegmentSightings> sightings)
{
    m_sightings = std::move(sightings);
    if (size() > 0)
        Q_EMIT dataChanged(index(0, Addresses), index(rowCount() - 1, Assets));
}

bool SegmentsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !m_editable)
        return false;
    const auto at = static_cast<std::size_t>(index.row());
    SegmentRow changed = row(at);
    const QString typed = value.toString().trimmed();
    Segment& segment = changed.segment;
    switch (index.column()) {
    case Name:
        segment.name = typed.toStdString();
        break;
    case Prefixes: {
        auto prefixes = prefixesFromText(typed.toStdString());
        changed.badPrefixes = prefixes ? QString() : typed;
        segment.prefixes = prefixes ? std::move(*prefixes) : std::vector<IpPrefix> {};
        break;
    }
    case Vlans: {
        auto vlans = vlansFromText(typed.toStdString());
        changed.badVlans = vlans ? QString() : typed;
        segment.vlans = vlans ? std::move(*vlans) : std::vector<std::uint16_t> {};
        break;
    }
    case Trust:
        segment.trust = segmentTrustFromString(typed.toStdString()).value_or(segment.trust);
        break;
    case Colour:
        segment.colour = typed.toStdString();
        break;
    case Location:
        segment.location = typed.toStdString();
        break;
    case Note:
        segment.note = typed.toStdString();
        break;
    default:
        return false;
    }
    // whoever edits a proposal has looked at it
    if (!(changed == row(at)))
        segment.proposed = false;
    m_draft.replace(tr("edit a segment"), at, std::move(changed));
    return true;
}

} // namespace nb
