// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwardreceiver.h"

#include "collectors/forward/forwardformat.h"
#include "core/base/timestamp.h"

#include <algorithm>

namespace nb {

using namespace forward;

namespace {

} // namespace

void ForwardedRecords::record(const ExportRecord& record)
{
    if (record.late)
        m_damaged = true;
    else if (record.options && record.templateId == kPositionTemplate)
        takePosition(record);
    else if (!record.options && record.templateId == kFlow4Template)
        takeFlow(record, false);
    else if (!record.options && record.templateId == kFlow6Template)
        takeFlow(record, true);
}

void ForwardedRecords::takePosition(const ExportRecord& record)
{
    if (m_count)
        m_damaged = true; // one of each message
    for (const RecordField& field : record.fields) {
        if (field.enterprise != kEnterprise)
            continue;
        const std::uint64_t value = numberFrom(field.bytes);
        if (field.id == kCollectorId && field.bytes.size() == 16)
            m_batch.position.collector = collectorIdText(field.bytes);
        else if (field.id == kDay && value <= kLastDayNumber)
            m_batch.position.day = Day {std::chrono::days {static_cast<int>(value)}};
        else if (field.id == kFirstRow)
            m_batch.position.first = value;
        else if (field.id == kRowCount)
            m_count = value;
        else
            m_damaged = true;
    }
}

void ForwardedRecords::takeFlow(const ExportRecord& record, bool v6)
{
    const auto known = flowFields(v6);
    Flow flow;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        const RecordField& field = record.fields[i];
        const auto same = [&field](const Field& one) {
            return one.id == field.id && one.enterprise == field.enterprise;
        };
        // ours are in this order; a later version may send more
        const auto found = i < known.size() && same(known[i])
            ? known.begin() + static_cast<std::ptrdiff_t>(i)
            : std::ranges::find_if(known, same);
        if (found != known.end())
            found->get(field.bytes, flow);
    }
    flow.confidence = std::min<std::uint8_t>(flow.confidence, 100);
    flow.hits = std::max(flow.hits, 1U);
    m_batch.rows.append(flow);
}

Result<std::optional<ForwardedBatch>> ForwardedRecords::take()
{
    const bool positioned = m_count && !m_batch.position.collector.empty();
    if (m_damaged || m_batch.rows.size() != m_count.value_or(0) || (m_count && !positioned)
        || m_batch.position.first > kMostSum)
        return Error {ErrorCode::Invalid, "a message of a forwarding collector is damaged"};
    if (!positioned)
        return std::optional<ForwardedBatch> {};
    m_batch.rows.fillMissing();
    return std::optional(std::move(m_batch));
}

bool ForwardReceiver::concerns(const ExportMessage& message)
{
    if (message.transport != ExportTransport::Stream || message.session == 0)
        return false;
    if (m_sessions.contains(message.session))
        return true;
    if (!beginsForwarding(message.bytes))
        return false;
    m_sessions.insert(message.session);
    return true;
}

} // namespace nb
