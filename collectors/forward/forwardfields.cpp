// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwardformat.h"

#include <algorithm>
#include <type_traits>

namespace nb::forward {

namespace {

constexpr std::int64_t kLastTime = 253'402'300'799'999'999; ///< end of year 9999

template <typename T> std::uint64_t toNumber(const T& value)
{
    if constexpr (std::is_same_v<T, Port> || std::is_same_v<T, Protocol>)
        return value.number();
    else if constexpr (std::is_same_v<T, MacAddress>)
        return value.value();
    else
        return static_cast<std::uint64_t>(value);
}

template <typename T> T fromNumber(std::uint64_t number)
{
    if constexpr (std::is_same_v<T, FlowState>)
        return number <= static_cast<std::uint64_t>(FlowState::OneWay)
            ? static_cast<FlowState>(number)
            : FlowState::Unknown;
    else if constexpr (std::is_same_v<T, Port>)
        return Port(static_cast<std::uint16_t>(number));
    else if constexpr (std::is_same_v<T, Protocol>)
        return Protocol(static_cast<std::uint8_t>(number));
    else if constexpr (std::is_same_v<T, MacAddress>)
        return MacAddress(number);
    else
        return static_cast<T>(number);
}

template <auto Member>
constexpr Field number(std::uint32_t enterprise, std::uint16_t id, std::uint16_t length)
{
    using T = std::remove_cvref_t<decltype(Flow {}.*Member)>;
    constexpr std::size_t octets = std::is_same_v<T, MacAddress> ? 6 : sizeof(T);
    return {enterprise, id, length,
        [](Bytes& out, const Flow& flow) { putNumber(out, toNumber(flow.*Member), octets); },
        [](std::span<const std::byte> bytes, Flow& flow) {
            flow.*Member = fromNumber<T>(numberFrom(bytes));
        }};
}

template <auto Member> constexpr Field text(std::uint32_t enterprise, std::uint16_t id)
{
    return {enterprise, id, kVariable,
        [](Bytes& out, const Flow& flow) { putText(out, flow.*Member); },
        [](std::span<const std::byte> bytes, Flow& flow) {
            std::string& value = flow.*Member;
            value.resize(bytes.size());
            std::ranges::transform(
                bytes, value.begin(), [](std::byte b) { return static_cast<char>(b); });
        }};
}

/// Milliseconds have room for every year; what is below them has an element of its own.
template <auto Member> constexpr Field milliseconds(std::uint16_t id)
{
    return {0, id, 8,
        [](Bytes& out, const Flow& flow) {
            const auto whole = std::chrono::floor<std::chrono::milliseconds>(flow.*Member);
            putNumber(out, static_cast<std::uint64_t>(whole.time_since_epoch().count()), 8);
        },
        [](std::span<const std::byte> bytes, Flow& flow) {
            const std::uint64_t most = kLastTime / 1000;
            const auto micros = std::min(numberFrom(bytes), most) * 1000;
            flow.*Member += std::chrono::microseconds {static_cast<std::int64_t>(micros)};
        }};
}

template <auto Member> constexpr Field belowMilliseconds(std::uint16_t id)
{
    return {kEnterprise, id, 2,
        [](Bytes& out, const Flow& flow) {
            const auto whole = std::chrono::floor<std::chrono::milliseconds>(flow.*Member);
            putNumber(out, static_cast<std::uint64_t>((flow.*Member - whole).count()), 2);
        },
        [](std::span<const std::byte> bytes, Flow& flow) {
            flow.*Member += std::chrono::microseconds {
                static_cast<std::int64_t>(std::min<std::uint64_t>(numberFrom(bytes), 999))};
        }};
}

template <auto Member> constexpr Field microseconds(std::uint16_t id)
{
    return {kEnterprise, id, 8,
        [](Bytes& out, const Flow& flow) {
            putNumber(out, static_cast<std::uint64_t>(toMicroseconds(flow.*Member)), 8);
        },
        [](std::span<const std::byte> bytes, Flow& flow) {
            const std::uint64_t most = kLastTime;
            flow.*Member
                = fromMicroseconds(static_cast<std::int64_t>(std::min(numberFrom(bytes), most)));
        }};
}

void putV6(Bytes& out, const IpAddress& address)
{
    for (const std::uint8_t octet : address.bytes())
        out.push_back(std::byte {octet});
}

IpAddress v6From(std::span<const std::byte> bytes)
{
    IpAddress::Bytes raw {};
    for (std::size_t i = 0; i < std::min(bytes.size(), raw.size()); ++i)
        raw[i] = std::to_integer<std::uint8_t>(bytes[i]);
    return IpAddress(raw);
}

template <auto Member> constexpr Field v4(std::uint16_t id)
{
    return {0, id, 4,
        [](Bytes& out, const Flow& flow) {
            putNumber(out, (flow.*Member).isV4() ? (flow.*Member).v4() : 0, 4);
        },
        [](std::span<const std::byte> bytes, Flow& flow) {
            flow.*Member = IpAddress::fromV4(static_cast<std::uint32_t>(numberFrom(bytes)));
        }};
}

/// 0.0.0.0 tells that there is none.
template <auto Member> constexpr Field v4OrNone(std::uint16_t id)
{
    Field field = v4<Member>(id);
    field.get = [](std::span<const std::byte> bytes, Flow& flow) {
        const auto host = static_cast<std::uint32_t>(numberFrom(bytes));
        flow.*Member = host == 0 ? IpAddress() : IpAddress::fromV4(host);
    };
    return field;
}

template <auto Member> constexpr Field v6(std::uint16_t id)
{
    return {0, id, 16, [](Bytes& out, const Flow& flow) { putV6(out, flow.*Member); },
        [](std::span<const std::byte> bytes, Flow& flow) { flow.*Member = v6From(bytes); }};
}

/// The exporter's address, where its text is exactly that of one.
std::optional<IpAddress> exporterAddress(const Flow& flow)
{
    const auto address = IpAddress::fromString(flow.exporter);
    if (!address || address->isUnspecified() || address->toString() != flow.exporter)
        return std::nullopt;
    return address;
}

constexpr Field exporterV4()
{
    return {0, 403, 4,
        [](Bytes& out, const Flow& flow) {
            const auto address = exporterAddress(flow);
            putNumber(out, address && address->isV4() ? address->v4() : 0, 4);
        },
        [](std::span<const std::byte> bytes, Flow& flow) {
            if (const auto host = static_cast<std::uint32_t>(numberFrom(bytes)); host != 0)
                flow.exporter = IpAddress::fromV4(host).toString();
        }};
}

constexpr Field exporterV6()
{
    return {0, 404, 16,
        [](Bytes& out, const Flow& flow) {
            const auto address = exporterAddress(flow);
            putV6(out, address && !address->isV4() ? *address : IpAddress());
        },
        [](std::span<const std::byte> bytes, Flow& flow) {
            if (const IpAddress address = v6From(bytes); address != IpAddress())
                flow.exporter = address.toString();
        }};
}

constexpr Field exporterName()
{
    return {kEnterprise, 31, kVariable,
        [](Bytes& out, const Flow& flow) {
            putText(out, exporterAddress(flow) ? std::string_view() : flow.exporter);
        },
        [](std::span<const std::byte> bytes, Flow& flow) {
            if (!bytes.empty())
                text<&Flow::exporter>(0, 0).get(bytes, flow);
        }};
}

constexpr std::uint32_t kOwn = kEnterprise;
constexpr std::uint32_t kBack = kReverseEnterprise;

/// Addresses come first; the rest is the same for both.
template <typename... Addresses> constexpr auto fieldsWith(Addresses... addresses)
{
    return std::array {addresses..., milliseconds<&Flow::start>(152), milliseconds<&Flow::end>(153),
        belowMilliseconds<&Flow::start>(16), belowMilliseconds<&Flow::end>(17),
        number<&Flow::srcPort>(0, 7, 2), number<&Flow::dstPort>(0, 11, 2),
        number<&Flow::protocol>(0, 4, 1), number<&Flow::bytes>(0, 1, 8),
        number<&Flow::packets>(0, 2, 8), number<&Flow::reverseBytes>(kBack, 1, 8),
        number<&Flow::reversePackets>(kBack, 2, 8), number<&Flow::tcpFlags>(0, 6, 1),
        number<&Flow::reverseTcpFlags>(kBack, 6, 1), number<&Flow::vlan>(0, 58, 2),
        number<&Flow::srcMac>(0, 56, 6), number<&Flow::dstMac>(0, 80, 6),
        number<&Flow::natSrcPort>(0, 227, 2), number<&Flow::natDstPort>(0, 228, 2),
        number<&Flow::sampling>(0, 34, 4), exporterV4(), exporterV6(),
        number<&Flow::domain>(0, 405, 4), microseconds<&Flow::received>(18),
        number<&Flow::state>(kOwn, 19, 1), number<&Flow::confidence>(kOwn, 20, 1),
        number<&Flow::hits>(kOwn, 21, 4), text<&Flow::application>(0, 96),
        text<&Flow::inInterface>(0, 82), text<&Flow::vrf>(0, 236), text<&Flow::srcName>(kOwn, 22),
        text<&Flow::dstName>(kOwn, 23), text<&Flow::srcSegment>(kOwn, 24),
        text<&Flow::dstSegment>(kOwn, 25), text<&Flow::srcOwner>(kOwn, 26),
        text<&Flow::dstOwner>(kOwn, 27), text<&Flow::service>(kOwn, 28),
        text<&Flow::rule>(kOwn, 29), text<&Flow::tunnel>(kOwn, 30), exporterName(),
        text<&Flow::sampler>(kOwn, 32), text<&Flow::observers>(kOwn, 33),
        text<&Flow::event>(kOwn, 34), text<&Flow::outInterface>(kOwn, 35),
        text<&Flow::marks>(kOwn, 36)};
}

constexpr auto kFields4 = fieldsWith(v4<&Flow::srcIp>(8), v4<&Flow::dstIp>(12),
    v4OrNone<&Flow::natSrcIp>(225), v4OrNone<&Flow::natDstIp>(226));
constexpr auto kFields6 = fieldsWith(
    v6<&Flow::srcIp>(27), v6<&Flow::dstIp>(28), v6<&Flow::natSrcIp>(281), v6<&Flow::natDstIp>(282));

} // namespace

std::span<const Field> flowFields(bool wide)
{
    return wide ? std::span<const Field>(kFields6) : std::span<const Field>(kFields4);
}

bool fitsV4(const Flow& flow)
{
    const auto absentOrV4 = [](const IpAddress& address) {
        return address == IpAddress() || (address.isV4() && address.v4() != 0);
    };
    return flow.srcIp.isV4() && flow.dstIp.isV4() && absentOrV4(flow.natSrcIp)
        && absentOrV4(flow.natDstIp);
}

} // namespace nb::forward
