// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mmdbwriter.h"

#include <algorithm>
#include <array>

namespace nb::test {

namespace {

constexpr int kText = 2;
constexpr int kUint16 = 5;
constexpr int kUint32 = 6;
constexpr int kMap = 7;
constexpr int kUint64 = 9;
constexpr int kArray = 11;

/// Control byte; types above 7 and sizes from 29 on take one more byte.
void appendControl(QByteArray& out, int type, std::size_t size)
{
    const auto byte = [&out](std::size_t value) { out.append(static_cast<char>(value)); };
    const auto head = static_cast<std::size_t>(type > kMap ? 0 : type) << 5;
    byte(head | std::min<std::size_t>(size, 29));
    if (type > kMap)
        byte(static_cast<std::size_t>(type) - kMap);
    if (size >= 29)
        byte(size - 29);
}

void appendText(QByteArray& out, const std::string& text)
{
    appendControl(out, kText, text.size());
    out.append(text.data(), static_cast<qsizetype>(text.size()));
}

void appendNumber(QByteArray& out, int type, std::uint32_t value)
{
    QByteArray digits;
    for (; value != 0; value >>= 8)
        digits.prepend(static_cast<char>(value & 0xff));
    appendControl(out, type, static_cast<std::size_t>(digits.size()));
    out.append(digits);
}

void appendRecord(QByteArray& out, const MmdbWriter::Record& record)
{
    appendControl(out, kMap, record.size());
    for (const auto& [key, value] : record) {
        const std::size_t dot = key.find('.');
        appendText(out, key.substr(0, dot));
        if (dot != std::string::npos)
            appendRecord(out, {{key.substr(dot + 1), value}});
        else if (key.ends_with("_number"))
            appendNumber(out, kUint32, static_cast<std::uint32_t>(std::stoul(value)));
        else
            appendText(out, value);
    }
}

QByteArray metadata(std::size_t nodes)
{
    QByteArray out("\xab\xcd\xefMaxMind.com");
    appendControl(out, kMap, 9);
    const auto number = [&out](const char* key, int type, std::size_t value) {
        appendText(out, key);
        appendNumber(out, type, static_cast<std::uint32_t>(value));
    };
    number("binary_format_major_version", kUint16, 2);
    number("binary_format_minor_version", kUint16, 0);
    appendText(out, "database_type");
    appendText(out, "Test-ASN");
    number("build_epoch", kUint64, 1'780'000'000);
    appendText(out, "languages");
    appendControl(out, kArray, 0);
    appendText(out, "description");
    appendControl(out, kMap, 0);
    number("ip_version", kUint16, 6);
    number("node_count", kUint32, nodes);
    number("record_size", kUint16, 24);
    return out;
}

/// IPv4 lies under ::/96.
bool bitOf(const IpPrefix& prefix, int at)
{
    IpAddress::Bytes bytes = prefix.address().bytes();
    if (prefix.address().isV4())
        bytes[10] = bytes[11] = 0;
    return ((bytes[static_cast<std::size_t>(at / 8)] >> (7 - at % 8)) & 1) != 0;
}

} // namespace

void MmdbWriter::add(std::string_view prefix, const Record& record)
{
    m_entries.push_back({IpPrefix::fromString(prefix).value(), record});
}

QByteArray MmdbWriter::file() const
{
    constexpr int kEmpty = -1;
    std::vector<std::array<int, 2>> nodes {{kEmpty, kEmpty}};
    std::vector<std::array<bool, 2>> isData {{false, false}};
    QByteArray data;
    for (const auto& [prefix, record] : m_entries) {
        const int bits = prefix.length() + (prefix.address().isV4() ? 96 : 0);
        std::size_t node = 0;
        for (int at = 0; at + 1 < bits; ++at) {
            const std::size_t side = bitOf(prefix, at) ? 1 : 0;
            if (nodes[node][side] == kEmpty) {
                nodes[node][side] = static_cast<int>(nodes.size());
                nodes.push_back({kEmpty, kEmpty});
                isData.push_back({false, false});
            }
            node = static_cast<std::size_t>(nodes[node][side]);
        }
        const std::size_t side = bitOf(prefix, bits - 1) ? 1 : 0;
        nodes[node][side] = static_cast<int>(data.size());
        isData[node][side] = true;
        appendRecord(data, record);
    }
    QByteArray out;
    const auto count = static_cast<int>(nodes.size());
    for (std::size_t node = 0; node < nodes.size(); ++node)
        for (std::size_t side = 0; side < 2; ++side) {
            const int value = isData[node][side] ? count + 16 + nodes[node][side]
                : nodes[node][side] == kEmpty    ? count
                                                 : nodes[node][side];
            for (const int shift : {16, 8, 0})
                out.append(static_cast<char>((value >> shift) & 0xff));
        }
    out.append(16, '\0');
    return out + data + metadata(nodes.size());
}

} // namespace nb::test
