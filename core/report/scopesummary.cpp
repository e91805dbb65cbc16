// SPDX-License-Identifier: GPL-3.0-or-later
// The cover, and chapters 1 and 2.
#include "core/report/scopechapters.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace nb::report {

using namespace scope;

namespace {

/// The categories as the two other schemes call them.
struct Scheme
{
    Category category;
    const char* pci;
    const char* opst;
};
constexpr std::array<Scheme, 8> kSchemes {{{Category::Chd, "CDE (a)", "1a"},
    {Category::Contaminated, "CDE (b)", "1b"}, {Category::Segmenting, "Connected (h)", "1a, 2a"},
    {Category::Security, "Connected (e, f, g)", "2a"},
    {Category::Communicating, "Connected (c)", "2b, 2c"},
    {Category::Indirect, "Connected (d)", "2x"},
    {Category::Undetermined, "in scope (hold)", "in scope (hold)"},
    {Category::Out, "Out-of-scope", "3"}}};

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

std::string shares(const std::array<double, kBoundaryCount>& theta)
{
    std::string text;
    for (std::size_t i = 0; i < kBoundaryCount; ++i)
        appendItem(text,
            std::string(toString(static_cast<Boundary>(i))) + " " + percentText(theta[i]), ", ");
    return text;
}

constexpr std::size_t kMost = 8; ///< rows of the summary's lists
constexpr std::size_t kMostSegments = 10; ///< of the matrix of visibility

std::string firstOf(std::size_t count, std::string_view word, const char* where)
{
    return count <= kMost ? counted(count, word) + ", also in " + where
                          : "The first of " + counted(count, word) + "; all are in " + where;
}

} // namespace

void ScopeChapters::cover()
{
    const std::string entity = m_model.answers.entity.name;
    m_document.title = "PCI DSS scope";
    m_document.subtitle = entity.empty() ? "Entity not named" : entity;
    m_document.date = toString(m_model.asOf);
    m_document.redacted = m_input.redacted;
    m_document.footer = m_document.subtitle + " · PCI DSS scope as of " + m_document.date;
    m_document.control = {{"Entity", m_document.subtitle},
        {"Kind", m_model.answers.entity.serviceProvider ? "service provider" : "merchant"},
        {"As of", m_document.date}, {"Version", m_input.version}, {"Author", m_input.author},
        {"Reviewer", m_input.reviewer}, {"Approver", m_input.approver},
        {"Confidentiality",
            m_input.redacted ? "redacted: systems, addresses and owners are replaced (1.4.5)"
                             : "confidential: holds internal addresses (1.4.5)"},
        {"Made by", std::string("NetBehave ") + NB_VERSION}};
    m_document.statement
        = {{"Input to the entity's own confirmation of its scope under PCI DSS v4.0.1, "
            "requirement 12.5.2. This document does not assert compliance. It says what was "
            "observed, what people stated, and what follows from the two; the entity confirms, and "
            "the assessor decides.",
            Tone::Important}};
}

