// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/dnsanswers.h"
#include "collectors/names/dnsmessage.h"

#include <cstdlib>
#include <span>

namespace {

class Checking : public nb::NameSink
{
public:
    void add(nb::NameBinding&& binding) override
    {
        // names are printable and have an end
        if (binding.name.empty() || binding.name.size() > nb::kMostNameBytes
            || nb::normalisedName(binding.name) != binding.name)
            std::abort();
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    if (const auto message = nb::decodeDnsMessage(bytes)) {
        if (message->bytes > size)
            std::abort();
        Checking sink;
        (void)nb::bindAnswers(*message, {{}, 0, false}, sink);
        (void)nb::bindAnswers(*message, {{}, 0, true}, sink);
    }
    return 0;
}
