// SPDX-License-Identifier: GPL-3.0-or-later
// Saved templates and names. The check sum is put right first, so that what lies behind it is read.
#include "collectors/netflow/exportdecoder.h"

#include <cstdlib>
#include <string>

namespace {

std::string withCheckSum(std::string state)
{
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325ULL; // FNV-1a
    for (const char c : state)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3ULL;
    for (int shift = 56; shift >= 0; shift -= 8)
        state += static_cast<char>(static_cast<unsigned char>(hash >> shift & 0xff));
    return state;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string state = "NBDECODE";
    state += std::string("\0\1", 2);
    for (const std::uint8_t byte : std::span(data, size))
        state += static_cast<char>(byte);
    const std::int64_t now = 1'770'000'000'000'000;
    nb::ExportDecoder plain;
    (void)plain.restoreState(state, now);
    nb::ExportDecoder decoder;
    if (!decoder.restoreState(withCheckSum(state), now).ok()) {
        if (!decoder.exporters().empty())
            std::abort();
        return 0;
    }
    const std::string again = decoder.saveState();
    nb::ExportDecoder second;
    if (!second.restoreState(again, now).ok())
        std::abort();
    return 0;
}
