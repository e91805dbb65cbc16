// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/linesplitter.h"
#include "collectors/names/namelog.h"

#include <cstdlib>
#include <vector>

namespace {

class Checking : public nb::NameSink
{
public:
    void add(nb::NameBinding&& binding) override
    {
        if (binding.name.empty() || nb::normalisedName(binding.name) != binding.name
            || binding.first > binding.last || binding.last > binding.expires)
            std::abort();
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::vector<char> text(data + 1, data + size);
    Checking sink;
    const auto kind = static_cast<nb::NameFileKind>(data[0] % 4);
    const auto parser = nb::makeNameLogParser(kind, {sink});
    nb::LineSplitter lines;
    const auto take = [&](std::string_view line) { parser->line(line, 1'700'000'000'000'000); };
    lines.feed(text, take);
    lines.finish(take);
    (void)nb::recogniseNameLog({text.data(), text.size()});
    return 0;
}
