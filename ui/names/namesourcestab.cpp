// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/namesourcestab.h"

#include "core/enrichment/enrichment.h"
#include "core/names/nametable.h"
#include "ui/names/recordpane.h"
#include "ui/names/recordview.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

QString kindText(NameFileKind kind)
{
    for (const auto& [known, name] : kNameFileKinds)
        if (known == kind)
            return QString::fromUtf8(name);
    return {};
}

QString stateText(const FollowedLogStatus& status)
{
    if (!status.following)
        return NameSourcesTab::tr("followed while flows are collected");
    return status.open ? NameSourcesTab::tr("following")
                       : NameSourcesTab::tr("waiting: it is not there or cannot be read");
}

template <auto Member> bool lessLog(const FollowedLogStatus& a, const FollowedLogStatus& b)
{
    return a.*Member < b.*Member;
}

} // namespace

NameSourcesTab::NameSourcesTab(PageWidget& page, UiStateStore& state, QWidget* parent)
    : KnowledgeTab(page, state, parent)
    , m_reverse(new QCheckBox(
          tr("As&k this computer’s name server for the names of internal addresses"), this))
    , m_explanation(new QLabel(this))
    , m_maximum(new QSpinBox(this))
    , m_pane(new RecordPane(
          state, QStringLiteral("names/logColumns"), tr("Logs that are followed"), this))
    , m_model(new RecordModel<FollowedLogStatus>(columns(), this))
{
    constexpr int kLookMs = 1000;
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_explanation->setText(
        tr("On: while flows are collected, internal addresses without a name are asked about, at "
           "most ten a second and each once an hour. Your name server learns which addresses are "
           "in use. External addresses are never asked about: that would tell others whom you talk "
           "to. Off by default."));
    auto* box = new QGroupBox(tr("Reverse lookups"), this);
    auto* column = new QVBoxLayout(box);
    column->addWidget(m_reverse);
    column->addWidget(m_explanation);
    m_maximum->setRange(static_cast<int>(NameTable::kLeast), static_cast<int>(NameTable::kMost));
    m_maximum->setSingleStep(1024);
    m_maximum->setGroupSeparatorShown(true);
    m_maximum->setKeyboardTracking(false);
    auto* const kept = new QLabel(tr("Names &kept, the longest unused make room:"), this);
    kept->setBuddy(m_maximum);
    auto* const keptRow = new QHBoxLayout;
    keptRow->addWidget(kept);
    keptRow->addWidget(m_maximum);
    keptRow->addStretch();
    m_pane->filterBox()->hide();
    RecordView* view = m_pane->view();
    view->setModel(m_model);
    view->horizontalHeader()->setSortIndicator(m_sortColumn, m_order);
    view->setSortingEnabled(true);
    view->setWidths({50, 12, 40, 14, 14, 14});
    m_model->sortRequested = [this](int sortBy, Qt::SortOrder order) {
        m_sortColumn = sortBy;
        m_order = order;
        reload();
    };
    m_add = m_pane->addButton(tr("&Add Log…"), tr("Follow the log of a resolver"));
    m_remove = m_pane->addButton(tr("&Remove"), tr("Follow the selected logs no more"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(box);
    layout->addLayout(keptRow);
    layout->addWidget(m_pane, 1);
    m_lookAgain.setInterval(kLookMs);
    connect(&m_lookAgain, &QTimer::timeout, this, &NameSourcesTab::reload);
    connect(m_reverse, &QCheckBox::clicked, this, &NameSourcesTab::setReverse);
    connect(m_maximum, &QSpinBox::editingFinished, this, &NameSourcesTab::setMaximum);
    connect(m_add, &QPushButton::clicked, this, &NameSourcesTab::askLog);
    connect(m_remove, &QPushButton::clicked, this, &NameSourcesTab::removeSelected);
    connect(view, &RecordView::deleteRequested, this, &NameSourcesTab::removeSelected);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &NameSourcesTab::updateActions);
    updateActions();
}

std::vector<RecordColumn<FollowedLogStatus>> NameSourcesTab::columns() const
{
    using S = FollowedLogStatus;
    const auto count = [this](std::uint64_t S::*member) {
        return [this, member](const S& s) {
            return s.following ? format().count(s.*member) : QStringLiteral("–");
        };
    };
    return {
        {tr("File"), {}, 50,
            [](const S& s) { return plainLine(QDir::toNativeSeparators(s.log.path)); },
            [](const S& a, const S& b) { return a.log.path < b.log.path; }, {}, false},
        {tr("Of"), tr("The program that writes it"), 12,
            [](const S& s) { return kindText(s.log.kind); },
            [](const S& a, const S& b) { return a.log.kind < b.log.kind; }, {}, false},
        {tr("State"), {}, 40, &stateText,
            [](const S& a, const S& b) {
                return std::pair(a.following, a.open) < std::pair(b.following, b.open);
            },
            {}, false},
        {tr("Lines"), tr("Read since collecting began"), 14, count(&S::lines), lessLog<&S::lines>,
            {}, true},
        {tr("Names"), tr("Learnt since collecting began"), 14, count(&S::names), lessLog<&S::names>,
            {}, true},
        {tr("Rotations"), tr("How often a new file took the log’s place"), 14, count(&S::rotations),
            lessLog<&S::rotations>, {}, true},
    };
}

void NameSourcesTab::updateActions()
{
    const QString why = obstacle();
    const bool may = why.isEmpty() && sources();
    m_reverse->setEnabled(may);
    m_reverse->setToolTip(why);
    m_maximum->setEnabled(why.isEmpty() && enrichment());
    m_maximum->setToolTip(why);
    m_add->setEnabled(may);
    m_remove->setEnabled(may && !m_pane->view()->selectedRows().empty());
}

void NameSourcesTab::cancel()
{
    m_model->setRows({});
}

void NameSourcesTab::reload()
{
    auto rows = std::make_shared<std::vector<FollowedLogStatus>>();
    if (sources())
        *rows = sources()->followedLogs();
    const auto& less = m_model->columns()[static_cast<std::size_t>(m_sortColumn)].less;
    std::ranges::stable_sort(*rows, [&](const auto& a, const auto& b) {
        return m_order == Qt::DescendingOrder ? less(b, a) : less(a, b);
    });
    const std::vector<int> selected = m_pane->view()->selectedRows();
    const int current = m_pane->view()->currentIndex().row();
    m_model->setRows(rows);
    for (const int row : selected)
        if (row < m_model->rowCount())
            m_pane->view()->selectionModel()->select(
                m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    if (current >= 0 && current < m_model->rowCount())
        m_pane->view()->selectionModel()->setCurrentIndex(
            m_model->index(current, 0), QItemSelectionModel::NoUpdate);
    m_reverse->setChecked(sources() && sources()->reverseLookups());
    if (enrichment() && !m_maximum->hasFocus())
        m_maximum->setValue(static_cast<int>(enrichment()->names().maximum()));
    m_pane->setState(obstacle(),
        tr("No log is followed.\nThe log of a resolver tells which client asked for which name, "
           "also where DNS is encrypted on its way. dnsmasq writes it with log-queries=extra, "
           "unbound with log-replies. It is read while flows are collected."));
    updateActions();
}

std::vector<FollowedLog> NameSourcesTab::logs() const
{
    std::vector<FollowedLog> all;
    if (sources())
        for (const FollowedLogStatus& status : sources()->followedLogs())
            all.push_back(status.log);
    return all;
}

void NameSourcesTab::setLogs(const std::vector<FollowedLog>& logs, const QString& done)
{
    if (!sources())
        return;
    change([from = sources(), logs, done](const std::stop_token&) -> Result<QString> {
        if (const auto set = from->setFollowedLogs(logs); !set)
            return set.error();
        return done;
    });
}

void NameSourcesTab::follow(const FollowedLog& log)
{
    std::vector<FollowedLog> all = logs();
    if (std::ranges::find(all, log) == all.end())
        all.push_back(log);
    setLogs(all, tr("%1 is followed while flows are collected.").arg(plainLine(log.path)));
}

void NameSourcesTab::askLog()
{
    const std::vector<std::pair<QString, NameFileKind>> kinds {
        {tr("Log of dnsmasq (*)"), NameFileKind::Dnsmasq},
        {tr("Log of unbound (*)"), NameFileKind::Unbound},
        {tr("dns.log of Zeek (*)"), NameFileKind::Zeek},
    };
    QStringList filters;
    for (const auto& [text, kind] : kinds)
        filters << text;
    QFileDialog* dialog = askFiles(tr("Follow a Log"), filters, {}, false);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, dialog, kinds, filters](const QString& file) {
            const auto chosen = filters.indexOf(dialog->selectedNameFilter());
            follow({kinds[static_cast<std::size_t>(std::max<qsizetype>(chosen, 0))].second, file});
        });
}

