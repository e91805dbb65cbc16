// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/budgetcurve.h"
#include "ui/scope/plansteps.h"
#include "ui/scope/scopeform.h"
#include "ui/scope/scopetables.h"
#include "ui/scope/scopewords.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <cmath>

namespace nb {

RecommendationStep::RecommendationStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent)
    : ScopeStep(engine, state, tr("Recommendation"),
        tr("Which systems belong inside the CDE's border, and which rules permit exactly what you "
           "accepted? A budget lets rules be joined at the price of permitting what was never "
           "seen: by default nothing at the CDE's border."),
        parent)
{
    createOptions();
    createTabs();
}

void RecommendationStep::createOptions()
{
    auto* row = new QHBoxLayout;
    auto* budgets = new QHBoxLayout;
    const auto add = [this](QHBoxLayout* to, const QString& label, QWidget* field) {
        auto* text = new QLabel(label, this);
        text->setBuddy(field);
        to->addWidget(text);
        to->addWidget(field);
    };
    m_beta = new QDoubleSpinBox(this);
    m_beta->setDecimals(2);
    m_beta->setRange(0, scope::kMostBeta);
    m_beta->setSingleStep(0.05);
    m_beta->setValue(scope::RecommendOptions {}.beta);
    m_beta->setToolTip(
        tr("How many systems inside a hole in the CDE's border is worth. The higher, "
           "the more systems are drawn into the CDE."));
    m_mode = new QComboBox(this);
    m_mode->addItems({tr("for systems"), tr("for groups of like systems")});
    add(row, tr("&Price of a hole:"), m_beta);
    add(row, tr("R&ules:"), m_mode);
    m_rho = new QDoubleSpinBox(this);
    m_rho->setDecimals(0);
    m_rho->setRange(0, 100);
    m_rho->setSuffix(QStringLiteral(" %"));
    m_rho->setSpecialValueText(tr("exact"));
    m_rho->setSingleStep(10);
    m_rho->setKeyboardTracking(false);
    m_rho->setToolTip(
        tr("Networks in place of addresses, where at least this share of the known systems in "
           "them is meant. What they permit beyond the known systems is the address slack."));
    add(row, tr("Net&works from:"), m_rho);
    connect(m_rho, &QDoubleSpinBox::valueChanged, this, &RecommendationStep::plan);
    budgets->addWidget(new QLabel(tr("Over-permission:"), this));
    const scope::RecommendOptions standard;
    for (std::size_t b = 0; b < scope::kBoundaryCount; ++b) {
        auto* theta = new QDoubleSpinBox(this);
        theta->setDecimals(1);
        theta->setRange(0, 100);
        theta->setSuffix(QStringLiteral(" %"));
        theta->setValue(standard.theta[b] * 100);
        theta->setKeyboardTracking(false);
        theta->setToolTip(tr("Over-permission that rules may have here."));
        m_theta[b] = theta;
        add(budgets, tr("%1:", "before a field").arg(scopeWord(static_cast<scope::Boundary>(b))),
            theta);
        connect(theta, &QDoubleSpinBox::valueChanged, this, &RecommendationStep::plan);
    }
    m_beta->setKeyboardTracking(false);
    connect(m_beta, &QDoubleSpinBox::valueChanged, this, &RecommendationStep::plan);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &RecommendationStep::plan);
    for (QHBoxLayout* each : {row, budgets}) {
        each->addStretch(1);
        content()->addLayout(each);
    }
    m_summary = new QLabel(this);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    QFont font = m_summary->font();
    font.setBold(true);
    m_summary->setFont(font);
    content()->addWidget(m_summary);
}

