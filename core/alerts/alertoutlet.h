// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <stop_token>

namespace nb {

/// What sends the alerts of an open workspace, as a page that sets channels up sees it. All methods
/// but problems() may wait for a network or a keychain.
class AlertOutlet
{
public:
    virtual ~AlertOutlet() = default;

    /// Sends a made-up alert at once; `secret` instead of the one that is kept, when given.
    virtual Result<void> test(
        const AlertChannel& channel, const std::optional<std::string>& secret, std::stop_token stop)
        = 0;
    /// Keeps a password or token for the channel, whose `secret` names it afterwards; an empty one
    /// is forgotten.
    virtual Result<void> keepSecret(AlertChannel& channel, const std::string& secret) = 0;
    /// By channel: why sending fails at present.
    [[nodiscard]] virtual std::map<std::int64_t, std::string> problems() const = 0;
};

} // namespace nb
