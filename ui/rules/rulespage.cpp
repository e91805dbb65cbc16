// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rulespage.h"

#include "ui/drafts/draftbar.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/rules/compatpanel.h"
#include "ui/rules/flowtester.h"
#include "ui/rules/periodbox.h"
#include "ui/rules/relabeljob.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

namespace nb {

namespace {

constexpr int kCheckMs = 150;
constexpr int kDraftMs = 250; ///< after the last key: flows are read anew
const QString kColumnsKey = QStringLiteral("rules/columns");
const QString kUpDownKey = QStringLiteral("rules/upDown");

} // namespace

RulesPage::RulesPage(UiStateStore& state, JobRunner& jobs, QWidget* parent)
    : PageWidget(Page::Rules, parent)
    , m_state(state)
    , m_jobs(jobs)
{
    setAccessibleName(tr("Rules"));
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(kCheckMs);
    m_draftSoon.setSingleShot(true);
    m_draftSoon.setInterval(kDraftMs);
    createControls();
    createTable();
    arrange();
    connectParts();
    connectQueries();
    connectSaving();
    updateState();
}

RulesPage::~RulesPage() = default;

void RulesPage::createControls()
{
    m_add = new QPushButton(themeIcon(QStringLiteral("list-add")), tr("&Add Rule"), this);
    m_remove = new QPushButton(themeIcon(QStringLiteral("list-remove")), tr("Re&move"), this);
    m_builder = new QPushButton(themeIcon(QStringLiteral("view-filter")), tr("&Builder…"), this);
    m_up = new QToolButton(this);
    m_up->setArrowType(Qt::UpArrow);
    m_up->setAccessibleName(tr("Move up"));
    m_down = new QToolButton(this);
    m_down->setArrowType(Qt::DownArrow);
    m_down->setAccessibleName(tr("Move down"));
    m_import = new QToolButton(this);
    m_import->setText(tr("&Import"));
    m_import->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_import);
    menu->addAction(tr("&Add Rules of a File…"), this, [this] { askImport(false); });
    menu->addAction(tr("&Replace All by a File…"), this, [this] { askImport(true); });
    m_import->setMenu(menu);
    for (QToolButton* button : {m_up, m_down, m_import})
        button->setFocusPolicy(Qt::StrongFocus);
    m_export = new QPushButton(tr("E&xport…"), this);
    m_relabel = new QPushButton(
        themeIcon(QStringLiteral("view-refresh")), tr("Re&compute Labels…"), this);
    m_draft = new QPushButton(tr("Show &Draft"), this);
    m_draft->setCheckable(true);
    m_period = new PeriodBox(this);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Find in the table"));
    m_search->setAccessibleName(tr("Find in the table"));
    m_search->setClearButtonEnabled(true);
    m_summary = new QLabel(this);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_notice = new NoticeBar(this);
    m_bar = new DraftBar(m_model.draft().undoStack(), this);
    m_tester = new FlowTester(this);
    m_compat = new CompatPanel(this);
    m_remark = new QLabel(this);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_empty = new QLabel(this);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
}