void RecommendationStep::createTabs()
{
    m_rules = addTable(QStringLiteral("rules"), tr("Rules"));
    m_neverSeen = addTable(QStringLiteral("neverseen"), tr("Permitted and never seen"));
    m_moves = addTable(QStringLiteral("moves"), tr("Systems to move"));
    m_close = addTable(QStringLiteral("close"), tr("Close these flows, lose these systems"));
    m_measures = addTable(QStringLiteral("measures"), tr("Measures"));
    m_denied = addTable(QStringLiteral("denied"), tr("What would be denied"));
    m_denied->setEmptyText(tr("The rules would have stopped nothing that was seen."));
    m_rules->setEmptyText(tr("No accepted flow passes between segments: accept flows in step 6."));
    m_neverSeen->setEmptyText(tr("The rules permit nothing that was not accepted."));
    m_moves->setEmptyText(tr("Nothing has to move."));
    m_close->setEmptyText(tr("No flow holds a system in scope by itself."));
    m_curve = new BudgetCurve(this);
    auto* below = new QSplitter(Qt::Horizontal, this);
    below->addWidget(m_curve);
    below->addWidget(m_neverSeen);
    below->setSizes({fontMetrics().averageCharWidth() * 70, fontMetrics().averageCharWidth() * 50});
    auto* rules = new QSplitter(Qt::Vertical, this);
    rules->addWidget(m_rules);
    rules->addWidget(below);
    rules->setSizes({fontMetrics().height() * 16, fontMetrics().height() * 14});
    m_tabs = new QTabWidget(this);
    m_tabs->addTab(m_measures, tr("&Before and After"));
    m_tabs->addTab(m_moves, tr("&Moves"));
    m_tabs->addTab(rules, tr("&Rules and Price"));
    m_tabs->addTab(m_close, tr("&Close Flows"));
    m_tabs->addTab(m_denied, tr("Would Be &Denied"));
    m_review = addTable(QStringLiteral("review"), tr("Rules that firewalls have"));
    m_review->setEmptyText(tr("No rules of firewalls are known: import them in step 2."));
    m_tabs->addTab(m_review, tr("E&xisting Rules"));
    m_alternatives = addTable(QStringLiteral("alternatives"), tr("Other ways"));
    m_alternatives->setEmptyText(tr("There is nothing to choose between."));
    m_tabs->addTab(m_alternatives, tr("Al&ternatives"));
    m_sides = addTable(QStringLiteral("sides"), tr("Inside or outside the CDE's border"));
    m_sides->setEmptyText(tr("Nothing is in scope."));
    m_tabs->insertTab(1, m_sides, tr("&Inside or Outside"));
    offerAssets(m_sides);
    m_groups = addTable(QStringLiteral("groups"), tr("Groups of like systems"));
    m_groups->setEmptyText(tr("No two systems use and provide the same."));
    m_tabs->insertTab(2, m_groups, tr("&Groups"));
    addEdit(m_groups, tr("Con&firm…"), true, [this] { askGroup(); });
    addEdit(m_groups, tr("Re&lease"), true, [this] { releaseGroups(); });
    addEdit(m_sides, tr("Keep &Inside"), true, [this] { keepSide(true); });
    addEdit(m_sides, tr("Keep &Outside"), true, [this] { keepSide(false); });
    addEdit(m_sides, tr("Let It C&hoose"), true, [this] { keepSide(std::nullopt); });
    content()->addWidget(m_tabs, 1);
    offerConversations(m_denied);
    offerAssets(m_moves);
    connect(m_rules, &ScopeTableView::selectionChanged, this, &RecommendationStep::showNeverSeen);
    connect(m_curve, &BudgetCurve::chosen, this, &RecommendationStep::setBudget);
}

void RecommendationStep::showChoices()
{
    const scope::PlanChoices& choices = engine().choices();
    const auto show = [](QDoubleSpinBox* field, double value) {
        const QSignalBlocker blocker(field);
        field->setValue(value);
    };
    show(m_beta, choices.beta);
    show(m_rho, choices.rho.value_or(0) * 100);
    for (std::size_t b = 0; b < scope::kBoundaryCount; ++b)
        show(m_theta[b], choices.theta[b] * 100);
    const QSignalBlocker blocker(m_mode);
    m_mode->setCurrentIndex(choices.mode == scope::RuleMode::Groups ? 1 : 0);
}

void RecommendationStep::keepSide(std::optional<bool> inside)
{
    if (!m_sides->table())
        return;
    const scope::Model& model = *m_sides->table()->state->model;
    scope::PlanChoices choices = engine().choices();
    for (const std::uint32_t asset : m_sides->selected())
        if (inside)
            choices.fixed[model.assets[asset].name] = *inside;
        else
            choices.fixed.erase(model.assets[asset].name);
    engine().setChoices(choices);
}

