// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/segmentspage.h"

#include "ui/drafts/draftbar.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/segments/proposalpanel.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QFileInfo>
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
#include <QToolButton>

namespace nb {

namespace {

constexpr int kExamineMs = 150;
const QString kColumnsKey = QStringLiteral("segments/columns");
const QString kUpDownKey = QStringLiteral("segments/upDown");

} // namespace

SegmentsPage::SegmentsPage(UiStateStore& state, QWidget* parent)
    : PageWidget(Page::Segments, parent)
    , m_state(state)
{
    setAccessibleName(tr("Segments"));
    m_examineSoon.setSingleShot(true);
    m_examineSoon.setInterval(kExamineMs);
    createControls();
    createTable();
    arrange();
    connectParts();
    connectQueries();
    updateState();
}

SegmentsPage::~SegmentsPage() = default;

void SegmentsPage::createControls()
{
    m_rule = new QLabel(tr("The longest prefix wins; between equal ones the flow's VLAN decides, "
                           "then the first in the table."),
        this);
    m_rule->setWordWrap(true);
    m_add = new QPushButton(themeIcon(QStringLiteral("list-add")), tr("&Add Segment"), this);
    m_remove = new QPushButton(themeIcon(QStringLiteral("list-remove")), tr("Re&move"), this);
    m_colour = new QPushButton(tr("Co&lour…"), this);
    m_propose = new QPushButton(
        themeIcon(QStringLiteral("edit-find")), tr("&Propose from Traffic"), this);
    m_propose->setCheckable(true);
    m_import = new QToolButton(this);
    m_import->setText(tr("&Import"));
    m_import->setPopupMode(QToolButton::InstantPopup);
    m_import->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(m_import);
    menu->addAction(tr("From a &File…"), this, &SegmentsPage::askImport);
    menu->addAction(tr("From the &Clipboard"), this, &SegmentsPage::importClipboard);
    m_import->setMenu(menu);
    m_export = new QPushButton(tr("E&xport…"), this);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Find in the table"));
    m_search->setAccessibleName(tr("Find in the table"));
    m_search->setClearButtonEnabled(true);
    m_notice = new NoticeBar(this);
    m_bar = new DraftBar(m_model.draft().undoStack(), this);
    m_proposals = new ProposalPanel(this);
    m_proposals->hide();
    m_remark = new QLabel(this);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_empty = new QLabel(this);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
}

void SegmentsPage::createTable()
{
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(DraftTable::SortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    // a row stays where it is while it is edited; a click on a header sorts anew
    m_sorted->setDynamicSortFilter(false);
    m_table = new DraftTable(m_state, kColumnsKey, this);
    m_table->setAccessibleName(tr("Segments"));
    m_table->setModel(m_sorted);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setWidths({18, 10, 28, 8, 12, 14, 11, 9, 56, 12, 14});
}

void SegmentsPage::arrange()
{
    auto* buttons = new QHBoxLayout;
    for (QWidget* widget :
        std::initializer_list<QWidget*> {m_add, m_remove, m_colour, m_propose, m_import, m_export})
        buttons->addWidget(widget);
    buttons->addStretch();
    buttons->addWidget(m_search);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 28);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_upDown = new QSplitter(Qt::Vertical, this);
    m_upDown->addWidget(m_stack);
    m_upDown->addWidget(m_proposals);
    m_upDown->setChildrenCollapsible(false);
    m_upDown->setStretchFactor(0, 1);
    m_upDown->setSizes({fontMetrics().height() * 24, fontMetrics().height() * 14});
    m_upDown->restoreState(m_state.bytes(kUpDownKey));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 4);
    layout->addLayout(buttons);
    layout->addWidget(m_rule);
    layout->addWidget(m_notice);
    layout->addWidget(m_upDown, 1);
    layout->addWidget(m_remark);
    layout->addWidget(m_bar);
}

