// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/net/ipaddress.h"
#include "core/pipeline/pipelineoptions.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace nb {

/// Who sends: rule A1's key without the template id. `splitPort` is 0 unless one address and domain
/// sent conflicting templates from several ports and was split (rule A2).
struct ExporterId
{
    IpAddress address {};
    std::uint32_t domain = 0; ///< observation domain, source id, engine type*256+id, sub-agent
    std::uint16_t version = 0; ///< 1, 5, 7, 9, 10 (IPFIX), or kSFlowVersion
    std::uint16_t splitPort = 0;
    auto operator<=>(const ExporterId&) const = default;
};
/// sFlow version 5, kept apart from NetFlow v5.
inline constexpr std::uint16_t kSFlowVersion = 0x5F05;
/// `NetFlow v9`, `IPFIX`, `sFlow v5`.
[[nodiscard]] std::string versionText(std::uint16_t version);

/// Why a datagram, or a part of one, did not become flows. Every datagram offered by the network
/// ends as decoded or in exactly one of the datagram drops (rule B4).
enum class DropReason : std::uint8_t
{
    // whole datagrams
    Kernel, ///< the socket buffer was full (SO_MEMINFO)
    Truncated, ///< longer than the receive buffer
    NotAllowed, ///< from an address outside the allow-list
    Queue, ///< our queue was full
    TooManyExporters, ///< the bound on exporters or domains was reached
    Muted, ///< the exporter sends too much that is malformed, and has to wait
    Malformed, ///< not a message we know, or its header is damaged
               // parts of datagrams that were decoded
    MalformedSet, ///< a set or sample that cannot be read
    NoTemplate, ///< data whose template never came, counted in sets
    HeldExpired, ///< data held for its template and given up, counted in sets
                 // flows
    Storage, ///< could not be stored; counted in flows
};
inline constexpr std::size_t kDropReasonCount = static_cast<std::size_t>(DropReason::Storage) + 1;
[[nodiscard]] std::string_view toString(DropReason reason);

/// In what a protocol counts its sequence numbers (rule B1).
enum class SequenceUnit : std::uint8_t
{
    Flows, ///< NetFlow v5
    Packets, ///< NetFlow v9, sFlow datagrams
    Records, ///< IPFIX
};

/// One exporter and domain. Counters since the collector started.
struct ExporterStatus
{
    ExporterId id {};
    std::uint64_t datagrams = 0; ///< decoded
    std::uint64_t bytes = 0; ///< of decoded datagrams
    std::uint64_t records = 0; ///< data records decoded, options left out
    std::uint64_t optionsRecords = 0;
    std::uint64_t otherRecords = 0; ///< of `records`: no flows, their templates name no address
    std::uint64_t flows = 0; ///< rows made of them
    std::array<std::uint64_t, kDropReasonCount> drops {};
    SequenceUnit sequenceUnit = SequenceUnit::Packets;
    std::uint64_t lost = 0; ///< by sequence numbers, in sequenceUnit
    std::uint64_t lossUnknown = 0; ///< gaps whose size cannot be told (a template is missing, B2)
    std::uint64_t duplicates = 0; ///< datagrams seen twice
    std::uint64_t reordered = 0;
    std::uint64_t restarts = 0;
    std::uint64_t heldSets = 0; ///< waiting for their template right now
    std::uint64_t replayedSets = 0; ///< waited and were decoded
    std::uint64_t templates = 0; ///< known now
    std::uint64_t templateRefreshes = 0;
    std::uint64_t templateRedefinitions = 0;
    std::optional<std::uint32_t> sampling {}; ///< announced rate
    Timestamp firstSeen {};
    Timestamp lastSeen {}; ///< of a decoded datagram
    std::int64_t clockOffset = 0; ///< µs, export time minus receive time, latest
    std::string problem {}; ///< latest message worth reading, empty when none
    bool conflict = false; ///< rule A2 split it
};

/// A template as it is known now.
struct TemplateStatus
{
    struct Field
    {
        std::string name {}; ///< information element, `enterprise:id` when unknown
        std::uint32_t enterprise = 0;
        std::uint16_t id = 0;
        std::uint16_t length = 0; ///< octets; 65535 variable
        bool scope = false;
    };
    ExporterId exporter {};
    std::uint16_t id = 0;
    bool options = false;
    std::vector<Field> fields {};
    Timestamp defined {};
    Timestamp refreshed {};
    std::uint64_t records = 0; ///< decoded with it
};

/// One listening socket.
struct SourceStatus
{
    std::int64_t id = 0;
    std::string url {}; ///< with the port really bound
    bool running = false;
    std::optional<Error> problem {}; ///< why it stopped or never started
    std::uint64_t offered = 0; ///< datagrams (messages for TCP) the system handed us or dropped
    std::uint64_t received = 0; ///< of these, handed to us
    std::array<std::uint64_t, kDropReasonCount> drops {}; ///< those made before decoding
    std::uint64_t bufferAsked = 0; ///< bytes
    std::uint64_t bufferGranted = 0; ///< bytes; smaller: the system capped it
    std::uint64_t queuedBytes = 0;
    std::uint64_t sessions = 0; ///< open now, for TCP and TLS
    std::uint64_t rejectedSessions = 0;
    std::string notice {}; ///< the latest session refused or broken off, and why
};

/// Everything the Collectors page and `status` show; a snapshot.
struct CollectorStatus
{
    Timestamp taken {};
    Timestamp started {};
    std::vector<SourceStatus> sources {};
    std::vector<ExporterStatus> exporters {};
    std::vector<TemplateStatus> templates {};
    std::vector<StageStatus> stages {};
    std::uint64_t flowsDecoded = 0;
    std::uint64_t flowsStored = 0;
    std::uint64_t flowsWaiting = 0; ///< in stages and queues
    std::uint64_t waitingDatagrams = 0; ///< received and not yet decoded
    std::array<std::uint64_t, kDropReasonCount> drops {}; ///< of all sources and exporters
    std::vector<std::string> notSenders {}; ///< last addresses the allow-list turned away, bounded
    struct Forwarding
    {
        std::string url {};
        bool connected = false;
        std::uint64_t sent = 0; ///< flows
        std::uint64_t acknowledged = 0; ///< flows
        std::uint64_t waiting = 0; ///< flows not acknowledged
        std::string problem {};
    };
    std::optional<Forwarding> forwarding {};
    std::optional<Error> storageProblem {}; ///< why storing fails at present; it is tried again
    std::string problem {}; ///< of the decoding thread, empty when it is well
    /// Datagrams offered that are neither decoded nor in a drop, nor queued; has to be 0.
    [[nodiscard]] std::int64_t unaccounted() const;
};

} // namespace nb
