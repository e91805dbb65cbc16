// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwardformat.h"

#include "collectors/base/bytereader.h"
#include "core/base/timestamp.h"

#include <algorithm>
#include <limits>

namespace nb::forward {

namespace {

constexpr std::uint16_t kVersion = 10;
constexpr std::size_t kHeader = 16;
constexpr std::uint16_t kTemplateSet = 2;
constexpr std::uint16_t kOptionsTemplateSet = 3;
constexpr std::uint16_t kEnterpriseBit = 0x8000;

void putField(Bytes& out, std::uint32_t enterprise, std::uint16_t id, std::uint16_t length)
{
    putNumber(out, enterprise == 0 ? id : id | kEnterpriseBit, 2);
    putNumber(out, length, 2);
    if (enterprise != 0)
        putNumber(out, enterprise, 4);
}

/// Collector and day are what the rest is about.
void putOptionsTemplate(
    Bytes& out, std::uint16_t id, std::span<const std::pair<std::uint16_t, std::uint16_t>> fields)
{
    const std::size_t set = beginSet(out, kOptionsTemplateSet);
    putNumber(out, id, 2);
    putNumber(out, 2 + fields.size(), 2);
    putNumber(out, 2, 2);
    putField(out, kEnterprise, kCollectorId, 16);
    putField(out, kEnterprise, kDay, 4);
    for (const auto& [element, length] : fields)
        putField(out, kEnterprise, element, length);
    endSet(out, set);
}

void putPositionTemplate(Bytes& out)
{
    constexpr std::array<std::pair<std::uint16_t, std::uint16_t>, 2> fields {
        std::pair {kFirstRow, 8}, std::pair {kRowCount, 4}};
    putOptionsTemplate(out, kPositionTemplate, fields);
}

constexpr std::size_t kReceiptOctets = 16 + 4 + 8 + 1;

ForwardedReceipt receiptFrom(std::span<const std::byte> record)
{
    ForwardedReceipt receipt;
    receipt.collector = collectorIdText(record.first(16));
    const auto day = std::min<std::uint64_t>(loadAt<std::uint32_t>(record, 16), kLastDayNumber);
    receipt.day = Day {std::chrono::days {static_cast<int>(day)}};
    receipt.receipt.rows = loadAt<std::uint64_t>(record, 20);
    receipt.receipt.gap = record[28] != std::byte {0};
    return receipt;
}

} // namespace

void putNumber(Bytes& out, std::uint64_t value, std::size_t octets)
{
    for (std::size_t i = octets; i-- > 0;)
        out.push_back(static_cast<std::byte>((value >> (8 * i)) & 0xff));
}

std::uint64_t numberFrom(std::span<const std::byte> bytes)
{
    std::uint64_t value = 0;
    for (const std::byte byte : bytes)
        value = value << 8 | std::to_integer<std::uint64_t>(byte);
    return value;
}

void putText(Bytes& out, std::string_view text)
{
    text = text.substr(0, std::numeric_limits<std::uint16_t>::max());
    if (text.size() < 255) {
        putNumber(out, text.size(), 1);
    } else {
        putNumber(out, 255, 1);
        putNumber(out, text.size(), 2);
    }
    const auto bytes = std::as_bytes(std::span(text));
    out.insert(out.end(), bytes.begin(), bytes.end());
}

Bytes beginMessage(std::uint32_t sequence, std::int64_t now)
{
    Bytes message;
    putNumber(message, kVersion, 2);
    putNumber(message, 0, 2);
    putNumber(message, static_cast<std::uint64_t>(now / 1'000'000), 4);
    putNumber(message, sequence, 4);
    putNumber(message, kDomain, 4);
    return message;
}

namespace {

void setLength(Bytes& message, std::size_t at, std::size_t length)
{
    message[at] = static_cast<std::byte>(length >> 8 & 0xff);
    message[at + 1] = static_cast<std::byte>(length & 0xff);
}

} // namespace

void endMessage(Bytes& message)
{
    setLength(message, 2, message.size());
}

std::size_t beginSet(Bytes& message, std::uint16_t id)
{
    const std::size_t begin = message.size();
    putNumber(message, id, 2);
    putNumber(message, 0, 2);
    return begin;
}

void endSet(Bytes& message, std::size_t begin)
{
    setLength(message, begin + 2, message.size() - begin);
}

void putTemplates(Bytes& message)
{
    putPositionTemplate(message);
    const std::size_t set = beginSet(message, kTemplateSet);
    for (const bool v6 : {false, true}) {
        const auto fields = flowFields(v6);
        putNumber(message, v6 ? kFlow6Template : kFlow4Template, 2);
        putNumber(message, fields.size(), 2);
        for (const Field& field : fields)
            putField(message, field.enterprise, field.id, field.length);
    }
    endSet(message, set);
}

bool beginsForwarding(std::span<const std::byte> message)
{
    static const Bytes kBegin = [] {
        Bytes bytes;
        putPositionTemplate(bytes);
        return bytes;
    }();
    return message.size() >= kHeader + kBegin.size()
        && std::ranges::equal(message.subspan(kHeader, kBegin.size()), kBegin);
}

std::optional<std::array<std::byte, 16>> collectorIdFrom(std::string_view hex)
{
    const auto digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    std::array<std::byte, 16> octets {};
    if (hex.size() != 2 * octets.size())
        return std::nullopt;
    for (std::size_t i = 0; i < hex.size(); ++i) {
        const int value = digit(hex[i]);
        if (value < 0)
            return std::nullopt;
        octets[i / 2] = octets[i / 2] << 4 | static_cast<std::byte>(value);
    }
    return octets;
}

std::string collectorIdText(std::span<const std::byte> octets)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::byte octet : octets) {
        text += kDigits[std::to_integer<std::size_t>(octet >> 4)];
        text += kDigits[std::to_integer<std::size_t>(octet & std::byte {15})];
    }
    return text;
}

} // namespace nb::forward

