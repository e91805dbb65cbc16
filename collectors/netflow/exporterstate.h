// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/decoderlimits.h"
#include "collectors/netflow/exportmessage.h"
#include "collectors/netflow/heldsets.h"
#include "collectors/netflow/optiontables.h"
#include "collectors/netflow/sequencehabit.h"
#include "collectors/netflow/sequencetracker.h"
#include "collectors/netflow/templatestore.h"
#include "core/ingest/collectorstatus.h"

#include <array>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace nb {

/// One exporter and domain: what was counted, and what its options data told.
struct Exporter
{
    Exporter(const ExporterId& id, const DecoderLimits& limits);

    ExporterStatus status {};
    OptionTables tables;
    std::string addressText; ///< as in FlowBatch::exporter
    std::string samplerPrefix; ///< `192.0.2.1/0`
};

/// A message that was taken, by which its copy is known.
struct MessageMark
{
    std::uint32_t sequence = 0;
    std::uint64_t content = 0; ///< hash of its octets
    bool operator==(const MessageMark&) const = default;
};

/// One sequence of messages with a template scope of its own: an exporter's domain over UDP, or the
/// same within one session or file.
struct Stream
{
    Stream(std::shared_ptr<Exporter> exporter, const DecoderLimits& limits)
        : owner(std::move(exporter))
        , templates(limits.templatesOfDomain)
    {
    }

    std::shared_ptr<Exporter> owner;
    ExportTransport transport = ExportTransport::Datagram;
    std::uint64_t session = 0;
    TemplateStore templates;
    HeldSets held;
    SequenceTracker sequence;
    SequenceHabit habit; ///< of IPFIX
    std::vector<MessageMark> marks {}; ///< ring of the latest messages
    std::size_t nextMark = 0;
    std::set<std::uint16_t> splitPorts {}; ///< ports that have a stream of their own (rule A2)
};

/// Whether the message is a copy of one of the last that came out of order.
[[nodiscard]] bool isDuplicate(
    const Stream& stream, std::uint32_t sequence, std::span<const std::byte> message);
/// Keeps what a copy of the message would be known by.
void remember(Stream& stream, std::uint32_t sequence, std::span<const std::byte> message);

/// All exporters, found by the address and domain of a message; bounded (rule B10).
class ExporterTable
{
public:
    explicit ExporterTable(const DecoderLimits& limits)
        : m_limits(limits)
    {
    }

    struct Key
    {
        ExporterId id {};
        std::uint64_t session = 0;
        bool operator==(const Key&) const = default;
    };

    /// The stream of a message, made when it is new; null at the bound on exporters. Past the bound
    /// on domains the exporter's longest unused one goes.
    Stream* stream(const ExportMessage& message, std::uint16_t version, std::uint32_t domain);
    /// The stream when there is one.
    Stream* find(const Key& key);
    Stream* make(const Key& key);
    /// Gives `port` a stream of its own that starts with the templates of `from` but `id`.
    Stream* split(Stream& from, std::uint16_t port, std::uint16_t id);
    void endSession(std::uint64_t session);

    /// What one network address sends.
    struct Entry
    {
        Key key {};
        std::unique_ptr<Stream> stream {};
    };
    struct Host
    {
        std::list<Entry> streams {}; ///< longest unused first
        std::size_t heldBytes = 0;
        std::uint32_t malformedInARow = 0;
        std::int64_t mutedUntil = 0; ///< µs
    };
    /// Null when nothing of that address was taken yet.
    [[nodiscard]] Host* host(const IpAddress& address);
    [[nodiscard]] std::size_t heldBytes() const { return m_heldBytes; }
    /// To be called around changes of a stream's held sets.
    void heldChanged(const Stream& stream, std::size_t before);

    template <typename F> void forEach(F&& f)
    {
        for (auto& [address, host] : m_hosts)
            for (auto& entry : host.streams)
                f(entry.key, *entry.stream);
    }
    template <typename F> void forEach(F&& f) const
    {
        for (const auto& [address, host] : m_hosts)
            for (const auto& entry : host.streams)
                f(entry.key, *entry.stream);
    }
    /// In order of their ids.
    [[nodiscard]] std::vector<ExporterStatus> status() const;

private:
    struct KeyHash
    {
        std::size_t operator()(const Key& key) const;
    };
    struct Place
    {
        Host* host = nullptr; ///< nodes of m_hosts stay where they are
        std::list<Entry>::iterator entry {};
    };

    void remove(Host& host, std::list<Entry>::iterator entry);
    void makeRoom(Host& host);
    void fold(const ExporterStatus& status);
    std::shared_ptr<Exporter> exporterFor(const ExporterId& id);

    DecoderLimits m_limits;
    std::unordered_map<IpAddress, Host> m_hosts;
    std::unordered_map<Key, Place, KeyHash> m_places;
    std::map<ExporterId, std::shared_ptr<Exporter>> m_exporters;
    std::map<ExporterId, ExporterStatus> m_gone; ///< counters of what was evicted, by address
    std::size_t m_heldBytes = 0;
};

/// The domain under which the counters of evicted domains of an address are kept.
inline constexpr std::uint32_t kOtherDomains = 0xFFFF'FFFF;

} // namespace nb
