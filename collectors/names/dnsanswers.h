// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/names/dnsmessage.h"
#include "core/names/namebinding.h"

namespace nb {

/// Who was answered, and when.
struct DnsReceiver
{
    IpAddress client {}; ///< "::" for a group
    std::int64_t time = 0; ///< µs since 1970 UTC
    bool multicast = false; ///< mDNS or LLMNR: names hold without a question
};

/// Binds the addresses of a successful answer to the name that was asked, the head of the chain of
/// CNAME records; answers without question (mDNS), and addresses sent along for the targets of MX,
/// SRV, SVCB and HTTPS records, to the name they have themselves. PTR records name the address that
/// was asked about. What does not follow from the question is left out. How many bindings.
std::size_t bindAnswers(const DnsMessage& message, const DnsReceiver& receiver, NameSink& sink);

} // namespace nb
