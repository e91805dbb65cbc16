// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/hostsfile.h"

#include "collectors/names/logtext.h"

#include <algorithm>
#include <limits>

namespace nb {

HostsFile::HostsFile(const NameLogPlace& place)
    : m_place(place)
{
}

void HostsFile::line(std::string_view line, std::int64_t /*now*/)
{
    constexpr std::int64_t kAlways = -1;
    std::string text(line.substr(0, line.find('#')));
    std::ranges::replace(text, '\t', ' ');
    std::string_view rest = text;
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const auto address = addressInLog(takeWord(rest));
    // the first name is the canonical one; later ones are aliases, which would hide it
    const std::string name = normalisedName(takeWord(rest));
    if (!address || name.empty() || address->isUnspecified() || address->isMulticast())
        return;
    m_place.sink.add({{}, *address, name, NameSource::Hosts, kAlways, kAlways,
        std::numeric_limits<std::int64_t>::max()});
}

} // namespace nb
