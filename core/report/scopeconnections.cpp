// SPDX-License-Identifier: GPL-3.0-or-later
// Chapters 8 to 12: connections, recommendation, tests, changes, confirmation.
#include "core/report/scopechapters.h"
#include "core/scope/firewall/firewallreview.h"
#include "core/scope/testplan.h"

#include <algorithm>
#include <cstdio>

namespace nb::report {

using namespace scope;

namespace {

std::vector<Column> ruleColumns()
{
    return {{"id", "Rule", 0.5, true}, {"source", "Source", 1.5},
        {"source_category", "Its category", 1, true}, {"destination", "Destination", 1.5},
        {"destination_category", "Its category", 1, true}, {"protocol", "Proto.", 0.5, true},
        {"ports", "Ports", 0.7, true}, {"account_data", "Acc. data", 0.5, true},
        {"justification", "Business justification", 1.7},
        {"insecure", "Insecure? (1.2.6)", 1, true}, {"approved_by", "Approved by, date", 0.9},
        {"last_seen", "Last seen", 0.8, true}, {"status", "Status", 0.7, true}};
}

std::string decimals(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

} // namespace

void ScopeChapters::addRules(Boundary boundary, const char* id, const char* caption)
{
    Table table = printedTable(m_rules, id, caption, ruleColumns());
    constexpr std::size_t kBoundary = 1;
    std::erase_if(
        table.rows, [&](const auto& row) { return row[kBoundary] != toString(boundary); });
    table.empty = "None is needed.";
    std::size_t open = 0;
    constexpr std::size_t kJustification = 13;
    for (const auto& row : table.rows)
        open += row[kJustification].empty() ? 1 : 0;
    put(std::move(table));
    if (open != 0)
        say(counted(open, "rule")
                + " without business justification: 1.2.5 asks for one, and for an approval.",
            Tone::Caveat);
}

void ScopeChapters::addFindings(const char* id, const char* caption,
    std::initializer_list<std::string_view> requirements, const char* none)
{
    Table table {id, caption,
        {{"severity", "Severity", 0.7, true}, {"requirement", "Req.", 0.7, true},
            {"subject", "Subject", 2.2}, {"text", "Finding", 3.2}},
        {}, none};
    for (const Finding& f : m_findings)
        if (requirements.size() == 0
            || std::ranges::find(requirements, f.requirement) != requirements.end())
            table.rows.push_back(
                {std::string(toString(f.severity)), f.requirement, f.subject, f.text});
    put(std::move(table));
}

void ScopeChapters::connections()
{
    chapter("8 Connections of the CDE", true);
    say("The rules that the observed and accepted flows need after the moves of chapter 9; "
        "everything else is denied and logged. One row is one rule of the exports. All columns of "
        "1.2.5 are in annex B and its file.");
    section("8.1 Into the CDE (1.3.1)");
    addRules(Boundary::CdeIn, "rules-cde-in", "Allowed services into the CDE (1.2.5)");
    section("8.2 Out of the CDE (1.3.2)");
    addRules(Boundary::CdeOut, "rules-cde-out", "Allowed services out of the CDE (1.2.5)");
    section("8.3 Insecure services (1.2.6)");
    addFindings("insecure", "Insecure services at the border of the CDE", {"1.2.6"},
        "No insecure service crosses the border of the CDE.");
    section("8.4 Wireless and guest networks (1.3.3)");
    addFindings("wireless", "", {"1.3.3"},
        "No traffic between a wireless or guest network and the CDE was observed.");
    section("8.5 Untrusted networks (1.4)");
    addFindings("untrusted", "", {"1.4.1", "1.4.2", "1.4.3", "1.4.4"},
        "No traffic from untrusted networks to systems that are not public was observed.");
    section("8.6 All findings");
    addFindings("findings", "", {}, "No findings.");
}

Table ScopeChapters::measures() const
{
    const Measures& m = m_plan.measures;
    Table table {"measures", "",
        {{"measure", "Measure", 2, true}, {"value", "Value", 1, true},
            {"meaning", "What it means", 3, true}},
        {}, {}};
    const auto add = [&table](const char* name, std::string value, const char* text) {
        table.rows.push_back({name, std::move(value), text});
    };
    add("Coverage", percentText(m.coverage),
        "of the accepted services are permitted; has to be 100 %");
    add("Rejected leak", percentText(m.rejectedLeak),
        "of what was rejected is permitted; has to be 0 %");
    add("Over-permission", percentText(m.overPermission),
        "of what is permitted was never seen; annex D lists it");
    add("Address slack", percentText(m.addressSlack),
        "of the permitted addresses belong to no known system");
    add("Exposure reduction", percentText(m.exposureReduction),
        "less is possible than if everything could reach everything");
    add("Rules", std::to_string(m.rules), "all boundaries");
    add("Services through the CDE's border", std::to_string(m.holes), "each way");
    add("Hosts that can reach the CDE, now", std::to_string(m.reachBefore), "before");
    add("Hosts that can reach the CDE, then", std::to_string(m.reachAfter), "with the rules");
    add("In scope now", std::to_string(m.inScopeBefore), "systems");
    add("In scope then", std::to_string(m.inScopeAfter), "systems, new controls counted");
    add("Effort now", decimals(m.effortBefore), "systems weighted by category");
    add("Effort then", decimals(m.effortAfter), "systems weighted by category");
    add("Generalisation", percentText(m.generalisation),
        "of the last fifth of the period would pass rules made of the rest");
    add("New denials a day", decimals(m.newDenialsPerDay), "to be expected at first");
    return table;
}

void ScopeChapters::recommendation()
{
    chapter("9 Recommendation");
    say("Which systems belong behind the CDE's own controls, what has to pass, and what it "
        "brings. The choice of systems is an exact minimum; rules permit what was seen, and no "
        "more than the budget of chapter 2 allows.");
    section("9.1 Moves");
    Table moves {"moves", "",
        {{"system", "System", 1.5}, {"from", "From", 1.2}, {"to", "To", 1.2},
            {"why", "Why", 2.4, true}},
        {}, "No system has to move."};
    for (const Move& move : m_plan.moves)
        moves.rows.push_back(
            {m_plan.planned.assets[move.asset].name, move.from, move.to, move.why});
    put(std::move(moves));
    section("9.2 Target zones");
    Table zones {"zones", "",
        {{"zone", "Zone", 1.3}, {"number", "Systems", 0.6, true}, {"systems", "Which", 4}}, {},
        "None."};
    for (const TargetZone& zone : m_plan.zones) {
        std::string names;
        constexpr std::size_t kMost = 12;
        for (std::size_t i = 0; i < std::min(kMost, zone.assets.size()); ++i)
            appendItem(names, m_plan.planned.assets[zone.assets[i]].name, ", ");
        if (zone.assets.size() > kMost)
            names += " and " + std::to_string(zone.assets.size() - kMost) + " more";
        zones.rows.push_back({zone.name, std::to_string(zone.assets.size()), names});
    }
    put(std::move(zones));
    section("9.3 Measures");
    put(measures());
    if (m_plan.curve.size() > 1) {
        Curve curve {"What fewer rules cost: each point is a set of rules", "rules",
            "over-permission, %", {}};
        for (const CurvePoint& point : m_plan.curve)
            curve.points.emplace_back(static_cast<double>(point.rules), point.overPermission * 100);
        put(std::move(curve));
    }
    section("9.4 Flows to close");
    Table close {"close-flows", "Without these flows these systems would be out of scope",
        {{"flows", "Close", 2.4}, {"number", "Lose", 0.5, true},
            {"systems", "Systems that leave the scope", 2.6}},
        {}, "No system is in scope for a few flows alone."};
    for (const CloseProposal& proposal : m_plan.closeFlows) {
        std::string flows;
        for (const std::uint32_t c : proposal.conversations)
            appendItem(flows, conversationText(m_model, c), "; ");
        std::string lost;
        for (const std::uint32_t asset : proposal.lost)
            appendItem(lost, nameOf(asset), ", ");
        close.rows.push_back({flows, std::to_string(proposal.lost.size()), lost});
    }
    put(std::move(close));
    addDenials();
    addFirewallReview();
    addAlternatives();
}

void ScopeChapters::addAlternatives()
{
    section("9.7 Alternatives");
    say("Other ways to the same end, with what they bring. A jump host takes direct services out "
        "of the border, and nobody out of scope; flows whose end would are in 9.4.");
    Table table {"alternatives", "",
        {{"what", "What", 1.2, true}, {"subject", "Where", 1.2},
            {"text", "What it brings", 2.6, true}, {"leave_scope", "Leave the scope", 1.6},
            {"planned", "In the plan", 0.6, true}},
        {}, "There is nothing to choose between."};
    for (const Alternative& a : m_plan.alternatives) {
        std::string lost;
        for (const std::uint32_t asset : a.lost)
            appendItem(lost, m_plan.planned.assets[asset].name, ", ");
        table.rows.push_back({std::string(toString(a.kind)), a.subject, alternativeText(a), lost,
            a.recommended ? "yes" : ""});
    }
    put(std::move(table));
}

/// By reason, segments and service: a row for each flow would be a book.
void ScopeChapters::addDenials()
{
    section("9.5 What would be denied");
    say("What was seen, and the rules would have stopped: flows nobody decided about, rejected "
        "ones "
        "and those that are never permitted; and, of the last fifth of the period, accepted flows "
        "that rules learnt from the time before would not have known. "
        + counted(m_plan.triples.noise.size(), "attempt")
        + ", denial or scan is noise and not listed.");
    struct Row
    {
        std::set<std::uint32_t> clients {};
        std::set<std::uint32_t> servers {};
        std::uint64_t flows = 0;
        std::int64_t last = 0;
    };
    std::map<std::tuple<DenialReason, std::string, std::string, Service>, Row> rows;
    const Model& planned = m_plan.planned;
    for (const Denial& denial : m_plan.denials) {
        const ModelConversation& c = planned.conversations[denial.conversation];
        const TrafficConversation& t = planned.traffic->conversations[c.traffic];
        Row& row = rows[{denial.reason, m_model.segmentText(assetOf(c.client)),
            m_model.segmentText(assetOf(c.server)), c.service}];
        row.clients.insert(c.client);
        row.servers.insert(c.server);
        row.flows += t.flows;
        row.last = std::max(row.last, t.last);
    }
    Table table {"denied", "By reason, segments and service",
        {{"why", "Why", 1.1, true}, {"from", "From", 1.4}, {"to", "To", 1.4},
            {"service", "Service", 0.9, true}, {"clients", "Clients", 0.6, true},
            {"servers", "Servers", 0.6, true}, {"flows", "Flows", 0.7, true},
            {"last_seen", "Last seen", 1, true}},
        {}, "The rules would have stopped nothing that was seen."};
    for (const auto& [key, row] : rows) {
        const auto& [reason, from, to, service] = key;
        table.rows.push_back({std::string(toString(reason)), from.empty() ? "no segment" : from,
            to.empty() ? "no segment" : to, toString(service), std::to_string(row.clients.size()),
            std::to_string(row.servers.size()), std::to_string(row.flows), minuteText(row.last)});
    }
    put(std::move(table));
}

/// The sheet of 1.2.7, where somebody brought the rules in.
void ScopeChapters::addFirewallReview()
{
    section("9.6 Rules that firewalls have now (1.2.7)");
    if (!m_model.firewall) {
        say("Which rules firewalls have now was not stated: what they permit and nobody uses is "
            "not known.",
            Tone::Caveat);
        return;
    }
    say("Each rule with its use in the period, and whether the recommendation keeps, narrows or "
        "removes it; then what it would add. Reviews are due every six months.");
    Table table = printedTable(firewallReview(m_model, m_plan), "firewall-review", "",
        {{"device", "Device", 0.7}, {"rule", "Rule", 0.9}, {"action", "Action", 0.6, true},
            {"source", "Source", 1.5}, {"destination", "Destination", 1.5},
            {"service", "Service", 0.9, true}, {"boundary", "Boundary", 0.8, true},
            {"status", "Use", 0.9, true}, {"last_seen", "Last seen", 0.9, true},
            {"verdict", "Verdict", 0.7, true}});
    table.empty = "No rule.";
    put(std::move(table));
}

void ScopeChapters::testPlan()
{
    chapter("10 Segmentation test plan", true);
    say("Requirement 11.4.5 (11.4.6 for service providers): what must be denied is exactly what "
        "no rule permits. To be done by somebody qualified and independent, both ways, with the "
        "result entered here.");
    Table table = printedTable(testPlanOf(m_plan), "test-plan", "",
        {{"id", "Test", 0.5, true}, {"from_segment", "From", 1}, {"to_segment", "To", 1},
            {"sources", "Sources", 1.6}, {"targets", "Targets", 1.6}, {"services", "Services", 1.6},
            {"expected", "Expected", 0.6, true}, {"claim", "What hangs on it", 1.8},
            {"result", "Result", 0.8, true}});
    table.empty = "There is no other segment to test from.";
    put(std::move(table));
}

void ScopeChapters::changes()
{
    chapter("11 Changes since the last confirmation");
    if (!m_input.previous) {
        say("There is no earlier confirmation to compare with: this is the first.");
        return;
    }
    say("Compared with \"" + m_input.previous->name + "\" as of " + m_input.previous->asOf + ".");
    const TextTable difference
        = scope::difference(*m_input.previous, freeze(m_model, m_plan, "now"));
    put(printedTable(difference, "changes", "",
        {{"kind", "What", 1, true}, {"subject", "Subject", 2.2}, {"before", "Before", 1.2},
            {"after", "After", 1.2}}));
}

void ScopeChapters::confirmation()
{
    chapter("12 Confirmation");
    say("The seven elements of 12.5.2. Next due by "
        + toString(monthsLater(m_model.asOf, m_model.testMonths()))
        + ", and after every significant change.");
    Table list {"confirmation", "",
        {{"element", "Element", 3, true}, {"chapter", "Chapter", 0.6, true},
            {"status", "Status", 1.4, true}, {"confirmed", "Confirmed by, date", 1.4, true}},
        {}, {}};
    const auto add = [&list](const char* element, const char* where, std::size_t open) {
        list.rows.push_back(
            {element, where, open == 0 ? std::string("complete") : counted(open, "open item"), ""});
    };
    const auto questions = [this](std::string_view kind) {
        return static_cast<std::size_t>(std::ranges::count(m_questions, kind, &Question::kind));
    };
    add("Account-data flows for every stage and channel", "3.1",
        countFindings({"1.2.4"}) + m_unstagedFlows + (m_taggedFlows == 0 ? 1 : 0));
    add("Data-flow diagrams are up to date", "3.3",
        countFindings({"1.2.4"}) + (m_taggedFlows == 0 ? 1 : 0));
    add("All places where account data is stored, processed and transmitted, backups too", "3.2",
        questions("account-data"));
    add("All system components in the CDE, connected to it, or that could affect it", "5, A",
        countFindings({"12.5.1"})
            + m_result.counts[static_cast<std::size_t>(Category::Undetermined)]);
    add("All segmentation controls, and why environments are out of scope", "6",
        countFindings({"11.4.5", "11.4.6"}) + questions("control"));
    add("All connections of third parties with access to the CDE", "7",
        countFindings({"12.8", "1.3.2"}));
    add("All of the above is in the scope of the assessment", "1", m_questions.size());
    put(std::move(list));
    section("12.1 Sign-off");
    put(Table {"", "",
        {{"role", "Role", 1.2, true}, {"name", "Name", 2, true}, {"date", "Date", 1, true},
            {"signature", "Signature", 2, true}},
        {{"Author", m_input.author, "", ""}, {"Reviewer", m_input.reviewer, "", ""},
            {"Approver", m_input.approver, "", ""}},
        {}, true});
    section("12.2 All open questions");
    Table questionsTable {"questions", "",
        {{"kind", "Kind", 0.9, true}, {"subject", "Subject", 1.5},
            {"dependants", "Systems", 0.6, true}, {"text", "Question", 3.4}},
        {}, "Nothing is open."};
    for (const Question& q : m_questions)
        questionsTable.rows.push_back({q.kind, q.subject, std::to_string(q.dependants), q.text});
    put(std::move(questionsTable));
}

} // namespace nb::report
