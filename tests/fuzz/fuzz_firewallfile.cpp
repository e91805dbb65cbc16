// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/firewall/firewallfile.h"

#include <cstdlib>

/// Rules of any configuration that is read can be kept in answers and come back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(data, data + size);
    for (const std::string& format : nb::scope::firewallFormats()) {
        const auto file = nb::scope::readFirewallFile(text, format);
        if (!file.ok())
            continue;
        nb::scope::Answers answers;
        answers.firewallRules = file->rules;
        const auto again = nb::scope::answersFromJson(nb::scope::toJson(answers));
        if (again.ok() && *again != answers)
            std::abort();
    }
    (void)nb::scope::readFirewallFile(text);
    return 0;
}
