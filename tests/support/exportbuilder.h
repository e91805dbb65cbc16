// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exportdecoder.h"
#include "tests/support/octets.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace nb::test {

struct FieldSpec
{
    std::uint16_t id;
    std::uint16_t length;
    std::uint32_t enterprise = 0;
};

/// Content of a template set with one template.
[[nodiscard]] Octets templateRecord(
    std::uint16_t id, std::initializer_list<FieldSpec> fields, bool ipfix);
/// Content of an IPFIX options template set: the first `scopes` fields are scope.
[[nodiscard]] Octets ipfixOptions(
    std::uint16_t id, std::uint16_t scopes, std::initializer_list<FieldSpec> fields);
/// Content of a NetFlow v9 options template set.
[[nodiscard]] Octets netflow9Options(std::uint16_t id, std::initializer_list<FieldSpec> scopes,
    std::initializer_list<FieldSpec> options);

/// One message, put together set by set.
class MessageBuilder
{
public:
    static MessageBuilder netflow9(std::uint32_t sequence, std::uint32_t domain = 0,
        std::uint32_t exportSeconds = kSeconds, std::uint32_t uptime = kUptime);
    static MessageBuilder ipfix(
        std::uint32_t sequence, std::uint32_t domain = 0, std::uint32_t exportSeconds = kSeconds);

    MessageBuilder& set(std::uint16_t id, const Octets& content);
    /// A template set, of data or options, by the message's version.
    MessageBuilder& templates(const Octets& content) { return set(m_ipfix ? 2 : 0, content); }
    MessageBuilder& options(const Octets& content) { return set(m_ipfix ? 3 : 1, content); }
    [[nodiscard]] const std::vector<std::byte>& bytes();

    static constexpr std::uint32_t kSeconds = 1'770'000'000;
    static constexpr std::uint32_t kUptime = 100'000'000;

private:
    Octets m_octets;
    bool m_ipfix = false;
};

/// A NetFlow v5 message with `count` records of 100 octets and 1 packet each.
[[nodiscard]] Octets netflow5(std::uint32_t sequence, std::uint16_t count, std::uint16_t engine = 0,
    std::uint16_t sampling = 0);

/// A decoder that is fed with what exporters at 192.0.2.N send.
class DecoderBench
{
public:
    /// Makes rows of every record, so that templates may be short; or of flows only.
    explicit DecoderBench(DecoderLimits limits = {}, bool everyRecord = true)
        : decoder([&] {
            limits.rowsWithoutAddress = everyRecord;
            return limits;
        }())
    {
    }
    ExportDecoder::Outcome send(const std::vector<std::byte>& bytes);
    ExportDecoder::Outcome send(MessageBuilder builder) { return send(builder.bytes()); }
    ExportDecoder::Outcome send(const Octets& octets) { return send(octets.bytes()); }
    /// The rows since the last call, as values.
    std::vector<Flow> rows();
    /// Of the first exporter there is.
    [[nodiscard]] ExporterStatus status() const;
    [[nodiscard]] std::uint64_t drops(DropReason reason) const;

    ExportDecoder decoder;
    FlowBatch batch;
    std::uint8_t host = 1;
    std::uint16_t port = 50'000;
    std::uint64_t session = 0;
    ExportTransport transport = ExportTransport::Datagram;
    std::int64_t now = std::int64_t {MessageBuilder::kSeconds} * 1'000'000; ///< µs
};

} // namespace nb::test
