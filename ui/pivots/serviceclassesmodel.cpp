// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/serviceclassesmodel.h"

#include "ui/drafts/drafttable.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace nb {

namespace {

/// In the order they are chosen from; a class is edited as its index.
constexpr std::array kClasses {PivotServiceClass::RemoteControl, PivotServiceClass::Web,
    PivotServiceClass::Application, PivotServiceClass::Other, PivotServiceClass::Infrastructure};

QString className(PivotServiceClass serviceClass)
{
    switch (serviceClass) {
    case PivotServiceClass::RemoteControl:
        return ServiceClassesModel::tr("remote control");
    case PivotServiceClass::Web:
        return ServiceClassesModel::tr("web");
    case PivotServiceClass::Application:
        return ServiceClassesModel::tr("data");
    case PivotServiceClass::Infrastructure:
        return ServiceClassesModel::tr("infrastructure");
    case PivotServiceClass::Other:
        break;
    }
    return ServiceClassesModel::tr("other");
}

QString protocolsOf(const PivotServiceEntry& entry)
{
    if (entry.tcp && entry.udp)
        return QStringLiteral("tcp, udp");
    return entry.tcp ? QStringLiteral("tcp") : QStringLiteral("udp");
}

int indexOfProtocols(const PivotServiceEntry& entry)
{
    return entry.tcp && entry.udp ? 2 : entry.tcp ? 0 : 1;
}

/// Pairs of text and value.
QVariantList choicesOf(int column)
{
    QVariantList all;
    const auto add = [&all](const QString& text) {
        const QVariant pair = QVariantList {text, static_cast<int>(all.size())};
        all.append(pair);
    };
    if (column == ServiceClassesModel::Protocols)
        for (const char* text : {"tcp", "udp", "tcp, udp"})
            add(QString::fromLatin1(text));
    if (column == ServiceClassesModel::Class)
        for (const PivotServiceClass serviceClass : kClasses)
            add(className(serviceClass));
    return all;
}

} // namespace

ServiceClassesModel::ServiceClassesModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ServiceClassesModel::setTable(const PivotServiceTable& table)
{
    beginResetModel();
    m_entries = table.entries();
    std::ranges::sort(m_entries, {}, [](const PivotServiceEntry& e) {
        return std::tuple(
            std::ranges::find(kClasses, e.serviceClass) - kClasses.begin(), e.name, e.port, e.udp);
    });
    endResetModel();
    Q_EMIT edited();
}

int ServiceClassesModel::addRow()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    PivotServiceEntry entry;
    entry.port = 1;
    entry.serviceClass = PivotServiceClass::RemoteControl;
    m_entries.push_back(entry);
    endInsertRows();
    Q_EMIT edited();
    return row;
}

void ServiceClassesModel::removeRowsAt(std::vector<int> rows)
{
    std::ranges::sort(rows, std::greater {});
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const int row : rows) {
        beginRemoveRows({}, row, row);
        m_entries.erase(m_entries.begin() + row);
        endRemoveRows();
    }
    Q_EMIT edited();
}

QString ServiceClassesModel::problemOf(const PivotServiceEntry& entry) const
{
    if (!isPivotServiceName(entry.name))
        return tr("Port %1 needs a name of small letters, digits and -, for example ssh.")
            .arg(entry.port);
    for (const PivotServiceEntry& other : m_entries) {
        if (&other == &entry)
            return {}; // those before it fit
        if (other.port == entry.port && ((other.tcp && entry.tcp) || (other.udp && entry.udp)))
            return tr("Port %1 is in two rows.").arg(entry.port);
        if (other.name == entry.name
            && (other.serviceClass != entry.serviceClass || other.interactive != entry.interactive))
            return tr("The rows of %1 are one service: give them the same class, or one of them "
                      "another name.")
                .arg(QString::fromStdString(entry.name));
    }
    return {};
}

QString ServiceClassesModel::problem() const
{
    for (const PivotServiceEntry& entry : m_entries)
        if (QString problem = problemOf(entry); !problem.isEmpty())
            return problem;
    return {};
}

PivotServiceChanges ServiceClassesModel::changes() const
{
    return PivotServiceChanges::between(PivotServiceTable(), PivotServiceTable(m_entries));
}

int ServiceClassesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int ServiceClassesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServiceClassesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const PivotServiceEntry& e = m_entries[static_cast<std::size_t>(index.row())];
    if (role == DraftTable::kChoicesRole)
        return choicesOf(index.column());
    if (role == Qt::CheckStateRole && index.column() == Interactive)
        return static_cast<int>(e.interactive ? Qt::Checked : Qt::Unchecked);
    if (role == Qt::AccessibleTextRole && index.column() == Interactive)
        return e.interactive ? tr("interactive") : tr("not interactive");
    const bool edit = role == Qt::EditRole;
    if (!edit && role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case PortNumber:
        return e.port;
    case Protocols:
        return edit ? QVariant(indexOfProtocols(e)) : QVariant(protocolsOf(e));
    case Class:
        return edit ? QVariant(
                   static_cast<int>(std::ranges::find(kClasses, e.serviceClass) - kClasses.begin()))
                    : QVariant(className(e.serviceClass));
    case Name:
        return QString::fromStdString(e.name);
    default:
        return {};
    }
}

bool ServiceClassesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid())
        return false;
    PivotServiceEntry& e = m_entries[static_cast<std::size_t>(index.row())];
    const bool check = index.column() == Interactive;
    if (role != (check ? Qt::CheckStateRole : Qt::EditRole))
        return false;
    if (check) {
        e.interactive = value.toInt() == Qt::Checked;
    } else if (index.column() == PortNumber) {
        constexpr int kMost = 65'535;
        e.port = static_cast<std::uint16_t>(std::clamp(value.toInt(), 1, kMost));
    } else if (index.column() == Protocols) {
        e.tcp = value.toInt() != 1;
        e.udp = value.toInt() != 0;
    } else if (index.column() == Class) {
        const auto at = static_cast<std::size_t>(std::max(0, value.toInt()));
        e.serviceClass = kClasses[std::min(at, kClasses.size() - 1)];
    } else {
        e.name = value.toString().trimmed().toStdString();
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags ServiceClassesModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return flags | (index.column() == Interactive ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

QVariant ServiceClassesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool tip = role == Qt::ToolTipRole;
    if (!tip && role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PortNumber:
        return tip ? tr("Of the server") : tr("Port");
    case Protocols:
        return tip ? QVariant() : tr("Protocol");
    case Class:
        return tip ? tr("Remote control makes parents and children of links; infrastructure is "
                        "never part of one; the others count less")
                   : tr("Class");
    case Name:
        return tip ? tr("Rows of one name are one service") : tr("Name");
    case Interactive:
        return tip ? tr("A person types: the next step starts at once") : tr("Interactive");
    default:
        return {};
    }
}

} // namespace nb
