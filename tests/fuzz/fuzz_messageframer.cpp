// SPDX-License-Identifier: GPL-3.0-or-later
// Any stream of bytes in any pieces: the messages are the same however it is cut, each is as long
// as its header says, nothing is made of bytes after a broken header, and little is held.
#include "collectors/live/messageframer.h"
#include "collectors/live/revocationlist.h"

#include <algorithm>
#include <cstdlib>

namespace {

std::vector<std::size_t> lengths(std::span<const std::byte> bytes, std::size_t piece)
{
    nb::MessageFramer framer;
    std::vector<std::size_t> all;
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(piece, bytes.size()));
        bytes = bytes.subspan(part.size());
        framer.append(part);
        while (const auto message = framer.front()) {
            const std::size_t told = std::to_integer<std::size_t>((*message)[2]) << 8
                | std::to_integer<std::size_t>((*message)[3]);
            if (message->size() != told || told < nb::MessageFramer::kHeaderBytes)
                std::abort();
            all.push_back(message->size());
            framer.pop();
        }
        if (framer.problem().empty() && framer.pending() > 65'535)
            std::abort();
    }
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const auto bytes = std::as_bytes(std::span(data, size)).subspan(1);
    if (lengths(bytes, 1U + data[0]) != lengths(bytes, size))
        std::abort();
    (void)nb::revokedSerials(bytes);
    return 0;
}
