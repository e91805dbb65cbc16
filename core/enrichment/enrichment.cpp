// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"

#include "core/base/published.h"
#include "core/rules/rulestage.h"
#include "core/rules/rulestore.h"
#include "core/segments/segmentstage.h"
#include "core/segments/segmentstore.h"

#include <mutex>
#include <set>

namespace nb {

struct Enrichment::Private
{
    explicit Private(Workspace& w)
        : workspace(w)
    {
    }

    Workspace& workspace;
    std::mutex mutex; // guards the two stores
    std::optional<SegmentStore> segmentStore {};
    std::optional<RuleStore> ruleStore {};
    Published<SegmentTable> segments {};
    Published<RuleSet> rules {};

    Result<void> openSegments();
    Result<void> openRules();
    [[nodiscard]] Result<void> writable() const;
};

Result<void> Enrichment::Private::openSegments()
{
    auto store = SegmentStore::open(workspace);
    if (!store)
        return store.error();
    auto loaded = store->load();
    if (!loaded)
        return loaded.error();
    segments.set(SegmentTable(std::move(*loaded)));
    segmentStore.emplace(std::move(*store));
    return {};
}

Result<void> Enrichment::Private::openRules()
{
    auto store = RuleStore::open(workspace);
    if (!store)
        return store.error();
    auto loaded = store->load();
    if (!loaded)
        return loaded.error();
    rules.set(RuleSet(std::move(*loaded)));
    ruleStore.emplace(std::move(*store));
    return {};
}

Result<void> Enrichment::Private::writable() const
{
    if (workspace.readOnly())
        return Error {ErrorCode::Locked, "the workspace is open read-only: nothing can be changed"};
    return {};
}

Enrichment::Enrichment(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Enrichment::~Enrichment() = default;

Result<std::shared_ptr<Enrichment>> Enrichment::open(Workspace& workspace)
{
    auto d = std::make_unique<Private>(workspace);
    if (auto done = d->openSegments(); !done)
        return done.error();
    if (auto done = d->openRules(); !done)
        return done.error();
    return std::shared_ptr<Enrichment>(new Enrichment(std::move(d)));
}

std::vector<std::unique_ptr<FlowStage>> Enrichment::stages(const LabelOptions& options) const
{
    std::vector<std::unique_ptr<FlowStage>> stages;
    if (options.segments)
        stages.push_back(std::make_unique<SegmentStage>(m_d->segments));
    if (options.rules)
        stages.push_back(std::make_unique<RuleStage>(m_d->rules));
    return stages;
}

namespace {

/// Keeps the one batch that a stage of labels hands on.
class LastBatch : public FlowSink
{
public:
    Result<void> add(FlowBatch&& given) override
    {
        batch = std::move(given);
        return {};
    }
    FlowBatch batch;
};

/// Takes the labels of these names away.
void clearNames(std::vector<TextId>& labels, const TextPool& texts,
    const std::set<std::string, std::less<>>& names)
{
    std::vector<std::uint8_t> ours(texts.size());
    for (TextId id = 1; id < texts.size(); ++id)
        ours[id] = names.contains(texts.text(id)) ? 1 : 0;
    for (TextId& label : labels)
        label = ours[label] != 0 ? 0 : label;
}

} // namespace

Result<FlowLabeller> Enrichment::relabeller(const LabelOptions& options) const
{
    using Names = std::set<std::string, std::less<>>;
    Names ofSegments;
    Names ofRules;
    if (options.segments) {
        const auto known = knownSegmentNames();
        if (!known)
            return known.error();
        ofSegments.insert(known->begin(), known->end());
        for (const std::string_view name : builtInSegmentNames())
            ofSegments.emplace(name);
    }
    if (options.rules) {
        const auto known = knownRuleNames();
        if (!known)
            return known.error();
        ofRules.insert(known->begin(), known->end());
    }
    auto made = std::make_shared<std::vector<std::unique_ptr<FlowStage>>>(stages(options));
    return FlowLabeller([made, ofSegments, ofRules](FlowBatch& batch) -> Result<void> {
        clearNames(batch.srcSegment, batch.texts, ofSegments);
        clearNames(batch.dstSegment, batch.texts, ofSegments);
        clearNames(batch.rule, batch.texts, ofRules);
        for (const auto& stage : *made) {
            LastBatch next;
            if (auto done = stage->process(std::move(batch), next); !done)
                return done;
            batch = std::move(next.batch);
        }
        return {};
    });
}

FlowObservers Enrichment::observers() const
{
    return {};
}

std::shared_ptr<const SegmentTable> Enrichment::segments() const
{
    return m_d->segments.get();
}

Result<void> Enrichment::editSegments(
    const std::function<Result<void>(std::vector<Segment>&)>& edit)
{
    const std::scoped_lock lock(m_d->mutex);
    if (auto done = m_d->writable(); !done)
        return done;
    auto kept = m_d->segmentStore->edit(edit);
    if (!kept)
        return kept.error();
    m_d->segments.set(SegmentTable(std::move(*kept)));
    return {};
}

Result<std::vector<std::string>> Enrichment::knownSegmentNames() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->segmentStore->knownNames();
}

std::shared_ptr<const RuleSet> Enrichment::rules() const
{
    return m_d->rules.get();
}

Result<void> Enrichment::editRules(const std::function<Result<void>(std::vector<Rule>&)>& edit)
{
    const std::scoped_lock lock(m_d->mutex);
    if (auto done = m_d->writable(); !done)
        return done;
    auto kept = m_d->ruleStore->edit(edit);
    if (!kept)
        return kept.error();
    m_d->rules.set(RuleSet(std::move(*kept)));
    return {};
}

Result<std::vector<std::string>> Enrichment::knownRuleNames() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->ruleStore->knownNames();
}

} // namespace nb
