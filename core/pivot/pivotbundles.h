// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotscene.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace nb {

/// One session of a scene, with an episode behind it or without.
struct SceneSession
{
    IpAddress client {};
    IpAddress server {};
    ServiceId service = 0;
    std::int64_t start = 0; ///< µs since 1970
    std::int64_t end = 0;
    std::uint64_t flows = 1;
    std::uint64_t bytes = 0; ///< octets, both ways
    std::optional<EpisodeId> episode {};
};

/// All of a scene that the analysis still knows, by start.
[[nodiscard]] std::vector<SceneSession> sessionsOf(
    const PivotScene& scene, const PivotAnalysis& analysis);

/// Which node each host of a scene is drawn as: its own, `host:ADDRESS`; `group:NAME`, which a user
/// made; `more:HUB>SERVICE`, many that hang on one host alike (`<` for those that came);
/// `net:PREFIX`, a network of two hosts or more.
class PivotBundles
{
public:
    PivotBundles(const PivotScene& scene, const std::vector<SceneSession>& sessions);

    [[nodiscard]] std::string nodeOf(const IpAddress& host) const;
    [[nodiscard]] bool isBundled(const IpAddress& host) const { return m_of.contains(host); }
    /// Hosts by node, in the order of addresses; only nodes of several.
    [[nodiscard]] const std::map<std::string, std::vector<IpAddress>>& all() const
    {
        return m_hosts;
    }

private:
    void gather(const PivotScene& scene);
    void bundleAlike(const PivotScene& scene, const std::vector<SceneSession>& sessions);
    void bundleNetworks(const PivotScene& scene);
    void take(const std::string& node, std::vector<IpAddress> hosts);

    std::map<IpAddress, std::string> m_of;
    std::map<std::string, std::vector<IpAddress>> m_hosts;
};

/// The /24 of IPv4 or the /64 of IPv6 that a host is in.
[[nodiscard]] IpPrefix networkOf(const IpAddress& host);
/// The node of a network, `net:10.0.0.0/24`.
[[nodiscard]] std::string networkId(const IpAddress& host);

} // namespace nb
