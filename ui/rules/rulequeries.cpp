// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rulequeries.h"

#include "core/enrichment/labelledflow.h"
#include "ui/drafts/textfile.h"

namespace nb {

RuleQueries::RuleQueries(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(2);
}

RuleQueries::~RuleQueries()
{
    stop();
}

void RuleQueries::stop()
{
    m_check.cancel();
    m_hits.cancel();
    m_test.cancel();
    m_compare.cancel();
    m_read.cancel();
    m_pool.waitForDone(); // a change that is being written takes milliseconds
    m_save.cancel();
}

void RuleQueries::setSource(FlowStorePtr store, std::shared_ptr<Enrichment> enrichment)
{
    m_store = std::move(store);
    m_enrichment = std::move(enrichment);
}

InsideTest RuleQueries::inside() const
{
    return m_enrichment ? insideTest(m_enrichment->segments()) : InsideTest {};
}

void RuleQueries::check(std::vector<Rule> rules)
{
    using Checked = std::pair<std::vector<RuleWarning>, std::size_t>;
    m_check.start(
        m_pool, this,
        [rules = std::move(rules)](const std::stop_token&) -> Result<Checked> {
            return Checked {checkRules(RuleSet(rules)), rules.size()};
        },
        [this](const Result<Checked>& result) {
            if (result)
                Q_EMIT checked(result->first, result->second);
        });
}

void RuleQueries::countHits(const TimeRange& range)
{
    if (!m_store || m_store->rowCount() == 0) {
        m_hits.cancel();
        Q_EMIT hitsCounted({});
        return;
    }
    m_hits.start(
        m_pool, this,
        [store = m_store, range](std::stop_token stop) {
            FlowQuery query;
            query.range = range;
            return ruleHits(*store, query, std::move(stop));
        },
        [this](const Result<std::map<std::string, FlowTotals>>& hits) {
            if (hits)
                Q_EMIT hitsCounted(*hits);
            else
                Q_EMIT hitsFailed(hits.error());
        });
}

RuleDraftPtr RuleQueries::draftOf(std::vector<Rule> rules) const
{
    return std::make_shared<const RuleSet>(std::move(rules), inside());
}

void RuleQueries::countDraft(RuleDraftPtr draft, const TimeRange& range)
{
    if (!m_store || m_store->rowCount() == 0) {
        m_hits.cancel();
        Q_EMIT hitsCounted({});
        return;
    }
    m_hits.start(
        m_pool, this,
        [store = m_store, draft = std::move(draft), range](std::stop_token stop) {
            FlowQuery query;
            query.range = range;
            return draftHits(*draft, *store, query, std::move(stop));
        },
        [this](const Result<std::map<std::string, FlowTotals>>& hits) {
            if (hits)
                Q_EMIT hitsCounted(*hits);
            else
                Q_EMIT hitsFailed(hits.error());
        });
}

void RuleQueries::test(std::vector<Rule> rules, const Flow& flow)
{
    m_test.start(
        m_pool, this,
        [rules = std::move(rules), flow, inside = inside(), enrichment = m_enrichment](
            const std::stop_token&) -> Result<FlowVerdict> {
            // rules may ask for labels that come before them
            const auto labelled = enrichment ? labelledFlow(*enrichment, flow) : Result<Flow>(flow);
            if (!labelled)
                return labelled.error();
            FlowBatch batch;
            batch.append(*labelled);
            const RuleSet set(rules, inside);
            return FlowVerdict {explainRules(set, batch, 0), set.labels(), *labelled};
        },
        [this](const Result<FlowVerdict>& verdict) {
            if (verdict)
                Q_EMIT tested(*verdict);
            else
                Q_EMIT testFailed(verdict.error());
        });
}

void RuleQueries::compare(std::vector<Rule> rules, const TimeRange& range)
{
    using Differences = std::vector<OriginalDifference>;
    m_compare.start(
        m_pool, this,
        [rules = std::move(rules), store = m_store, range, inside = inside()](
            std::stop_token stop) -> Result<Differences> {
            const RuleSet set(rules, inside);
            Differences differences = compareWithOriginal(set);
            FlowQuery query;
            query.range = range;
            if (store)
                if (auto done = compareOnFlows(set, *store, query, differences, std::move(stop));
                    !done)
                    return done.error();
            return differences;
        },
        [this](const Result<Differences>& differences) {
            if (differences)
                Q_EMIT compared(*differences);
            else
                Q_EMIT compareFailed(differences.error());
        });
}

void RuleQueries::save(std::vector<Rule> before, std::vector<Rule> rules, bool force)
{
    m_save.start(
        m_pool, this,
        [enrichment = m_enrichment, before = std::move(before), rules = std::move(rules), force](
            const std::stop_token&) -> Result<bool> {
            bool conflict = false;
            const auto edited = enrichment->editRules([&](std::vector<Rule>& kept) -> Result<void> {
                conflict = !force && kept != before;
                if (conflict)
                    return Error {ErrorCode::Invalid, "the rules were changed meanwhile"};
                kept = rules;
                return {};
            });
            if (!edited && !conflict)
                return edited.error();
            return !conflict;
        },
        [this](const Result<bool>& result) {
            if (!result)
                Q_EMIT saveFailed(result.error());
            else if (*result)
                Q_EMIT saved();
            else
                Q_EMIT saveConflict();
        });
}

void RuleQueries::readFile(const QString& path)
{
    m_read.start(
        m_pool, this, [path](const std::stop_token&) { return readTextFile(path); },
        [this, path](const Result<QByteArray>& text) {
            if (text)
                Q_EMIT fileRead(path, *text);
            else
                Q_EMIT fileFailed(path, text.error());
        });
}

} // namespace nb
