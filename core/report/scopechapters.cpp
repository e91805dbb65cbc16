// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/scopechapters.h"

#include "core/report/addressranges.h"
#include "core/report/redaction.h"
#include "core/scope/inventory.h"
#include "core/scope/ruletable.h"

#include <algorithm>
#include <cstdio>

namespace nb::report {

using namespace scope;

std::string percentText(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", share * 100);
    return text;
}

std::string minuteText(std::int64_t microseconds)
{
    if (microseconds == 0)
        return {};
    constexpr std::size_t kMinutes = 16;
    std::string text = toString(fromMicroseconds(microseconds)).substr(0, kMinutes);
    std::ranges::replace(text, 'T', ' ');
    return text;
}

std::string counted(std::size_t count, std::string_view word)
{
    std::string text = std::to_string(count) + " " + std::string(word);
    if (count != 1)
        text += 's';
    return text;
}

Table printedTable(const TextTable& source, std::string id, std::string caption,
    const std::vector<Column>& printed)
{
    Table table;
    table.id = std::move(id);
    table.caption = std::move(caption);
    for (const std::string& name : source.columns) {
        const auto at = std::ranges::find(printed, name, &Column::name);
        table.columns.push_back(at == printed.end() ? Column {name, name, 0} : *at);
    }
    table.rows = source.rows;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].name.ends_with("_seen"))
            for (auto& row : table.rows)
                if (const auto time = timestampFromString(row[i]))
                    row[i] = minuteText(toMicroseconds(*time));
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].name == "source" || table.columns[i].name == "destination")
            for (auto& row : table.rows)
                row[i] = withAddressRanges(row[i]);
    return table;
}

ScopeChapters::ScopeChapters(const ScopeInput& input)
    : m_input(input)
    , m_model(input.model)
    , m_plan(input.plan)
    , m_result(input.plan.before)
    , m_findings(findingsOf(m_model, m_result))
    , m_questions(questionsOf(m_model, m_result))
    , m_caveats(caveatsOf(m_model, input.status))
    , m_inventory(inventoryOf(m_model, m_result))
    , m_rules(ruleTable(m_plan))
{
    collectBorder();
}

Document ScopeChapters::write()
{
    cover();
    summary();
    method();
    accountData();
    networks();
    systems();
    segmentation();
    thirdParties();
    connections();
    recommendation();
    testPlan();
    changes();
    confirmation();
    inventoryAnnex();
    rulesAnnex();
    proofsAnnex();
    neverSeenAnnex();
    decisionsAnnex();
    closingAnnexes();
    return std::move(m_document);
}

Section& ScopeChapters::chapter(std::string title, bool landscape)
{
    m_document.sections.push_back({std::move(title), 1, landscape, {}});
    return m_document.sections.back();
}

Section& ScopeChapters::section(std::string title)
{
    m_document.sections.push_back({std::move(title), 2, false, {}});
    return m_document.sections.back();
}

void ScopeChapters::say(std::string text, Tone tone)
{
    put(Paragraph {std::move(text), tone});
}

Carries ScopeChapters::carriesOf(const ModelConversation& c) const
{
    return c.decision == kNone
        ? Carries::Unknown
        : m_model.answers.decisions[static_cast<std::size_t>(c.decision)].accountData;
}

std::size_t ScopeChapters::countFindings(std::initializer_list<std::string_view> requirements) const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_findings, [&](const Finding& f) {
        return std::ranges::find(requirements, f.requirement) != requirements.end();
    }));
}

void ScopeChapters::collectBorder()
{
    for (const ModelConversation& c : m_model.conversations) {
        if (!c.visible() || c.ambiguous || m_model.hosts[c.client].asset == kNone
            || m_model.hosts[c.server].asset == kNone)
            continue;
        const bool clientIn = isCde(categoryOf(assetOf(c.client)));
        const bool serverIn = isCde(categoryOf(assetOf(c.server)));
        if (clientIn == serverIn)
            continue;
        BorderFlow& flow = m_border[{
            m_model.hosts[c.client].segment, m_model.hosts[c.server].segment, c.service}];
        flow.clients.insert(c.client);
        flow.servers.insert(c.server);
        const TrafficConversation& t = m_model.traffic->conversations[c.traffic];
        flow.flows += t.flows;
        flow.last = std::max(flow.last, t.last);
        flow.into = serverIn;
    }
}

Document scopeDocument(const ScopeInput& input)
{
    Document document = ScopeChapters(input).write();
    if (input.redacted)
        redact(document, input.model);
    return document;
}

} // namespace nb::report
