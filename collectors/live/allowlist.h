// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/ipprefix.h"

#include <string>
#include <vector>

namespace nb {

/// Which senders are listened to, decided before a byte is looked at (rule B9). Over UDP an address
/// is no identity: it can be forged. Immutable.
class AllowList
{
public:
    /// Nobody named: everybody. Invalid for what is neither address nor prefix.
    static Result<AllowList> fromTexts(const std::vector<std::string>& texts);

    [[nodiscard]] bool allows(const IpAddress& sender) const
    {
        if (m_prefixes.empty())
            return true;
        for (const IpPrefix& prefix : m_prefixes)
            if (prefix.contains(sender))
                return true;
        return false;
    }

private:
    std::vector<IpPrefix> m_prefixes;
};

/// The last senders that were turned away, a bounded number of them, latest first. One thread.
class RejectedSenders
{
public:
    static constexpr std::size_t kMost = 64;

    void add(const IpAddress& sender);
    [[nodiscard]] const std::vector<IpAddress>& latest() const { return m_latest; }

private:
    std::vector<IpAddress> m_latest;
};

} // namespace nb
