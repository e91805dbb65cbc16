// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/conversationlog.h"

#include "core/flow/marks.h"
#include "core/net/servicenames.h"

#include <algorithm>
#include <bit>

namespace nb {

namespace {

constexpr TextId kNone = ~TextId {0};
constexpr std::size_t kMostUsed = ConversationLog::kSlots / 4 * 3;
/// Texts longer than this, or more of them, do not stay between two drains.
constexpr std::size_t kMostTexts = 65'536;
/// Below this many percent, which side is the client is a guess.
constexpr std::uint8_t kSureOfDirection = 60;

/// Services whose clients send and expect nothing back: syslog, SNMP traps, flow exports, statsd.
constexpr std::array<std::uint16_t, 9> kOneWay {162, 514, 2055, 4729, 4739, 6343, 8125, 9995, 9996};

bool answersNothing(std::uint8_t protocol, std::uint16_t port)
{
    return protocol == kUdp.number() && std::ranges::find(kOneWay, port) != kOneWay.end();
}

std::uint64_t hashOfKey(const ConversationLog::Entry& e)
{
    const auto src = std::bit_cast<std::array<std::uint64_t, 2>>(e.client.bytes());
    const auto dst = std::bit_cast<std::array<std::uint64_t, 2>>(e.server.bytes());
    constexpr std::uint64_t kA = 0x9e37'79b9'7f4a'7c15ULL;
    constexpr std::uint64_t kB = 0xc2b2'ae3d'27d4'eb4fULL;
    const std::uint64_t small = static_cast<std::uint64_t>(e.port) << 16U
        | static_cast<std::uint64_t>(e.protocol) << 8U | static_cast<std::uint64_t>(e.answer)
        | static_cast<std::uint64_t>(e.serverName) << 32U;
    std::uint64_t h = (src[0] ^ std::rotl(dst[0], 32)) * kA;
    h ^= std::rotl(src[1] * kA, 29) ^ (dst[1] * kB);
    h = (h ^ (h >> 32U) ^ small) * kB;
    return h ^ (h >> 29U);
}

bool sameKey(const ConversationLog::Entry& a, const ConversationLog::Entry& b)
{
    return a.client == b.client && a.server == b.server && a.port == b.port
        && a.protocol == b.protocol && a.answer == b.answer && a.serverName == b.serverName;
}

bool sameFacts(const ConversationLog::Entry& a, const ConversationLog::Entry& b)
{
    return a.clientMac == b.clientMac && a.serverMac == b.serverMac
        && a.clientSegment == b.clientSegment && a.serverSegment == b.serverSegment
        && a.service == b.service && a.clientName == b.clientName;
}

std::uint64_t known(std::uint64_t count)
{
    return count == kUnknownCount ? 0 : count;
}

} // namespace

Answer answerOf(const FlowBatch& batch, std::size_t row)
{
    const std::uint8_t protocol = batch.protocol[row];
    const std::uint16_t port = batch.dstPort[row];
    bool given = false;
    switch (batch.state[row]) {
    case FlowState::Established:
        given = true;
        break;
    case FlowState::Rejected:
        return Answer::Refused;
    case FlowState::Attempt:
        return Answer::None;
    case FlowState::OneWay:
        given = answersNothing(protocol, port);
        break;
    case FlowState::Unknown:
        given = batch.reversePackets[row] != 0 && batch.reversePackets[row] != kUnknownCount;
        // files that know one direction only: a service's port is all there is to go by
        if (batch.reversePackets[row] == kUnknownCount)
            given = !serviceName(Protocol(protocol), Port(port)).empty();
        given = given || answersNothing(protocol, port);
        break;
    }
    if (!given)
        return Answer::None;
    const bool service = Protocol(protocol).hasPorts() && port != 0
        && batch.confidence[row] >= kSureOfDirection && batch.kind[row] != RecordKind::Event;
    return service ? Answer::Service : Answer::Given;
}

ConversationLog::ConversationLog()
    : m_entries(kSlots)
{
    m_usedSlots.reserve(kMostUsed);
}

TextId ConversationLog::own(const FlowBatch& batch, TextId id)
{
    TextId& mine = m_ids[id];
    if (mine == kNone)
        mine = m_texts.intern(batch.texts.text(id));
    return mine;
}

bool ConversationLog::clockOff(const FlowBatch& batch, TextId marks)
{
    return marks != 0 && batch.texts.text(marks).find(mark::kClockOff) != std::string::npos;
}

ConversationLog::Entry ConversationLog::made(const FlowBatch& batch, std::size_t row)
{
    Entry e;
    e.client = batch.srcIp[row];
    e.server = batch.dstIp[row];
    e.protocol = batch.protocol[row];
    e.port = Protocol(e.protocol).hasPorts() ? batch.dstPort[row] : std::uint16_t {0};
    e.answer = answerOf(batch, row);
    e.serverName = own(batch, batch.dstName[row]);
    e.clientName = own(batch, batch.srcName[row]);
    e.clientSegment = own(batch, batch.srcSegment[row]);
    e.serverSegment = own(batch, batch.dstSegment[row]);
    e.service = own(batch, batch.service[row]);
    e.rows = 1;
    e.clientMac = batch.srcMac[row];
    e.serverMac = batch.dstMac[row];
    const bool off = clockOff(batch, batch.marks[row]);
    e.first = off ? batch.received[row] : batch.start[row];
    e.last = off ? batch.received[row] : batch.end[row];
    e.flows = batch.hits[row];
    e.bytes = known(batch.bytes[row]) + known(batch.reverseBytes[row]);
    return e;
}

bool ConversationLog::full() const
{
    return m_usedSlots.size() >= kMostUsed || m_texts.size() > kMostTexts;
}

void ConversationLog::add(const FlowBatch& batch, const Take& take)
{
    m_ids.assign(batch.texts.size(), kNone);
    m_ids[0] = 0;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (full())
            drain(take);
        const Entry e = made(batch, row);
        std::size_t slot = hashOfKey(e) % kSlots;
        while (m_entries[slot].rows != 0 && !sameKey(m_entries[slot], e))
            slot = (slot + 1) % kSlots;
        Entry& entry = m_entries[slot];
        if (entry.rows == 0) {
            entry = e;
            m_usedSlots.push_back(static_cast<std::uint32_t>(slot));
        } else if (!sameFacts(entry, e)) {
            take(entry);
            entry = e;
        } else {
            ++entry.rows;
            entry.first = std::min(entry.first, e.first);
            entry.last = std::max(entry.last, e.last);
            entry.flows += e.flows;
            entry.bytes += e.bytes;
        }
    }
}

void ConversationLog::drain(const Take& take)
{
    for (const std::uint32_t slot : m_usedSlots)
        take(m_entries[slot]);
    forget();
}

void ConversationLog::forget()
{
    for (const std::uint32_t slot : m_usedSlots)
        m_entries[slot].rows = 0;
    m_usedSlots.clear();
    m_texts.clear();
    std::ranges::fill(m_ids, kNone);
    if (!m_ids.empty())
        m_ids[0] = 0;
}

} // namespace nb
