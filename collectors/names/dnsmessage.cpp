// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/dnsmessage.h"

#include "collectors/base/bytereader.h"
#include "core/names/namebinding.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kHeader = 12;
constexpr std::size_t kMostNameOctets = 255; // RFC 1035 §2.3.4
constexpr unsigned kMostHops = 128; // more than a name can have labels
constexpr std::uint16_t kInternet = 1;
/// mDNS uses the first bit of the class for "cache flush" and "unicast response", RFC 6762 §10.2.
constexpr std::uint16_t kClassBits = 0x7fff;
constexpr std::uint16_t kV4Hint = 4; // RFC 9460 §14.3.2
constexpr std::uint16_t kV6Hint = 6;

bool isKept(std::uint16_t type)
{
    switch (static_cast<DnsType>(type)) {
    case DnsType::A:
    case DnsType::Cname:
    case DnsType::Ptr:
    case DnsType::Mx:
    case DnsType::Aaaa:
    case DnsType::Srv:
    case DnsType::Svcb:
    case DnsType::Https:
        return true;
    }
    return false;
}

/// A place in a message, from which names can be followed back.
class Cursor
{
public:
    explicit Cursor(std::span<const std::byte> message)
        : m_message(message)
    {
    }

    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool skip(std::size_t count)
    {
        if (count > m_message.size() - m_at)
            return false;
        m_at += count;
        return true;
    }
    template <std::unsigned_integral T> [[nodiscard]] std::optional<T> read()
    {
        ByteReader reader(m_message.subspan(m_at));
        const auto value = reader.read<T>();
        if (value)
            m_at += sizeof(T);
        return value;
    }
    [[nodiscard]] std::optional<std::span<const std::byte>> take(std::size_t count)
    {
        const std::size_t from = m_at;
        if (!skip(count))
            return std::nullopt;
        return m_message.subspan(from, count);
    }

    /// RFC 1035 §4.1.4. A pointer must lead back. A name that is too long, or whose pointers lead
    /// in circles, is passed over, and empty.
    [[nodiscard]] std::optional<std::string> name()
    {
        std::string text;
        std::size_t place = m_at;
        unsigned hops = 0;
        std::size_t octets = 1;
        bool jumped = false;
        for (;;) {
            if (place >= m_message.size())
                return std::nullopt;
            const auto length = std::to_integer<std::size_t>(m_message[place]);
            if (length == 0) {
                if (!jumped)
                    m_at = place + 1;
                return octets <= kMostNameOctets ? normalisedName(text) : std::string {};
            }
            if ((length & 0xc0U) == 0xc0) {
                if (place + 2 > m_message.size())
                    return std::nullopt;
                const std::size_t to = loadAt<std::uint16_t>(m_message, place) & 0x3fffU;
                if (to >= place)
                    return std::nullopt;
                if (!jumped)
                    m_at = place + 2;
                if (octets > kMostNameOctets || ++hops > kMostHops)
                    return std::string {};
                jumped = true;
                place = to;
                continue;
            }
            octets += length + 1;
            if (length > 63 || length > m_message.size() - place - 1)
                return std::nullopt;
            if (octets <= kMostNameOctets)
                appendLabel(text, m_message.subspan(place + 1, length));
            else if (jumped)
                return std::string {};
            place += length + 1;
        }
    }

private:
    static void appendLabel(std::string& text, std::span<const std::byte> label)
    {
        if (!text.empty())
            text += '.';
        for (const std::byte byte : label) {
            const char c = static_cast<char>(byte);
            if (c == '.' || c == '\\')
                text += '\\';
            text += c;
        }
    }

    std::span<const std::byte> m_message;
    std::size_t m_at = 0;
};

IpAddress v4At(std::span<const std::byte> bytes, std::size_t offset)
{
    return IpAddress::fromV4(loadAt<std::uint32_t>(bytes, offset));
}

IpAddress v6At(std::span<const std::byte> bytes, std::size_t offset)
{
    IpAddress::Bytes value {};
    std::memcpy(value.data(), bytes.data() + offset, value.size());
    return IpAddress(value);
}

/// The address hints among the parameters of RFC 9460 §2.2.
void readHints(ByteReader parameters, std::vector<IpAddress>& addresses)
{
    while (const auto key = parameters.read<std::uint16_t>()) {
        const auto length = parameters.read<std::uint16_t>();
        auto value = length ? parameters.take(*length) : std::nullopt;
        if (!value)
            return;
        const auto bytes = value->rest();
        if (*key == kV4Hint)
            for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4)
                addresses.push_back(v4At(bytes, at));
        else if (*key == kV6Hint)
            for (std::size_t at = 0; at + 16 <= bytes.size(); at += 16)
                addresses.push_back(v6At(bytes, at));
    }
}

