// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/findingspanel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

/// A cell for a spreadsheet: quoted, and never a formula.
QString csvCell(QString cell)
{
    if (!cell.isEmpty() && QStringLiteral("=+-@").contains(cell.front()))
        cell.prepend(u'\'');
    cell.replace(u'"', QStringLiteral("\"\""));
    return u'"' + cell + u'"';
}

} // namespace

FindingsPanel::FindingsPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new FindingsModel(this))
    , m_filter(new FindingsFilter(*m_model, this))
{
    createFilters();
    createTable();
    m_count = new QLabel(this);
    m_remark = new QLabel(this);
    for (QLabel* label : {m_count, m_remark}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto* first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(m_text, 1);
    first->addWidget(m_kind);
    auto* second = new QHBoxLayout;
    second->setSpacing(4);
    auto* scoreLabel = new QLabel(tr("&Score from"), this);
    scoreLabel->setBuddy(m_score);
    second->addWidget(scoreLabel);
    second->addWidget(m_score);
    second->addStretch();
    second->addWidget(m_state);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_remark);
    updateCount();
}

void FindingsPanel::createFilters()
{
    m_text = new QLineEdit(this);
    m_text->setPlaceholderText(tr("Host, service, kind"));
    m_text->setClearButtonEnabled(true);
    m_text->setAccessibleName(tr("Filter findings"));
    m_kind = new QComboBox(this);
    m_kind->setAccessibleName(tr("Kind of findings"));
    m_state = new QComboBox(this);
    m_state->setAccessibleName(tr("Verdict of findings"));
    m_state->addItem(tr("Open"), static_cast<int>(PivotRowState::Open));
    m_state->addItem(tr("Approved"), static_cast<int>(PivotRowState::Approved));
    m_state->addItem(tr("Hidden"), static_cast<int>(PivotRowState::Hidden));
    m_state->addItem(tr("Open and decided"), -1);
    m_score = new QDoubleSpinBox(this);
    m_score->setRange(0, 1);
    m_score->setSingleStep(0.05);
    m_score->setDecimals(2);
    m_score->setAccessibleName(tr("Least score"));
    m_score->setToolTip(tr("Chains below are not listed; findings without a score always are"));
    fillKinds();
    connect(m_text, &QLineEdit::textChanged, m_filter, &FindingsFilter::setText);
    connect(m_score, &QDoubleSpinBox::valueChanged, m_filter, &FindingsFilter::setMinScore);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const int kind = m_kind->currentData().toInt();
        m_filter->setKind(kind < 0 ? std::nullopt : std::optional(static_cast<PivotRowKind>(kind)));
    });
    connect(m_state, &QComboBox::currentIndexChanged, this, [this] {
        const int state = m_state->currentData().toInt();
        m_filter->setState(
            state < 0 ? std::nullopt : std::optional(static_cast<PivotRowState>(state)));
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &FindingsPanel::updateCount);
}

void FindingsPanel::createTable()
{
    m_table = new QTreeView(this);
    m_table->setModel(m_filter);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAlternatingRowColors(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(FindingsModel::Score, Qt::DescendingOrder);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAllColumnsShowFocus(true);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setAccessibleName(tr("Findings"));
    m_table->header()->setStretchLastSection(false);
    const int digit = fontMetrics().averageCharWidth();
    const std::array widths {10, 14, 36, 18, 24, 12, 9, 18};
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), digit * widths[i]);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_quiet)
            Q_EMIT currentChanged();
    });
    connect(m_table, &QTreeView::customContextMenuRequested, this, [this](const QPoint& pos) {
        if (m_table->currentIndex().isValid())
            Q_EMIT menuRequested(m_table->viewport()->mapToGlobal(pos));
    });
}

void FindingsPanel::fillKinds()
{
    const QVariant chosen = m_kind->currentData();
    const QSignalBlocker blocker(m_kind);
    m_kind->clear();
    m_kind->addItem(tr("All kinds"), -1);
    for (std::size_t i = 0; i < kPivotRowKinds; ++i) {
        const auto kind = static_cast<PivotRowKind>(i);
        const auto count = std::ranges::count(m_model->rows(), kind, &PivotRow::kind);
        if (count > 0 || chosen == static_cast<int>(i))
            m_kind->addItem(tr("%1 (%2)").arg(pivottext::kind(kind), locale().toString(count)),
                static_cast<int>(i));
    }
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(chosen)));
}

void FindingsPanel::setRows(std::vector<PivotRow> rows, HostNames names, const QString& remark)
{
    m_quiet = true;
    m_model->setRows(std::move(rows), std::move(names));
    m_quiet = false;
    fillKinds();
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    updateCount();
}

void FindingsPanel::setFormat(const FlowFormat& format)
{
    m_model->setFormat(format);
}

QString FindingsPanel::countText() const
{
    return m_count->text();
}

void FindingsPanel::updateCount()
{
    const int all = m_model->rowCount();
    const int shown = m_filter->rowCount();
    m_count->setText(shown == all
            ? tr("%Ln finding(s)", nullptr, all)
            : tr("%1 of %Ln finding(s) shown", nullptr, all).arg(locale().toString(shown)));
}

const PivotRow* FindingsPanel::current() const
{
    const QModelIndex index = m_filter->mapToSource(m_table->currentIndex());
    return index.isValid() ? &m_model->at(index.row()) : nullptr;
}

bool FindingsPanel::setCurrent(std::size_t row)
{
    const QModelIndex index
        = m_filter->mapFromSource(m_model->index(static_cast<int>(row), FindingsModel::Score));
    if (!index.isValid())
        return false;
    m_quiet = true;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    m_quiet = false;
    return true;
}

void FindingsPanel::selectFirst()
{
    if (m_filter->rowCount() > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
}

QString FindingsPanel::copyText(FlowTextFormat format) const
{
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    if (rows.empty())
        for (int row = 0; row < m_filter->rowCount(); ++row)
            rows.push_back(row);
    QString text;
    const bool csv = format == FlowTextFormat::Csv;
    if (csv)
        text = QStringLiteral("score,kind,hosts,services,start,seconds,count,verdict\r\n");
    for (const int row : rows) {
        const int source = m_filter->mapToSource(m_filter->index(row, 0)).row();
        QStringList cells;
        for (int column = 0; column < FindingsModel::ColumnCount; ++column) {
            const QString cell = m_model->exactText(source, column);
            cells << (csv ? csvCell(cell) : cell);
        }
        text += csv ? cells.join(u',') + QStringLiteral("\r\n") : cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace nb
