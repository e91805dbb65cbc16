// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwardencoder.h"

#include <algorithm>

namespace nb {

using namespace forward;

namespace {

constexpr std::size_t kMostOctets = 65'535;
/// A row whose texts are so long together that no message has room for it: each is cut to this.
constexpr std::size_t kLongText = 2000;
constexpr std::size_t kLongRow = 60'000;

void cutText(std::string& text)
{
    if (text.size() <= kLongText)
        return;
    std::size_t end = kLongText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        --end; // not inside a character
    text.resize(end);
}

void cutTexts(Flow& flow)
{
    for (std::string* const text : {&flow.srcName, &flow.dstName, &flow.srcSegment,
             &flow.dstSegment, &flow.srcOwner, &flow.dstOwner, &flow.service, &flow.application,
             &flow.rule, &flow.exporter, &flow.tunnel, &flow.sampler, &flow.observers, &flow.event,
             &flow.inInterface, &flow.outInterface, &flow.vrf, &flow.marks})
        cutText(*text);
}

Bytes recordOf(Flow flow, bool v6)
{
    Bytes record;
    const auto put = [&] {
        record.clear();
        for (const Field& field : flowFields(v6))
            field.put(record, flow);
    };
    put();
    if (record.size() > kLongRow) {
        cutTexts(flow);
        put();
    }
    return record;
}

} // namespace

std::vector<std::byte> ForwardEncoder::templates(std::int64_t now)
{
    Bytes message = beginMessage(m_sequence, now);
    putTemplates(message);
    endMessage(message);
    return message;
}

ForwardEncoder::Message ForwardEncoder::rows(
    const FlowBatch& batch, std::size_t begin, const ForwardPosition& position, std::int64_t now)
{
    Message result;
    Bytes& message = result.bytes;
    message = beginMessage(m_sequence, now);
    const std::size_t options = beginSet(message, kPositionTemplate);
    const auto id = collectorIdFrom(position.collector).value_or(std::array<std::byte, 16> {});
    message.insert(message.end(), id.begin(), id.end());
    putNumber(message, static_cast<std::uint64_t>(position.day.time_since_epoch().count()), 4);
    putNumber(message, position.first, 8);
    const std::size_t count = message.size();
    putNumber(message, 0, 4);
    endSet(message, options);
    std::optional<std::size_t> set;
    bool setIsV6 = false;
    while (begin + result.rows < batch.size() && result.rows < kMostRows) {
        Flow flow = batch.flow(begin + result.rows);
        const bool v6 = !fitsV4(flow);
        const Bytes record = recordOf(std::move(flow), v6);
        if (message.size() + record.size() + 4 > kMostOctets)
            break;
        if (!set || setIsV6 != v6) {
            if (set)
                endSet(message, *set);
            set = beginSet(message, v6 ? kFlow6Template : kFlow4Template);
            setIsV6 = v6;
        }
        message.insert(message.end(), record.begin(), record.end());
        ++result.rows;
    }
    if (set)
        endSet(message, *set);
    Bytes rows;
    putNumber(rows, result.rows, 4);
    std::ranges::copy(rows, message.begin() + static_cast<std::ptrdiff_t>(count));
    endMessage(message);
    m_sequence += static_cast<std::uint32_t>(result.rows + 1);
    return result;
}

} // namespace nb
