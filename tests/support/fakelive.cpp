// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakelive.h"

#include "collectors/base/bytereader.h"

namespace nb::test {

namespace {

constexpr std::size_t kHeader = 24;
constexpr std::size_t kRecord = 48;

void appendRecord(std::span<const std::byte> bytes, const ExportMessage& message, FlowBatch& batch)
{
    Flow flow;
    flow.received = fromMicroseconds(message.received);
    flow.start = flow.received - std::chrono::seconds {1};
    flow.end = flow.received;
    flow.srcIp = IpAddress::fromV4(loadAt<std::uint32_t>(bytes, 0));
    flow.dstIp = IpAddress::fromV4(loadAt<std::uint32_t>(bytes, 4));
    flow.packets = loadAt<std::uint32_t>(bytes, 16);
    flow.bytes = loadAt<std::uint32_t>(bytes, 20);
    flow.srcPort = Port(loadAt<std::uint16_t>(bytes, 32));
    flow.dstPort = Port(loadAt<std::uint16_t>(bytes, 34));
    flow.protocol = kTcp;
    flow.exporter = message.exporter.toString();
    batch.append(flow);
}

} // namespace

ExportDecoder::Outcome FakeDecoder::decode(const ExportMessage& message, FlowBatch& batch)
{
    {
        std::unique_lock lock(m_log->mutex);
        m_log->changed.wait(lock, [this] { return !m_log->shut; });
        if (message.session != 0)
            m_log->sessions.insert(message.session);
    }
    const ByteReader reader(message.bytes);
    const std::uint16_t version = reader.peek<std::uint16_t>().value_or(0);
    const std::size_t count = version == 5 ? reader.peek<std::uint16_t>(2).value_or(0) : 1;
    if ((version != 5 && version != 10)
        || (version == 5 && message.bytes.size() < kHeader + count * kRecord))
        return DropReason::Malformed;
    for (std::size_t i = 0; i < count; ++i) {
        if (version == 5)
            appendRecord(message.bytes.subspan(kHeader + i * kRecord, kRecord), message, batch);
        else
            batch.append(Flow {.received = fromMicroseconds(message.received)});
    }
    ExporterStatus& exporter = m_exporters[{message.exporter, 0, version, 0}];
    exporter.id = {message.exporter, 0, version, 0};
    ++exporter.datagrams;
    exporter.records += count;
    exporter.flows += count;
    exporter.bytes += message.bytes.size();
    exporter.lastSeen = fromMicroseconds(message.received);
    return std::nullopt;
}

void FakeDecoder::endSession(std::uint64_t session)
{
    const std::scoped_lock lock(m_log->mutex);
    m_log->ended.insert(session);
}

std::vector<ExporterStatus> FakeDecoder::exporters() const
{
    std::vector<ExporterStatus> all;
    for (const auto& [id, exporter] : m_exporters)
        all.push_back(exporter);
    return all;
}

Result<void> FakeDecoder::restoreState(std::string_view state, std::int64_t)
{
    const std::scoped_lock lock(m_log->mutex);
    m_log->restored = state;
    return {};
}

Result<void> FakeLiveSession::add(FlowBatch&& batch)
{
    {
        std::unique_lock lock(m_store->mutex);
        m_store->changed.wait(lock, [this] { return !m_store->shut; });
    }
    for (std::size_t row = 0; row < batch.size(); ++row)
        m_waiting.push_back(batch.flow(row));
    return {};
}

Result<void> FakeLiveSession::commit()
{
    const std::scoped_lock lock(m_store->mutex);
    if (m_store->failing)
        return *m_store->failing;
    m_stored += m_waiting.size();
    m_store->flows.insert(m_store->flows.end(), m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    ++m_store->commits;
    return {};
}

} // namespace nb::test
