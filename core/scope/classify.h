// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/category.h"
#include "core/scope/model.h"

#include <array>
#include <string>
#include <vector>

namespace nb::scope {

enum class AssetState : std::uint8_t
{
    None,
    Confirmed,
    Candidate,
    Hold, ///< open: something unknown decides it
    Exception, ///< documented out (step 2.4 of the model)
};
[[nodiscard]] std::string_view toString(AssetState state);

/// How unknown controls are taken.
enum class Case : std::uint8_t
{
    Hold, ///< what they decide is Undetermined
    Worst, ///< as if nothing were there
    Best, ///< as if they held; what is undetermined is out
};

/// What made an asset what it is, in the order the rules are asked.
enum class Reason : std::uint8_t
{
    Override, ///< a person said so, with a reason
    AccountData,
    TaggedFlow, ///< exchanges a flow that carries account data, and its own part is not known
    Segmenting,
    Contaminated,
    SecurityService,
    Scanner, ///< behaves as a vulnerability scanner and reaches the CDE
    Communicates,
    Permitted, ///< a rule of a firewall lets it speak with the CDE, seen or not
    Nat, ///< behind a translated address that communicates
    Administers, ///< a connected system
    PassesThrough, ///< speaks with a jump host, VPN, proxy
    AdminWorkstation,
    FeedsService, ///< a security service gets its updates there
    DataUnknown, ///< its part in account data is not known, and nothing keeps it from the CDE
    NoSegment,
    SegmentUnconfirmed,
    Blind, ///< no exporter sees traffic between its segment and the CDE
    UnknownControl, ///< worst and best case differ
    Exception,
    Confirmed,
    NothingSeen,
};

/// One rule that fired. Text is made when it is asked for.
struct Proof
{
    Reason reason = Reason::NothingSeen;
    std::int32_t asset = kNone; ///< the other system
    std::int32_t conversation = kNone; ///< index into Model::conversations
    std::int32_t segment = kNone;
    bool observed = false; ///< a pivot whose times match
    std::int32_t rule = kNone; ///< index into Answers::firewallRules
};

struct AssetClass
{
    Category category = Category::Out;
    Category byRules = Category::Out; ///< differs where a person said otherwise
    AssetState state = AssetState::None;
    bool initiates = false; ///< begins conversations with the CDE (OPST 2b, else 2c)
    bool carriesTagged = false; ///< a segmenting device that account data passes
    std::vector<Proof> proofs {}; ///< the first decides
    std::vector<std::uint32_t> conditions {}; ///< connected assets it talks to, while out
    std::vector<std::uint32_t> upstream {}; ///< indirectly connected ones it administers; sorted
};

struct Classification
{
    Case taken = Case::Hold;
    std::vector<AssetClass> assets; ///< as Model::assets
    std::array<std::size_t, kCategoryCount> counts {};
    std::size_t inScope = 0;
    std::size_t inScopeBest = 0;
    std::size_t inScopeWorst = 0;
    std::vector<std::int32_t> zones; ///< of each segment, with unknown controls as closed
    std::vector<bool> cdeSegments; ///< hold a CDE asset
};

/// Applies the decision tree, worst and best case included: time and memory O(assets + edges).
/// Pure. `closed`: edges to leave out (a what-if), sorted indexes into Model::edges.
[[nodiscard]] Classification classify(
    const Model& model, Case taken = Case::Hold, const std::vector<std::uint32_t>& closed = {});

/// Zones without effective segmentation between them: the lowest segment of each. Pairs with
/// unknown control are one zone when `unknownOpen`.
[[nodiscard]] std::vector<std::int32_t> zonesOf(const Model& model, bool unknownOpen);

/// The categories beside ours: `CDE (a)`, `Connected (c)`, …; `1a`, `2b`, ….
[[nodiscard]] std::string pciCategory(const AssetClass& asset);
[[nodiscard]] std::string opstCode(const AssetClass& asset);

/// Why the asset is what it is, and on what condition; one sentence each.
[[nodiscard]] std::string reasonText(
    const Model& model, const Classification& result, std::size_t asset);
[[nodiscard]] std::string proofText(const Model& model, std::size_t asset, const Proof& proof);
/// What would bring the asset into another category.
[[nodiscard]] std::vector<std::string> changesText(
    const Model& model, const Classification& result, std::size_t asset);
/// `10.30.0.5 -> 10.10.1.11 tcp/443`.
[[nodiscard]] std::string conversationText(const Model& model, std::size_t conversation);

} // namespace nb::scope