void ScopeChapters::summary()
{
    chapter("1 Summary");
    const std::size_t systems = m_inventory.rows.size();
    say(std::to_string(m_result.inScope) + " of " + counted(systems, "system")
        + " are in scope. If every open question were answered in favour, it would be "
        + std::to_string(m_result.inScopeBest) + "; if against, "
        + std::to_string(m_result.inScopeWorst) + ". With the moves and rules of chapter 9, "
        + std::to_string(m_plan.after.inScope) + " would be in scope.");
    Table table {"summary", "Systems by category, in three schemes",
        {{"category", "Category", 2.2, true}, {"pci_ssc", "PCI SSC", 1.6, true},
            {"opst", "Open Scoping Toolkit", 1.4, true}, {"systems", "Systems", 0.8, true},
            {"after", "After chapter 9", 0.9, true}},
        {}, {}};
    for (const Scheme& scheme : kSchemes) {
        const auto at = static_cast<std::size_t>(scheme.category);
        table.rows.push_back({std::string(toString(scheme.category)), scheme.pci, scheme.opst,
            std::to_string(m_result.counts[at]), std::to_string(m_plan.after.counts[at])});
    }
    table.rows.push_back({"In scope", "", "", std::to_string(m_result.inScope),
        std::to_string(m_plan.after.inScope)});
    put(std::move(table));
    addWaterfall();

    section("1.1 Most severe findings");
    Table findings {"", firstOf(m_findings.size(), "finding", "chapter 8"),
        {{"severity", "Severity", 0.7, true}, {"requirement", "Req.", 0.8, true},
            {"subject", "Subject", 2}, {"text", "Finding", 3}},
        {}, "No findings."};
    for (std::size_t i = 0; i < std::min(kMost, m_findings.size()); ++i)
        findings.rows.push_back({std::string(toString(m_findings[i].severity)),
            m_findings[i].requirement, m_findings[i].subject, m_findings[i].text});
    put(std::move(findings));

    section("1.2 Open questions");
    Table questions {"", firstOf(m_questions.size(), "question", "chapter 12"),
        {{"dependants", "Systems", 0.6, true}, {"subject", "Subject", 1.6},
            {"text", "Question", 3.4}},
        {}, "Nothing is open."};
    for (std::size_t i = 0; i < std::min(kMost, m_questions.size()); ++i)
        questions.rows.push_back({std::to_string(m_questions[i].dependants), m_questions[i].subject,
            m_questions[i].text});
    put(std::move(questions));

    section("1.3 Was it watched long enough?");
    const Novelty novelty = noveltyOf(m_model);
    const double share = novelty.pairShare();
    const std::string period = counted(m_model.traffic->days.size(), "day") + " with flows";
    if (!novelty.known()) {
        say(period + ". In the last fifth of that time no connection was seen.");
        say("Verdict: cannot be said. Without flows nothing shows that the period is long enough.",
            Tone::Caveat);
        return;
    }
    say(period + ", from " + minuteText(m_model.traffic->first) + " to "
        + minuteText(m_model.traffic->last) + " UTC. In the last fifth of that time "
        + percentText(share) + " of the host pairs and " + percentText(novelty.tripleShare())
        + " of the accepted services were new.");
    say(share > 0.05 ? "Verdict: too short. More than 5 % new pairs mean that rules made of this "
                       "period would deny legitimate traffic, and that connections are missing."
            : share > 0.01 ? "Verdict: usable with care. Between 1 and 5 % new pairs; watch "
                             "longer where you can, and over a month's end."
                           : "Verdict: sufficient. At most 1 % new pairs.",
        share > 0.01 ? Tone::Caveat : Tone::Important);
}

/// What was added stands as large as what was taken away.
void ScopeChapters::addWaterfall()
{
    long confirmed = 0;
    long otherOut = 0;
    long joined = 0;
    long left = 0;
    long added = 0;
    for (std::size_t i = 0; i < m_plan.after.assets.size(); ++i) {
        if (m_plan.planned.assets[i].external)
            continue;
        const bool after = isInScope(m_plan.after.assets[i].category);
        if (i >= m_result.assets.size()) {
            added += after ? 1 : 0;
            continue;
        }
        const AssetClass& now = m_result.assets[i];
        confirmed += now.category == Category::Out && now.state == AssetState::Confirmed ? 1 : 0;
        otherOut += now.category == Category::Out && now.state != AssetState::Confirmed ? 1 : 0;
        joined += !isInScope(now.category) && after ? 1 : 0;
        left += isInScope(now.category) && !after ? 1 : 0;
    }
    put(Waterfall {"From the inventory to the scope now, and after the recommendation",
        {{"Inventory", static_cast<long>(m_inventory.rows.size()), true},
            {"Out (confirmed)", -confirmed}, {"Out (candidate, exception)", -otherOut},
            {"In scope now", static_cast<long>(m_result.inScope), true}, {"New controls", added},
            {"Come in by moves", joined}, {"Leave by moves", -left},
            {"After chapter 9", static_cast<long>(m_plan.after.inScope), true}}});
}

