// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/scope/traffic.h"

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace nb::scope {

/// The lowest port that clients of all systems may be given.
inline constexpr std::uint16_t kEphemeral = 32'768;

/// Takes the batches of a scan, then makes Traffic of them. One thread.
class TrafficReader
{
public:
    TrafficReader();
    void add(const FlowBatch& batch);
    [[nodiscard]] Traffic finish();

private:
    struct Key
    {
        std::uint32_t client;
        std::uint32_t server;
        Service service;
        bool ambiguous;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash
    {
        std::size_t operator()(const Key& key) const;
    };
    /// One row, or all rows of one 5-tuple, with the sides told apart as they were written.
    struct Sides
    {
        std::uint32_t client = 0;
        std::uint32_t server = 0;
        std::uint8_t protocol = 0;
        std::uint16_t clientPort = 0;
        std::uint16_t serverPort = 0;
        FlowState told = FlowState::Unknown;
        bool denied = false;
        std::uint64_t clientPackets = 0;
        std::uint64_t serverPackets = 0;
        std::uint8_t clientFlags = 0;
        std::uint8_t serverFlags = 0;
        std::uint64_t flows = 0;
        std::uint64_t bytes = 0;
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::uint32_t exporters = 0;
        bool unknownDirection = false;
        bool manyWindows = false;
    };
    /// Rows of a 5-tuple whose direction has to be looked into: `there` as the lower end wrote
    /// them, `back` as the higher one did.
    struct Tuple
    {
        std::uint64_t low; ///< host and port
        std::uint64_t high;
        std::uint8_t protocol;
        bool operator==(const Tuple&) const = default;
    };
    struct TupleHash
    {
        std::size_t operator()(const Tuple& tuple) const;
    };
    struct Pending
    {
        Sides there {};
        Sides back {};
    };
    enum class Direction : std::uint8_t
    {
        AsWritten,
        Swapped,
        Ambiguous,
    };
    struct Told
    {
        Direction direction = Direction::AsWritten;
        bool inferred = false; ///< from ports, or from what others did
    };

    void addRow(const FlowBatch& batch, std::size_t row);
    [[nodiscard]] Sides sidesOf(const FlowBatch& batch, std::size_t row);
    std::uint32_t hostOf(const IpAddress& address);
    void noteName(std::uint32_t host, std::string_view name);
    void noteMac(std::uint32_t host, const MacAddress& mac);
    std::uint32_t exporterOf(std::string_view name);
    std::uint32_t exportersOf(const FlowBatch& batch, std::size_t row);
    std::uint32_t joinedSets(std::uint32_t a, std::uint32_t b);
    void noteTime(std::uint32_t exporter, std::int64_t start, std::int64_t end);
    [[nodiscard]] static bool isSettled(const Sides& sides);
    void wait(const Sides& sides);
    void merge(Sides& into, const Sides& more);
    void settle(const Pending& pending);
    [[nodiscard]] Told directionOf(const Sides& sides, bool bothWritten) const;
    [[nodiscard]] bool hasFanIn(
        std::uint32_t host, std::uint8_t protocol, std::uint16_t port) const;
    void collectFanIn();
    void store(const Sides& sides, Told told);
    [[nodiscard]] static ConvState stateOf(const Sides& sides);
    [[nodiscard]] static Sides swapped(Sides sides);
    void finishHosts(Traffic& traffic);
    void finishExporters(Traffic& traffic);
    static void finishCurves(Traffic& traffic);

    std::unordered_map<IpAddress, std::uint32_t> m_hostIds;
    std::vector<TrafficHost> m_hosts;
    std::vector<std::vector<std::uint64_t>> m_macs; ///< first three of a host
    std::vector<std::vector<std::string>> m_names; ///< first three of a host
    std::map<std::string, std::uint32_t, std::less<>> m_exporterIds;
    std::vector<TrafficExporter> m_exporters;
    std::vector<std::unordered_set<std::int64_t>> m_covered; ///< five-minute windows of exporters
    std::vector<std::vector<std::uint32_t>> m_sets {{}};
    std::map<std::vector<std::uint32_t>, std::uint32_t> m_setIds {{{}, 0}};
    std::unordered_map<Key, std::size_t, KeyHash> m_conversationIds;
    std::vector<TrafficConversation> m_conversations;
    std::vector<std::int64_t> m_windows; ///< first window of each conversation; -1: several
    std::vector<std::uint64_t> m_oneWayPackets;
    std::unordered_map<Tuple, Pending, TupleHash> m_pending;
    std::unordered_map<std::uint64_t, std::unordered_set<std::uint64_t>> m_fanIn;
    std::vector<AdminSession> m_sessions;
    std::set<std::uint32_t> m_linkSenders;
    std::set<Day> m_days;
    std::uint64_t m_flows = 0;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
};

} // namespace nb::scope
