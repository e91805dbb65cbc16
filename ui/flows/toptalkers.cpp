// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/toptalkers.h"

#include "ui/address/addressmenu.h"
#include "ui/flows/quantitytext.h"
#include "ui/flows/talkerbardelegate.h"
#include "ui/text/coretext.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kRows = 50;
constexpr std::chrono::milliseconds kSlow {300};

} // namespace

TopTalkers::TopTalkers(QWidget* parent)
    : QWidget(parent)
    , m_groupings(talkerGroupings())
    , m_model(new TopTalkersModel(this))
{
    createControls();
    connectSignals();
    setFocusProxy(m_view);
    showMessage(tr("No flows yet."), false);
}

TopTalkers::~TopTalkers() = default;

void TopTalkers::createControls()
{
    m_by = new QComboBox(this);
    for (const TalkerGrouping& grouping : m_groupings)
        m_by->addItem(grouping.name);
    m_by->setAccessibleName(tr("Top talkers: who"));
    m_by->setToolTip(tr("Who is listed"));
    m_metric = new QComboBox(this);
    for (const Metric metric : {Metric::Bytes, Metric::Packets, Metric::Flows})
        m_metric->addItem(metricName(metric), static_cast<int>(metric));
    m_metric->setAccessibleName(tr("Top talkers: by what"));
    m_metric->setToolTip(tr("What the list is ordered by"));

    m_view = new QTreeView(this);
    m_view->setModel(m_model);
    m_view->setItemDelegateForColumn(TopTalkersModel::NameColumn, new TalkerBarDelegate(m_view));
    m_view->setAccessibleName(tr("Top talkers"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->header()->setSectionResizeMode(TopTalkersModel::NameColumn, QHeaderView::Stretch);
    m_view->header()->setSectionsMovable(false);
    m_view->installEventFilter(this);

    m_messagePage = new QWidget(this);
    m_message = new QLabel(m_messagePage);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_retry = new QPushButton(tr("Try again"), m_messagePage);
    auto* messageLayout = new QVBoxLayout(m_messagePage);
    messageLayout->addStretch(1);
    messageLayout->addWidget(m_message);
    messageLayout->addWidget(m_retry, 0, Qt::AlignHCenter);
    messageLayout->addStretch(1);

    m_caption = new QLabel(tr("A flow counts for both its ends: shares add up to 200 %."), this);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_caption->hide();

    m_slow = new QTimer(this);
    m_slow->setSingleShot(true);
    m_slow->setInterval(kSlow);

    auto* selectors = new QHBoxLayout;
    selectors->addWidget(m_by, 1);
    selectors->addWidget(m_metric);
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_messagePage);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(selectors);
    layout->addLayout(m_pages, 1);
    layout->addWidget(m_caption);
}

void TopTalkers::connectSignals()
{
    connect(m_by, &QComboBox::currentIndexChanged, this, &TopTalkers::refresh);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &TopTalkers::refresh);
    connect(m_retry, &QPushButton::clicked, this, &TopTalkers::refresh);
    connect(m_slow, &QTimer::timeout, this, [this] { showMessage(tr("Adding up…"), false); });
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        requestByModifiers(index, QGuiApplication::keyboardModifiers());
    });
    connect(m_view, &QTreeView::customContextMenuRequested, this, [this](const QPoint& position) {
        QModelIndex index = m_view->indexAt(position);
        if (!index.isValid())
            index = m_view->currentIndex();
        showMenu(index, m_view->viewport()->mapToGlobal(position));
    });
}

void TopTalkers::setStoreAndQuery(FlowStorePtr store, FlowQuery query)
{
    m_store = std::move(store);
    m_query = std::move(query);
    refresh();
}

void TopTalkers::setFormat(const DisplayOptions& options)
{
    m_model->setBinaryBytes(options.binaryBytes);
}

