// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as the configuration of a firewall, in each format and in the one it is taken for: it is
// refused with a reason, or its rules have networks and ports in order.
#include "core/scope/firewall/firewallfile.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void check(const nb::Result<nb::scope::FirewallFile>& file)
{
    if (!file) {
        if (file.error().detail.empty())
            std::abort();
        return;
    }
    if (file->rules.empty()
        || std::ranges::any_of(file->notes, [](const std::string& note) { return note.empty(); }))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
    check(nb::scope::readFirewallFile(text));
    for (const std::string& format : nb::scope::firewallFormats())
        check(nb::scope::readFirewallFile(text, format));
    return 0;
}
