// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/answers.h"
#include "core/scope/firewall/firewallindex.h"
#include "core/scope/traffic.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace nb::scope {

inline constexpr std::int32_t kNone = -1;

/// A system: an address, or the addresses that an answer puts together. Devices that controls name
/// and that have no address are assets too.
struct Asset
{
    std::string name {}; ///< of the answer, else the address
    std::vector<std::uint32_t> hosts {}; ///< indexes into Model::hosts, by address
    std::vector<std::int32_t> segments {}; ///< sorted; empty: in none
    std::int32_t answer = kNone; ///< index into Answers::assets
    bool external = false;
    bool device = false; ///< named as the device of a control
    bool added = false; ///< exists only in a plan
    bool operator==(const Asset&) const = default;
};

struct ModelHost
{
    IpAddress address {};
    std::int32_t asset = kNone; ///< kNone: a network's own address or its broadcast
    std::int32_t segment = kNone;
    bool operator==(const ModelHost&) const = default;
};

/// A conversation with what was decided about it.
struct ModelConversation
{
    std::uint32_t client = 0; ///< host
    std::uint32_t server = 0;
    Service service {};
    ConvState state = ConvState::Attempt;
    bool ambiguous = false;
    bool inferred = false; ///< as in the traffic, unless a decision names the server
    bool adminEitherWay = false;
    Verdict verdict = Verdict::Undecided;
    std::int32_t decision = kNone; ///< index into Answers::decisions
    std::uint32_t traffic = 0; ///< index into Traffic::conversations
    [[nodiscard]] bool visible() const
    {
        return connects(state)
            && !(state == ConvState::Unconfirmed && verdict == Verdict::Exception);
    }
    bool operator==(const ModelConversation&) const = default;
};

/// All visible conversations that one asset begins with another.
struct Edge
{
    std::uint32_t client = 0; ///< asset
    std::uint32_t server = 0;
    bool counts = false; ///< some of it is under no exception
    bool excepted = false; ///< some of it is, and is no ICMP
    bool exceptedIcmp = false;
    bool admin = false;
    bool possibleAdmin = false;
    bool ambiguous = false; ///< some of it has no known direction
    bool eitherWay = false; ///< or only one that more flows might turn round
    bool adminEitherWay = false;
    bool upstream = false; ///< the client fetches patches there
    std::uint32_t conversation = 0; ///< the first that counts, else the first
    bool operator==(const Edge&) const = default;
};

/// A control as it holds between two segments.
struct ControlView
{
    ControlKind kind = ControlKind::Unknown;
    bool effective = false; ///< filters, and denies what it does not know
    bool tested = false; ///< effective, and tested in time
    std::int32_t answer = kNone; ///< index into Answers::controls
    std::int32_t openedBy = kNone; ///< index into Answers::firewallRules: permits everything
    bool operator==(const ControlView&) const = default;
};

/// Flows and answers brought together. Immutable once made; any thread.
struct Model
{
    TrafficPtr traffic;
    Answers answers;
    Day asOf {};
    std::vector<ModelHost> hosts; ///< by address
    std::vector<Asset> assets; ///< in a fixed order: by first address, devices last, by name
    std::vector<ModelConversation> conversations; ///< in the order of the traffic
    std::vector<Edge> edges; ///< by client, server
    std::vector<std::uint32_t> edgesFrom; ///< edges of client i: [edgesFrom[i], edgesFrom[i + 1])
    std::vector<std::uint32_t> reverse; ///< edges by server
    std::vector<std::uint32_t> reverseFrom;
    std::vector<AdminSession> sessions; ///< with assets in place of hosts; by client, server, start
    std::vector<ControlView> controls; ///< of all pairs of segments, row by row
    std::vector<bool> seen; ///< pairs that an exporter with records is said to see
    std::vector<bool> seenUnsampled; ///< the same by one that looks at every packet
    std::unordered_map<IpAddress, std::uint32_t> hostOfAddress;
    std::vector<std::uint32_t> hostOfTraffic; ///< by host of the traffic
    std::vector<bool> scanner; ///< by asset: touches many hosts on many ports
    std::shared_ptr<const FirewallIndex> firewall; ///< null: no rules of firewalls are known

    [[nodiscard]] std::size_t segmentCount() const { return answers.segments.size(); }
    [[nodiscard]] const AssetAnswer* answerOf(std::size_t asset) const
    {
        const std::int32_t at = assets[asset].answer;
        return at == kNone ? nullptr : &answers.assets[static_cast<std::size_t>(at)];
    }
    [[nodiscard]] bool has(std::size_t asset, Role role) const
    {
        const AssetAnswer* const answer = answerOf(asset);
        return answer != nullptr && answer->has(role);
    }
    [[nodiscard]] const ControlView& control(std::size_t a, std::size_t b) const
    {
        return controls[a * segmentCount() + b];
    }
    [[nodiscard]] bool sees(std::size_t a, std::size_t b) const
    {
        return seen[a * segmentCount() + b];
    }
    [[nodiscard]] bool seesUnsampled(std::size_t a, std::size_t b) const
    {
        return seenUnsampled[a * segmentCount() + b];
    }
    [[nodiscard]] std::span<const Edge> from(std::size_t asset) const
    {
        return std::span(edges).subspan(edgesFrom[asset], edgesFrom[asset + 1] - edgesFrom[asset]);
    }
    [[nodiscard]] std::span<const std::uint32_t> to(std::size_t asset) const
    {
        return std::span(reverse).subspan(
            reverseFrom[asset], reverseFrom[asset + 1] - reverseFrom[asset]);
    }
    /// Names of the asset's segments, joined by blanks; addresses likewise.
    [[nodiscard]] std::string segmentText(std::size_t asset) const;
    [[nodiscard]] std::string addressText(std::size_t asset) const;
    [[nodiscard]] const std::string& nameOfHost(std::uint32_t host) const
    {
        return assets[static_cast<std::size_t>(hosts[host].asset)].name;
    }
    /// Trust of the segment; Internet for external addresses outside all segments.
    [[nodiscard]] Trust trustOf(std::uint32_t host) const;
    /// What came from an exporter that was stated; null: not one record.
    [[nodiscard]] const TrafficExporter* recordsOf(const ExporterAnswer& exporter) const;
    /// The registered third party of an address, or nothing.
    [[nodiscard]] const ThirdParty* thirdPartyOf(const IpAddress& address) const;
    /// Months a segmentation test holds: 12, 6 for service providers.
    [[nodiscard]] int testMonths() const { return answers.entity.serviceProvider ? 6 : 12; }
    [[nodiscard]] bool inTime(const std::optional<Day>& tested) const;
};

[[nodiscard]] Model buildModel(TrafficPtr traffic, Answers answers);

/// The same as buildModel() with the model's traffic and these answers. Quick when the segments,
/// the third parties and which systems there are stay as they are: a decision over flows or what
/// people say about systems and controls changes only what it is about.
[[nodiscard]] Model withAnswers(const Model& model, Answers answers);

/// Works out what lies between the segments and who sees it; after a change of answers.
void updateControls(Model& model);
/// Whether a rule is of the device between two hosts, as far as is known.
[[nodiscard]] bool isBetween(
    const Model& model, const FirewallRule& rule, std::uint32_t a, std::uint32_t b);
/// Works out the edges; after a change of assets, hosts or conversations.
void updateEdges(Model& model);

/// A day some months later, the last of the month at most.
[[nodiscard]] Day monthsLater(Day day, int months);

} // namespace nb::scope