namespace nb {

using namespace forward;

std::vector<std::byte> encodeReceipt(
    const ForwardedReceipt& receipt, std::uint32_t sequence, std::int64_t now)
{
    Bytes message = beginMessage(sequence, now);
    constexpr std::array<std::pair<std::uint16_t, std::uint16_t>, 2> fields {
        std::pair {kRowsStored, 8}, std::pair {kGap, 1}};
    putOptionsTemplate(message, kReceiptTemplate, fields);
    const std::size_t set = beginSet(message, kReceiptTemplate);
    const auto id = collectorIdFrom(receipt.collector).value_or(std::array<std::byte, 16> {});
    message.insert(message.end(), id.begin(), id.end());
    putNumber(message, static_cast<std::uint64_t>(receipt.day.time_since_epoch().count()), 4);
    putNumber(message, receipt.receipt.rows, 8);
    putNumber(message, receipt.receipt.gap ? 1 : 0, 1);
    endSet(message, set);
    endMessage(message);
    return message;
}

std::optional<std::vector<ForwardedReceipt>> receiptsIn(std::span<const std::byte> message)
{
    ByteReader rest(message);
    if (!rest.skip(kHeader))
        return std::nullopt;
    std::vector<ForwardedReceipt> receipts;
    while (rest.remaining() != 0) {
        const auto id = rest.read<std::uint16_t>();
        const auto length = rest.read<std::uint16_t>();
        if (!id || !length || *length < 4)
            return std::nullopt;
        auto content = rest.take(*length - 4U);
        if (!content)
            return std::nullopt;
        if (*id != kReceiptTemplate)
            continue;
        while (const auto record = content->take(kReceiptOctets))
            receipts.push_back(receiptFrom(record->rest()));
    }
    return receipts;
}

} // namespace nb
