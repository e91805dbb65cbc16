// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace nb {

/// Which labels flows get on their way into the store.
struct LabelOptions
{
    bool names = true;
    bool segments = true;
    bool services = true; ///< and applications
    bool owners = true;
    bool rules = true;
    bool operator==(const LabelOptions&) const = default;
};

/// Which stages run and how; every one can be switched off.
struct PipelineOptions
{
    bool deNat = true;
    bool deduplicate = true;
    bool pair = true;
    bool orient = true;
    LabelOptions labels {};
    /// How long a one-way record waits for its other direction, and for the same flow from another
    /// exporter.
    std::chrono::seconds pairWindow {30};
    /// How long the same flow from another exporter is waited for at least; one that comes later,
    /// within pairWindow, is left out. Rows that have both directions do not wait for the rest of
    /// pairWindow. None: all wait for pairWindow, as is right for files.
    std::optional<std::chrono::seconds> hold {};
    /// How long a translation learnt from an event or a record without its end holds.
    std::chrono::seconds natLifetime {3600};
    /// Bytes that waiting rows and translations may take; at the bound the longest waiting rows go
    /// on early. Beside it the pipeline needs about 10 MiB.
    std::size_t memoryLimit = std::size_t {256} << 20;
    /// Rate for exporters that announce none, by exporter address; 1 = unsampled.
    std::map<std::string, std::uint32_t> samplingOfExporter {};
    bool operator==(const PipelineOptions&) const = default;
};

/// What a stage did so far.
struct StageStatus
{
    std::string name {};
    std::map<std::string, std::uint64_t> counts {};
    bool operator==(const StageStatus&) const = default;
};

} // namespace nb
