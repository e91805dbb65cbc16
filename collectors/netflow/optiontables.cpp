// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/optiontables.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace nb {

namespace {

constexpr std::size_t kMaxText = 256;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

/// Octets of the UTF-8 character that `text` starts with, 0 when it is none (RFC 3629 §4).
std::size_t characterLength(std::string_view text)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = at(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((at(i) & 0xC0U) != 0x80)
            return 0;
    const unsigned second = at(1);
    const bool overlongOrSurrogate = (first == 0xE0 && second < 0xA0)
        || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90)
        || (first == 0xF4 && second > 0x8F);
    return overlongOrSurrogate ? 0 : length;
}

bool isControl(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1)
        return first < 0x20 || first == 0x7F;
    // C1 controls
    return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

/// What an options record says, picked from its fields.
struct OptionFacts
{
    std::optional<std::uint64_t> interfaceId, vrf, sampler, interval, space, size, population,
        chance, init;
    std::size_t chanceOctets = 0;
    bool ofInterface = false; ///< the interface is what the record is about
    std::string application, name, description, applicationName, applicationText, vrfName;
};

void pickText(OptionFacts& facts, const RecordField& field)
{
    switch (field.id) {
    case 82:
        facts.name = cleanText(field.bytes);
        break;
    case 83:
        facts.description = cleanText(field.bytes);
        break;
    case 94:
        facts.applicationText = cleanText(field.bytes);
        break;
    case 96:
        facts.applicationName = cleanText(field.bytes);
        break;
    case 95:
        for (const std::byte b : field.bytes.first(std::min<std::size_t>(field.bytes.size(), 32)))
            facts.application += static_cast<char>(b);
        break;
    case 236:
        facts.vrfName = cleanText(field.bytes);
        break;
    default:
        break;
    }
}

void pick(OptionFacts& facts, std::uint16_t version, const RecordField& field)
{
    if (version == 9 && field.scope) {
        constexpr std::uint16_t kScopeInterface = 2; // RFC 3954 §6.1
        if (field.id == kScopeInterface && field.bytes.size() <= 4)
            facts.interfaceId = unsignedValue(field.bytes);
        facts.ofInterface = facts.ofInterface || facts.interfaceId.has_value();
        return;
    }
    if (field.enterprise != 0)
        return;
    const bool number = !field.bytes.empty() && field.bytes.size() <= 8;
    const auto value = number ? std::optional(unsignedValue(field.bytes)) : std::nullopt;
    switch (field.id) {
    case 10: // ingressInterface
    case 14:
    case 252:
    case 253:
        if (!facts.interfaceId || field.scope)
            facts.interfaceId = value;
        facts.ofInterface = facts.ofInterface || field.scope;
        break;
    case 234: // ingressVRFID
    case 235:
        facts.vrf = value;
        break;
    case 48: // samplerId
    case 302: // selectorId
        facts.sampler = value;
        break;
    case 34: // samplingInterval
    case 50: // samplerRandomInterval
    case 305: // samplingPacketInterval
        // some name two of them, one of which is not set
        if (value != 0 || !facts.interval)
            facts.interval = value;
        break;
    case 306:
        facts.space = value;
        break;
    case 309:
        facts.size = value;
        break;
    case 310:
        facts.population = value;
        break;
    case 311:
        facts.chance = value;
        facts.chanceOctets = field.bytes.size();
        break;
    case 160:
        facts.init = value;
        break;
    default:
        pickText(facts, field);
    }
}

std::uint32_t saturated(std::uint64_t value)
{
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(value, std::numeric_limits<std::uint32_t>::max()));
}

} // namespace

std::uint64_t unsignedValue(std::span<const std::byte> bytes)
{
    std::uint64_t value = 0;
    for (const std::byte b : bytes)
        value = value << 8 | static_cast<std::uint64_t>(b);
    return value;
}

std::string cleanText(std::span<const std::byte> bytes)
{
    std::string raw;
    for (const std::byte b : bytes.first(std::min(bytes.size(), kMaxText))) {
        if (b == std::byte {0})
            break;
        raw += static_cast<char>(b);
    }
    std::string clean;
    for (std::string_view rest = raw; !rest.empty();) {
        const std::size_t length = characterLength(rest);
        const std::string_view character = rest.substr(0, std::max<std::size_t>(length, 1));
        clean += length == 0 || isControl(character) ? kReplacement : character;
        rest.remove_prefix(character.size());
    }
    return clean;
}

std::optional<std::uint32_t> samplingRate(
    std::uint64_t interval, std::optional<std::uint64_t> space)
{
    if (interval == 0)
        return std::nullopt;
    if (!space)
        return saturated(interval);
    // rounded: rates are whole numbers everywhere behind this
    return saturated(1 + (*space + interval / 2) / interval);
}

