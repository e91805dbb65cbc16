// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace nb {

/// Where flows are forwarded to, and as whom.
struct ForwardSettings
{
    std::string url {}; ///< `tls://core.example:4740`, or `tcp://127.0.0.1:4739`
    QString certificateFile {}; ///< PEM, ours
    QString keyFile {}; ///< PEM, ours
    QString authorityFile {}; ///< PEM, who signs the core's certificate
    std::string peerName {}; ///< that the core's certificate has to bear; empty: the URL's host

    std::chrono::milliseconds poll {500}; ///< how often new rows are looked for
    std::chrono::milliseconds retryFirst {1000}; ///< wait before the second attempt, then doubled
    std::chrono::milliseconds retryMost {60'000};
    std::chrono::milliseconds connecting {10'000}; ///< for TCP and TLS to be agreed on
    std::chrono::milliseconds answer {30'000}; ///< for the core to acknowledge
    std::chrono::milliseconds keepAlive {60'000}; ///< without rows the core is asked after this
    std::uint64_t window = 65'536; ///< rows sent and not acknowledged
};

/// The parts of a URL to forward to.
struct ForwardUrl
{
    bool secured = true;
    std::string host {};
    std::uint16_t port = 0;
};

/// Invalid, with what was expected. Without TLS only this computer is allowed (rule E2). The port
/// may be left out: 4740 for tls, 4739 for tcp.
[[nodiscard]] Result<ForwardUrl> parseForwardUrl(std::string_view url);

} // namespace nb
