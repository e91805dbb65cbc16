// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/classify.h"

#include <algorithm>

namespace nb::scope {

namespace {

constexpr std::array<std::string_view, kCategoryCount> kCategoryNames {"CDE/CHD",
    "CDE/Contaminated", "Segmenting", "Connected/Security", "Connected/Communicating",
    "Connected/Indirectly", "Undetermined", "Out", "External"};

std::string nameOf(const Model& model, std::int32_t asset)
{
    return asset == kNone ? std::string {} : model.assets[static_cast<std::size_t>(asset)].name;
}

/// The first names, and how many more there are.
std::string someNames(const Model& model, const std::vector<std::uint32_t>& assets)
{
    constexpr std::size_t kMostNames = 5;
    std::string text;
    for (std::size_t i = 0; i < assets.size() && i < kMostNames; ++i)
        text += (i == 0 ? "" : ", ") + model.assets[assets[i]].name;
    if (assets.size() > kMostNames)
        text += " and " + std::to_string(assets.size() - kMostNames) + " more";
    return text;
}

std::string segmentName(const Model& model, std::int32_t segment)
{
    return segment == kNone ? std::string {}
                            : model.answers.segments[static_cast<std::size_t>(segment)].name;
}

std::string flowText(const Model& model, const Proof& proof)
{
    return proof.conversation == kNone
        ? std::string {}
        : " (" + conversationText(model, static_cast<std::size_t>(proof.conversation)) + ")";
}

std::string ruleName(const Model& model, const Proof& proof)
{
    return proof.rule == kNone
        ? std::string {}
        : firewallRuleText(model.answers.firewallRules[static_cast<std::size_t>(proof.rule)]);
}

std::string dataText(const Model& model, std::size_t asset)
{
    const AssetAnswer* const answer = model.answerOf(asset);
    std::string text;
    const auto add = [&](std::uint8_t use, const char* word) {
        if (answer != nullptr && (answer->accountData.value_or(0) & use) != 0)
            text += (text.empty() ? "" : ", ") + std::string(word);
    };
    add(kStores, "stores");
    add(kProcesses, "processes");
    add(kTransmits, "transmits");
    return text + " account data";
}

std::string overrideText(const Model& model, std::size_t asset)
{
    const AssetAnswer* const answer = model.answerOf(asset);
    if (answer == nullptr || !answer->categoryOverride)
        return {};
    return "overridden (" + std::string(toString(answer->categoryOverride->evidence))
        + "): " + answer->categoryOverride->reason;
}

} // namespace

std::string_view toString(Category category)
{
    return kCategoryNames[static_cast<std::size_t>(category)];
}

std::optional<Category> categoryFromString(std::string_view text)
{
    const auto at = std::ranges::find(kCategoryNames, text);
    return at == kCategoryNames.end()
        ? std::nullopt
        : std::optional(static_cast<Category>(at - kCategoryNames.begin()));
}

std::string_view toString(AssetState state)
{
    constexpr std::array<std::string_view, 5> kNames {
        "", "confirmed", "candidate", "hold", "exception"};
    return kNames[static_cast<std::size_t>(state)];
}

std::string pciCategory(const AssetClass& asset)
{
    constexpr std::array<std::string_view, kCategoryCount> kNames {"CDE (a)", "CDE (b)",
        "Connected (h)", "Connected (e,f,g)", "Connected (c)", "Connected (d)", "in scope (hold)",
        "Out-of-scope", ""};
    return std::string(kNames[static_cast<std::size_t>(asset.category)]);
}

std::string opstCode(const AssetClass& asset)
{
    switch (asset.category) {
    case Category::Chd:
        return "1a";
    case Category::Contaminated:
        return "1b";
    case Category::Segmenting:
        return asset.carriesTagged ? "1a" : "2a";
    case Category::Security:
        return "2a";
    case Category::Communicating:
        return asset.initiates ? "2b" : "2c";
    case Category::Indirect:
        return "2x";
    case Category::Out:
        return "3";
    case Category::Undetermined:
        return "in scope (hold)";
    case Category::External:
        break;
    }
    return {};
}

std::string conversationText(const Model& model, std::size_t conversation)
{
    const ModelConversation& c = model.conversations[conversation];
    if (c.ambiguous)
        return model.hosts[c.client].address.toString() + " <-> "
            + model.hosts[c.server].address.toString() + " "
            + Protocol(c.service.protocol).toString() + " ports "
            + std::to_string(model.traffic->conversations[c.traffic].clientPort) + " and "
            + std::to_string(c.service.first);
    return model.hosts[c.client].address.toString() + " -> "
        + model.hosts[c.server].address.toString() + " " + toString(c.service);
}

std::string proofText(const Model& model, std::size_t asset, const Proof& proof)
{
    const std::string other = nameOf(model, proof.asset);
    const std::string flow = flowText(model, proof);
    const std::string segment = segmentName(model, proof.segment);
    switch (proof.reason) {
    case Reason::Override:
        return overrideText(model, asset);
    case Reason::AccountData:
        return dataText(model, asset);
    case Reason::TaggedFlow:
        return "exchanges account data with " + other + flow + ", and its own part is not answered";
    case Reason::Segmenting:
        return "provides segmentation";
    case Reason::Contaminated:
        return "not segmented from " + other + ", which handles account data, by segment "
            + segment;
    case Reason::SecurityService:
        return "security service used with " + other + " of the CDE" + flow;
    case Reason::Scanner:
        return "behaves as a vulnerability scanner and reaches " + other + " of the CDE" + flow;
    case Reason::Communicates:
        return "communicates with " + other + " of the CDE" + flow;
    case Reason::Permitted:
        return "may communicate with " + other + " of the CDE by the firewall rule "
            + ruleName(model, proof);
    case Reason::Nat:
        return "NAT: behind the translated address of " + other;
    case Reason::Administers:
        return std::string(proof.observed ? "observed pivot: " : "possible pivot: ")
            + "administers " + other + flow;
    case Reason::PassesThrough:
        return std::string(proof.observed ? "observed pivot: " : "possible pivot: ")
            + "can pass through " + other + flow;
    case Reason::AdminWorkstation:
        return "administration workstation or console";
    case Reason::FeedsService:
        return "feeds the security service " + other + flow;
    case Reason::DataUnknown:
        return "its part in account data is unknown, and no control keeps it from the CDE";
    case Reason::NoSegment:
        return "in no segment that was stated";
    case Reason::SegmentUnconfirmed:
        return "segment " + segment + " is not confirmed";
    case Reason::Blind:
        return "blind: no exporter sees traffic between its segment and " + segment;
    case Reason::UnknownControl:
        return "an unknown control decides: without one it is not segmented from the CDE";
    case Reason::Exception:
        return "only receives from the CDE, documented out by exception";
    case Reason::Confirmed:
        return "segmented by a tested control, visible, no account data, nothing open";
    case Reason::NothingSeen:
        break;
    }
    return "no connection with the CDE seen";
}

std::string reasonText(const Model& model, const Classification& result, std::size_t asset)
{
    const AssetClass& a = result.assets[asset];
    std::string text;
    if (a.category == Category::External) {
        const IpAddress& address = model.hosts[model.assets[asset].hosts.front()].address;
        const ThirdParty* const party = model.thirdPartyOf(address);
        text = party != nullptr ? "third party " + party->name : "third party unknown";
        if (!a.proofs.empty())
            text += "; " + proofText(model, asset, a.proofs.front());
        return text;
    }
    text = a.proofs.empty() ? std::string {} : proofText(model, asset, a.proofs.front());
    if (a.byRules != a.category && !a.proofs.empty() && a.proofs.front().reason == Reason::Override)
        text += "; by the rules " + std::string(toString(a.byRules));
    if (a.category == Category::Indirect)
        for (std::size_t i = 1; i < a.proofs.size() && !a.proofs.front().observed; ++i)
            if (a.proofs[i].observed) {
                text += "; " + proofText(model, asset, a.proofs[i]);
                break;
            }
    if (!a.upstream.empty() && !isInScope(a.category))
        text += "; upstream of indirect: administers " + someNames(model, a.upstream);
    if (a.conditions.empty())
        return text;
    return text + "; condition: controls on " + someNames(model, a.conditions)
        + " must prevent a path to the CDE; verify yearly";
}

std::vector<std::string> changesText(
    const Model& model, const Classification& result, std::size_t asset)
{
    const AssetClass& a = result.assets[asset];
    std::vector<std::string> changes;
    for (const Proof& proof : a.proofs) {
        switch (proof.reason) {
        case Reason::Override:
            changes.push_back(
                "without the override: " + std::string(toString(a.byRules)) + " by the rules");
            break;
        case Reason::AccountData:
            changes.emplace_back("no account data in the clear, or only ciphertext without keys");
            break;
        case Reason::TaggedFlow:
        case Reason::DataUnknown:
            changes.emplace_back("an answer whether it handles account data");
            break;
        case Reason::Contaminated:
            changes.emplace_back("another segment behind a control, or an attested and tested "
                                 "control on the host");
            break;
        case Reason::SecurityService:
        case Reason::Scanner:
        case Reason::Communicates:
            changes.push_back(
                "without the flows with " + nameOf(model, proof.asset) + flowText(model, proof));
            break;
        case Reason::Permitted:
            changes.push_back(
                "without the firewall rule " + ruleName(model, proof) + ", or narrowed to others");
            break;
        case Reason::Nat:
            changes.push_back("an address of its own, apart from " + nameOf(model, proof.asset));
            break;
        case Reason::Administers:
        case Reason::PassesThrough:
        case Reason::FeedsService:
            changes.push_back("without access to " + nameOf(model, proof.asset));
            break;
        case Reason::NoSegment:
        case Reason::SegmentUnconfirmed:
            changes.emplace_back("a confirmed segment");
            break;
        case Reason::Blind:
            changes.emplace_back("an exporter that sees its segment, or a segmentation test (E1)");
            break;
        case Reason::UnknownControl:
            changes.emplace_back("an answer what stands between its segment and the CDE");
            break;
        case Reason::NothingSeen:
            changes.emplace_back("confirmed by: account data answered none with evidence E1 or E2, "
                                 "a tested control to the CDE, full visibility");
            break;
        case Reason::Segmenting:
        case Reason::AdminWorkstation:
        case Reason::Exception:
        case Reason::Confirmed:
            break;
        }
    }
    return changes;
}

} // namespace nb::scope
