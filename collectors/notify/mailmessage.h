// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <string>

namespace nb {

/// A message as it goes over SMTP: RFC 5322 with CRLF line ends, plain text, UTF-8 in
/// quoted-printable. Whatever an alert holds, no header and no recipient comes from it.
struct MailMessage
{
    std::string data {};
    std::string subject {}; ///< before it was encoded, for logs
};

/// `[URGENT] New IP on network [10.0.0.5]` for a single new asset, else what it is about and how
/// many there are. `number` makes the Message-ID unique.
[[nodiscard]] MailMessage composeMail(
    const AlertChannel& channel, const AlertSpoolPage& page, Timestamp now, std::uint64_t number);

/// A header value: CR, LF, NUL and other control characters taken out, then, where it is not plain
/// ASCII or too long for a line, RFC 2047 encoded words of at most 75 characters.
[[nodiscard]] std::string headerValue(std::string_view text);

/// RFC 2045 §6.7, lines of at most 76 characters.
[[nodiscard]] std::string quotedPrintable(std::string_view text);

} // namespace nb
