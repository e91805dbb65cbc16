// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/answersteps.h"
#include "ui/scope/scopeform.h"
#include "ui/scope/scopetables.h"
#include "ui/scope/scopewords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace nb {

namespace {

constexpr std::size_t kForms = 5;
constexpr qint64 kMostList = qint64 {64} << 20;

/// `stores`, `S`, `processes`, `P`, `transmits`, `T`; a list without flags means that card numbers
/// were found: stored.
std::uint8_t flagsOf(const QString& text)
{
    const QString words = text.toLower();
    std::uint8_t flags = 0;
    static const QRegularExpression between(QStringLiteral("[^a-z]+"));
    for (const QString& word : words.split(between, Qt::SkipEmptyParts)) {
        if (word == u"stores" || word == u"s")
            flags |= scope::kStores;
        else if (word == u"processes" || word == u"p")
            flags |= scope::kProcesses;
        else if (word == u"transmits" || word == u"t")
            flags |= scope::kTransmits;
    }
    return flags == 0 ? scope::kStores : flags;
}

} // namespace

AccountDataStep::AccountDataStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent)
    : ScopeStep(engine, state, tr("Account data"),
        tr("Which systems store, process or transmit card data? Flows cannot tell: what is in them "
           "is encrypted. Everything else follows from these answers, so say “none” only where "
           "somebody looked, and with what evidence."),
        parent)
{
    ScopeTableView* const systems = addTable(QStringLiteral("data"), tr("Systems"));
    systems->setEmptyText(tr("No system was seen. Add flows to the workspace first."));
    m_flows = addTable(QStringLiteral("account-flows"), tr("Flows with Account Data"));
    m_flows->setEmptyText(tr("No flow between systems that handle account data was seen. Mark the "
                             "systems first."));
    auto* tabs = new QTabWidget(this);
    tabs->addTab(systems, tr("&Systems"));
    tabs->addTab(m_flows, tr("Flo&ws with Account Data (1.2.4)"));
    content()->addWidget(tabs, 1);
    offerAssets(systems);
    offerConversations(m_flows);
    addEdit(systems, tr("&Account Data…"), true, [this] { askData(); });
    addEdit(systems, tr("&None"), true, [this] { mark(std::uint8_t {0}); });
    addEdit(systems, tr("Not &Known"), true, [this] { mark(std::nullopt); });
    addEdit(systems, tr("&Form and Evidence…"), true, [this] { askForm(); });
    addEdit(systems, tr("&Owner…"), true, [this] { askOwner(); });
    addEdit(systems, tr("&Import List…"), false, [this] { askList(); });
    addEdit(m_flows, tr("&Carries Account Data…"), true, [this] { askFlowData(); });
    addEdit(m_flows, tr("Carries &No Account Data"), true, [this] {
        markFlows({scope::Carries::No, {}, 0});
    });
    addEdit(m_flows, tr("Not &Known"), true, [this] { markFlows({}); });
    connect(m_flows, &ScopeTableView::activated, this, [this] {
        if (this->engine().lockedReason().isEmpty())
            askFlowData();
    });
    connect(systems, &ScopeTableView::activated, this, [this] {
        if (this->engine().lockedReason().isEmpty())
            askData();
    });
}

ScopeStep::Make AccountDataStep::maker() const
{
    return [](const ScopeStatePtr& state, const ScopePlanPtr&) {
        return Tables {accountDataRows(state), accountFlowRows(state)};
    };
}

void AccountDataStep::mark(std::optional<std::uint8_t> uses)
{
    if (!table()->table())
        return;
    edit(tr("Mark account data"),
        [state = table()->table()->state, ids = table()->selected(), uses](
            scope::Answers& answers) -> Result<void> {
            scope::setAccountData(answers, *state->model, ids, uses);
            return {};
        });
}

