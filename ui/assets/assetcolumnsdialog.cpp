// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetcolumnsdialog.h"

#include "core/base/trimmed.h"
#include "core/net/ipaddress.h"
#include "ui/flows/flowformat.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr int kNotUsed = -1;
constexpr std::array kChoices {AssetField::Address, AssetField::Name, AssetField::Mac,
    AssetField::Owner, AssetField::Role, AssetField::Notes, AssetField::Tags, AssetField::System,
    AssetField::Provides, AssetField::First, AssetField::Last};

QString fieldWord(AssetField field)
{
    switch (field) {
    case AssetField::Address:
        return AssetColumnsDialog::tr("Address");
    case AssetField::Name:
        return AssetColumnsDialog::tr("Name");
    case AssetField::Mac:
        return AssetColumnsDialog::tr("MAC address");
    case AssetField::First:
        return AssetColumnsDialog::tr("First seen");
    case AssetField::Last:
        return AssetColumnsDialog::tr("Last seen");
    case AssetField::Provides:
        return AssetColumnsDialog::tr("Services it provides");
    case AssetField::System:
        return AssetColumnsDialog::tr("Operating system");
    case AssetField::Owner:
        return AssetColumnsDialog::tr("Owner");
    case AssetField::Role:
        return AssetColumnsDialog::tr("Role");
    case AssetField::Notes:
        return AssetColumnsDialog::tr("Notes");
    case AssetField::Tags:
        return AssetColumnsDialog::tr("Tags");
    case AssetField::RoleReason:
        break; // only in exports of ours, which are not asked about
    }
    return {};
}

bool isAddress(const std::string& cell)
{
    const auto address = IpAddress::fromString(trimmed(cell));
    return address && !address->isUnspecified() && !address->isMulticast();
}

} // namespace

AssetColumnsDialog::AssetColumnsDialog(const QString& file, const AssetTableHead& head,
    const AssetColumnFields& columns, QWidget* parent)
    : QDialog(parent)
    , m_head(head)
    , m_table(new QTableWidget(
          static_cast<int>(head.rows.size()) + 1, static_cast<int>(head.header.size()), this))
    , m_overwrite(new QCheckBox(
          tr("&Owners, roles and notes take the place of what was said before"), this))
    , m_remark(new QLabel(this))
{
    setWindowTitle(tr("Import Assets"));
    fill(columns);
    arrange(file);
    check();
}

void AssetColumnsDialog::fill(const AssetColumnFields& columns)
{
    QStringList lines {tr("holds")};
    for (std::size_t row = 0; row < m_head.rows.size(); ++row)
        lines << QLocale().toString(static_cast<qulonglong>(row) + 1);
    m_table->setVerticalHeaderLabels(lines);
    QStringList names;
    for (std::size_t column = 0; column < m_head.header.size(); ++column) {
        const QString name = plainLine(m_head.header[column]);
        names << (name.isEmpty() ? tr("(no name)") : name);
        auto* box = new QComboBox(m_table);
        box->setAccessibleName(tr("What column %1 holds").arg(names.back()));
        box->addItem(tr("– not used –"), kNotUsed);
        for (const AssetField field : kChoices)
            box->addItem(fieldWord(field), static_cast<int>(field));
        const auto chosen = column < columns.size() ? columns[column] : std::nullopt;
        box->setCurrentIndex(chosen ? std::max(0, box->findData(static_cast<int>(*chosen))) : 0);
        connect(box, &QComboBox::currentIndexChanged, this, &AssetColumnsDialog::check);
        m_table->setCellWidget(0, static_cast<int>(column), box);
    }
    m_table->setHorizontalHeaderLabels(names);
    for (std::size_t row = 0; row < m_head.rows.size(); ++row)
        for (std::size_t column = 0;
             column < std::min(m_head.rows[row].size(), m_head.header.size()); ++column) {
            const QString text = plainLine(m_head.rows[row][column]);
            auto* item = new QTableWidgetItem(text);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            item->setToolTip(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
            m_table->setItem(static_cast<int>(row) + 1, static_cast<int>(column), item);
        }
    m_table->setAccessibleName(tr("The first rows of the file"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    const int width = fontMetrics().averageCharWidth();
    m_table->horizontalHeader()->setMinimumSectionSize(width * 18);
    m_table->horizontalHeader()->setMaximumSectionSize(width * 40);
    m_table->resizeColumnsToContents();
    m_table->resizeRowToContents(0);
}

void AssetColumnsDialog::arrange(const QString& file)
{
    auto* words = new QLabel(tr("What do the columns of %1 hold? Below them are the first rows of "
                                "the file. The choice is kept for files with the same columns.")
                                 .arg(plainLine(file)),
        this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(this);
    m_import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_remark);
    layout->addWidget(m_overwrite);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 26);
    if (!m_head.header.empty())
        box(0)->setFocus();
}

QComboBox* AssetColumnsDialog::box(int column) const
{
    return qobject_cast<QComboBox*>(m_table->cellWidget(0, column));
}

AssetColumnFields AssetColumnsDialog::columns() const
{
    AssetColumnFields fields;
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const int chosen = box(column)->currentData().toInt();
        fields.push_back(
            chosen == kNotUsed ? std::nullopt : std::optional(static_cast<AssetField>(chosen)));
    }
    return fields;
}

bool AssetColumnsDialog::overwrite() const
{
    return m_overwrite->isChecked();
}

QString AssetColumnsDialog::fault() const
{
    const AssetColumnFields chosen = columns();
    for (const AssetField field : kChoices) {
        const auto count = std::ranges::count(chosen, std::optional(field));
        if (field == AssetField::Address && count == 0)
            return tr("Choose the column that holds the addresses.");
        if (count > 1)
            return tr("“%1” is chosen for several columns; choose one of them.")
                .arg(fieldWord(field));
    }
    return {};
}

QString AssetColumnsDialog::remark() const
{
    const AssetColumnFields chosen = columns();
    const auto column = static_cast<std::size_t>(
        std::ranges::find(chosen, std::optional(AssetField::Address)) - chosen.begin());
    const auto bad = std::ranges::count_if(m_head.rows,
        [column](const auto& row) { return column >= row.size() || !isAddress(row[column]); });
    if (bad == 0)
        return tr("All rows shown have an address.");
    return tr("%Ln of the rows shown has no address in that column and would be left out.", nullptr,
        static_cast<int>(bad));
}

void AssetColumnsDialog::check()
{
    if (!m_import)
        return;
    const QString wrong = fault();
    m_import->setEnabled(wrong.isEmpty());
    m_import->setToolTip(wrong);
    m_remark->setText(wrong.isEmpty() ? remark() : wrong);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
        themeColor(wrong.isEmpty() ? ColorRole::Text : ColorRole::ErrorText, this));
    m_remark->setPalette(colors);
}

} // namespace nb
