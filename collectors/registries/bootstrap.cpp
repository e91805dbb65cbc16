// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/registries/bootstrap.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace nb {

namespace {

struct Registry
{
    Rir rir;
    std::string_view name;
    const char* base;
};
constexpr std::array<Registry, 5> kRegistries {
    {{Rir::Afrinic, "afrinic", "https://rdap.afrinic.net/rdap/"},
        {Rir::Apnic, "apnic", "https://rdap.apnic.net/"},
        {Rir::Arin, "arin", "https://rdap.arin.net/registry/"},
        {Rir::Lacnic, "lacnic", "https://rdap.lacnic.net/rdap/"},
        {Rir::Ripe, "ripe", "https://rdap.db.ripe.net/"}}};
constexpr const char* kArinRest = "https://whois.arin.net/rest/";

/// First octets of the /8 blocks (IANA IPv4 Address Space Registry); the rest of unicast is ARIN's.
constexpr std::array kAfrinicV4 {41, 102, 105, 154, 196, 197};
constexpr std::array kApnicV4 {1, 14, 27, 36, 39, 42, 43, 49, 58, 59, 60, 61, 101, 103, 106, 110,
    111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 133, 150, 153,
    163, 171, 175, 180, 182, 183, 202, 203, 210, 211, 218, 219, 220, 221, 222, 223};
constexpr std::array kLacnicV4 {177, 179, 181, 186, 187, 189, 190, 191, 200, 201};
constexpr std::array kRipeV4 {2, 5, 25, 31, 37, 46, 51, 53, 57, 62, 77, 78, 79, 80, 81, 82, 83, 84,
    85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 109, 141, 145, 151, 176, 178, 185, 188, 193, 194,
    195, 212, 213, 217};

struct V6Block
{
    std::string_view prefix;
    Rir rir;
};
/// IANA IPv6 Global Unicast Address Assignments.
constexpr std::array kV6 = std::to_array<V6Block>({
    {"2001:200::/23", Rir::Apnic},
    {"2001:400::/23", Rir::Arin},
    {"2001:600::/23", Rir::Ripe},
    {"2001:800::/22", Rir::Ripe},
    {"2001:c00::/23", Rir::Apnic},
    {"2001:e00::/23", Rir::Apnic},
    {"2001:1200::/23", Rir::Lacnic},
    {"2001:1400::/22", Rir::Ripe},
    {"2001:1800::/23", Rir::Arin},
    {"2001:1a00::/23", Rir::Ripe},
    {"2001:1c00::/22", Rir::Ripe},
    {"2001:2000::/19", Rir::Ripe},
    {"2001:4000::/23", Rir::Ripe},
    {"2001:4200::/23", Rir::Afrinic},
    {"2001:4400::/23", Rir::Apnic},
    {"2001:4600::/23", Rir::Ripe},
    {"2001:4800::/23", Rir::Arin},
    {"2001:4a00::/23", Rir::Ripe},
    {"2001:4c00::/23", Rir::Ripe},
    {"2001:5000::/20", Rir::Ripe},
    {"2001:8000::/19", Rir::Apnic},
    {"2001:a000::/20", Rir::Apnic},
    {"2001:b000::/20", Rir::Apnic},
    {"2003::/18", Rir::Ripe},
    {"2400::/12", Rir::Apnic},
    {"2410::/12", Rir::Apnic},
    {"2600::/12", Rir::Arin},
    {"2610::/23", Rir::Arin},
    {"2620::/23", Rir::Arin},
    {"2630::/12", Rir::Arin},
    {"2800::/12", Rir::Lacnic},
    {"2a00::/12", Rir::Ripe},
    {"2a10::/12", Rir::Ripe},
    {"2c00::/12", Rir::Afrinic},
});

Rir rirOfOctet(int octet)
{
    const auto in = [octet](const auto& list) { return std::ranges::count(list, octet) != 0; };
    if (in(kAfrinicV4))
        return Rir::Afrinic;
    if (in(kApnicV4))
        return Rir::Apnic;
    if (in(kLacnicV4))
        return Rir::Lacnic;
    return in(kRipeV4) ? Rir::Ripe : Rir::Arin;
}

std::optional<Rir> rirOfUrls(const QJsonArray& urls)
{
    for (const QJsonValue& value : urls) {
        const QUrl url(value.toString());
        for (const Registry& registry : kRegistries)
            if (url.scheme() == QStringLiteral("https")
                && url.host() == QUrl(QString::fromLatin1(registry.base)).host())
                return registry.rir;
    }
    return std::nullopt;
}

} // namespace

