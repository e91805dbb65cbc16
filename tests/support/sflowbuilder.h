// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/packetbuilder.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace nb::test {

/// A tag, a length and padded bytes: a sample of a datagram or a record of a sample.
[[nodiscard]] Bytes sflowItem(std::uint32_t tag, const Bytes& body,
    std::optional<std::uint32_t> length = {}, bool padded = true);
/// Type and address, as XDR.
[[nodiscard]] Bytes sflowAddress(std::string_view address);

// Records of flow samples.
struct SFlowHeaderOptions
{
    std::uint32_t protocol = 1; ///< Ethernet
    std::optional<std::uint32_t> frameLength {}; ///< of the frame and four bytes of check sequence
    std::uint32_t stripped = 4;
    std::optional<std::uint32_t> headerLength {}; ///< what the header says of itself
    std::optional<std::uint32_t> recordLength {};
};
[[nodiscard]] Bytes sflowHeader(const Bytes& frame, const SFlowHeaderOptions& options = {});
[[nodiscard]] Bytes sflowSwitch(std::uint32_t srcVlan, std::uint32_t dstVlan);
[[nodiscard]] Bytes sflowRouter(std::string_view nextHop);
[[nodiscard]] Bytes sflowIp(std::string_view src, std::string_view dst, unsigned protocol,
    unsigned srcPort, unsigned dstPort, unsigned flags, std::uint32_t length);

struct SFlowSampleOptions
{
    bool expanded = false;
    std::uint32_t sequence = 1;
    std::uint32_t sourceType = 0;
    std::uint32_t sourceIndex = 3;
    std::uint32_t rate = 500;
    std::uint32_t pool = 1000;
    std::uint32_t drops = 0;
    std::uint32_t inFormat = 0;
    std::uint32_t in = 3;
    std::uint32_t outFormat = 0;
    std::uint32_t out = 7;
    std::optional<std::uint32_t> recordCount {}; ///< what the sample says of itself
    std::optional<std::uint32_t> length {};
    bool padded = true;
};
[[nodiscard]] Bytes sflowSample(
    const std::vector<Bytes>& records, const SFlowSampleOptions& options = {});
[[nodiscard]] Bytes sflowCounters(bool expanded = false);

struct SFlowDatagramOptions
{
    std::string_view agent = "192.0.2.1";
    std::uint32_t subAgent = 0;
    std::uint32_t sequence = 1;
    std::uint32_t uptime = 100'000; ///< ms
    std::optional<std::uint32_t> sampleCount {}; ///< what the datagram says of itself
};
[[nodiscard]] Bytes sflowDatagram(
    const std::vector<Bytes>& samples, const SFlowDatagramOptions& options = {});

} // namespace nb::test
