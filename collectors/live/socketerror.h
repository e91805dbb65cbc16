// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/listenurl.h"

#include <string>

namespace nb {

/// Why the system refused, as far as we have advice for it.
struct SystemError
{
    enum class Kind : std::uint8_t
    {
        Other,
        InUse,
        Forbidden,
        NoSuchAddress,
    };
    Kind kind = Kind::Other;
    std::string text {}; ///< in the system's words
};
/// From errno; on Windows from WSAGetLastError().
[[nodiscard]] SystemError systemError(int code);

/// Unreadable, with what to do about it.
[[nodiscard]] Error listenError(const ListenUrl& url, const SystemError& error);

} // namespace nb
