// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/collectorspage.h"

#include "ui/address/addressmenu.h"
#include "ui/collectors/collectortext.h"
#include "ui/collectors/countstree.h"
#include "ui/collectors/emptycollector.h"
#include "ui/collectors/exporterdetails.h"
#include "ui/collectors/exportersmodel.h"
#include "ui/collectors/sourcedialog.h"
#include "ui/collectors/sourcesmodel.h"
#include "ui/collectors/sparklinedelegate.h"
#include "ui/collectors/templatesmodel.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

namespace nb {

namespace {

const QString kUpDownKey = QStringLiteral("collectors/splitterUpDown");
const QString kLowerKey = QStringLiteral("collectors/splitterLower");
const QString kColumnsKey = QStringLiteral("collectors/exporterColumns");

} // namespace

CollectorsPage::CollectorsPage(
    CollectorController& controller, UiStateStore& state, QWidget* parent)
    : PageWidget(Page::Collectors, parent)
    , m_controller(controller)
    , m_state(state)
    , m_sourcesModel(new SourcesModel(controller, this))
    , m_exportersModel(new ExportersModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_templatesModel(new TemplatesModel(this))
{
    setAccessibleName(tr("Collectors"));
    createHead();
    createTables();
    createTabs();
    arrange();
    connectAll();
    sourcesChanged();
    statusChanged();
}

void CollectorsPage::createHead()
{
    const auto button = [this](const QString& icon, const QString& text) {
        return new QPushButton(themeIcon(icon), text, this);
    };
    m_add = button(QStringLiteral("list-add"), tr("&Add Source…"));
    m_start = button(QStringLiteral("media-start"), tr("Star&t"));
    m_stop = button(QStringLiteral("media-stop"), tr("St&op"));
    m_edit = button(QStringLiteral("preferences-system"), tr("Chan&ge…"));
    m_remove = button(QStringLiteral("list-remove"), tr("&Remove"));
    m_notes = new QLabel(this);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

QTableView* CollectorsPage::table(const QString& name)
{
    auto* view = new QTableView(this);
    view->setAccessibleName(name);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setAlternatingRowColors(true);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->setCornerButtonEnabled(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    const int height = fontMetrics().height() + 8;
    view->verticalHeader()->setMinimumSectionSize(height);
    view->verticalHeader()->setDefaultSectionSize(height);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setHighlightSections(false);
    view->setIconSize({fontMetrics().height(), fontMetrics().height()});
    return view;
}

void CollectorsPage::createTables()
{
    m_sources = table(tr("Sources"));
    m_sources->setModel(m_sourcesModel);
    m_sources->setContextMenuPolicy(Qt::CustomContextMenu);
    m_sources->horizontalHeader()->setStretchLastSection(true);
    m_exporters = table(tr("Exporters"));
    m_exporters->setContextMenuPolicy(Qt::CustomContextMenu);
    m_sorted->setSourceModel(m_exportersModel);
    m_sorted->setSortRole(ExportersModel::SortRole);
    // rows stay where they are while their numbers change; a click on a header sorts anew
    m_sorted->setDynamicSortFilter(false);
    m_exporters->setModel(m_sorted);
    m_exporters->setSortingEnabled(true);
    m_exporters->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_exporters->horizontalHeader()->setSectionsMovable(true);
    m_exporters->setItemDelegateForColumn(ExportersModel::Rate, new SparklineDelegate(m_exporters));
    const int width = fontMetrics().averageCharWidth();
    const std::array sources {16, 26, 24, 12, 30, 14, 24};
    for (int i = 0; i < SourcesModel::ColumnCount; ++i)
        m_sources->setColumnWidth(i, sources[static_cast<std::size_t>(i)] * width);
    const std::array exporters {20, 24, 11, 13, 27, 14, 14, 20, 12, 13, 11, 12, 15, 14};
    for (int i = 0; i < ExportersModel::ColumnCount; ++i)
        m_exporters->setColumnWidth(i, exporters[static_cast<std::size_t>(i)] * width);
    m_exporters->horizontalHeader()->restoreState(m_state.bytes(kColumnsKey));
}

void CollectorsPage::createTabs()
{
    m_templates = new QTreeView(this);
    m_templates->setAccessibleName(tr("Templates of the exporter"));
    m_templates->setModel(m_templatesModel);
    m_templates->setUniformRowHeights(true);
    m_templates->setAlternatingRowColors(true);
    m_templates->setFrameShape(QFrame::NoFrame);
    m_templates->header()->resizeSection(
        TemplatesModel::Name, fontMetrics().averageCharWidth() * 44);
    m_templates->header()->resizeSection(
        TemplatesModel::Records, fontMetrics().averageCharWidth() * 22);
    m_templates->header()->resizeSection(
        TemplatesModel::Defined, fontMetrics().averageCharWidth() * 28);
    m_noTemplates = new QLabel(this);
    m_noTemplates->setTextFormat(Qt::PlainText);
    m_noTemplates->setAlignment(Qt::AlignCenter);
    m_noTemplates->setWordWrap(true);
    m_templatesStack = new QStackedWidget(this);
    m_templatesStack->addWidget(m_templates);
    m_templatesStack->addWidget(m_noTemplates);
    m_details = new CountsTree(this);
    m_details->setAccessibleName(tr("Details of the exporter"));
    m_pipeline = new CountsTree(this);
    m_pipeline->setAccessibleName(tr("Pipeline"));
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_details, tr("&Details"));
    m_tabs->addTab(m_templatesStack, tr("Te&mplates"));
    m_tabs->addTab(m_pipeline, tr("&Pipeline"));
}

QWidget* CollectorsPage::titled(const QString& title, QWidget* content)
{
    auto* pane = new QWidget(this);
    auto* label = new QLabel(title, pane);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(label);
    layout->addWidget(content, 1);
    return pane;
}

void CollectorsPage::arrange()
{
    m_empty = new EmptyCollector(m_controller, this);
    m_lower = new QSplitter(Qt::Vertical, this);
    m_lower->addWidget(titled(tr("Exporters"), m_exporters));
    m_lower->addWidget(m_tabs);
    m_lower->setChildrenCollapsible(false);
    m_lower->setSizes({fontMetrics().height() * 12, fontMetrics().height() * 14});
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_lower);
    m_sourcesPane = titled(tr("Sources"), m_sources);
    m_upDown = new QSplitter(Qt::Vertical, this);
    m_upDown->addWidget(m_sourcesPane);
    m_upDown->addWidget(m_stack);
    m_upDown->setChildrenCollapsible(false);
    m_upDown->setStretchFactor(1, 1);
    m_upDown->setSizes({fontMetrics().height() * 7, fontMetrics().height() * 30});
    m_upDown->restoreState(m_state.bytes(kUpDownKey));
    m_lower->restoreState(m_state.bytes(kLowerKey));
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_add, m_start, m_stop, m_edit, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->addLayout(buttons);
    layout->addWidget(m_notes);
    layout->addWidget(m_upDown, 1);
}

void CollectorsPage::connectAll()
{
    connect(m_add, &QPushButton::clicked, this, &CollectorsPage::addSource);
    connect(m_start, &QPushButton::clicked, this, [this] { m_controller.start(currentSource()); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_controller.stop(currentSource()); });
    connect(m_edit, &QPushButton::clicked, this, &CollectorsPage::editSource);
    connect(
        m_remove, &QPushButton::clicked, this, [this] { m_controller.remove(currentSource()); });
    connect(m_sources, &QTableView::doubleClicked, this, &CollectorsPage::editSource);
    connect(
        m_sources, &QTableView::customContextMenuRequested, this, &CollectorsPage::showSourceMenu);
    connect(m_exporters, &QTableView::customContextMenuRequested, this,
        &CollectorsPage::showExporterMenu);
    connect(m_sources->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &CollectorsPage::updateButtons);
    connect(m_exporters->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &CollectorsPage::updateDetails);
    connect(m_empty, &EmptyCollector::addRequested, this, &CollectorsPage::addSource);
    connect(
        m_empty, &EmptyCollector::startRequested, &m_controller, &CollectorController::startAll);
    connect(m_empty, &EmptyCollector::message, this, &CollectorsPage::message);
    connect(
        &m_controller, &CollectorController::sourcesChanged, this, &CollectorsPage::sourcesChanged);
    connect(
        &m_controller, &CollectorController::statusChanged, this, &CollectorsPage::statusChanged);
}

void CollectorsPage::sourcesChanged()
{
    m_sourcesPane->setVisible(!m_controller.sources().empty());
    if (!m_sources->currentIndex().isValid() && m_sourcesModel->rowCount() > 0)
        m_sources->setCurrentIndex(m_sourcesModel->index(0, 0));
    m_empty->update();
    updateButtons();
    updateNotes();
}

void CollectorsPage::statusChanged()
{
    m_exportersModel->setStatus(m_controller.status());
    const bool any = m_exportersModel->rowCount() > 0;
    m_stack->setCurrentWidget(any ? static_cast<QWidget*>(m_lower) : m_empty);
    if (any && !m_exporters->currentIndex().isValid())
        m_exporters->setCurrentIndex(m_sorted->index(0, 0));
    if (!any)
        m_empty->update();
    updateNotes();
    updateDetails();
}

void CollectorsPage::updateButtons()
{
    const CollectorSource* source = m_controller.source(currentSource());
    const QString obstacle = m_controller.obstacle();
    const bool any = !m_controller.sources().empty();
    m_add->setEnabled(obstacle.isEmpty());
    m_add->setToolTip(obstacle);
    // with no source, the words below offer the only thing that can be done
    for (QPushButton* button : {m_add, m_start, m_stop, m_edit, m_remove})
        button->setVisible(any);
    const bool ready = source && !source->busy && obstacle.isEmpty();
    const bool running = source && source->running;
    m_start->setEnabled(ready && !running);
    m_stop->setEnabled(source && running);
    m_edit->setEnabled(ready);
    m_remove->setEnabled(ready);
    m_start->setToolTip(running ? tr("This source is listening already.") : obstacle);
    m_stop->setToolTip(source && !running ? tr("This source is stopped.") : QString());
    for (QPushButton* button : {m_edit, m_remove})
        button->setToolTip(obstacle);
}

void CollectorsPage::updateNotes()
{
    const CollectorStatus& status = m_controller.status();
    QStringList notes;
    for (const CollectorSource& source : m_controller.sources())
        if (source.problem)
            notes << tr("%1: %2").arg(
                sourceTitle(source.settings.url), plainLine(coreText(source.problem->detail)));
    for (const SourceStatus& source : status.sources)
        if (source.running && isBufferCapped(source))
            notes << tr(
                "%1: the system granted a receive buffer of %2 instead of %3, so bursts may "
                "be dropped.")
                         .arg(sourceTitle(source.url), m_format.bytes(source.bufferGranted),
                             m_format.bytes(source.bufferAsked));
    if (const QString waiting = waitingText(status, m_format); !waiting.isEmpty())
        notes << waiting;
    if (status.forwarding)
        notes << (status.forwarding->connected
                ? tr("Forwarding to %1: %2 flows acknowledged, %3 waiting.")
                : tr("Not connected to %1: %2 flows acknowledged, %3 waiting."))
                     .arg(plainLine(status.forwarding->url),
                         m_format.count(status.forwarding->acknowledged),
                         m_format.count(status.forwarding->waiting));
    if (const std::int64_t missing = status.unaccounted(); missing != 0)
        notes << tr("Datagrams that no counter explains: %1. Please report this.").arg(missing);
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
}

void CollectorsPage::updateDetails()
{
    const CollectorStatus& status = m_controller.status();
    const ExporterStatus* exporter = currentExporter();
    m_templatesModel->setStatus(status, exporter ? std::optional(exporter->id) : std::nullopt);
    m_details->setGroups(exporter ? exporterDetails(*exporter, status.taken, m_format)
                                  : std::vector<CountsTree::Group> {});
    m_pipeline->setGroups(pipelineDetails(status, m_format));
    const bool any = m_templatesModel->rowCount() > 0;
    m_templatesStack->setCurrentWidget(any ? static_cast<QWidget*>(m_templates) : m_noTemplates);
    if (!any && exporter) {
        const bool needs = exporter->id.version == 9 || exporter->id.version == 10;
        m_noTemplates->setText(needs
                ? tr("%1 has not sent a template yet. Its records are kept until one comes.")
                      .arg(exporterTitle(exporter->id))
                : tr("%1 needs no templates: its records say themselves what they are.")
                      .arg(QString::fromStdString(versionText(exporter->id.version))));
    }
}

int CollectorsPage::currentSource() const
{
    return m_sourcesModel->keyAt(m_sources->currentIndex().row());
}

const ExporterStatus* CollectorsPage::currentExporter() const
{
    return m_exportersModel->at(m_sorted->mapToSource(m_exporters->currentIndex()).row());
}

void CollectorsPage::addSource()
{
    auto* dialog = new SourceDialog({}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QDialog::accepted, this, [this, dialog] { m_controller.add(dialog->settings()); });
    dialog->open();
}

void CollectorsPage::editSource()
{
    const CollectorSource* source = m_controller.source(currentSource());
    if (!source || !m_edit->isEnabled())
        return;
    auto* dialog = new SourceDialog(source->settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, key = source->key] { m_controller.change(key, dialog->settings()); });
    dialog->open();
}

void CollectorsPage::showSourceMenu(const QPoint& at)
{
    if (currentSource() == 0)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QPushButton* button : {m_start, m_stop, m_edit, m_remove}) {
        QAction* action = menu->addAction(button->icon(), button->text());
        action->setEnabled(button->isEnabled());
        connect(action, &QAction::triggered, button, &QPushButton::click);
    }
    menu->popup(m_sources->viewport()->mapToGlobal(at));
}

void CollectorsPage::showExporterMenu(const QPoint& at)
{
    if (const ExporterStatus* exporter = currentExporter())
        AddressMenu::popup(*this, {exporter->id.address, FlowField::Exporter, {}, {}},
            m_exporters->viewport()->mapToGlobal(at));
}

void CollectorsPage::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_sourcesModel->setFormat(format);
    m_exportersModel->setFormat(format);
    m_templatesModel->setFormat(format);
    updateNotes();
    updateDetails();
}

void CollectorsPage::saveState()
{
    m_state.setValue(kUpDownKey, m_upDown->saveState());
    m_state.setValue(kLowerKey, m_lower->saveState());
    m_state.setValue(kColumnsKey, m_exporters->horizontalHeader()->saveState());
}

void CollectorsPage::focusContent()
{
    if (m_sourcesModel->rowCount() > 0)
        m_sources->setFocus();
    else
        m_empty->setFocus();
}

QList<QWidget*> CollectorsPage::panes() const
{
    return {m_sourcesPane, m_empty, m_exporters, m_tabs};
}

} // namespace nb