void SegmentsPage::connectParts()
{
    connect(m_add, &QPushButton::clicked, this, &SegmentsPage::addSegment);
    connect(m_remove, &QPushButton::clicked, this, &SegmentsPage::removeSelected);
    connect(m_colour, &QPushButton::clicked, this, &SegmentsPage::chooseColour);
    connect(m_export, &QPushButton::clicked, this, &SegmentsPage::askExport);
    connect(m_propose, &QPushButton::toggled, this, [this](bool shown) {
        m_proposals->setVisible(shown);
        if (shown)
            propose();
    });
    connect(m_proposals, &ProposalPanel::closed, this, [this] { m_propose->setChecked(false); });
    connect(m_proposals, &ProposalPanel::accepted, this, &SegmentsPage::accept);
    connect(
        m_search, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table, &DraftTable::addRequested, this, &SegmentsPage::addSegment);
    connect(m_table, &DraftTable::removeRequested, this, &SegmentsPage::removeSelected);
    connect(m_table, &DraftTable::menuRequested, this, &SegmentsPage::fillMenu);
    connect(m_table, &DraftTable::moveRequested, this, [this] {
        Q_EMIT message(tr("The order of segments decides nothing unless they share a prefix; "
                          "click a header to sort."));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &SegmentsPage::updateButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &SegmentsPage::updateRemark);
    connect(&m_model, &SegmentsModel::dataChanged, this, &SegmentsPage::updateRemark);
    connect(&m_model, &SegmentsModel::draftChanged, this, [this] {
        updateState();
        examineSoon();
    });
    connect(m_bar, &DraftBar::saveRequested, this, &SegmentsPage::save);
    connect(m_bar, &DraftBar::discardRequested, this, &SegmentsPage::discard);
    connect(m_bar, &DraftBar::faultRequested, this, &SegmentsPage::showFault);
    connect(&m_examineSoon, &QTimer::timeout, this, [this] {
        m_stale = false;
        m_queries.examine(m_model.segments());
    });
}

void SegmentsPage::connectQueries()
{
    connect(&m_queries, &SegmentQueries::examined, this,
        [this](const std::vector<SegmentWarning>& warnings,
            const std::vector<SegmentSightings>& sightings) {
            if (sightings.size() != m_model.size())
                return; // edited since: asked again soon
            m_model.setWarnings(warnings);
            m_model.setSightings(sightings);
        });
    connect(&m_queries, &SegmentQueries::proposed, this, &SegmentsPage::showProposals);
    connect(&m_queries, &SegmentQueries::proposalFailed, this, [this](const Error& error) {
        m_proposals->setFailed(tr("The flows could not be read."));
        Q_EMIT queryFailed(error);
    });
    connect(&m_queries, &SegmentQueries::saved, this, &SegmentsPage::saved);
    connect(&m_queries, &SegmentQueries::saveConflict, this, &SegmentsPage::saveConflict);
    connect(&m_queries, &SegmentQueries::saveFailed, this, [this](const Error& error) {
        m_saving = false;
        updateState();
        m_notice->show(NoticeBar::Kind::Error,
            tr("The segments could not be saved, and nothing of them was. What you typed is still "
               "here.\n%1")
                .arg(plainLine(coreText(error.detail))),
            {{tr("Try Again"), [this] { save(); }}});
    });
    connect(&m_queries, &SegmentQueries::fileRead, this,
        [this](const QString& path, const QByteArray& text) {
            takeText(QFileInfo(path).fileName(), text.toStdString());
        });
    connect(&m_queries, &SegmentQueries::fileFailed, this,
        [this](const QString& path, const Error& error) {
            m_notice->show(NoticeBar::Kind::Error,
                tr("%1 could not be read. %2")
                    .arg(plainLine(QFileInfo(path).fileName()), plainLine(coreText(error.detail))));
        });
}

QString SegmentsPage::obstacle() const
{
    if (!m_session)
        return tr("No workspace is open.");
    if (!m_session->enrichment())
        return tr("This workspace cannot keep segments.");
    if (m_session->readOnly())
        return tr("This workspace is open read-only: its segments are shown and cannot be "
                  "changed. If another program writes to it, end that and open it again.");
    return {};
}

void SegmentsPage::setSession(const WorkspaceSessionPtr& session)
{
    m_queries.stop();
    m_saving = false;
    keepUnsaved();
    m_session = session;
    m_store.reset();
    m_queries.setSource(nullptr, session ? session->enrichment() : nullptr);
    m_notice->dismiss();
    m_propose->setChecked(false);
    m_model.load({});
    reload();
    restoreUnsaved();
}

void SegmentsPage::setStore(FlowStorePtr store, const QString&)
{
    m_store = std::move(store);
    m_queries.setSource(m_store, m_session ? m_session->enrichment() : nullptr);
    m_stale = true;
    if (isVisible())
        examineSoon();
    updateState();
}

void SegmentsPage::setFormat(const FlowFormat& format)
{
    m_model.setFormat(format);
    m_proposals->setFormat(format);
}

void SegmentsPage::reload()
{
    const auto enrichment = m_session ? m_session->enrichment() : nullptr;
    const auto table = enrichment ? enrichment->segments() : nullptr;
    m_model.setEditable(obstacle().isEmpty());
    // what another page changed is shown; what is not saved here is never thrown away for it
    if (table && !isDirty() && table->segments() != m_model.segments())
        m_model.load(table->segments());
    updateState();
}

void SegmentsPage::updateRemark()
{
    const QModelIndex row = m_sorted->mapToSource(m_table->currentIndex());
    const QString text = row.siblingAtColumn(SegmentsModel::Remarks).data().toString();
    m_remark->setText(text.isEmpty() ? QString() : tr("Row %1: %2").arg(row.row() + 1).arg(text));
}

void SegmentsPage::showEvent(QShowEvent* event)
{
    PageWidget::showEvent(event);
    reload();
    if (m_stale)
        examineSoon();
}

void SegmentsPage::examineSoon()
{
    if (isVisible())
        m_examineSoon.start();
    else
        m_stale = true;
}

void SegmentsPage::updateState()
{
    DraftState state;
    state.changes = m_model.changeCount();
    state.faults = m_model.faultCount();
    state.saving = m_saving;
    state.obstacle = obstacle();
    m_bar->setState(state);
    const bool empty = m_model.size() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_table);
    m_empty->setText(state.obstacle.isEmpty()
            ? tr("There are no segments yet. Addresses are called internal, external and so on.\n"
                 "Propose segments from the traffic that is stored, add one, or import CSV or "
                 "the local_networks of the published NetBehave.")
            : tr("There are no segments."));
    updateButtons();
}

