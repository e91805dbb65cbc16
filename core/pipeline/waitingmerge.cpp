// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/waitingmerge.h"

#include "core/pipeline/flowkey.h"
#include "core/pipeline/rowchanges.h"

namespace nb {

namespace {

using TextColumn = std::vector<TextId> FlowBatch::*;

void fillText(const WaitingCell& to, TextColumn column, const WaitingCell& from, TextColumn source)
{
    const TextId id = from.get(source);
    if (id != 0 && to.get(column) == 0)
        to.set(column, to.batch->texts.intern(from.batch->texts.text(id)));
}

template <typename T>
void fill(const WaitingCell& to, std::vector<T> FlowBatch::*column, const WaitingCell& from,
    std::vector<T> FlowBatch::*source)
{
    const T value = from.get(source);
    if (value != T() && to.get(column) == T())
        to.set(column, value);
}

void uniteWords(const WaitingCell& to, const WaitingCell& from, TextColumn column)
{
    if (from.get(column) == 0)
        return;
    const std::string words = unionOfWords(to.text(column), from.text(column));
    to.set(column, to.batch->texts.intern(words));
}

void joinTexts(const WaitingCell& to, const WaitingCell& reverse)
{
    using B = FlowBatch;
    static constexpr struct
    {
        TextColumn column;
        TextColumn source;
    } kColumns[] = {{&B::srcName, &B::dstName}, {&B::dstName, &B::srcName},
        {&B::srcSegment, &B::dstSegment}, {&B::dstSegment, &B::srcSegment},
        {&B::srcOwner, &B::dstOwner}, {&B::dstOwner, &B::srcOwner}, {&B::service, &B::service},
        {&B::application, &B::application}, {&B::rule, &B::rule}, {&B::tunnel, &B::tunnel},
        {&B::sampler, &B::sampler}, {&B::event, &B::event}, {&B::vrf, &B::vrf},
        {&B::inInterface, &B::outInterface}, {&B::outInterface, &B::inInterface}};
    for (const auto& [column, source] : kColumns)
        fillText(to, column, reverse, source);
    uniteWords(to, reverse, &B::marks);
    uniteWords(to, reverse, &B::observers);
    const std::string& exporter = to.text(&B::exporter);
    const std::string& other = reverse.text(&B::exporter);
    const std::string& observers = to.text(&B::observers);
    if (exporter != other || hasWord(observers, exporter))
        to.set(&B::observers, to.batch->texts.intern(unionOfWords(observers, other, exporter)));
}

} // namespace

bool isSameEnds(
    const WaitingCell& a, const WaitingCell& b, const WaitingRow& rowA, const WaitingRow& rowB)
{
    const std::uint8_t protocol = a.get(&FlowBatch::protocol);
    if (protocol != b.get(&FlowBatch::protocol))
        return false;
    const bool turned = rowA.is(WaitingRow::Reverse) != rowB.is(WaitingRow::Reverse);
    if (a.get(&FlowBatch::srcIp) != b.get(turned ? &FlowBatch::dstIp : &FlowBatch::srcIp)
        || a.get(&FlowBatch::dstIp) != b.get(turned ? &FlowBatch::srcIp : &FlowBatch::dstIp))
        return false;
    if (!Protocol(protocol).isIcmp())
        return a.get(&FlowBatch::srcPort)
            == b.get(turned ? &FlowBatch::dstPort : &FlowBatch::srcPort)
            && a.get(&FlowBatch::dstPort)
            == b.get(turned ? &FlowBatch::srcPort : &FlowBatch::dstPort);
    const IcmpQuery query = icmpQuery(protocol, a.get(&FlowBatch::dstPort));
    const IcmpQuery other = icmpQuery(protocol, b.get(&FlowBatch::dstPort));
    return query.known == other.known
        && (query.known ? query.typeCode >> 8 == other.typeCode >> 8
                        : query.typeCode == other.typeCode);
}

void takeOverTranslation(const WaitingCell& to, const WaitingCell& from, bool turned)
{
    using B = FlowBatch;
    const auto end = [&](auto address, auto port, auto fromAddress, auto fromPort) {
        const IpAddress value = from.get(fromAddress);
        if (value == IpAddress() || to.get(address) != IpAddress())
            return;
        to.set(address, value);
        to.set(port, std::uint16_t {from.get(fromPort)});
    };
    end(&B::natSrcIp, &B::natSrcPort, turned ? &B::natDstIp : &B::natSrcIp,
        turned ? &B::natDstPort : &B::natSrcPort);
    end(&B::natDstIp, &B::natDstPort, turned ? &B::natSrcIp : &B::natDstIp,
        turned ? &B::natSrcPort : &B::natDstPort);
}

void joinReverse(const WaitingCell& to, const WaitingCell& reverse)
{
    using B = FlowBatch;
    to.set(&B::reversePackets, saturatingSum(to.get(&B::reversePackets), reverse.get(&B::packets)));
    to.set(&B::reverseBytes, saturatingSum(to.get(&B::reverseBytes), reverse.get(&B::bytes)));
    to.set(&B::packets, saturatingSum(to.get(&B::packets), reverse.get(&B::reversePackets)));
    to.set(&B::bytes, saturatingSum(to.get(&B::bytes), reverse.get(&B::reverseBytes)));
    const auto flags
        = static_cast<std::uint8_t>(to.get(&B::reverseTcpFlags) | reverse.get(&B::tcpFlags));
    to.set(&B::reverseTcpFlags, flags);
    to.set(&B::end, std::max(to.get(&B::end), reverse.get(&B::end)));
    to.set(&B::received, std::max(to.get(&B::received), reverse.get(&B::received)));
    to.set(&B::hits, std::max(to.get(&B::hits), reverse.get(&B::hits)));
    fill(to, &B::vlan, reverse, &B::vlan);
    fill(to, &B::srcMac, reverse, &B::dstMac);
    fill(to, &B::dstMac, reverse, &B::srcMac);
    takeOverTranslation(to, reverse, true);
    joinTexts(to, reverse);
}

} // namespace nb
