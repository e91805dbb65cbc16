// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/enrichment/enrichment.h"
#include "core/rules/originalrules.h"
#include "core/rules/rulecheck.h"
#include "core/rules/ruledraft.h"
#include "ui/jobs/latestrequest.h"

#include <QObject>

#include <map>
#include <memory>

namespace nb {

/// How the rules judge one flow.
struct FlowVerdict
{
    std::vector<RuleExplanation> rules {};
    bool labels = false; ///< some rule is on
    Flow flow {}; ///< with the labels it got before
};

/// What is asked in workers for the page of rules. Each kind of question makes the one before void.
/// GUI thread.
class RuleQueries : public QObject
{
    Q_OBJECT
public:
    explicit RuleQueries(QObject* parent = nullptr);
    /// Waits for what runs.
    ~RuleQueries() override;

    /// Whose flows are counted; either may be null.
    void setSource(FlowStorePtr store, std::shared_ptr<Enrichment> enrichment);
    void check(std::vector<Rule> rules);
    void countHits(const TimeRange& range);
    /// As if flows had been labelled by these rules. hitsCounted() follows too.
    void countDraft(RuleDraftPtr draft, const TimeRange& range);
    /// The rules ready to be tried on flows, knowing what is inside.
    [[nodiscard]] RuleDraftPtr draftOf(std::vector<Rule> rules) const;
    void test(std::vector<Rule> rules, const Flow& flow);
    void compare(std::vector<Rule> rules, const TimeRange& range);
    /// Keeps `rules`, unless what is kept is no longer `before` and not `force`.
    void save(std::vector<Rule> before, std::vector<Rule> rules, bool force);
    void readFile(const QString& path);
    void stop();

Q_SIGNALS:
    void checked(const std::vector<nb::RuleWarning>& warnings, std::size_t rules);
    void hitsCounted(const std::map<std::string, nb::FlowTotals>& hits);
    void hitsFailed(const nb::Error& error);
    void tested(const nb::FlowVerdict& verdict);
    void testFailed(const nb::Error& error);
    void compared(const std::vector<nb::OriginalDifference>& differences);
    void compareFailed(const nb::Error& error);
    void saved();
    /// Somebody changed what is kept since it was read.
    void saveConflict();
    void saveFailed(const nb::Error& error);
    void fileRead(const QString& path, const QByteArray& text);
    void fileFailed(const QString& path, const nb::Error& error);

private:
    [[nodiscard]] InsideTest inside() const;

    FlowStorePtr m_store;
    std::shared_ptr<Enrichment> m_enrichment;
    QThreadPool m_pool;
    LatestRequest<std::pair<std::vector<RuleWarning>, std::size_t>> m_check;
    LatestRequest<std::map<std::string, FlowTotals>> m_hits;
    LatestRequest<FlowVerdict> m_test;
    LatestRequest<std::vector<OriginalDifference>> m_compare;
    LatestRequest<bool> m_save; ///< false: a conflict
    LatestRequest<QByteArray> m_read;
};

} // namespace nb
