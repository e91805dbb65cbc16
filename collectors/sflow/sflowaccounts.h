// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/decoderlimits.h"
#include "collectors/sflow/sequencewindow.h"
#include "core/ingest/collectorstatus.h"

#include <array>
#include <cstdint>
#include <list>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace nb {

struct ExportMessage;
struct SFlowDatagram;
struct SFlowFlowSample;

/// One data source of an agent: an interface or a port that samples on its own.
struct SFlowSourceStatus
{
    ExporterId exporter {};
    std::uint32_t sourceType = 0;
    std::uint32_t sourceIndex = 0;
    std::uint32_t rate = 0; ///< latest
    std::uint64_t samples = 0; ///< flow samples received
    std::uint64_t lost = 0; ///< flow samples missing by their sequence numbers
    std::uint64_t repeated = 0; ///< flow samples whose number was there before
    std::uint64_t agentDrops = 0; ///< samples the agent itself lost meanwhile (`drops`)
    std::uint64_t pool = 0; ///< packets that could have been sampled meanwhile
};

/// Who sends, and what of it is missing. Agents are known by address and sub-agent, data sources by
/// agent, type and index. The network source that brought an agent pays for it: at its bound its
/// own least recently heard agent goes, and that one's counts are added to the source's own. One
/// thread.
class SFlowAccounts
{
public:
    struct AgentKey
    {
        IpAddress address {};
        std::uint32_t subAgent = 0;
        bool operator==(const AgentKey&) const = default;
    };

    struct Source
    {
        SFlowSourceStatus status {};
        SequenceWindow window {};
        std::string sampler {}; ///< as in FlowBatch::sampler
        std::uint32_t drops = 0; ///< latest
        std::uint32_t pool = 0; ///< latest
    };

    struct Agent
    {
        ExporterStatus status {};
        IpAddress owner {}; ///< network source
        std::string address {}; ///< text for the rows
        std::uint64_t used = 0;
        SequenceWindow window {};
        std::uint32_t uptime = 0; ///< ms, latest
        /// Hashes of the latest datagrams by the low bits of their number: tells one that came
        /// twice from an agent whose numbers stand still.
        std::array<std::uint64_t, 64> contents {};
        std::uint64_t goneLost = 0; ///< of sources that were forgotten
        std::uint64_t goneDrops = 0;

        std::list<Source> sources {}; ///< the most recently heard in front
        std::unordered_map<std::uint64_t, std::list<Source>::iterator> sourceIndex {};
    };

    explicit SFlowAccounts(const DecoderLimits& limits);

    /// The agent of a datagram; nullptr when there are too many.
    Agent* agent(const ExportMessage& message, const SFlowDatagram& datagram);
    /// Takes the datagram's number; true when the very same datagram was there before.
    bool countDatagram(Agent& agent, const ExportMessage& message, const SFlowDatagram& datagram);
    /// Takes a sample's number, pool and drops; the source is valid until the next call.
    Source& countSample(Agent& agent, const SFlowFlowSample& sample);
    /// A datagram that went. Counts for its network source if that brought an agent, else for the
    /// unspecified address.
    void countDrop(const ExportMessage& message, DropReason reason);

    [[nodiscard]] std::vector<ExporterStatus> exporters() const;
    [[nodiscard]] std::vector<SFlowSourceStatus> sources() const;

private:
    struct KeyHash
    {
        std::size_t operator()(const AgentKey& key) const
        {
            return hashOf(key.address) ^ (key.subAgent * std::uint64_t {0x9e37'79b9'7f4a'7c15});
        }
    };
    struct Owner
    {
        std::vector<AgentKey> agents {};
        ExporterStatus rest {}; ///< what is no agent's that is known
        bool hasRest = false;
    };

    Owner* owner(const IpAddress& address);
    void evictAgent(Owner& owner);
    void evictSource(Agent& agent);

    DecoderLimits m_limits;
    std::unordered_map<AgentKey, Agent, KeyHash> m_agents;
    std::unordered_map<IpAddress, Owner> m_owners;
    ExporterStatus m_unowned {};
    bool m_hasUnowned = false;
    std::size_t m_sources = 0;
    std::uint64_t m_clock = 0; ///< counts datagrams, for the order of use
};

} // namespace nb
