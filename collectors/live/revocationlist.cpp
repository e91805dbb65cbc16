// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/revocationlist.h"

#include "collectors/base/bytereader.h"

namespace nb {

namespace {

// universal tags, X.690 section 8
constexpr std::uint8_t kInteger = 0x02;
constexpr std::uint8_t kUtcTime = 0x17;
constexpr std::uint8_t kGeneralizedTime = 0x18;
constexpr std::uint8_t kSequence = 0x30;

struct Element
{
    std::uint8_t tag = 0;
    ByteReader content {};
};

/// One DER element: tag, definite length, content.
std::optional<Element> take(ByteReader& reader)
{
    const auto tag = reader.read<std::uint8_t>();
    const auto first = reader.read<std::uint8_t>();
    if (!tag || !first)
        return std::nullopt;
    std::size_t length = *first;
    if (*first >= 0x80) {
        const int octets = *first & 0x7f;
        if (octets == 0 || octets > 4)
            return std::nullopt;
        length = 0;
        for (int i = 0; i < octets; ++i) {
            const auto octet = reader.read<std::uint8_t>();
            if (!octet)
                return std::nullopt;
            length = length << 8 | *octet;
        }
    }
    const auto content = reader.take(length);
    if (!content)
        return std::nullopt;
    return Element {*tag, *content};
}

std::optional<ByteReader> takeSequence(ByteReader& reader)
{
    const auto element = take(reader);
    return element && element->tag == kSequence ? std::optional(element->content) : std::nullopt;
}

QByteArray withoutLeadingZeros(ByteReader number)
{
    QByteArray bytes;
    while (const auto octet = number.read<std::uint8_t>())
        if (!bytes.isEmpty() || *octet != 0)
            bytes.append(static_cast<char>(*octet));
    return bytes;
}

bool isTime(const Element& element)
{
    return element.tag == kUtcTime || element.tag == kGeneralizedTime;
}

} // namespace

std::optional<std::vector<QByteArray>> revokedSerials(std::span<const std::byte> der)
{
    ByteReader all(der);
    auto list = takeSequence(all);
    auto body = list ? takeSequence(*list) : std::nullopt;
    if (!body)
        return std::nullopt;
    // version (optional), signature, issuer, thisUpdate, nextUpdate (optional), revoked (optional)
    auto element = take(*body);
    if (element && element->tag == kInteger)
        element = take(*body);
    const auto issuer = take(*body);
    const auto thisUpdate = take(*body);
    if (!element || element->tag != kSequence || !issuer || !thisUpdate || !isTime(*thisUpdate))
        return std::nullopt;
    std::vector<QByteArray> serials;
    auto next = take(*body);
    if (next && isTime(*next))
        next = take(*body);
    if (!next || next->tag != kSequence)
        return serials;
    while (next->content.remaining() > 0) {
        auto entry = takeSequence(next->content);
        const auto serial = entry ? take(*entry) : std::nullopt;
        if (!serial || serial->tag != kInteger)
            return std::nullopt;
        serials.push_back(withoutLeadingZeros(serial->content));
    }
    return serials;
}

} // namespace nb
