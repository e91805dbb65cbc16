// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/templatesmodel.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint16_t kVariableLength = 65535; // RFC 7011 §7

bool sameShape(const std::vector<TemplateStatus>& a, const std::vector<TemplateStatus>& b)
{
    return std::ranges::equal(a, b, [](const TemplateStatus& x, const TemplateStatus& y) {
        return x.id == y.id && x.fields.size() == y.fields.size() && x.options == y.options;
    });
}

} // namespace

TemplatesModel::TemplatesModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

void TemplatesModel::setFormat(const FlowFormat& format)
{
    beginResetModel();
    m_format = format;
    endResetModel();
}

void TemplatesModel::setStatus(
    const CollectorStatus& status, const std::optional<ExporterId>& exporter)
{
    std::vector<TemplateStatus> templates;
    if (exporter)
        std::ranges::copy_if(status.templates, std::back_inserter(templates),
            [&](const TemplateStatus& entry) { return entry.exporter == *exporter; });
    std::ranges::sort(templates, {}, &TemplateStatus::id);
    const bool same = exporter == m_exporter && sameShape(templates, m_templates);
    if (!same)
        beginResetModel();
    m_exporter = exporter;
    m_templates = std::move(templates);
    if (!same)
        endResetModel();
    else if (!m_templates.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QModelIndex TemplatesModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    // 0 is a template; a field carries the number of its template from 1
    const quintptr id = parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0;
    return createIndex(row, column, id);
}

QModelIndex TemplatesModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr {0});
}

int TemplatesModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_templates.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_templates[static_cast<std::size_t>(parent.row())].fields.size());
}

int TemplatesModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant TemplatesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return index.column() == Records ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                         : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    if (index.internalId() == 0)
        return templateText(m_templates[static_cast<std::size_t>(index.row())], index.column());
    const TemplateStatus& owner = m_templates[static_cast<std::size_t>(index.internalId()) - 1];
    return fieldText(owner.fields[static_cast<std::size_t>(index.row())], index.column());
}

QString TemplatesModel::templateText(const TemplateStatus& status, int column) const
{
    switch (column) {
    case Name:
        return tr("Template %1").arg(status.id);
    case Kind:
        return status.options
            ? tr("options, %Ln field(s)", nullptr, static_cast<int>(status.fields.size()))
            : tr("%Ln field(s)", nullptr, static_cast<int>(status.fields.size()));
    case Records:
        return m_format.count(status.records);
    case Defined:
        return m_format.time(status.defined);
    case Refreshed:
        return m_format.time(status.refreshed);
    default:
        return {};
    }
}

QString TemplatesModel::fieldText(const TemplateStatus::Field& field, int column) const
{
    if (column == Name) {
        const QString name = plainLine(field.name);
        return field.scope ? tr("%1 (scope)").arg(name) : name;
    }
    if (column == Kind)
        return field.length == kVariableLength
            ? tr("any length")
            : tr("%Ln byte(s)", nullptr, static_cast<int>(field.length));
    if (column == Records)
        return field.enterprise == 0 ? QString::number(field.id)
                                     : QStringLiteral("%1:%2").arg(field.enterprise).arg(field.id);
    return {};
}

QVariant TemplatesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section == Records)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles {tr("Template or field"), tr("Size"), tr("Records or number"),
        tr("Defined (%1)").arg(m_format.zone()), tr("Refreshed (%1)").arg(m_format.zone())};
    return titles[section];
}

} // namespace nb