std::optional<std::uint32_t> samplingFraction(std::uint64_t size, std::uint64_t population)
{
    if (size == 0 || population < size)
        return std::nullopt;
    return saturated((population + size / 2) / size);
}

std::optional<std::uint32_t> samplingChance(std::uint64_t bits, std::size_t octets)
{
    double chance = 0;
    if (octets == 4) // RFC 7011 §6.2
        chance = static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    else if (octets == 8)
        chance = std::bit_cast<double>(bits);
    if (!(chance > 0 && chance <= 1))
        return std::nullopt;
    return static_cast<std::uint32_t>(
        std::min(1 / chance + 0.5, double {std::numeric_limits<std::uint32_t>::max()}));
}

OptionTables::OptionTables(const DecoderLimits& limits)
    : vrfs(limits.namesOfExporter)
    , applications(limits.namesOfExporter)
    , samplers(limits.samplersOfExporter)
    , interfaceRates(limits.interfaceNamesOfExporter)
    , m_interfaces(limits.interfaceNamesOfExporter)
{
}

std::uint32_t OptionTables::commonRate() const
{
    if (rate)
        return *rate;
    std::uint32_t common = 0;
    for (const auto& [id, each] : samplers.entries()) {
        if (common != 0 && each != common)
            return 0;
        common = each;
    }
    return common;
}

template <typename Key>
bool OptionTables::isNews(BoundedTable<Key, std::uint32_t>& rates, Key key, std::uint32_t rate)
{
    const std::uint32_t* const known = rates.find(key);
    const bool same = known && *known == rate;
    rates.set(key, rate);
    return !same;
}

std::vector<AnnouncedRate> OptionTables::take(
    std::uint16_t version, std::span<const RecordField> fields)
{
    OptionFacts facts;
    for (const RecordField& field : fields)
        pick(facts, version, field);
    const std::string& interfaceName = facts.name.empty() ? facts.description : facts.name;
    if (facts.interfaceId && !interfaceName.empty())
        setInterface(saturated(*facts.interfaceId), interfaceName);
    const std::string& application
        = facts.applicationName.empty() ? facts.applicationText : facts.applicationName;
    if (!facts.application.empty() && !application.empty())
        applications.set(facts.application, application);
    if (facts.vrf && !facts.vrfName.empty())
        vrfs.set(saturated(*facts.vrf), facts.vrfName);
    if (facts.init
        && *facts.init
            <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max() / 1000))
        systemInit = static_cast<std::int64_t>(*facts.init);
    std::optional<std::uint32_t> rateNow;
    if (facts.interval)
        rateNow = samplingRate(*facts.interval, facts.space);
    if (!rateNow && facts.size && facts.population)
        rateNow = samplingFraction(*facts.size, *facts.population);
    if (!rateNow && facts.chance)
        rateNow = samplingChance(*facts.chance, facts.chanceOctets);
    std::vector<AnnouncedRate> news;
    if (!rateNow)
        return news;
    if (facts.sampler) {
        if (isNews(samplers, *facts.sampler, *rateNow))
            news.push_back({.sampler = facts.sampler, .rate = *rateNow});
        if (!rate && commonRateWanted && commonRate() != 0) {
            news.push_back({.rate = commonRate()});
            commonRateWanted = false;
        }
    } else if (facts.ofInterface && facts.interfaceId.value_or(0) != 0) {
        // of interface 0, as softflowd says, is of all
        const std::uint32_t index = saturated(*facts.interfaceId);
        if (isNews(interfaceRates, index, *rateNow))
            news.push_back({.interface = index, .rate = *rateNow});
    } else if (rate != rateNow) {
        rate = rateNow;
        news.push_back({.rate = *rateNow});
    }
    return news;
}

void OptionTables::setInterface(std::uint32_t index, std::string name)
{
    m_interfaces.set(index, std::move(name));
    m_given.clear();
}

TextId OptionTables::interfaceText(std::uint32_t index, TextPool& texts)
{
    constexpr std::size_t kGiven = 64; // a power of two
    if (m_given.empty())
        m_given.resize(kGiven);
    GivenText& given = m_given[index % kGiven];
    if (given.pool == texts.serial() && given.index == index)
        return given.id;
    const std::string* const name = m_interfaces.find(index);
    TextId id = 0;
    if (name)
        id = texts.intern(*name);
    else if (index != 0)
        id = texts.intern(std::to_string(index));
    given = {texts.serial(), index, id};
    return id;
}

} // namespace nb
