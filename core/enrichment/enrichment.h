// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetinventory.h"
#include "core/ingest/flowobserver.h"
#include "core/names/namejournal.h"
#include "core/owners/owners.h"
#include "core/pipeline/flowstage.h"
#include "core/pipeline/pipelineoptions.h"
#include "core/rules/ruleset.h"
#include "core/segments/segmenttable.h"
#include "core/services/servicestore.h"
#include "core/storage/workspace.h"

#include <functional>
#include <memory>
#include <vector>

namespace nb {

class AlertEngine;
struct PivotWatchLimits;

/// Where observed flows come from.
enum class ObservedInput : std::uint8_t
{
    Import, ///< a file: what it tells is over
    Live,
};

/// What a workspace knows about addresses and flows (names, segments, services, owners, rules), and
/// what it learns from flows (assets, alerts). One for each open workspace, shared by its inputs
/// and pages; the tables it hands out are replaced as a whole when somebody edits them, and inputs
/// that run take the new ones with their next batch. Any thread.
class Enrichment
{
public:
    /// Loads what `workspace` holds, which outlives it. Errors of openWorkspaceTables().
    static Result<std::shared_ptr<Enrichment>> open(Workspace& workspace);
    ~Enrichment();
    Enrichment(const Enrichment&) = delete;
    Enrichment& operator=(const Enrichment&) = delete;

    /// New stages for one input, in the order of the design: names, segments, services and
    /// applications, owners, rules. `names` is what the input itself learns about names.
    [[nodiscard]] std::vector<std::unique_ptr<FlowStage>> stages(
        const LabelOptions& options, std::shared_ptr<NameJournal> names = nullptr) const;
    /// Gives stored flows the labels they would get now, for Workspace::relabel(): labels that came
    /// from this workspace are taken away first, those of the source stay. Lives no longer than
    /// this object. For one thread.
    [[nodiscard]] Result<FlowLabeller> relabeller(const LabelOptions& options) const;
    /// New observers for one input.
    [[nodiscard]] FlowObservers observers(std::shared_ptr<NameJournal> names = nullptr,
        ObservedInput input = ObservedInput::Import) const;

    /// The names of the workspace, and a new journal for one import.
    [[nodiscard]] NameAdmin& names() const;
    [[nodiscard]] std::shared_ptr<NameJournal> nameJournal() const;
    /// What a person calls an address, an asset too; empty takes that back.
    Result<void> giveName(const IpAddress& address, const std::string& name);
    /// Empty when nobody gave it one.
    [[nodiscard]] std::string givenName(const IpAddress& address) const;
    /// Called by stages made from now on with addresses that have no name, in their threads.
    void setUnnamed(std::function<void(const std::vector<IpAddress>&)> unnamed);

    /// How live inputs made from now on look for pivots.
    void setPivotWatch(const PivotWatchLimits& limits);

    [[nodiscard]] ServiceStore& services() const;
    [[nodiscard]] Owners& owners() const;

    /// The segments as they are now.
    [[nodiscard]] std::shared_ptr<const SegmentTable> segments() const;
    /// Changes the list and what inputs use from then on; see SegmentStore::edit(). Locked when the
    /// workspace is open read-only.
    Result<void> editSegments(const std::function<Result<void>(std::vector<Segment>&)>& edit);
    /// Every name that a segment ever had.
    [[nodiscard]] Result<std::vector<std::string>> knownSegmentNames() const;

    /// The rules as they are now.
    [[nodiscard]] std::shared_ptr<const RuleSet> rules() const;
    /// The same for rules; see RuleStore::edit().
    Result<void> editRules(const std::function<Result<void>(std::vector<Rule>&)>& edit);
    /// Every name that a rule ever had, and NOMATCH.
    [[nodiscard]] Result<std::vector<std::string>> knownRuleNames() const;

    /// Every address of ours and what is known of it.
    [[nodiscard]] AssetInventory& assets() const;
    [[nodiscard]] AlertEngine& alerts() const;
    /// Whether an address is one of ours, by the segments of this moment.
    [[nodiscard]] InternalTest internalTest() const;

private:
    struct Private;
    explicit Enrichment(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace nb
