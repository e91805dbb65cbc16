// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/flowbatch.h"

#include "core/flow/flowcolumns.h"

#include <array>

namespace nb {

namespace {

constexpr std::array<std::string_view, 5> kStateNames {
    "", "established", "attempt", "rejected", "one-way"};

template <typename... A, typename... B, std::size_t... I>
void appendRow(const std::tuple<A&...>& to, const std::tuple<B&...>& from, std::size_t row,
    std::index_sequence<I...>)
{
    (std::get<I>(to).push_back(std::get<I>(from)[row]), ...);
}

} // namespace

std::string_view toString(FlowState state)
{
    return kStateNames[static_cast<std::size_t>(state)];
}

std::optional<FlowState> flowStateFromString(std::string_view text)
{
    for (std::size_t i = 0; i < kStateNames.size(); ++i)
        if (kStateNames[i] == text)
            return static_cast<FlowState>(i);
    return std::nullopt;
}

void FlowBatch::reserve(std::size_t rows)
{
    forEachColumn(*this, [rows](auto& column) { column.reserve(rows); });
}

void FlowBatch::clear()
{
    forEachColumn(*this, [](auto& column) { column.clear(); });
    texts.clear();
}

void FlowBatch::fillMissing()
{
    const std::size_t rows = size();
    hits.resize(rows, 1);
    confidence.resize(rows, 100);
    sampling.resize(rows, 1);
    if (received.size() < rows)
        received.insert(
            received.end(), end.begin() + static_cast<std::ptrdiff_t>(received.size()), end.end());
    // a value to copy: made one by one, addresses take three times as long
    forEachColumn(*this, [rows](auto& column) { column.resize(rows, {}); });
}

void FlowBatch::append(const Flow& f)
{
    start.push_back(toMicroseconds(f.start));
    end.push_back(toMicroseconds(f.end));
    srcIp.push_back(f.srcIp);
    dstIp.push_back(f.dstIp);
    srcPort.push_back(f.srcPort.number());
    dstPort.push_back(f.dstPort.number());
    protocol.push_back(f.protocol.number());
    packets.push_back(f.packets);
    bytes.push_back(f.bytes);
    reversePackets.push_back(f.reversePackets);
    reverseBytes.push_back(f.reverseBytes);
    tcpFlags.push_back(f.tcpFlags);
    reverseTcpFlags.push_back(f.reverseTcpFlags);
    state.push_back(f.state);
    confidence.push_back(f.confidence);
    vlan.push_back(f.vlan);
    hits.push_back(f.hits);
    srcMac.push_back(f.srcMac);
    dstMac.push_back(f.dstMac);
    srcName.push_back(texts.intern(f.srcName));
    dstName.push_back(texts.intern(f.dstName));
    srcSegment.push_back(texts.intern(f.srcSegment));
    dstSegment.push_back(texts.intern(f.dstSegment));
    srcOwner.push_back(texts.intern(f.srcOwner));
    dstOwner.push_back(texts.intern(f.dstOwner));
    service.push_back(texts.intern(f.service));
    application.push_back(texts.intern(f.application));
    rule.push_back(texts.intern(f.rule));
    exporter.push_back(texts.intern(f.exporter));
    tunnel.push_back(texts.intern(f.tunnel));
    received.push_back(toMicroseconds(f.received == Timestamp {} ? f.end : f.received));
    domain.push_back(f.domain);
    sampling.push_back(f.sampling);
    sampler.push_back(texts.intern(f.sampler));
    observers.push_back(texts.intern(f.observers));
    event.push_back(texts.intern(f.event));
    natSrcIp.push_back(f.natSrcIp);
    natDstIp.push_back(f.natDstIp);
    natSrcPort.push_back(f.natSrcPort.number());
    natDstPort.push_back(f.natDstPort.number());
    inInterface.push_back(texts.intern(f.inInterface));
    outInterface.push_back(texts.intern(f.outInterface));
    vrf.push_back(texts.intern(f.vrf));
    marks.push_back(texts.intern(f.marks));
    kind.push_back(f.kind);
    meteredAt.push_back(f.meteredAt);
}

void FlowBatch::append(const FlowBatch& other, std::size_t row)
{
    const auto to = plainColumns(*this);
    const auto from = plainColumns(other);
    appendRow(to, from, row, std::make_index_sequence<std::tuple_size_v<decltype(to)>> {});
    const auto translate = [&](std::vector<TextId>& mine, const std::vector<TextId>& theirs) {
        mine.push_back(texts.intern(other.texts.text(theirs[row])));
    };
    const auto myTexts = textColumns(*this);
    const auto theirTexts = textColumns(other);
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        (translate(std::get<I>(myTexts), std::get<I>(theirTexts)), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(myTexts)>> {});
}

void FlowBatch::append(const FlowBatch& other)
{
    std::vector<TextId> mine(other.texts.size(), 0);
    for (TextId id = 1; id < mine.size(); ++id)
        mine[id] = texts.intern(other.texts.text(id));
    const auto plain = plainColumns(*this);
    const auto otherPlain = plainColumns(other);
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        const auto copy
            = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
        (copy(std::get<I>(plain), std::get<I>(otherPlain)), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(plain)>> {});
    const auto text = textColumns(*this);
    const auto otherText = textColumns(other);
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        const auto translate = [&](std::vector<TextId>& to, const std::vector<TextId>& from) {
            for (const TextId id : from)
                to.push_back(mine[id]);
        };
        (translate(std::get<I>(text), std::get<I>(otherText)), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(text)>> {});
}

void FlowBatch::keepRows(const std::vector<std::uint32_t>& rows)
{
    forEachColumn(*this, [&rows](auto& column) {
        std::size_t to = 0;
        for (const std::uint32_t row : rows)
            column[to++] = column[row];
        column.resize(to);
    });
}

Flow FlowBatch::flow(std::size_t row) const
{
    Flow f;
    f.start = fromMicroseconds(start[row]);
    f.end = fromMicroseconds(end[row]);
    f.srcIp = srcIp[row];
    f.dstIp = dstIp[row];
    f.srcPort = Port(srcPort[row]);
    f.dstPort = Port(dstPort[row]);
    f.protocol = Protocol(protocol[row]);
    f.packets = packets[row];
    f.bytes = bytes[row];
    f.reversePackets = reversePackets[row];
    f.reverseBytes = reverseBytes[row];
    f.tcpFlags = tcpFlags[row];
    f.reverseTcpFlags = reverseTcpFlags[row];
    f.state = state[row];
    f.confidence = confidence[row];
    f.vlan = vlan[row];
    f.hits = hits[row];
    f.srcMac = srcMac[row];
    f.dstMac = dstMac[row];
    f.srcName = texts.text(srcName[row]);
    f.dstName = texts.text(dstName[row]);
    f.srcSegment = texts.text(srcSegment[row]);
    f.dstSegment = texts.text(dstSegment[row]);
    f.srcOwner = texts.text(srcOwner[row]);
    f.dstOwner = texts.text(dstOwner[row]);
    f.service = texts.text(service[row]);
    f.application = texts.text(application[row]);
    f.rule = texts.text(rule[row]);
    f.exporter = texts.text(exporter[row]);
    f.tunnel = texts.text(tunnel[row]);
    f.received = fromMicroseconds(received[row]);
    f.domain = domain[row];
    f.sampling = sampling[row];
    f.sampler = texts.text(sampler[row]);
    f.observers = texts.text(observers[row]);
    f.event = texts.text(event[row]);
    f.natSrcIp = natSrcIp[row];
    f.natDstIp = natDstIp[row];
    f.natSrcPort = Port(natSrcPort[row]);
    f.natDstPort = Port(natDstPort[row]);
    f.inInterface = texts.text(inInterface[row]);
    f.outInterface = texts.text(outInterface[row]);
    f.vrf = texts.text(vrf[row]);
    f.marks = texts.text(marks[row]);
    f.kind = kind[row];
    f.meteredAt = meteredAt[row];
    return f;
}

} // namespace nb
