// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/capturereader.h"

#include <vector>

namespace nb {

/// draft-ietf-opsawg-pcapng: several sections of either byte order, several interfaces each.
/// Blocks that hold no packets are passed over.
class PcapNgReader : public CaptureReader
{
public:
    explicit PcapNgReader(InputWindow& input);

    [[nodiscard]] bool next(CapturedPacket& packet) override;
    [[nodiscard]] std::uint64_t packetsWithoutTime() const override { return m_withoutTime; }

private:
    struct Interface
    {
        std::uint32_t linkType = 0;
        std::uint32_t snapLength = 0; ///< 0 is unlimited
        std::uint8_t resolution = 6; ///< if_tsresol: digits after the point, or bits when 0x80
        std::int64_t offsetSeconds = 0; ///< if_tsoffset
    };
    struct Block
    {
        std::uint32_t type = 0;
        std::uint32_t length = 0;
        std::uint64_t offset = 0;
    };
    enum class Outcome
    {
        Packet,
        NoPacket,
        Stop,
    };

    Outcome nextBlock(CapturedPacket& packet);
    bool blockLengthIsSound(const Block& block) const;
    Outcome readSection(const Block& block);
    Outcome readInterface(const Block& block);
    Outcome readPacket(const Block& block, CapturedPacket& packet);
    Outcome passOver(const Block& block);
    /// The block with its trailing length checked; empty when it is cut off or inconsistent.
    std::span<const std::byte> wholeBlock(const Block& block);
    bool readPacketHeader(const Block& block, std::span<const std::byte> bytes,
        CapturedPacket& packet, std::size_t& at, std::uint32_t& captured);
    Interface interfaceFrom(std::span<const std::byte> block) const;
    void applyOption(
        std::uint16_t code, std::span<const std::byte> value, Interface& interface) const;
    template <typename T> T load(std::span<const std::byte> bytes, std::size_t at) const;

    InputWindow& m_input;
    std::vector<Interface> m_interfaces;
    bool m_bigEndian = false;
    std::int64_t m_lastTime = 0;
    std::uint64_t m_withoutTime = 0;
};

} // namespace nb
