// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomflows.h"

#include <algorithm>

namespace nb::test {

namespace {

using Op = FilterOperator;

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;
constexpr std::int64_t kBase = 20'514 * kDay; // 2026-03-02

} // namespace

RandomFlows::RandomFlows(std::uint64_t seed)
    : m_random(seed)
{
}

std::size_t RandomFlows::below(std::size_t limit)
{
    return static_cast<std::size_t>(m_random() % limit);
}

Timestamp RandomFlows::time()
{
    if (oneIn(40))
        return fromMicroseconds(-kDay + static_cast<std::int64_t>(below(2)) * 2 * kDay);
    if (oneIn(4))
        return fromMicroseconds(kBase + static_cast<std::int64_t>(below(3)) * kDay);
    return fromMicroseconds(kBase + static_cast<std::int64_t>(below(3 * 86'400)) * kSecond
        + (oneIn(2) ? static_cast<std::int64_t>(below(1'000'000)) : 0));
}

IpAddress RandomFlows::address()
{
    switch (below(6)) {
    case 0: {
        IpAddress::Bytes bytes {0x20, 0x01, 0x0d, 0xb8};
        bytes[7] = static_cast<std::uint8_t>(below(3));
        bytes[15] = static_cast<std::uint8_t>(below(5));
        return IpAddress(bytes);
    }
    case 1:
        return oneIn(2) ? IpAddress() : IpAddress::fromV4(0);
    case 2:
        return IpAddress::fromV4(0x08080800U + static_cast<std::uint32_t>(below(8)));
    default:
        return IpAddress::fromV4(0x0a000000U + (static_cast<std::uint32_t>(below(3)) << 16U)
            + static_cast<std::uint32_t>(below(6)));
    }
}

MacAddress RandomFlows::mac()
{
    return oneIn(3) ? MacAddress() : MacAddress(0x0011'2233'4400ULL + below(4));
}

std::uint64_t RandomFlows::count()
{
    static const std::vector<std::uint64_t> kCounts {0, 0, 1, 2, 40, 999, 1000, 1500, 10'000,
        10'001, 65'536, 1'000'000, 5'000'000'000, kUnknownCount - 1, kUnknownCount - 2};
    return anyOf(kCounts);
}

std::uint16_t RandomFlows::port()
{
    static const std::vector<std::uint16_t> kPorts {
        0, 22, 53, 80, 443, 445, 3389, 5985, 8080, 49'152, 65'535};
    return anyOf(kPorts);
}

std::string RandomFlows::text()
{
    static const std::vector<std::string> kTexts {"CDE", "cde", "Office", "www.example.com",
        "WWW.Example.COM", "mail.example.com", "NOMATCH", "a b", "say \"hi\"", "and", "src_name",
        "näme", "10.0.0.1", "x*y", "back\\slash", "new\nline\ttab\x01", "a..b", "#1", "{}", "'"};
    return anyOf(kTexts);
}

std::string RandomFlows::pattern()
{
    static const std::vector<std::string> kPatterns {"*", "*.example.com", "www.*", "?DE", "c*e",
        "*a*m*", "n?me", "10.*", "10.0.?.1", "*:db8:*", "00:11:*", "x*y", "", "*.*.*", "?"};
    return anyOf(kPatterns);
}

Flow RandomFlows::flow()
{
    const auto countOrUnknown = [this] { return oneIn(6) ? kUnknownCount : count(); };
    const auto textOrAbsent = [this] { return oneIn(3) ? std::string() : text(); };
    Flow f;
    f.start = time();
    f.end = f.start + std::chrono::microseconds(oneIn(3) ? 0 : below(400) * kSecond / 4);
    f.srcIp = address();
    f.dstIp = address();
    f.srcPort = Port(port());
    f.dstPort = Port(port());
    f.protocol = Protocol(anyOf(std::vector<std::uint8_t> {0, 1, 6, 6, 6, 17, 17, 58, 200, 255}));
    f.packets = countOrUnknown();
    f.bytes = countOrUnknown();
    f.reversePackets = countOrUnknown();
    f.reverseBytes = countOrUnknown();
    f.tcpFlags = static_cast<std::uint8_t>(oneIn(3) ? 0 : below(256));
    f.reverseTcpFlags = static_cast<std::uint8_t>(oneIn(3) ? 0 : below(32));
    f.state = static_cast<FlowState>(below(5));
    f.confidence = static_cast<std::uint8_t>(below(5) * 25);
    f.vlan = static_cast<std::uint16_t>(oneIn(2) ? 0 : below(5));
    f.hits = oneIn(10) ? 0xffff'ffffU : 1 + static_cast<std::uint32_t>(below(4));
    f.srcMac = mac();
    f.dstMac = mac();
    for (std::string* column : {&f.srcName, &f.dstName, &f.srcSegment, &f.dstSegment, &f.srcOwner,
             &f.dstOwner, &f.service, &f.application, &f.rule, &f.exporter, &f.tunnel, &f.sampler,
             &f.observers, &f.event, &f.inInterface, &f.outInterface, &f.vrf, &f.marks})
        *column = textOrAbsent();
    f.received = oneIn(3) ? f.end : time();
    f.domain = oneIn(2) ? 0 : oneIn(5) ? 0xffff'ffffU : static_cast<std::uint32_t>(below(4));
    f.sampling = oneIn(2) ? 1 : oneIn(5) ? 0 : oneIn(5) ? 65'535 : 1000;
    f.natSrcIp = oneIn(2) ? IpAddress() : address();
    f.natDstIp = oneIn(2) ? IpAddress() : address();
    f.natSrcPort = Port(oneIn(2) ? std::uint16_t {0} : port());
    f.natDstPort = Port(oneIn(2) ? std::uint16_t {0} : port());
    return f;
}

std::vector<Flow> RandomFlows::flows(std::size_t count)
{
    std::vector<Flow> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(flow());
    return all;
}

TimeRange RandomFlows::range()
{
    TimeRange range;
    if (oneIn(2))
        range.from = time();
    if (oneIn(2))
        range.to = time();
    return range;
}

FilterPtr RandomFlows::filter(int depth)
{
    if (depth == 0 || oneIn(4))
        return FilterNode::makeCondition(condition());
    if (oneIn(4))
        return FilterNode::makeNot(filter(depth - 1));
    std::vector<FilterPtr> children;
    for (std::size_t n = 2 + below(3); n > 0; --n)
        children.push_back(filter(depth - 1));
    return oneIn(2) ? FilterNode::makeAnd(std::move(children))
                    : FilterNode::makeOr(std::move(children));
}

FilterCondition RandomFlows::condition()
{
    const auto field = static_cast<FlowField>(below(kFlowFieldCount));
    const Op op = anyOf(operatorsFor(fieldInfo(field).type));
    FilterCondition c {field, op, {}};
    if (op == Op::Present)
        return c;
    const bool pattern = op == Op::Matches || op == Op::NotMatches;
    if (op != Op::In && !pattern && isColumn(field) && oneIn(6)) {
        if (const auto other = comparable(field)) {
            c.values.emplace_back(FieldReference {*other});
            return c;
        }
    }
    const std::size_t values = op == Op::In ? 1 + below(8) : 1;
    for (std::size_t i = 0; i < values; ++i)
        c.values.push_back(value(field, op));
    return c;
}

std::optional<FlowField> RandomFlows::comparable(FlowField field)
{
    std::vector<FlowField> others;
    for (const FieldInfo& info : allFields())
        if (info.type == fieldInfo(field).type && isColumn(info.field))
            others.push_back(info.field);
    return others.empty() ? std::nullopt : std::optional(anyOf(others));
}

std::uint64_t RandomFlows::number(FlowField field)
{
    switch (fieldInfo(field).type) {
    case FieldType::Port:
        return port();
    case FieldType::Protocol:
        return anyOf(std::vector<std::uint64_t> {0, 1, 6, 17, 58, 200, 255});
    case FieldType::Flags:
        return oneIn(2) ? std::uint64_t {1} << below(8) : below(256);
    case FieldType::Number:
        return field == FlowField::IpVersion ? 3 + below(4)
            : field == FlowField::Vlan       ? below(6)
                                             : below(6) * 25;
    case FieldType::Mac:
        return mac().value();
    case FieldType::Duration:
        return below(200) * static_cast<std::uint64_t>(kSecond) / 2;
    default:
        if (field == FlowField::Domain)
            return below(5);
        if (field == FlowField::Sampling)
            return anyOf(std::vector<std::uint64_t> {0, 1, 999, 1000, 65'535});
        return field == FlowField::Hits ? below(6) : oneIn(30) ? kUnknownCount : count();
    }
}

FilterValue RandomFlows::addressValue()
{
    const IpAddress a = address();
    if (oneIn(2))
        return *IpPrefix::make(a, static_cast<int>(below(a.isV4() ? 33 : 129)));
    const IpAddress b = address();
    if (a.isV4() != b.isV4())
        return *IpPrefix::make(a, a.isV4() ? 32 : 128);
    return AddressRange {std::min(a, b), std::max(a, b)};
}

FilterValue RandomFlows::instantValue(bool mayBeRange)
{
    const Timestamp low = time();
    if (mayBeRange && oneIn(2)) {
        const Timestamp other = time();
        return InstantRange {std::min(low, other), std::max(low, other)};
    }
    const auto micros = toMicroseconds(low);
    if (oneIn(2) && micros % kDay == 0)
        return InstantRange {low, fromMicroseconds(micros + kDay - 1)};
    if (oneIn(2) && micros % kSecond == 0)
        return InstantRange {low, fromMicroseconds(micros + kSecond - 1)};
    return InstantRange {low, low};
}

FilterValue RandomFlows::value(FlowField field, FilterOperator op)
{
    const bool mayBeRange = op == Op::Equal || op == Op::NotEqual || op == Op::In;
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return instantValue(mayBeRange);
    case FieldType::Address:
        return mayBeRange ? addressValue() : FilterValue {TextPattern {pattern()}};
    case FieldType::Mac:
        if (!mayBeRange)
            return TextPattern {pattern()};
        break;
    case FieldType::Text:
        return TextPattern {mayBeRange ? oneIn(20) ? std::string() : text() : pattern()};
    case FieldType::State:
        return static_cast<FlowState>(below(5));
    case FieldType::Boolean:
        return oneIn(2);
    case FieldType::Flags: {
        const std::uint64_t flags = number(field);
        return NumberRange {flags, flags};
    }
    default:
        break;
    }
    const std::uint64_t a = number(field);
    const std::uint64_t b = mayBeRange && oneIn(2) ? number(field) : a;
    return NumberRange {std::min(a, b), std::max(a, b)};
}

} // namespace nb::test
