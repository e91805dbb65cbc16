// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipprefix.h"
#include "core/scope/factoring.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace nb::scope {

/// The fewest networks that hold exactly these addresses.
[[nodiscard]] std::vector<IpPrefix> exactCover(const std::vector<IpAddress>& addresses);

/// One side of a rule with networks in place of hosts.
struct WidenedSide
{
    std::vector<std::uint32_t> hosts {}; ///< those given, and the known ones that came in; sorted
    std::vector<IpPrefix> networks {}; ///< that hold these hosts, and addresses of none; sorted
    double slack = 0; ///< addresses in them that are none of a known system
    double addresses = 0; ///< in them
};

/// Puts the smallest network around hosts of one segment and zone where at least the share `rho` of
/// the known systems in it is meant, every other may come in and nothing was rejected; else around
/// each half, down to the hosts themselves. Pure.
class AddressWidener
{
public:
    AddressWidener(const Model& model, const TripleSets& triples, double rho);

    /// Asked for known hosts that are not meant, before they are permitted with the others; after
    /// true, they are.
    using MayAdd = std::function<bool(const std::vector<std::uint32_t>&)>;
    /// `opposite`: what the other side of the rule names.
    [[nodiscard]] WidenedSide widen(const Box& box, bool sources,
        const std::vector<IpPrefix>& opposite, const MayAdd& mayAdd) const;
    /// The networks that hold exactly these hosts.
    [[nodiscard]] std::vector<IpPrefix> exactly(const std::vector<std::uint32_t>& hosts) const;

private:
    struct Known
    {
        IpAddress address {};
        std::uint32_t host = 0;
        auto operator<=>(const Known&) const = default;
    };
    using Members = std::vector<Known>;
    struct Order
    {
        const Box& box;
        bool sources;
        const std::vector<IpPrefix>& opposite;
        const MayAdd& mayAdd;
    };
    void take(const Members& members, const Order& order, WidenedSide& side) const;
    bool takeWhole(const IpPrefix& network, const Members& members, const Order& order,
        WidenedSide& side) const;
    /// Whether somebody rejected a flow that a rule with this network would permit.
    [[nodiscard]] bool isRejected(const IpPrefix& network, const Order& order) const;
    /// The prefix of its segment that a host lies in; nothing for a host without a segment.
    [[nodiscard]] std::optional<IpPrefix> homeOf(std::uint32_t host) const;

    const Model& m_model;
    const TripleSets& m_triples;
    double m_rho;
    Members m_known; ///< all systems, by address
    std::vector<const Decision*> m_rejections;
};

/// A box with what its rule names.
struct AddressedBox
{
    Box box {};
    /// Empty where they would hold exactly the hosts.
    std::vector<IpPrefix> sourceNetworks {};
    std::vector<IpPrefix> destinationNetworks {};
    double slack = 0; ///< addresses in the networks that are none of a known system
    double addresses = 0; ///< in the networks
};
/// Every box exactly.
[[nodiscard]] std::vector<AddressedBox> asTheyAre(std::vector<Box> boxes);
/// Both sides of every box by networks. Known systems that are not meant come in only as far as the
/// budget allows cells beyond `accepted`, counted on from what the boxes have of them.
[[nodiscard]] std::vector<AddressedBox> withNetworks(std::vector<Box> boxes,
    const std::vector<Triple>& accepted, const AddressWidener& widener, const MergeBudget& budget);

} // namespace nb::scope