void RulesPage::createTable()
{
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(DraftTable::SortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table = new DraftTable(m_state, kColumnsKey, this);
    m_table->setAccessibleName(tr("Rules"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->setWidths({7, 5, 20, 48, 10, 13, 10, 46, 12, 14});
    m_table->sortByColumn(RulesModel::Number, Qt::AscendingOrder);
    m_table->setDragDropMode(QAbstractItemView::InternalMove);
    m_table->setDragDropOverwriteMode(false);
    m_table->setDefaultDropAction(Qt::MoveAction);
    m_table->setDropIndicatorShown(true);
}

void RulesPage::arrange()
{
    auto* buttons = new QHBoxLayout;
    for (QWidget* widget : std::initializer_list<QWidget*> {
             m_add, m_remove, m_builder, m_up, m_down, m_import, m_export, m_draft, m_relabel})
        buttons->addWidget(widget);
    buttons->addStretch();
    buttons->addWidget(m_search);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 22);
    auto* hits = new QHBoxLayout;
    hits->addWidget(m_period);
    hits->addSpacing(fontMetrics().averageCharWidth());
    hits->addWidget(m_summary, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_tester, tr("Test a Fl&ow"));
    m_tabs->addTab(m_compat, tr("Compat&ibility"));
    m_upDown = new QSplitter(Qt::Vertical, this);
    m_upDown->addWidget(m_stack);
    m_upDown->addWidget(m_tabs);
    m_upDown->setCollapsible(0, false);
    m_upDown->setStretchFactor(0, 1);
    m_upDown->setSizes({fontMetrics().height() * 24, fontMetrics().height() * 13});
    m_upDown->restoreState(m_state.bytes(kUpDownKey));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 4);
    layout->addLayout(buttons);
    layout->addLayout(hits);
    layout->addWidget(m_notice);
    layout->addWidget(m_upDown, 1);
    layout->addWidget(m_remark);
    layout->addWidget(m_bar);
}

void RulesPage::connectParts()
{
    connect(m_add, &QPushButton::clicked, this, &RulesPage::addRule);
    connect(m_remove, &QPushButton::clicked, this, &RulesPage::removeSelected);
    connect(m_builder, &QPushButton::clicked, this, &RulesPage::openBuilder);
    connect(m_up, &QToolButton::clicked, this, [this] { moveSelected(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveSelected(1); });
    connect(m_export, &QPushButton::clicked, this, &RulesPage::askExport);
    connect(m_relabel, &QPushButton::clicked, this, [this] {
        askRelabel({false, false, false, false, true});
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_sorted->setFilterFixedString(text);
        updateDragging();
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
        &RulesPage::updateDragging);
    connect(m_table, &DraftTable::addRequested, this, &RulesPage::addRule);
    connect(m_table, &DraftTable::removeRequested, this, &RulesPage::removeSelected);
    connect(m_table, &DraftTable::menuRequested, this, &RulesPage::fillMenu);
    connect(m_table, &DraftTable::moveRequested, this, &RulesPage::moveSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &RulesPage::updateButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RulesPage::updateRemark);
    connect(&m_model, &RulesModel::dataChanged, this, &RulesPage::updateRemark);
    connect(&m_model, &RulesModel::draftChanged, this, [this] {
        m_tester->setOutdated();
        m_compat->setOutdated();
        updateState();
        checkSoon();
        if (m_drafted)
            m_draftSoon.start();
    });
    connect(m_draft, &QPushButton::toggled, this, &RulesPage::setDraftShown);
    connect(&m_draftSoon, &QTimer::timeout, this, &RulesPage::showDraft);
    connect(&m_model, &RulesModel::rowsMoved, this, [this](std::size_t first, std::size_t count) {
        QItemSelection moved;
        for (std::size_t row = first; row < first + count; ++row) {
            const QModelIndex index
                = m_sorted->mapFromSource(m_model.index(static_cast<int>(row), 0));
            moved.select(index, index);
        }
        m_table->showRow(first);
        m_table->selectionModel()->select(
            moved, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    });
    connect(m_period, &PeriodBox::changed, this, &RulesPage::countHits);
    connect(m_tester, &FlowTester::testRequested, this, &RulesPage::testFlow);
    connect(m_compat, &CompatPanel::compareRequested, this, [this] {
        m_compat->setBusy();
        m_queries.compare(m_model.rules(), m_period->range());
    });
    const auto choose = [this](std::size_t row) { m_table->showRow(row); };
    connect(m_tester, &FlowTester::ruleChosen, this, choose);
    connect(m_compat, &CompatPanel::ruleChosen, this, choose);
}

void RulesPage::connectQueries()
{
    connect(&m_checkSoon, &QTimer::timeout, this, [this] { m_queries.check(m_model.rules()); });
    connect(&m_queries, &RuleQueries::checked, this,
        [this](const std::vector<RuleWarning>& warnings, std::size_t rules) {
            if (rules == m_model.size())
                m_model.setWarnings(warnings);
        });
    connect(&m_queries, &RuleQueries::hitsCounted, this,
        [this](const std::map<std::string, FlowTotals>& hits) {
            m_model.setHits(hits);
            updateSummary();
        });
    connect(&m_queries, &RuleQueries::hitsFailed, this, [this](const Error& error) {
        m_model.setHits(std::nullopt);
        updateSummary();
        Q_EMIT queryFailed(error);
    });
    connect(&m_queries, &RuleQueries::tested, this, [this](const FlowVerdict& verdict) {
        if (verdict.rules.size() == m_model.size())
            m_tester->setVerdict(verdict, m_model.rules());
    });
    connect(&m_queries, &RuleQueries::testFailed, this,
        [this](const Error& error) { m_tester->setFailed(plainLine(coreText(error.detail))); });
    connect(&m_queries, &RuleQueries::compared, this,
        [this](const std::vector<OriginalDifference>& differences) {
            if (differences.empty() || differences.back().rule < m_model.size())
                m_compat->setDifferences(differences, m_model.rules(), hasFlows());
        });
    connect(&m_queries, &RuleQueries::compareFailed, this, [this](const Error& error) {
        m_compat->setFailed(
            tr("The rules could not be compared. %1").arg(plainLine(coreText(error.detail))));
    });
}

QString RulesPage::obstacle() const
{
    if (!m_session)
        return tr("No workspace is open.");
    if (!m_session->enrichment())
        return tr("This workspace cannot keep rules.");
    if (m_session->readOnly())
        return tr("This workspace is open read-only: its rules are shown and cannot be changed. "
                  "If another program writes to it, end that and open it again.");
    return {};
}

bool RulesPage::hasFlows() const
{
    return m_store && m_store->rowCount() > 0;
}

void RulesPage::setSession(const WorkspaceSessionPtr& session)
{
    m_queries.stop();
    m_saving = false;
    setDraftShown(false);
    keepUnsaved();
    m_session = session;
    m_store.reset();
    m_queries.setSource(nullptr, session ? session->enrichment() : nullptr);
    m_notice->dismiss();
    m_model.setHits(std::nullopt);
    m_model.load({});
    reload();
    restoreUnsaved();
}

void RulesPage::setStore(FlowStorePtr store, const QString&)
{
    m_store = std::move(store);
    m_queries.setSource(m_store, m_session ? m_session->enrichment() : nullptr);
    m_period->setSpan(m_store ? m_store->span() : std::nullopt);
    m_stale = true;
    if (isVisible())
        countHits();
    updateState();
}

void RulesPage::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_model.setFormat(format);
    m_compat->setFormat(format);
    updateSummary();
}

void RulesPage::reload()
{
    const auto enrichment = m_session ? m_session->enrichment() : nullptr;
    const auto rules = enrichment ? enrichment->rules() : nullptr;
    m_model.setEditable(obstacle().isEmpty());
    // what another page changed is shown; what is not saved here is never thrown away for it
    if (rules && !isDirty() && rules->rules() != m_model.rules())
        m_model.load(rules->rules());
    updateState();
}

void RulesPage::updateRemark()
{
    const QModelIndex row = m_sorted->mapToSource(m_table->currentIndex());
    const QString text = row.siblingAtColumn(RulesModel::Remarks).data().toString();
    m_remark->setText(text.isEmpty() ? QString() : tr("Row %1: %2").arg(row.row() + 1).arg(text));
}

void RulesPage::showEvent(QShowEvent* event)
{
    PageWidget::showEvent(event);
    reload();
    m_checkSoon.start();
    if (m_stale)
        countHits();
}

void RulesPage::checkSoon()
{
    if (isVisible())
        m_checkSoon.start();
}

void RulesPage::countHits()
{
    m_stale = false;
    if (m_drafted)
        m_queries.countDraft(m_drafted, m_period->range());
    else
        m_queries.countHits(m_period->range());
}

void RulesPage::saveState()
{
    m_table->saveColumns();
    m_state.setValue(kUpDownKey, m_upDown->saveState());
    keepUnsaved();
}

QList<QWidget*> RulesPage::panes() const
{
    return {m_table, m_tabs, m_bar};
}

void RulesPage::focusContent()
{
    if (m_model.size() > 0)
        m_table->setFocus();
    else
        m_add->setFocus();
}

bool RulesPage::focusFilter()
{
    m_search->setFocus();
    m_search->selectAll();
    return true;
}

void RulesPage::copy(FlowTextFormat format)
{
    m_table->copySelection(format);
}

void RulesPage::keyPressEvent(QKeyEvent* event)
{
    const bool ready = obstacle().isEmpty() && !m_saving;
    if (ready && event->matches(QKeySequence::Undo))
        m_model.draft().undoStack().undo();
    else if (ready
        && (event->matches(QKeySequence::Redo)
            || event->keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_Y)))
        m_model.draft().undoStack().redo();
    else
        PageWidget::keyPressEvent(event);
}

} // namespace nb
