// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/firewall/firewalljson.h"
#include "core/scope/firewall/firewallreview.h"
#include "ui/scope/scopecells.h"
#include "ui/scope/scopetables.h"
#include "ui/scope/scopewords.h"
#include "ui/text/coretext.h"

#include <QCoreApplication>

namespace nb {

namespace {

/// Gives the texts their place in the translations.
class FirewallTables
{
    Q_DECLARE_TR_FUNCTIONS(nb::FirewallTables)
};

QString dayOfUse(std::int64_t microseconds)
{
    return microseconds == 0 ? QString()
                             : cellText(toString(dayOf(fromMicroseconds(microseconds))));
}

QString verdictWord(const std::string& verdict)
{
    return verdict == "keep"  ? FirewallTables::tr("keep")
        : verdict == "narrow" ? FirewallTables::tr("narrow")
        : verdict == "remove" ? FirewallTables::tr("remove")
        : verdict == "add"    ? FirewallTables::tr("add")
                              : FirewallTables::tr("denies");
}

QString statusWord(const std::string& status)
{
    return status == "used"           ? FirewallTables::tr("used")
        : status == "not used"        ? FirewallTables::tr("not used")
        : status == "recommended"     ? FirewallTables::tr("recommended")
        : status == "systems unknown" ? FirewallTables::tr("systems unknown")
        : status.ends_with(", permits what was rejected")
        ? FirewallTables::tr("permits what was rejected")
        : cellText(status);
}

constexpr int kVerdict = 12; ///< column of the review

QString boundaryWords(const std::string& boundaries)
{
    QStringList words;
    for (const auto boundary : {scope::Boundary::CdeIn, scope::Boundary::CdeOut,
             scope::Boundary::IntraCde, scope::Boundary::Other})
        if (boundaries.find(toString(boundary)) != std::string::npos)
            words.append(scopeWord(boundary));
    return words.join(QStringLiteral(", "));
}

/// A cell of the review in the language of the window.
QVariant reviewCell(std::size_t column, const std::string& text)
{
    constexpr std::size_t kAction = 3;
    constexpr std::size_t kBoundary = 7;
    constexpr std::size_t kDay = 10; // also how long one is
    if (column == kAction)
        return text == "permit" ? FirewallTables::tr("permits") : FirewallTables::tr("denies");
    if (column == kBoundary)
        return boundaryWords(text);
    if (column == kBoundary + 1)
        return statusWord(text);
    if (column == kDay - 1 || column == kDay + 1)
        return QString::fromStdString(text).toLongLong();
    if (column == kDay)
        return cellText(text.substr(0, kDay));
    return column == kVerdict ? verdictWord(text) : cellText(text);
}

} // namespace

ScopeTablePtr firewallRows(const ScopeStatePtr& state)
{
    auto table = emptyTable(state, 7,
        {FirewallTables::tr("Device"), FirewallTables::tr("List"), FirewallTables::tr("Rule"),
            FirewallTables::tr("Action"), FirewallTables::tr("Sources"),
            FirewallTables::tr("Destinations"), FirewallTables::tr("Services"),
            FirewallTables::tr("Flows"), FirewallTables::tr("Last")});
    const std::vector<scope::RuleUse> used = scope::usedRules(*state->model);
    const auto& rules = state->model->answers.firewallRules;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const scope::FirewallRule& rule = rules[i];
        table->rows.push_back({static_cast<std::int64_t>(i),
            {cellText(rule.device), cellText(rule.list), cellText(rule.id),
                rule.permit ? FirewallTables::tr("permits") : FirewallTables::tr("denies"),
                cellText(scope::sideText(rule.sources)),
                cellText(scope::sideText(rule.destinations)),
                cellText(scope::servicesText(rule.services)), cellNumber(used[i].flows),
                dayOfUse(used[i].last)},
            rule.permit && used[i].conversations == 0 ? ScopeTone::Warning : ScopeTone::Plain});
    }
    return table;
}

ScopeTablePtr reviewRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    auto table = emptyTable(plan->state, kVerdict,
        {FirewallTables::tr("Device"), FirewallTables::tr("List"), FirewallTables::tr("Rule"),
            FirewallTables::tr("Action"), FirewallTables::tr("Sources"),
            FirewallTables::tr("Destinations"), FirewallTables::tr("Services"),
            FirewallTables::tr("Boundary"), FirewallTables::tr("State"),
            FirewallTables::tr("Flows"), FirewallTables::tr("Last"),
            FirewallTables::tr("Recommended"), FirewallTables::tr("Verdict"),
            FirewallTables::tr("Next review")});
    std::int64_t id = 0;
    for (const auto& row : scope::firewallReview(*plan->state->model, plan->recommendation).rows) {
        QVariantList cells;
        for (std::size_t i = 0; i < row.size(); ++i)
            cells.append(reviewCell(i, row[i]));
        const std::string& verdict = row[kVerdict];
        table->rows.push_back({id++, cells,
            verdict == "keep"         ? ScopeTone::Good
                : verdict == "remove" ? ScopeTone::Bad
                : verdict == "deny"   ? ScopeTone::Muted
                                      : ScopeTone::Warning});
    }
    return table;
}

ScopeTablePtr alternativeRows(const ScopePlanPtr& plan)
{
    if (!plan)
        return nullptr;
    using Kind = scope::Alternative::Kind;
    auto table = emptyTable(plan->state, -1,
        {FirewallTables::tr("What"), FirewallTables::tr("Where"), FirewallTables::tr("It brings"),
            FirewallTables::tr("Leave the scope"), FirewallTables::tr("In the plan")});
    const auto word = [](Kind kind) {
        return kind == Kind::MoveIn  ? FirewallTables::tr("Move the CDE in")
            : kind == Kind::MoveOut  ? FirewallTables::tr("Move the others out")
            : kind == Kind::Dedicate ? FirewallTables::tr("Dedicate a service to the CDE")
                                     : FirewallTables::tr("Administer by a jump host");
    };
    std::int64_t id = 0;
    for (const scope::Alternative& a : plan->recommendation.alternatives) {
        QStringList lost;
        for (const std::uint32_t asset : a.lost)
            lost.append(cellText(plan->recommendation.planned.assets[asset].name));
        const QString gain = a.kind == Kind::MoveIn || a.kind == Kind::MoveOut
            ? FirewallTables::tr("%Ln system(s) to move", nullptr, static_cast<int>(a.moves))
            : FirewallTables::tr(
                "%Ln service(s) less through the border", nullptr, static_cast<int>(a.holes));
        const QString price = a.kind == Kind::JumpHost
            ? FirewallTables::tr("1 more system; who administers stays in scope")
            : a.kind == Kind::Dedicate ? FirewallTables::tr("1 more system in the CDE")
                                       : QString();
        table->rows.push_back({id++,
            {word(a.kind), coreText(a.subject),
                price.isEmpty() ? gain : FirewallTables::tr("%1, %2").arg(price, gain),
                lost.join(QStringLiteral(", ")),
                a.recommended ? FirewallTables::tr("yes") : QString()},
            a.recommended ? ScopeTone::Good : ScopeTone::Plain});
    }
    return table;
}

} // namespace nb