void AccountDataStep::askData()
{
    const std::vector<std::uint32_t> ids = table()->selected();
    if (ids.empty())
        return;
    const scope::AssetAnswer* const answer = table()->table()->state->model->answerOf(ids.front());
    const std::uint8_t before = answer ? answer->accountData.value_or(0) : std::uint8_t {0};
    auto* form = new ScopeForm(tr("Account Data"),
        tr("What do these %Ln system(s) do with card numbers or other account data?", nullptr,
            static_cast<int>(ids.size())),
        tr("Keep"), this);
    QCheckBox* const stores = form->addCheck(tr("&Stores it"), (before & scope::kStores) != 0);
    QCheckBox* const processes
        = form->addCheck(tr("&Processes it"), (before & scope::kProcesses) != 0);
    QCheckBox* const transmits
        = form->addCheck(tr("&Transmits it"), (before & scope::kTransmits) != 0);
    form->onDone([this, stores, processes, transmits]() -> QString {
        mark(static_cast<std::uint8_t>((stores->isChecked() ? scope::kStores : 0)
            | (processes->isChecked() ? scope::kProcesses : 0)
            | (transmits->isChecked() ? scope::kTransmits : 0)));
        return {};
    });
    form->open();
}

void AccountDataStep::askForm()
{
    const std::vector<std::uint32_t> ids = table()->selected();
    if (ids.empty())
        return;
    const ScopeStatePtr state = table()->table()->state;
    const scope::AssetAnswer* const answer = state->model->answerOf(ids.front());
    auto* form = new ScopeForm(tr("Form and Evidence"),
        tr("Ciphertext without any key, and tokens that cannot be turned back, do not make a "
           "system "
           "part of the CDE. How do you know?"),
        tr("Keep"), this);
    QComboBox* const shape = form->addChoice(tr("Account data is &there as:"),
        scopeWords<scope::DataState>(kForms), answer ? static_cast<int>(answer->dataState) : 0);
    QStringList words = scopeWords<scope::Grade>(scope::kGradeCount);
    words.front() = tr("no evidence");
    QComboBox* const grade
        = form->addChoice(tr("&Evidence:"), words, answer ? static_cast<int>(answer->evidence) : 0);
    form->onDone([this, state, ids, shape, grade]() -> QString {
        edit(tr("Change form and evidence"),
            [state, ids, form = static_cast<scope::DataState>(shape->currentIndex()),
                evidence = static_cast<scope::Grade>(grade->currentIndex())](
                scope::Answers& answers) -> Result<void> {
                scope::setDataState(answers, *state->model, ids, form);
                scope::setEvidence(answers, *state->model, ids, evidence);
                return {};
            });
        return {};
    });
    form->open();
}

void AccountDataStep::askOwner()
{
    const std::vector<std::uint32_t> ids = table()->selected();
    if (ids.empty())
        return;
    const ScopeStatePtr state = table()->table()->state;
    const scope::AssetAnswer* const answer = state->model->answerOf(ids.front());
    auto* form = new ScopeForm(tr("Owner"),
        tr("Who answers for these systems? An inventory names a person."), tr("Keep"), this);
    QLineEdit* const owner
        = form->addText(tr("&Owner:"), answer ? QString::fromStdString(answer->owner) : QString());
    form->onDone([this, state, ids, owner]() -> QString {
        edit(tr("Change the owner"),
            [state, ids, name = owner->text().trimmed().toStdString()](
                scope::Answers& answers) -> Result<void> {
                scope::setOwner(answers, *state->model, ids, name);
                return {};
            });
        return {};
    });
    form->open();
}

void AccountDataStep::markFlows(const scope::FlowData& said)
{
    if (!m_flows->table())
        return;
    edit(tr("Mark flows with account data"),
        [state = m_flows->table()->state, ids = m_flows->selected(), said](
            scope::Answers& answers) -> Result<void> {
            scope::setFlowData(answers, *state->model, ids, said);
            return {};
        });
}

