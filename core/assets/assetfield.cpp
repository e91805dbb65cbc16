// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetfield.h"

#include "core/base/asciicase.h"

#include <algorithm>
#include <array>
#include <string>

namespace nb {

namespace {

struct Header
{
    std::string_view name; ///< lower case, without blanks, `-` and `_`
    AssetField field;
};

/// The first of each field is its name in our own exports.
constexpr std::array kHeaders = std::to_array<Header>({{"address", AssetField::Address},
    {"ip", AssetField::Address}, {"ipaddress", AssetField::Address},
    {"primaryip", AssetField::Address}, {"name", AssetField::Name}, {"hostname", AssetField::Name},
    {"fqdn", AssetField::Name}, {"dnsname", AssetField::Name}, {"mac", AssetField::Mac},
    {"macaddress", AssetField::Mac}, {"first", AssetField::First}, {"firstseen", AssetField::First},
    {"last", AssetField::Last}, {"lastseen", AssetField::Last}, {"provides", AssetField::Provides},
    {"ports", AssetField::Provides}, {"openports", AssetField::Provides},
    {"system", AssetField::System}, {"os", AssetField::System},
    {"operatingsystem", AssetField::System}, {"owner", AssetField::Owner},
    {"responsible", AssetField::Owner}, {"contact", AssetField::Owner}, {"role", AssetField::Role},
    {"function", AssetField::Role}, {"notes", AssetField::Notes},
    {"description", AssetField::Notes}, {"comment", AssetField::Notes}, {"tags", AssetField::Tags},
    {"labels", AssetField::Tags}});

std::string folded(std::string_view text)
{
    std::string key;
    for (const char c : text)
        if (c != ' ' && c != '-' && c != '_')
            key += lowerAscii(c);
    return key;
}

} // namespace

std::string_view toString(AssetField field)
{
    const auto found = std::ranges::find(kHeaders, field, &Header::field);
    return found->name;
}

std::optional<AssetField> assetFieldFromHeader(std::string_view header)
{
    const auto found = std::ranges::find(kHeaders, folded(header), &Header::name);
    if (found == kHeaders.end())
        return std::nullopt;
    return found->field;
}

} // namespace nb