void NameSourcesTab::removeSelected()
{
    std::vector<FollowedLog> kept = logs();
    const std::size_t before = kept.size();
    for (const int row : m_pane->view()->selectedRows())
        if (const FollowedLogStatus* status = m_model->at(row))
            std::erase(kept, status->log);
    if (kept.size() < before)
        setLogs(kept, tr("The log is followed no more."));
}

void NameSourcesTab::setReverse(bool enabled)
{
    if (!sources())
        return;
    change([from = sources(), enabled,
               words = enabled ? tr("Internal addresses are asked about while flows are collected.")
                               : tr("The name server is not asked.")](
               const std::stop_token&) -> Result<QString> {
        if (const auto set = from->setReverseLookups(enabled); !set)
            return set.error();
        return words;
    });
}

void NameSourcesTab::setMaximum()
{
    Enrichment* const knows = enrichment();
    const auto wanted = static_cast<std::size_t>(m_maximum->value());
    if (!knows || wanted == knows->names().maximum())
        return;
    change(
        [knows, wanted, count = format().count(wanted)](const std::stop_token&) -> Result<QString> {
            if (const auto set = knows->names().setMaximum(wanted); !set)
                return set.error();
            return tr("At most %1 names are kept.").arg(count);
        });
}

void NameSourcesTab::showEvent(QShowEvent* event)
{
    KnowledgeTab::showEvent(event);
    reload();
    m_lookAgain.start();
}

void NameSourcesTab::hideEvent(QHideEvent* event)
{
    m_lookAgain.stop();
    KnowledgeTab::hideEvent(event);
}

void NameSourcesTab::saveState()
{
    m_pane->view()->saveState();
}

} // namespace nb
