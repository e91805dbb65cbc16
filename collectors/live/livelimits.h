// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipelineoptions.h"

#include <QString>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace nb {

class Enrichment;

/// Bounds of TCP and TLS sessions (rule B11).
struct SessionLimits
{
    std::size_t sessions = 500; ///< open at once
    std::size_t sessionsOfPeer = 16; ///< of one address
    std::chrono::milliseconds handshake {10'000}; ///< for TLS to be agreed on
    std::chrono::milliseconds message {30'000}; ///< for a message that began to be complete
    std::chrono::milliseconds idle {1'800'000}; ///< without a byte
};

/// Bounds of what a collector keeps on the way from the network to the disk. Every queue is
/// bounded; when storing does not keep up, the queues fill from the back and datagrams are dropped
/// and counted in front (rule B8).
struct LiveLimits
{
    std::size_t ringBytes = std::size_t {64} << 20; ///< received, not yet decoded; of each source
    std::size_t socketBytes = std::size_t {16} << 20; ///< asked of the system for each UDP socket
    std::size_t datagramBytes = 65'535; ///< longest datagram taken whole (rule B6)
    std::size_t batchRows = 16'384; ///< rows handed on together
    std::chrono::milliseconds batchAge {100}; ///< or what came in this time
    std::size_t writerRows = 131'072; ///< decoded, not yet taken by the writer
    std::size_t commitRows = 65'536; ///< rows that make a commit due: a whole chunk
    std::chrono::milliseconds commitAge {500}; ///< or the age of the oldest
    std::chrono::milliseconds retryFirst {250}; ///< wait after a failed commit, doubled each time
    std::chrono::milliseconds retryMost {30'000};
    /// How long ending waits for storage that fails before rows are given up and counted.
    std::chrono::milliseconds finishPatience {10'000};
    SessionLimits session {};
};

/// How a collector works.
struct LiveOptions
{
    LiveLimits limits {};
    /// With the ring, the writer's rows and the pivot watch: under 512 MiB when more comes than can
    /// be stored.
    PipelineOptions pipeline {
        .hold = std::chrono::seconds(5), .memoryLimit = std::size_t {96} << 20};
    /// Labels for flows, and what learns from them; null: flows are stored as they come.
    std::shared_ptr<Enrichment> enrichment {};
    /// Where templates and names of exporters are kept over a restart; empty: they are not.
    QString stateFile {};
};

} // namespace nb