void SegmentsPage::updateButtons()
{
    const QString why = obstacle();
    const bool ready = why.isEmpty() && !m_saving;
    const bool any = !m_table->selectedRows().empty();
    const bool flows = m_store && m_store->rowCount() > 0;
    m_model.setEditable(ready);
    m_add->setEnabled(ready);
    m_import->setEnabled(ready);
    m_remove->setEnabled(ready && any);
    m_colour->setEnabled(ready && any);
    m_propose->setEnabled(ready && flows);
    m_export->setEnabled(m_model.size() > 0);
    m_search->setEnabled(m_model.size() > 0);
    for (QWidget* widget : std::initializer_list<QWidget*> {m_add, m_import})
        widget->setToolTip(why);
    const QString choose = why.isEmpty() && !any ? tr("Select a segment first.") : why;
    m_remove->setToolTip(choose.isEmpty() ? tr("Remove the selected segments (Del)") : choose);
    m_colour->setToolTip(choose);
    m_propose->setToolTip(!why.isEmpty() ? why
            : flows                      ? tr("Finds the networks that stored flows show")
                                         : tr("There are no flows yet to learn from."));
    m_export->setToolTip(
        m_model.size() > 0 ? tr("Save the table as CSV") : tr("There is nothing to export."));
}

void SegmentsPage::saveState()
{
    m_table->saveColumns();
    m_state.setValue(kUpDownKey, m_upDown->saveState());
    keepUnsaved();
}

QList<QWidget*> SegmentsPage::panes() const
{
    return {m_table, m_proposals, m_bar};
}

void SegmentsPage::focusContent()
{
    if (m_model.size() > 0)
        m_table->setFocus();
    else
        m_add->setFocus();
}

bool SegmentsPage::focusFilter()
{
    m_search->setFocus();
    m_search->selectAll();
    return true;
}

void SegmentsPage::copy(FlowTextFormat format)
{
    m_table->copySelection(format);
}

void SegmentsPage::keyPressEvent(QKeyEvent* event)
{
    const bool ready = obstacle().isEmpty() && !m_saving;
    if (ready && event->matches(QKeySequence::Undo))
        m_model.draft().undoStack().undo();
    else if (ready
        && (event->matches(QKeySequence::Redo)
            || event->keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_Y)))
        m_model.draft().undoStack().redo();
    else if (ready && event->matches(QKeySequence::Paste))
        importClipboard();
    else
        PageWidget::keyPressEvent(event);
}

} // namespace nb
