// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/termsmodel.h"

#include "ui/theme/theme.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>

namespace nb {

TermsModel::TermsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void TermsModel::setTerms(std::vector<TermLine> terms)
{
    beginResetModel();
    m_terms = std::move(terms);
    endResetModel();
}

int TermsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_terms.size());
}

int TermsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TermsModel::text(const TermLine& line, int column)
{
    switch (column) {
    case Term:
        return line.name;
    case Value:
        return pivottext::score(line.value);
    case Weight:
        return line.weight ? QLocale().toString(*line.weight, 'f', 2) : QString();
    case Adds:
        if (line.total)
            return QStringLiteral("= ") + pivottext::score(line.value);
        return line.weight ? QStringLiteral("+ ") + pivottext::score(line.value * *line.weight)
                           : QStringLiteral("× ") + pivottext::score(line.value);
    default:
        return {};
    }
}

QVariant TermsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const TermLine& line = m_terms[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::ToolTipRole:
        return line.meaning;
    case Qt::AccessibleTextRole:
        return index.column() == Term
            ? tr("%1: %2, %3").arg(line.name, text(line, Value), line.meaning)
            : text(line, index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>(
            (index.column() == Term ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setBold(line.total);
        return font;
    }
    case Qt::ForegroundRole:
        // a factor of 1 changes nothing
        if (!line.weight && !line.total && line.value == 1.0)
            return themeColor(ColorRole::TextMuted, isDark(QGuiApplication::palette()));
        return {};
    default:
        return {};
    }
}

QVariant TermsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Term:
        return tr("Term");
    case Value:
        return tr("Value");
    case Weight:
        return tr("Weight");
    case Adds:
        return tr("Adds");
    default:
        return {};
    }
}

} // namespace nb
