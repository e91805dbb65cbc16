// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/waitingmerge.h"

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
        {&B::sampler, &B::sampler}, {&B::event, &B::event}};
    for (const auto& [column, source] : kColumns)
        fillText(to, column, reverse, source);
}

void joinObservers(const WaitingCell& to, const WaitingCell& reverse, bool sameExporter)
{
    using B = FlowBatch;
    if (sameExporter && !reverse.use->observers)
        return;
    const std::string others
        = unionOfWords(reverse.text(&B::observers), reverse.text(&B::exporter));
    const std::string all = unionOfWords(to.text(&B::observers), others, to.text(&B::exporter));
    to.set(&B::observers, to.batch->texts.intern(all));
}

} // namespace

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

void joinReverse(const WaitingCell& to, const WaitingCell& reverse, bool sameExporter)
{
    using B = FlowBatch;
    to.set(&B::reversePackets, saturatingSum(to.get(&B::reversePackets), reverse.get(&B::packets)));
    to.set(&B::reverseBytes, saturatingSum(to.get(&B::reverseBytes), reverse.get(&B::bytes)));
    if (const std::uint8_t flags = reverse.get(&B::tcpFlags); flags != 0)
        to.set(&B::reverseTcpFlags, static_cast<std::uint8_t>(to.get(&B::reverseTcpFlags) | flags));
    if (reverse.use->reverse) {
        to.set(&B::packets, saturatingSum(to.get(&B::packets), reverse.get(&B::reversePackets)));
        to.set(&B::bytes, saturatingSum(to.get(&B::bytes), reverse.get(&B::reverseBytes)));
    }
    to.set(&B::end, std::max(to.get(&B::end), reverse.get(&B::end)));
    to.set(&B::received, std::max(to.get(&B::received), reverse.get(&B::received)));
    if (reverse.use->hits)
        to.set(&B::hits, std::max(to.get(&B::hits), reverse.get(&B::hits)));
    if (reverse.use->vlan)
        fill(to, &B::vlan, reverse, &B::vlan);
    if (reverse.use->macs) {
        fill(to, &B::srcMac, reverse, &B::dstMac);
        fill(to, &B::dstMac, reverse, &B::srcMac);
    }
    if (reverse.use->nat)
        takeOverTranslation(to, reverse, true);
    if (reverse.use->interfaces) {
        fillText(to, &B::inInterface, reverse, &B::outInterface);
        fillText(to, &B::outInterface, reverse, &B::inInterface);
    }
    if (reverse.use->vrf)
        fillText(to, &B::vrf, reverse, &B::vrf);
    if (reverse.use->texts)
        joinTexts(to, reverse);
    if (reverse.use->marks)
        uniteWords(to, reverse, &B::marks);
    joinObservers(to, reverse, sameExporter);
}

} // namespace nb
