// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/columnsdialog.h"

#include "ui/flows/flowformat.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

std::vector<FlowField> firstColumns()
{
    using F = FlowField;
    // what tells most comes first: a window of 1280 pixels shows nine, up to the state
    return {F::Start, F::SrcIp, F::SrcPort, F::DstIp, F::DstPort, F::Protocol, F::Bytes,
        F::ReverseBytes, F::State, F::Service, F::DstName, F::Packets, F::ReversePackets,
        F::Duration, F::SrcName, F::SrcSegment, F::DstSegment, F::Application, F::Rule,
        F::Exporter};
}

ColumnsDialog::ColumnsDialog(const std::vector<FlowField>& shown, QWidget* parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
{
    setWindowTitle(tr("Columns"));
    auto* label = new QLabel(tr("&Shown columns, in order from left to right:"), this);
    label->setBuddy(m_list);
    m_list->setAccessibleName(tr("Columns"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setMinimumSize(fontMetrics().averageCharWidth() * 50, fontMetrics().height() * 22);
    auto* up = new QPushButton(tr("Move &Up"), this);
    auto* down = new QPushButton(tr("Move &Down"), this);
    auto* reset = new QPushButton(tr("&Reset"), this);
    auto* side = new QVBoxLayout;
    for (QPushButton* button : {up, down, reset}) {
        button->setAutoDefault(false);
        side->addWidget(button);
    }
    side->addStretch();
    auto* middle = new QHBoxLayout;
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Show These Columns"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addLayout(middle, 1);
    layout->addWidget(buttons);
    connect(up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(down, &QPushButton::clicked, this, [this] { move(1); });
    connect(reset, &QPushButton::clicked, this, [this] { fill(firstColumns()); });
    connect(m_list, &QListWidget::itemChanged, this, &ColumnsDialog::checkAny);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill(shown);
}

void ColumnsDialog::fill(const std::vector<FlowField>& shown)
{
    m_list->clear();
    const auto add = [this](FlowField field, bool checked) {
        auto* item
            = new QListWidgetItem(tr("%1 – %2").arg(fieldTitle(field), fieldTip(field)), m_list);
        item->setData(Qt::UserRole, static_cast<int>(field));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setFlags(item->flags() & ~Qt::ItemIsDropEnabled);
        item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    };
    for (const FlowField field : shown)
        add(field, true);
    for (const FieldInfo& info : allFields())
        if (isColumn(info.field) && std::ranges::find(shown, info.field) == shown.end())
            add(info.field, false);
    m_list->setCurrentRow(0);
}

std::vector<FlowField> ColumnsDialog::columns() const
{
    std::vector<FlowField> result;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            result.push_back(static_cast<FlowField>(m_list->item(i)->data(Qt::UserRole).toInt()));
    return result;
}

void ColumnsDialog::move(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(row));
    m_list->setCurrentRow(to);
}

void ColumnsDialog::checkAny()
{
    const bool any = !columns().empty();
    m_ok->setEnabled(any);
    m_ok->setToolTip(any ? QString() : tr("Check at least one column."));
}

} // namespace nb
