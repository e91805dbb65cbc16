// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <cstdint>
#include <memory>
#include <optional>

namespace nb::test {

/// What a collector kept of what it was sent, and what that cost.
struct Kept
{
    std::uint64_t flows = 0;
    std::uint64_t packets = 0;
    std::int64_t unaccounted = 0;
    std::uint64_t offered = 0; ///< datagrams that came, as it tells; ours only, like what follows
    std::uint64_t dropped = 0; ///< datagrams, as it tells, whatever the reason
    std::uint64_t lostRecords = 0; ///< by sequence numbers, of all exporters
    std::uint64_t exporters = 0; ///< domains of exporters
    double cpuSeconds = 0;
    double peakMegabytes = 0;
    double storedMegabytes = 0;
};

/// A collector that runs as a process of its own, on a port of this computer.
class CollectorProcess
{
public:
    virtual ~CollectorProcess() = default;
    /// The port it listens on; nothing when it did not start.
    virtual std::optional<std::uint16_t> start() = 0;
    /// Ends it as its user would and counts what is stored.
    virtual std::optional<Kept> finish() = 0;
    /// Folder of what it stored; empty where it is not ours.
    [[nodiscard]] virtual QString workspace() const { return {}; }
    /// Datagrams to decode and rows to store, as it tells, without those that wait for a partner;
    /// ours only.
    [[nodiscard]] virtual std::uint64_t backlog() const { return 0; }
    [[nodiscard]] virtual qint64 processId() const { return 0; }
};

/// netbehave-cli collect with these options more.
[[nodiscard]] std::unique_ptr<CollectorProcess> ourCollector(QStringList options = {});
/// nfcapd with LZ4; nullptr where it is not installed.
[[nodiscard]] std::unique_ptr<CollectorProcess> nfcapd();

} // namespace nb::test
