// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/serviceclassesdialog.h"

#include "ui/drafts/draftdelegate.h"
#include "ui/pivots/serviceclassesmodel.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace nb {

ServiceClassesDialog::ServiceClassesDialog(const PivotServiceTable& services, QWidget* parent)
    : QDialog(parent)
    , m_model(new ServiceClassesModel(this))
    , m_table(new QTableView(this))
    , m_problem(new QLabel(this))
    , m_remove(new QPushButton(tr("&Remove"), this))
{
    setWindowTitle(tr("Service Classes"));
    auto* words = new QLabel(
        tr("What the detector takes a server’s port for. A session of remote control may be a step "
           "of a pivot; infrastructure never is; of a port that is not listed nothing is known."),
        this);
    words->setWordWrap(true);
    m_model->setTable(services);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new DraftDelegate(m_table));
    m_table->setAccessibleName(windowTitle());
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setSectionResizeMode(
        ServiceClassesModel::Name, QHeaderView::Stretch);
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(
        ServiceClassesModel::Class, fontMetrics().averageCharWidth() * 20); // room for the box
    m_remove->setObjectName(QStringLiteral("remove"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto* add = new QPushButton(tr("&Add"), this);
    auto* restore = new QPushButton(tr("Restore &Defaults"), this);
    auto* side = new QHBoxLayout;
    for (QPushButton* const button : {add, m_remove, restore}) {
        button->setAutoDefault(false);
        side->addWidget(button);
    }
    side->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addWidget(m_table, 1);
    layout->addLayout(side);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, &ServiceClassesDialog::addRow);
    connect(m_remove, &QPushButton::clicked, this, &ServiceClassesDialog::removeRows);
    connect(restore, &QPushButton::clicked, this, [this] { m_model->setTable({}); });
    connect(m_model, &ServiceClassesModel::edited, this, &ServiceClassesDialog::update);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ServiceClassesDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 32);
    update();
}

PivotServiceChanges ServiceClassesDialog::changes() const
{
    return m_model->changes();
}

QString ServiceClassesDialog::problem() const
{
    return m_problem->text();
}

void ServiceClassesDialog::addRow()
{
    const QModelIndex index = m_model->index(m_model->addRow(), ServiceClassesModel::PortNumber);
    m_table->setCurrentIndex(index);
    m_table->edit(index);
}

void ServiceClassesDialog::removeRows()
{
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    m_model->removeRowsAt(std::move(rows));
}

void ServiceClassesDialog::update()
{
    const QString problem = m_model->problem();
    m_problem->setText(problem);
    m_save->setEnabled(problem.isEmpty());
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
}

} // namespace nb