std::string_view toString(Rir registry)
{
    return kRegistries[static_cast<std::size_t>(registry)].name;
}

std::optional<Rir> rirFromString(std::string_view text)
{
    for (const Registry& registry : kRegistries)
        if (registry.name == text)
            return registry.rir;
    return std::nullopt;
}

QUrl rdapBaseOf(Rir registry)
{
    return QUrl(QString::fromLatin1(kRegistries[static_cast<std::size_t>(registry)].base));
}

QUrl arinRestBase()
{
    return QUrl(QString::fromLatin1(kArinRest));
}

bool isRegistryHost(const QString& host)
{
    return host == arinRestBase().host()
        || std::ranges::any_of(kRegistries,
            [&host](const Registry& registry) { return rdapBaseOf(registry.rir).host() == host; });
}

RegistryBootstrap::RegistryBootstrap()
{
    for (int octet = 1; octet < 224; ++octet)
        if (octet != 10 && octet != 127)
            m_lines.push_back(
                {*IpPrefix::make(IpAddress::fromV4(static_cast<std::uint32_t>(octet) << 24), 8),
                    rirOfOctet(octet)});
    for (const V6Block& block : kV6)
        m_lines.push_back({*IpPrefix::fromString(block.prefix), block.rir});
}

Result<RegistryBootstrap> RegistryBootstrap::fromText(std::string_view text)
{
    std::vector<Line> lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t blank = line.find(' ');
        const auto prefix = IpPrefix::fromString(line.substr(0, blank));
        const auto registry = blank == std::string_view::npos
            ? std::nullopt
            : rirFromString(line.substr(blank + 1));
        if (!prefix || !registry)
            return Error {ErrorCode::Invalid, "no table of registries"};
        lines.push_back({*prefix, *registry});
    }
    return RegistryBootstrap(std::move(lines));
}

/// RFC 9224 §3: `services` is a list of pairs of lists, entries and base URLs.
Result<void> RegistryBootstrap::load(const QByteArray& json)
{
    constexpr std::size_t kMaxLines = 10'000;
    const QJsonArray services
        = QJsonDocument::fromJson(json).object().value(QStringLiteral("services")).toArray();
    std::vector<Line> lines;
    for (const QJsonValue& service : services) {
        const QJsonArray parts = service.toArray();
        const auto registry = rirOfUrls(parts.at(1).toArray());
        if (!registry)
            continue;
        for (const QJsonValue& entry : parts.at(0).toArray()) {
            const auto prefix = IpPrefix::fromString(entry.toString().toStdString());
            if (!prefix || prefix->length() == 0 || lines.size() >= kMaxLines)
                return Error {ErrorCode::Invalid, "an entry is no prefix, or there are too many"};
            lines.push_back({*prefix, *registry});
        }
    }
    if (lines.empty())
        return Error {ErrorCode::Invalid, "it is not IANA's ipv4.json or ipv6.json"};
    for (const bool v4 : {true, false}) {
        const auto isFamily = [v4](const Line& line) { return line.prefix.address().isV4() == v4; };
        if (std::ranges::any_of(lines, isFamily))
            std::erase_if(m_lines, isFamily);
    }
    m_lines.insert(m_lines.end(), lines.begin(), lines.end());
    return {};
}

std::string RegistryBootstrap::text() const
{
    std::string text;
    for (const Line& line : m_lines)
        text += line.prefix.toString() + ' ' + std::string(toString(line.registry)) + '\n';
    return text;
}

std::optional<Rir> RegistryBootstrap::find(const IpAddress& address) const
{
    const Line* best = nullptr;
    for (const Line& line : m_lines)
        if (line.prefix.contains(address)
            && (best == nullptr || line.prefix.length() > best->prefix.length()))
            best = &line;
    return best == nullptr ? std::nullopt : std::optional(best->registry);
}

} // namespace nb
