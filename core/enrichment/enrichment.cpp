// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"

#include "core/base/published.h"
#include "core/names/namestage.h"
#include "core/names/nametable.h"
#include "core/owners/ownerstage.h"
#include "core/rules/rulestage.h"
#include "core/rules/rulestore.h"
#include "core/segments/segmentstage.h"
#include "core/segments/segmentstore.h"
#include "core/services/servicestage.h"

#include <mutex>

namespace nb {

struct Enrichment::Private
{
    explicit Private(Workspace& w)
        : workspace(w)
    {
    }

    Workspace& workspace;
    std::unique_ptr<NameTable> names;
    std::unique_ptr<ServiceStore> services;
    std::unique_ptr<Owners> owners;
    std::mutex mutex; // guards the two stores
    std::optional<SegmentStore> segmentStore {};
    std::optional<RuleStore> ruleStore {};
    Published<SegmentTable> segments {};
    Published<RuleSet> rules {};

    Result<void> openSegments();
    Result<void> openRules();
    [[nodiscard]] Result<void> writable() const;
    NameStage::Unnamed unnamed {};
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
    auto names = NameTable::open(workspace);
    if (!names)
        return names.error();
    auto services = ServiceStore::open(workspace);
    if (!services)
        return services.error();
    auto owners = Owners::open(workspace);
    if (!owners)
        return owners.error();
    auto d = std::make_unique<Private>(workspace);
    d->names = std::move(*names);
    d->services = std::move(*services);
    d->owners = std::move(*owners);
    if (auto done = d->openSegments(); !done)
        return done.error();
    if (auto done = d->openRules(); !done)
        return done.error();
    return std::shared_ptr<Enrichment>(new Enrichment(std::move(d)));
}

std::vector<std::unique_ptr<FlowStage>> Enrichment::stages(
    const LabelOptions& options, std::shared_ptr<NameJournal> names) const
{
    std::vector<std::unique_ptr<FlowStage>> stages;
    if (options.names)
        stages.push_back(std::make_unique<NameStage>(*m_d->names, std::move(names), m_d->unnamed));
    if (options.segments)
        stages.push_back(std::make_unique<SegmentStage>(m_d->segments));
    if (options.services)
        stages.push_back(std::make_unique<ServiceStage>(m_d->services->table()));
    if (options.owners)
        stages.push_back(
            std::make_unique<OwnerStage>(m_d->owners->knowledge(), m_d->owners->questions()));
    if (options.rules)
        stages.push_back(std::make_unique<RuleStage>(m_d->rules));
    return stages;
}

FlowObservers Enrichment::observers(std::shared_ptr<NameJournal> names) const
{
    FlowObservers observers;
    observers.push_back(std::make_unique<NameObserver>(*m_d->names, std::move(names)));
    return observers;
}

NameAdmin& Enrichment::names() const
{
    return *m_d->names;
}

std::shared_ptr<NameJournal> Enrichment::nameJournal() const
{
    return std::make_shared<NameJournal>(*m_d->names);
}

void Enrichment::setUnnamed(std::function<void(const std::vector<IpAddress>&)> unnamed)
{
    m_d->unnamed = std::move(unnamed);
}

ServiceStore& Enrichment::services() const
{
    return *m_d->services;
}

Owners& Enrichment::owners() const
{
    return *m_d->owners;
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
