// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/captureformat.h"

#include "collectors/base/bytereader.h"
#include "collectors/capture/pcapreader.h"

namespace nb {

std::optional<CaptureFormat> recogniseCapture(std::span<const std::byte> head)
{
    const ByteReader bytes(head);
    const auto first = bytes.peek<std::uint32_t>();
    if (!first)
        return std::nullopt;
    if (pcapVariant(head))
        return CaptureFormat::Pcap;
    const std::uint32_t order = bytes.peek<std::uint32_t>(8).value_or(0);
    if (*first == 0x0a0d0d0a && (order == 0x1a2b3c4d || order == 0x4d3c2b1a))
        return CaptureFormat::PcapNg;
    if (*first == 0x736e6f6f && bytes.peek<std::uint32_t>(4) == 0x70000000U) // "snoop\0\0\0"
        return CaptureFormat::Snoop;
    return std::nullopt;
}

std::string_view toString(CaptureFormat format)
{
    switch (format) {
    case CaptureFormat::Pcap:
        return "pcap";
    case CaptureFormat::PcapNg:
        return "pcapng";
    case CaptureFormat::Snoop:
        return "snoop";
    }
    return {};
}

} // namespace nb
