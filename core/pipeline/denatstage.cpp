// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/denatstage.h"

#include "core/flow/marks.h"
#include "core/pipeline/rowchanges.h"

namespace nb {

namespace {

/// Entries, keys and slots of the table at its usual load.
constexpr std::size_t kBytesOfEntry = 128;

/// The four columns of one side of a row.
struct Side
{
    std::vector<IpAddress> FlowBatch::*address;
    std::vector<std::uint16_t> FlowBatch::*port;
    std::vector<IpAddress> FlowBatch::*natAddress;
    std::vector<std::uint16_t> FlowBatch::*natPort;
};
constexpr Side kSource {
    &FlowBatch::srcIp, &FlowBatch::srcPort, &FlowBatch::natSrcIp, &FlowBatch::natSrcPort};
constexpr Side kDestination {
    &FlowBatch::dstIp, &FlowBatch::dstPort, &FlowBatch::natDstIp, &FlowBatch::natDstPort};
constexpr const Side* kSides[] = {&kSource, &kDestination};

/// The row tells that this side is translated.
bool isTranslated(const FlowBatch& batch, std::size_t row, const Side& side)
{
    const IpAddress& translated = (batch.*side.natAddress)[row];
    if (translated.isUnspecified())
        return false;
    const std::uint16_t port = (batch.*side.natPort)[row];
    return translated != (batch.*side.address)[row]
        || (port != 0 && port != (batch.*side.port)[row]);
}

NatEnd realEnd(const FlowBatch& batch, std::size_t row, const Side& side)
{
    const bool ports = Protocol(batch.protocol[row]).hasPorts();
    return {(batch.*side.address)[row], ports ? (batch.*side.port)[row] : std::uint16_t {0}};
}

/// An exporter that gives no translated port kept the port.
NatEnd translatedEnd(const FlowBatch& batch, std::size_t row, const Side& side)
{
    if (!Protocol(batch.protocol[row]).hasPorts())
        return {(batch.*side.natAddress)[row], 0};
    const std::uint16_t port = (batch.*side.natPort)[row];
    return {(batch.*side.natAddress)[row], port != 0 ? port : (batch.*side.port)[row]};
}

TranslationTable::Interval timeOf(const FlowBatch& batch, std::size_t row)
{
    return {batch.start[row], batch.end[row]};
}

/// Nothing in a batch tells of translation.
bool carriesNone(const FlowBatch& batch)
{
    for (std::size_t row = 0; row < batch.size(); ++row)
        if (batch.natSrcIp[row] != IpAddress() || batch.natDstIp[row] != IpAddress())
            return false;
    return true;
}

} // namespace

DeNatStage::DeNatStage(std::chrono::seconds lifetime, std::size_t maxBytes)
    : m_table(std::chrono::duration_cast<std::chrono::microseconds>(lifetime).count(),
        maxBytes / kBytesOfEntry)
{
}

Result<void> DeNatStage::process(FlowBatch&& batch, FlowSink& next)
{
    if (m_table.isEmpty() && carriesNone(batch))
        return next.add(std::move(batch));
    // what the batch itself teaches holds for all of its rows: a reply may stand before its query
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (batch.kind[row] == RecordKind::Event)
            learnEvent(batch, row);
        else if (isTranslated(batch, row, kSource) || isTranslated(batch, row, kDestination))
            useFields(batch, row);
    }
    if (!m_table.isEmpty())
        for (std::size_t row = 0; row < batch.size(); ++row)
            if (batch.kind[row] != RecordKind::Event)
                lookUp(batch, row);
    return next.add(std::move(batch));
}

void DeNatStage::learnEvent(const FlowBatch& batch, std::size_t row)
{
    const std::string& event = batch.texts.text(batch.event[row]);
    const bool creates = event == "nat-create" || event == "flow-created";
    const bool deletes = event == "nat-delete" || event == "flow-deleted";
    const std::uint8_t protocol = batch.protocol[row];
    for (const Side* side : kSides) {
        if (!isTranslated(batch, row, *side))
            continue;
        NatEnd inside = realEnd(batch, row, *side);
        NatEnd translated = translatedEnd(batch, row, *side);
        if (side == &kDestination && translated.address.isInternal()
            && !inside.address.isInternal())
            std::swap(inside, translated);
        if (creates)
            m_table.open(translated, protocol, inside, batch.start[row]);
        else if (deletes)
            m_table.close(translated, protocol, inside, timeOf(batch, row));
        else
            m_table.learn(translated, protocol, inside, timeOf(batch, row));
        ++m_events;
    }
}

void DeNatStage::useFields(FlowBatch& batch, std::size_t row)
{
    for (const Side* side : kSides) {
        if (!isTranslated(batch, row, *side))
            continue;
        const NatEnd given = realEnd(batch, row, *side);
        const NatEnd other = translatedEnd(batch, row, *side);
        const bool ports = Protocol(batch.protocol[row]).hasPorts();
        const bool turned = other.address.isInternal() && !given.address.isInternal();
        const NatEnd& inside = turned ? other : given;
        const NatEnd& translated = turned ? given : other;
        (batch.*side->address)[row] = inside.address;
        (batch.*side->natAddress)[row] = translated.address;
        if (ports) {
            (batch.*side->port)[row] = inside.port;
            (batch.*side->natPort)[row] = translated.port;
        }
        m_table.learn(translated, batch.protocol[row], inside, timeOf(batch, row));
    }
    ++m_fromFields;
}

void DeNatStage::lookUp(FlowBatch& batch, std::size_t row)
{
    const bool ports = Protocol(batch.protocol[row]).hasPorts();
    bool found = false;
    bool ambiguous = false;
    for (const Side* side : kSides) {
        IpAddress& translated = (batch.*side->natAddress)[row];
        if (!translated.isUnspecified())
            continue;
        const NatEnd end = realEnd(batch, row, *side);
        const auto answer = m_table.find(end, batch.protocol[row], timeOf(batch, row));
        ambiguous |= answer.kind == TranslationTable::Answer::Ambiguous;
        if (answer.kind != TranslationTable::Answer::One)
            continue;
        found = true;
        (batch.*side->address)[row] = answer.inside.address;
        translated = end.address;
        if (ports) {
            (batch.*side->port)[row] = answer.inside.port;
            (batch.*side->natPort)[row] = end.port;
        }
    }
    if (found) {
        addMark(batch, row, mark::kNatLearnt);
        ++m_translated;
    }
    if (ambiguous) {
        addMark(batch, row, mark::kNatAmbiguous);
        ++m_ambiguous;
    }
}

Result<void> DeNatStage::advance(std::int64_t now, FlowSink&)
{
    m_table.expire(now);
    return {};
}

Result<void> DeNatStage::finish(FlowSink&)
{
    return {};
}

std::map<std::string, std::uint64_t> DeNatStage::counts() const
{
    return {{"events", m_events}, {"from fields", m_fromFields}, {"translated", m_translated},
        {"ambiguous", m_ambiguous}, {"translations", m_table.size()},
        {"evicted", m_table.evicted()}, {"memory", m_table.bytes()}};
}

} // namespace nb
