// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/ruletext.h"

/// The readers of all export formats; the first byte chooses one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace nb::scope;
    if (size == 0)
        return 0;
    constexpr nb::Result<ReadRules> (*kReaders[])(std::string_view)
        = {readNftables, readIptables, readIos, readAsa, readPaloAlto, readAws, readAzure,
            readWindows, readCapirca, readRuleJson, readRuleCsv};
    const std::string text(data + 1, data + size);
    (void)kReaders[data[0] % std::size(kReaders)](text);
    return 0;
}
