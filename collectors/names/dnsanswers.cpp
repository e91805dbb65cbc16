// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/dnsanswers.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace nb {

namespace {

/// Records looked at; real answers have a few dozen.
constexpr std::size_t kMostRecords = 1024;
constexpr std::size_t kMostAliases = 32;

class AnswerBinder
{
public:
    AnswerBinder(const DnsMessage& message, const DnsReceiver& receiver, NameSink& sink)
        : m_message(message)
        , m_receiver(receiver)
        , m_sink(sink)
        , m_records(
              std::span(message.records).first(std::min(message.records.size(), kMostRecords)))
        , m_source(receiver.multicast ? NameSource::Multicast : NameSource::Dns)
    {
        followAliases();
        noteTargets();
    }

    std::size_t bind()
    {
        for (const DnsRecord& record : m_records)
            bindRecord(record);
        return m_count;
    }

private:
    /// Names that stand for the one asked. The records may come in any order.
    void followAliases()
    {
        if (m_message.question.empty())
            return;
        m_aliases.insert(m_message.question);
        for (bool grown = true; grown && m_aliases.size() < kMostAliases;) {
            grown = false;
            for (const DnsRecord& record : m_records)
                if (record.type == DnsType::Cname && !record.additional
                    && m_aliases.contains(record.owner) && !record.target.empty())
                    grown = m_aliases.insert(record.target).second || grown;
        }
    }

    void noteTargets()
    {
        for (const DnsRecord& record : m_records) {
            const bool leadsOn = record.type == DnsType::Mx || record.type == DnsType::Srv
                || record.type == DnsType::Svcb || record.type == DnsType::Https;
            if (leadsOn && !record.additional && m_aliases.contains(record.owner))
                m_targets.insert(record.target);
        }
    }

    /// The name that a record's addresses get; empty for none.
    [[nodiscard]] std::string nameFor(const DnsRecord& record) const
    {
        if (m_receiver.multicast && m_message.question != record.owner)
            return record.owner;
        if (m_aliases.contains(record.owner))
            return m_message.question;
        if (m_message.questions == 0 || (record.additional && m_targets.contains(record.owner)))
            return record.owner;
        return {};
    }

    void bindRecord(const DnsRecord& record)
    {
        if (record.type == DnsType::Ptr) {
            bindPointer(record);
            return;
        }
        if (record.addresses.empty())
            return;
        const std::string name = nameFor(record);
        for (const IpAddress& address : record.addresses)
            add(address, name, record.ttl, m_source);
    }

    void bindPointer(const DnsRecord& record)
    {
        auto address = addressOfPointer(record.owner);
        if (!address && m_aliases.contains(record.owner)) // RFC 2317: by way of a CNAME
            address = addressOfPointer(m_message.question);
        const bool follows
            = m_receiver.multicast || m_message.questions == 0 || m_aliases.contains(record.owner);
        if (address && follows && !record.additional)
            add(*address, record.target, record.ttl, NameSource::Pointer);
    }

    void add(const IpAddress& address, const std::string& name, std::int64_t ttl, NameSource source)
    {
        if (name.empty() || address.isUnspecified())
            return;
        m_sink.add(answeredBinding(m_receiver.client, address, name, m_receiver.time, ttl, source));
        ++m_count;
    }

    const DnsMessage& m_message;
    const DnsReceiver& m_receiver;
    NameSink& m_sink;
    std::span<const DnsRecord> m_records;
    NameSource m_source;
    std::set<std::string, std::less<>> m_aliases;
    std::set<std::string, std::less<>> m_targets;
    std::size_t m_count = 0;
};

} // namespace

std::size_t bindAnswers(const DnsMessage& message, const DnsReceiver& receiver, NameSink& sink)
{
    constexpr std::uint8_t kStandardQuery = 0;
    if (!message.response || message.rcode != 0 || message.opcode != kStandardQuery
        || message.records.empty())
        return 0;
    return AnswerBinder(message, receiver, sink).bind();
}

} // namespace nb
