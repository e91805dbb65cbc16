// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/informationelement.h"

#include <algorithm>
#include <tuple>

namespace nb {

const InformationElement* findElement(std::uint32_t enterprise, std::uint16_t id)
{
    const auto all = informationElements();
    const auto key = [](const InformationElement& e) { return std::tuple(e.enterprise, e.id); };
    const auto found = std::ranges::lower_bound(all, std::tuple(enterprise, id), {}, key);
    return found != all.end() && key(*found) == std::tuple(enterprise, id) ? &*found : nullptr;
}

const InformationElement* elementOfField(
    std::uint16_t version, std::uint32_t enterprise, std::uint16_t id, bool scope)
{
    if (version == 9) {
        if (scope)
            return findElement(kNetFlow9ScopeEnterprise, id);
        if (const auto* own = findElement(kNetFlow9Enterprise, id))
            return own;
    }
    return findElement(enterprise == kReverseEnterprise ? 0 : enterprise, id);
}

std::string elementName(
    std::uint16_t version, std::uint32_t enterprise, std::uint16_t id, bool scope)
{
    const InformationElement* const element = elementOfField(version, enterprise, id, scope);
    if (!element)
        return std::to_string(enterprise) + ':' + std::to_string(id);
    if (enterprise != kReverseEnterprise)
        return std::string(element->name);
    std::string name = "reverse";
    const char first = element->name.front();
    name += first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
    return name.append(element->name.substr(1));
}

bool isUnsigned(ElementType type)
{
    return type >= ElementType::Unsigned8 && type <= ElementType::Unsigned64;
}

bool lengthSuits(ElementType type, std::size_t length)
{
    switch (type) {
    case ElementType::Unsigned8:
    case ElementType::Unsigned16:
    case ElementType::Unsigned32:
    case ElementType::Unsigned64:
    case ElementType::Signed8:
    case ElementType::Signed16:
    case ElementType::Signed32:
    case ElementType::Signed64:
        return length >= 1 && length <= 8;
    case ElementType::Float32:
        return length == 4;
    case ElementType::Float64:
        return length == 4 || length == 8;
    case ElementType::Boolean:
        return length == 1;
    case ElementType::MacAddress:
        return length == 6;
    case ElementType::DateTimeSeconds:
    case ElementType::Ipv4Address:
        return length == 4;
    case ElementType::DateTimeMilliseconds:
    case ElementType::DateTimeMicroseconds:
    case ElementType::DateTimeNanoseconds:
        return length == 8;
    case ElementType::Ipv6Address:
        return length == 16;
    default:
        return true;
    }
}

} // namespace nb
