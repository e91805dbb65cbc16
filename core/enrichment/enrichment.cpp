// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"

#include "core/alerts/alertobserver.h"
#include "core/alerts/pivotobserver.h"
#include "core/assets/assetobserver.h"
#include "core/base/published.h"
#include "core/names/namestage.h"
#include "core/names/nametable.h"
#include "core/owners/ownerstage.h"
#include "core/pivot/pivotservicechanges.h"
#include "core/rules/rulestage.h"
#include "core/rules/rulestore.h"
#include "core/segments/segmentstage.h"
#include "core/segments/segmentstore.h"
#include "core/services/servicestage.h"

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
    std::unique_ptr<NameTable> names;
    std::unique_ptr<ServiceStore> services;
    std::unique_ptr<Owners> owners;
    std::unique_ptr<AssetInventory> assets;
    std::unique_ptr<AlertEngine> alerts;
    std::mutex mutex; // guards the two stores
    std::optional<SegmentStore> segmentStore {};
    std::optional<RuleStore> ruleStore {};
    Published<SegmentTable> segments {};
    Published<RuleSet> rules {};

    Result<void> openSegments();
    void publish(std::vector<Segment> kept);
    [[nodiscard]] InsideTest inside() const;
    Result<void> openRules();
    [[nodiscard]] Result<void> writable() const;
    [[nodiscard]] NameStage::Unnamed asked();
    std::mutex unnamedMutex; ///< guards `unnamed`
    [[nodiscard]] PivotSettings pivotSettings() const;
    NameStage::Unnamed unnamed {};
    PivotWatchLimits pivotLimits {};
};

/// With the verdicts and service classes of this moment; without them when they cannot be read,
/// since an alert too many does less harm than one that never comes.
PivotSettings Enrichment::Private::pivotSettings() const
{
    PivotSettings settings;
    if (const auto stored = workspace.setting(PivotVerdicts::kSettingKey))
        if (auto verdicts = PivotVerdicts::fromJson(*stored))
            settings.verdicts = std::move(*verdicts);
    if (const auto stored = workspace.setting(PivotServiceChanges::kSettingKey))
        if (const auto changes = PivotServiceChanges::fromJson(*stored))
            if (auto table = changes->table())
                settings.services = std::move(*table);
    return settings;
}

Result<void> Enrichment::Private::openSegments()
{
    auto store = SegmentStore::open(workspace);
    if (!store)
        return store.error();
    auto loaded = store->load();
    if (!loaded)
        return loaded.error();
    publish(std::move(*loaded));
    segmentStore.emplace(std::move(*store));
    return {};
}

void Enrichment::Private::publish(std::vector<Segment> kept)
{
    segments.set(SegmentTable(std::move(kept)));
    // rules may ask for `internal`
    rules.set(RuleSet(rules.get()->rules(), insideTest(segments.get())));
}

/// By the segments of the moment it is asked; no longer than this object.
InsideTest Enrichment::Private::inside() const
{
    return
        [this](const IpAddress& address) { return isInside(insideTest(segments.get()), address); };
}

Result<void> Enrichment::Private::openRules()
{
    auto store = RuleStore::open(workspace);
    if (!store)
        return store.error();
    auto loaded = store->load();
    if (!loaded)
        return loaded.error();
    rules.set(RuleSet(std::move(*loaded), insideTest(segments.get())));
    ruleStore.emplace(std::move(*store));
    return {};
}

NameStage::Unnamed Enrichment::Private::asked()
{
    const std::scoped_lock lock(unnamedMutex);
    return unnamed;
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
    auto assets = AssetInventory::open(workspace);
    if (!assets)
        return assets.error();
    auto alerts = AlertEngine::open(workspace);
    if (!alerts)
        return alerts.error();
    auto d = std::make_unique<Private>(workspace);
    d->names = std::move(*names);
    d->services = std::move(*services);
    d->owners = std::move(*owners);
    d->assets = std::move(*assets);
    d->alerts = std::move(*alerts);
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
        stages.push_back(std::make_unique<NameStage>(*m_d->names, std::move(names), m_d->asked()));
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

FlowObservers Enrichment::observers(std::shared_ptr<NameJournal> names, ObservedInput input) const
{
    FlowObservers observers;
    observers.push_back(std::make_unique<NameObserver>(*m_d->names, std::move(names)));
    auto alerts = std::make_unique<AlertObserver>(
        *m_d->alerts, input == ObservedInput::Import, m_d->inside());
    AlertObserver& told = *alerts; // lives as long as the other: both belong to one input
    observers.push_back(std::make_unique<AssetObserver>(*m_d->assets, internalTest(),
        [&told](const std::vector<AssetChange>& changes) { return told.assetsChanged(changes); }));
    observers.push_back(std::move(alerts));
    if (input == ObservedInput::Live)
        observers.push_back(std::make_unique<PivotObserver>(
            *m_d->alerts, internalTest(), m_d->pivotSettings(), m_d->pivotLimits));
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
    const std::scoped_lock lock(m_d->unnamedMutex);
    m_d->unnamed = std::move(unnamed);
}

void Enrichment::setPivotWatch(const PivotWatchLimits& limits)
{
    m_d->pivotLimits = limits;
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

Result<void> Enrichment::giveName(const IpAddress& address, const std::string& name)
{
    {
        const std::scoped_lock lock(m_d->mutex);
        if (auto done = m_d->writable(); !done)
            return done;
    }
    const AssetPtr asset = assets().find(address);
    if (asset || (!name.empty() && internalTest()(address))) {
        AssetEdits edits = asset ? asset->edits : AssetEdits {};
        edits.name = name;
        // loopback and the like have names, but are no assets
        if (auto kept = assets().edit(address, std::move(edits)); !kept && asset)
            return kept;
    }
    NameFilter given;
    given.address = address;
    given.source = NameSource::User;
    names().remove(given);
    if (!name.empty())
        names().add(givenBinding(address, name));
    return names().save();
}

std::string Enrichment::givenName(const IpAddress& address) const
{
    NameFilter given;
    given.address = address;
    given.source = NameSource::User;
    const auto found = names().list(given);
    if (!found.empty())
        return found.front().name;
    const AssetPtr asset = assets().find(address);
    return asset ? asset->edits.name : std::string {};
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
    m_d->publish(std::move(*kept));
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
    m_d->rules.set(RuleSet(std::move(*kept), insideTest(m_d->segments.get())));
    return {};
}

Result<std::vector<std::string>> Enrichment::knownRuleNames() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->ruleStore->knownNames();
}

AssetInventory& Enrichment::assets() const
{
    return *m_d->assets;
}

AlertEngine& Enrichment::alerts() const
{
    return *m_d->alerts;
}

InternalTest Enrichment::internalTest() const
{
    // a segment says whose its addresses are; where none does, private ones are ours
    return [&segments = m_d->segments](const IpAddress& address) {
        const auto table = segments.get();
        const SegmentTable::Label label = table->find(address);
        return table->isBuiltIn(label) ? isPrivateAddress(address) : table->isInside(label);
    };
}

} // namespace nb
