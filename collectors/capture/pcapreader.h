// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/capturereader.h"

#include <bit>

namespace nb {

/// What the magic number of a pcap file says.
struct PcapVariant
{
    bool bigEndian = false;
    bool nanoseconds = false;
    bool extended = false; ///< 24-byte record headers of patched Linux libpcaps (0xa1b2cd34)
};
[[nodiscard]] std::optional<PcapVariant> pcapVariant(std::span<const std::byte> head);

/// The classic format, draft-ietf-opsawg-pcap.
class PcapReader : public CaptureReader
{
public:
    static Result<std::unique_ptr<CaptureReader>> open(InputWindow& input);

    [[nodiscard]] bool next(CapturedPacket& packet) override;

private:
    /// Lengths were stored in the other order before version 2.3, and either way in 2.3.
    enum class LengthOrder
    {
        Normal,
        Swapped,
        Unsure,
    };
    PcapReader(InputWindow& input, const PcapVariant& variant);
    template <std::endian Order> bool nextIn(CapturedPacket& packet);

    InputWindow& m_input;
    PcapVariant m_variant;
    LengthOrder m_lengths = LengthOrder::Normal;
    std::uint32_t m_linkType = 0;
    std::size_t m_headerBytes = 16;
};

} // namespace nb