void TopTalkers::listConversations()
{
    const std::vector<FlowField> by {
        FlowField::SrcIp, FlowField::DstIp, FlowField::Protocol, FlowField::DstPort};
    const auto at = std::ranges::find(m_groupings, by, &TalkerGrouping::by);
    if (at != m_groupings.end())
        m_by->setCurrentIndex(static_cast<int>(at - m_groupings.begin()));
}

void TopTalkers::refresh()
{
    m_stale = !isVisible();
    m_request.cancel();
    m_slow->stop();
    if (m_stale)
        return;
    if (!m_store) {
        m_model->setList({});
        showMessage(tr("No flows yet."), false);
        return;
    }
    const auto& grouping = m_groupings[static_cast<std::size_t>(std::max(m_by->currentIndex(), 0))];
    const AggregateQuery query {
        m_query, grouping.by, static_cast<Metric>(m_metric->currentData().toInt()), kRows};
    m_slow->start();
    m_request.start(
        *QThreadPool::globalInstance(), this,
        [store = m_store, query, column = grouping.column](
            std::stop_token stop) -> Result<TalkerListPtr> {
            auto result = store->aggregate(query, stop);
            if (!result)
                return result.error();
            return TalkerListPtr(std::make_shared<const TalkerList>(
                TalkerList {query.by, column, query.metric, std::move(*result)}));
        },
        [this](const Result<TalkerListPtr>& answer) { showAnswer(answer); });
}

void TopTalkers::showAnswer(const Result<TalkerListPtr>& answer)
{
    m_slow->stop();
    if (!answer) {
        m_model->setList({});
        if (answer.error().code != ErrorCode::Cancelled)
            showMessage(
                tr("The sums could not be made: %1").arg(coreText(answer.error().detail)), true);
        return;
    }
    m_model->setList(answer.value());
    m_caption->setVisible(m_model->countsBothSides() && m_model->rowCount() > 0);
    if (m_model->rowCount() == 0) {
        showMessage(tr("No flows match."), false);
        return;
    }
    m_view->scrollToTop(); // another list: the largest come into sight
    m_pages->setCurrentWidget(m_view);
}

void TopTalkers::showMessage(const QString& text, bool retry)
{
    m_message->setText(text);
    m_retry->setVisible(retry);
    m_pages->setCurrentWidget(m_messagePage);
}

void TopTalkers::requestFilter(const QModelIndex& index, FilterEdit edit)
{
    if (const FilterPtr filter = m_model->filterOf(index.row()))
        Q_EMIT filterRequested(filter, edit, true);
}

void TopTalkers::requestByModifiers(const QModelIndex& index, Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::AltModifier))
        requestFilter(index, FilterEdit::AndNot);
    else if (modifiers.testFlag(Qt::ControlModifier))
        requestFilter(index, FilterEdit::Replace);
    else
        requestFilter(index, FilterEdit::AndSelected);
}

void TopTalkers::showMenu(const QModelIndex& index, const QPoint& position)
{
    if (!index.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFilterActions(*menu, m_model->filterOf(index.row()),
        [this](const FilterPtr& filter, FilterEdit edit, bool apply) {
            Q_EMIT filterRequested(filter, edit, apply);
        });
    if (const auto addresses = m_model->addressesOf(index.row()); !addresses.empty())
        AddressMenu::addActions(
            *menu, addresses, [this](AddressAction action, const AddressTarget& target) {
                Q_EMIT addressRequested(action, target);
            });
    menu->addSeparator();
    menu->addAction(tr("Copy &Row"), this,
        [this, persistent = QPersistentModelIndex(index)] { copyRow(persistent); });
    menu->popup(position);
}

void TopTalkers::copyRow(const QModelIndex& index)
{
    if (index.isValid())
        QGuiApplication::clipboard()->setText(m_model->copyText(index.row()));
}

void TopTalkers::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

bool TopTalkers::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QModelIndex current = m_view->currentIndex();
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && current.isValid()) {
            requestByModifiers(current, key->modifiers());
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            copyRow(current);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace nb