/// Reads the data of a record, which is followed by the next record at `end`.
bool readData(Cursor& cursor, std::size_t end, DnsRecord& record)
{
    const std::size_t length = end - cursor.at();
    const auto target = [&](std::size_t before) {
        if (!cursor.skip(before))
            return false;
        auto name = cursor.name();
        if (!name || cursor.at() > end)
            return false;
        record.target = std::move(*name);
        return true;
    };
    switch (record.type) {
    case DnsType::A:
    case DnsType::Aaaa: {
        const bool isV4 = record.type == DnsType::A;
        const auto bytes = length == (isV4 ? 4U : 16U) ? cursor.take(length) : std::nullopt;
        if (bytes)
            record.addresses.push_back(isV4 ? v4At(*bytes, 0) : v6At(*bytes, 0));
        return bytes.has_value();
    }
    case DnsType::Cname:
    case DnsType::Ptr:
        return target(0);
    case DnsType::Mx: // preference
        return target(2);
    case DnsType::Srv: // RFC 2782: priority, weight, port
        return target(6);
    case DnsType::Svcb:
    case DnsType::Https: { // priority
        if (!target(2))
            return false;
        const auto parameters = cursor.take(end - cursor.at());
        if (parameters)
            readHints(ByteReader(*parameters), record.addresses);
        return parameters.has_value();
    }
    }
    return false;
}

/// One record; false when the message ends or breaks its rules inside it. A record whose data are
/// malformed is left out.
bool readRecord(Cursor& cursor, bool keep, bool additional, std::vector<DnsRecord>& records)
{
    DnsRecord record;
    auto owner = cursor.name();
    const auto type = cursor.read<std::uint16_t>();
    const auto recordClass = cursor.read<std::uint16_t>();
    const auto ttl = cursor.read<std::uint32_t>();
    const auto length = cursor.read<std::uint16_t>();
    if (!owner || !type || !recordClass || !ttl || !length)
        return false;
    Cursor data = cursor;
    if (!cursor.skip(*length))
        return false;
    if (!keep || !isKept(*type) || (*recordClass & kClassBits) != kInternet)
        return true;
    record.owner = std::move(*owner);
    record.type = static_cast<DnsType>(*type);
    record.ttl = *ttl > 0x7fff'ffffU ? 0 : *ttl; // RFC 2181 §8
    record.additional = additional;
    if (readData(data, cursor.at(), record))
        records.push_back(std::move(record));
    return true;
}

bool readSection(
    Cursor& cursor, unsigned count, bool keep, bool additional, std::vector<DnsRecord>& records)
{
    for (unsigned i = 0; i < count; ++i)
        if (!readRecord(cursor, keep, additional, records))
            return false;
    return true;
}

bool readQuestions(Cursor& cursor, DnsMessage& message)
{
    for (unsigned i = 0; i < message.questions; ++i) {
        auto name = cursor.name();
        const auto type = cursor.read<std::uint16_t>();
        if (!name || !type || !cursor.read<std::uint16_t>())
            return false;
        if (i == 0) {
            message.question = std::move(*name);
            message.questionType = *type;
        }
    }
    return true;
}

} // namespace

std::optional<DnsMessage> decodeDnsMessage(std::span<const std::byte> message)
{
    if (message.size() < kHeader)
        return std::nullopt;
    DnsMessage result;
    const auto flags = loadAt<std::uint16_t>(message, 2);
    result.id = loadAt<std::uint16_t>(message, 0);
    result.response = (flags & 0x8000U) != 0;
    result.opcode = static_cast<std::uint8_t>((flags >> 11U) & 0xfU);
    result.truncated = (flags & 0x0200U) != 0;
    result.rcode = static_cast<std::uint8_t>(flags & 0xfU);
    result.questions = loadAt<std::uint16_t>(message, 4);
    const unsigned answers = loadAt<std::uint16_t>(message, 6);
    const unsigned authorities = loadAt<std::uint16_t>(message, 8);
    const unsigned additional = loadAt<std::uint16_t>(message, 10);
    Cursor cursor(message);
    result.damaged = !cursor.skip(kHeader) || !readQuestions(cursor, result)
        || !readSection(cursor, answers, true, false, result.records)
        || !readSection(cursor, authorities, false, false, result.records)
        || !readSection(cursor, additional, true, true, result.records);
    result.bytes = cursor.at();
    return result;
}

} // namespace nb
