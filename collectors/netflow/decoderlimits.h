// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nb {

/// Bounds of what exporters can make us keep (rule B10). When one is hit, the least recently used
/// thing of the same exporter goes, never another exporter's, and it is counted.
struct DecoderLimits
{
    std::size_t exporters = 4096;
    std::size_t domainsOfExporter = 256;
    std::size_t domains = 65'536; ///< of all exporters
    std::size_t templatesOfDomain = 1024;
    std::size_t fieldsOfTemplate = 512;
    std::size_t samplersOfExporter = 4096;
    std::size_t interfaceNamesOfExporter = 16'384;
    std::size_t namesOfExporter = 16'384; ///< applications, VRFs
    std::size_t heldBytesOfExporter = std::size_t {1} << 20;
    std::size_t heldBytes = std::size_t {64} << 20;
    std::chrono::seconds heldFor {60};
    /// A UDP template that was not sent again for so long is not used any more (RFC 7011 8.4), or
    /// for 3 times the interval it was sent at, if that is longer.
    std::chrono::seconds templateLifetime {1800};
    /// After so many malformed messages in a row an exporter is not listened to for `muteFor`.
    std::uint32_t malformedBeforeMute = 100;
    std::chrono::seconds muteFor {30};
    /// Also makes rows of records that name no address: counters of interfaces, states of pools.
    bool rowsWithoutAddress = false;
};

/// Sets one of them by `NAME=N`, for example `templates=4096`. Usage when there is no such bound or
/// N is none that it takes.
[[nodiscard]] Result<void> setDecoderLimit(DecoderLimits& limits, std::string_view text);

/// For captures and files, whose time is not ours: what a file told holds to its end.
[[nodiscard]] inline DecoderLimits limitsOfFiles()
{
    DecoderLimits limits;
    limits.templateLifetime = limits.heldFor = std::chrono::hours {24 * 365 * 100};
    limits.malformedBeforeMute = 0xFFFF'FFFF; // every line that is wrong is told
    return limits;
}

} // namespace nb
