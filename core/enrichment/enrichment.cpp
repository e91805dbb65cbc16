// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"

#include "core/base/published.h"
#include "core/rules/rulestage.h"
#include "core/rules/rulestore.h"
#include "core/segments/segmentstage.h"
#include "core/segments/segmentstore.h"

#include <mutex>

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
