// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/allowlist.h"

#include <algorithm>

namespace nb {

Result<AllowList> AllowList::fromTexts(const std::vector<std::string>& texts)
{
    AllowList list;
    for (const std::string& text : texts) {
        const auto prefix = IpPrefix::fromString(text);
        if (!prefix)
            return Error {ErrorCode::Invalid,
                "\"" + text
                    + "\" is neither an address nor a prefix; expected for example 192.0.2.1 or "
                      "2001:db8::/32"};
        list.m_prefixes.push_back(*prefix);
    }
    return list;
}

void RejectedSenders::add(const IpAddress& sender)
{
    const auto known = std::ranges::find(m_latest, sender);
    if (known != m_latest.end()) {
        std::rotate(m_latest.begin(), known, known + 1);
        return;
    }
    if (m_latest.size() == kMost)
        m_latest.pop_back();
    m_latest.insert(m_latest.begin(), sender);
}

} // namespace nb