void AccountDataStep::askFlowData()
{
    const std::vector<std::uint32_t> ids = m_flows->selected();
    if (ids.empty())
        return;
    const scope::Model& model = *m_flows->table()->state->model;
    const std::int32_t decision = model.conversations[ids.front()].decision;
    const scope::Decision before = decision == scope::kNone
        ? scope::Decision {}
        : model.answers.decisions[static_cast<std::size_t>(decision)];
    auto* form = new ScopeForm(tr("Flows with Account Data"),
        tr("Of which payments, and what happens to them in these %Ln flow(s)? The data-flow "
           "diagram "
           "and the yearly confirmation of scope (12.5.2) name every channel and stage.",
            nullptr, static_cast<int>(ids.size())),
        tr("Keep"), this);
    QComboBox* const load = form->addChoice(tr("They carry:"),
        {tr("account data"), tr("only tokens or truncated numbers")},
        before.accountData == scope::Carries::Token ? 1 : 0);
    QLineEdit* const channel = form->addText(tr("&Channel:"),
        QString::fromStdString(before.channel), tr("stores, web shop, telephone…"));
    std::vector<QCheckBox*> stages;
    for (std::size_t i = 0; i < scope::kStageCount; ++i) {
        const auto stage = static_cast<scope::Stage>(i);
        stages.push_back(
            form->addCheck(scopeWord(stage), (before.stages & scope::bit(stage)) != 0));
    }
    form->onDone([this, load, channel, stages]() -> QString {
        scope::FlowData said {
            load->currentIndex() == 1 ? scope::Carries::Token : scope::Carries::Yes,
            channel->text().trimmed().toStdString(), 0};
        for (std::size_t i = 0; i < stages.size(); ++i)
            if (stages[i]->isChecked())
                said.stages = static_cast<std::uint8_t>(
                    said.stages | scope::bit(static_cast<scope::Stage>(i)));
        markFlows(said);
        return {};
    });
    form->open();
}

Result<int> AccountDataStep::readList(const QByteArray& csv)
{
    const ScopeStatePtr state = engine().state();
    if (!state)
        return Error {ErrorCode::Invalid, "no flows were read"};
    const scope::Model& model = *state->model;
    std::map<std::uint32_t, std::uint8_t> found;
    for (const QByteArray& line : csv.split('\n')) {
        const QString text = QString::fromUtf8(line).remove(u'"').trimmed();
        const qsizetype end = text.indexOf(QRegularExpression(QStringLiteral("[,;\\t]")));
        const QString first = (end < 0 ? text : text.left(end)).trimmed();
        const auto address = IpAddress::fromString(first.toStdString());
        std::int32_t asset = scope::kNone;
        if (address) {
            if (const auto host = model.hostOfAddress.find(*address);
                host != model.hostOfAddress.end())
                asset = model.hosts[host->second].asset;
        } else if (!first.isEmpty()) {
            const auto at
                = std::ranges::find(model.assets, first.toStdString(), &scope::Asset::name);
            if (at != model.assets.end())
                asset = static_cast<std::int32_t>(at - model.assets.begin());
        }
        if (asset != scope::kNone)
            found[static_cast<std::uint32_t>(asset)]
                |= flagsOf(end < 0 ? QString() : text.mid(end));
    }
    if (!found.empty())
        edit(tr("Import a list"), [state, found](scope::Answers& answers) -> Result<void> {
            for (const auto& [asset, flags] : found)
                scope::setAccountData(answers, *state->model, std::span(&asset, 1), flags);
            return {};
        });
    return static_cast<int>(found.size());
}

void AccountDataStep::askList()
{
    auto* dialog = new QFileDialog(this, tr("Import a List of Systems with Account Data"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Lists (*.csv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            Q_EMIT message(tr("The list cannot be read: %1").arg(file.errorString()));
            return;
        }
        const auto known = readList(file.read(kMostList));
        Q_EMIT message(known && *known > 0
                ? tr("%Ln system(s) marked.", nullptr, *known)
                : tr("No line begins with the address or name of a known system."));
    });
    dialog->open();
}

} // namespace nb