void RecommendationStep::confirmGroup(std::uint32_t group, const std::string& name)
{
    const ScopePlanPtr& plan = engine().plan();
    if (!plan || group >= plan->groups.size())
        return;
    const scope::HostGroup& chosen = plan->groups[group];
    scope::PlanChoices choices = engine().choices();
    if (chosen.locked)
        choices.groups.erase(chosen.name);
    std::vector<IpAddress>& members = choices.groups[name];
    members.clear();
    for (const std::uint32_t host : chosen.hosts)
        members.push_back(plan->recommendation.planned.hosts[host].address);
    engine().setChoices(choices);
}

void RecommendationStep::releaseGroups()
{
    const ScopePlanPtr& plan = engine().plan();
    if (!plan)
        return;
    scope::PlanChoices choices = engine().choices();
    for (const std::uint32_t group : m_groups->selected())
        if (group < plan->groups.size())
            choices.groups.erase(plan->groups[group].name);
    engine().setChoices(choices);
}

void RecommendationStep::askGroup()
{
    const std::vector<std::uint32_t> ids = m_groups->selected();
    const ScopePlanPtr& plan = engine().plan();
    if (ids.empty() || !plan || ids.front() >= plan->groups.size())
        return;
    const scope::HostGroup& group = plan->groups[ids.front()];
    auto* form = new ScopeForm(tr("Confirm a Group"),
        tr("%Ln system(s) that use and provide the same. A confirmed group keeps its members and "
           "its "
           "name as long as half of them are there; rules may be made for it as a whole.",
            nullptr, static_cast<int>(group.hosts.size())),
        tr("Confirm"), this);
    QLineEdit* const name = form->addText(tr("&Name:"), QString::fromStdString(group.name));
    form->onDone([this, name, id = ids.front()]() -> QString {
        const std::string text = name->text().trimmed().toStdString();
        const ScopePlanPtr& now = engine().plan();
        if (text.empty())
            return tr("A group needs a name.");
        if (now && id < now->groups.size() && now->groups[id].name != text
            && engine().choices().groups.contains(text))
            return tr("There is a confirmed group of this name already.");
        confirmGroup(id, text);
        return {};
    });
    form->open();
}

void RecommendationStep::setBudget(double theta)
{
    // the point's own share has to fit into what the field can show
    const double shown = std::ceil(theta * 1000) / 10;
    for (QDoubleSpinBox* field : m_theta) {
        const QSignalBlocker blocker(field);
        field->setValue(shown);
    }
    plan();
}

void RecommendationStep::plan()
{
    scope::PlanChoices choices = engine().choices();
    choices.beta = m_beta->value();
    choices.rho = m_rho->value() > 0 ? std::optional(m_rho->value() / 100) : std::nullopt;
    choices.mode = m_mode->currentIndex() == 1 ? scope::RuleMode::Groups : scope::RuleMode::Exact;
    for (std::size_t b = 0; b < scope::kBoundaryCount; ++b)
        choices.theta[b] = m_theta[b]->value() / 100;
    engine().setChoices(choices);
}

ScopeStep::Make RecommendationStep::maker() const
{
    return [](const ScopeStatePtr&, const ScopePlanPtr& plan) {
        return Tables {planRuleRows(plan), neverSeenRows(plan, -1), moveRows(plan), closeRows(plan),
            measureRows(plan), denialRows(plan), reviewRows(plan), alternativeRows(plan),
            sideRows(plan), groupRows(plan)};
    };
}

void RecommendationStep::showNeverSeen()
{
    const std::vector<std::uint32_t> rules = m_rules->selected();
    m_neverSeen->setTable(neverSeenRows(
        engine().plan(), rules.size() == 1 ? std::int64_t {rules.front()} : std::int64_t {-1}));
}

void RecommendationStep::shown()
{
    showChoices();
    const ScopePlanPtr& plan = engine().plan();
    if (!plan) {
        m_summary->setText(tr("Working out a recommendation…"));
        return;
    }
    const scope::Measures& m = plan->recommendation.measures;
    m_summary->setText(
        (engine().isPlanning() ? tr("Working out a newer recommendation. ") : QString())
        + tr("%1 systems in scope become %2, with %Ln move(s);", nullptr, static_cast<int>(m.moves))
              .arg(m.inScopeBefore)
              .arg(m.inScopeAfter)
        + u' ' + tr("%Ln rule(s) cover every accepted flow.", nullptr, static_cast<int>(m.rules)));
    m_curve->setCurve(plan->recommendation.curve, {m.rules, m.overPermission});
}

} // namespace nb