void ScopeChapters::method()
{
    chapter("2 Method and sources");
    say("Categories follow the decision tree of the PCI DSS scoping model by Desharnais (v1.3, CC "
        "BY-SA "
        "4.0); the categories of the PCI SSC guidance (2017) and of the Open PCI DSS Scoping "
        "Toolkit (2012) stand beside them. The highest category that applies wins.");
    say("Observed flows can bring a system into scope, and never take it out: that no flow was "
        "seen makes it at best Out (candidate). Out (confirmed) takes a control that denies by "
        "default and was tested in time, a confirmed segment, visibility towards the CDE without "
        "sampling, and an answer that it handles no account data, with evidence E1 or E2. What is "
        "unknown is in scope.");
    say("Who stores, processes or transmits account data, and what separates networks, was stated "
        "by people and is graded: E1 tested, E2 configuration or document seen, E3 said in an "
        "interview.");
    say("Direction decides rules, not scope. Denied and unanswered connections connect nobody. "
        "\"Observed pivot\" means that two sessions match in time, not that anybody was proved to "
        "have gone through.");
    section("2.1 Parameters");
    put(Table {"parameters", "",
        {{"parameter", "Parameter", 1.5, true}, {"value", "Value", 2.5, true}},
        {{"Period of the flows",
             minuteText(m_model.traffic->first) + " to " + minuteText(m_model.traffic->last)
                 + " UTC"},
            {"Flows", std::to_string(m_model.traffic->flows)},
            {"A segmentation test holds",
                counted(static_cast<std::size_t>(m_model.testMonths()), "month")},
            {"Undecided flows count as", std::string(toString(m_model.answers.defaultDecision))},
            {"Price of a service through the CDE's border",
                number(m_input.options.beta) + " systems"},
            {"Cost of a connected system", number(m_input.options.connectedCost) + " systems"},
            {"Rules may permit beyond what was seen", shares(m_input.options.theta)},
            {"Rules are for",
                m_input.options.mode == RuleMode::Exact ? "hosts (exact)"
                                                        : "groups of like hosts"}},
        {}});
    addExporters();
    addVisibility();
    section("2.4 Caveats");
    Table caveats {"caveats", "What limits the conclusions",
        {{"caveat", "Caveat", 1, true}, {"subject", "Subject", 1.4}, {"value", "Value", 1.3},
            {"text", "What it means", 3}},
        {}, "None."};
    std::set<std::string> cde;
    for (std::size_t s = 0; s < m_model.segmentCount(); ++s)
        if (m_result.cdeSegments[s])
            cde.insert(segmentName(s));
    for (const Caveat& c : m_caveats) {
        // the rest of the pairs are in the matrix
        const bool nearCde = std::ranges::any_of(cde, [&](const std::string& name) {
            return c.subject.starts_with(name + " - ") || c.subject.ends_with(" - " + name);
        });
        const bool inMatrix = m_model.segmentCount() <= kMostSegments && c.value != "blind";
        if (c.kind != "visibility" || (nearCde && !inMatrix))
            caveats.rows.push_back({c.kind, c.subject, c.value, c.text});
    }
    put(std::move(caveats));
}

void ScopeChapters::addExporters()
{
    section("2.2 Exporters and captures");
    Table table {"exporters", "",
        {{"exporter", "Exporter", 1.5}, {"sees", "Stated to see", 2.2},
            {"sampling", "Sampling", 0.8, true}, {"flows", "Flows", 0.8, true},
            {"gaps", "Gaps over 15 min", 0.9, true}},
        {}, "No exporter is named in the flows or in the answers."};
    std::map<std::string, std::vector<std::string>> rows;
    for (const TrafficExporter& e : m_model.traffic->exporters)
        rows[e.name] = {e.name, "", "1:" + std::to_string(e.sampling), std::to_string(e.flows),
            std::to_string(e.gaps.size())};
    for (const ExporterAnswer& e : m_model.answers.exporters) {
        std::string sees;
        for (const std::string& segment : e.sees)
            appendItem(sees, segment == "*" ? std::string("all segments") : segment, ", ");
        auto& row = rows[e.address];
        if (row.empty())
            row = {e.address, "", "", "0", ""};
        row[1] = sees;
        row[2] = "1:" + std::to_string(e.sampling);
    }
    for (auto& [name, row] : rows) {
        if (row[0].empty())
            row[0] = "(not named)";
        table.rows.push_back(std::move(row));
    }
    put(std::move(table));
}

void ScopeChapters::addVisibility()
{
    section("2.3 Visibility between segments");
    const std::size_t count = m_model.segmentCount();
    if (count > kMostSegments || count == 0) {
        say(count == 0 ? "No segments were stated, so nothing can be said about visibility."
                       : "There are " + counted(count, "segment")
                    + ", too many for a matrix: the pairs with the CDE are among the caveats.");
        return;
    }
    std::map<std::string, std::string> pairs;
    for (const Caveat& c : m_caveats)
        if (c.kind == "visibility")
            pairs[c.subject] = c.value == "could be seen" ? "could" : c.value;
    Table table {"visibility", "Seen; could: an exporter would see it; blind: none would",
        {{"segment", "Segment", 1.6}}, {}, {}};
    for (std::size_t b = 0; b < count; ++b)
        table.columns.push_back({segmentName(b), segmentName(b), 1});
    for (std::size_t a = 0; a < count; ++a) {
        std::vector<std::string> row {segmentName(a)};
        for (std::size_t b = 0; b < count; ++b)
            row.push_back(a == b
                    ? "–"
                    : pairs[segmentName(std::min(a, b)) + " - " + segmentName(std::max(a, b))]);
        table.rows.push_back(std::move(row));
    }
    put(std::move(table));
}

} // namespace nb::report
