// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/namefile.h"
#include "core/pipeline/pipelineoptions.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace nb {

struct ImportOptions
{
    std::chrono::seconds activeTimeout {1800}; ///< a longer flow is cut in pieces
    std::chrono::seconds idleTimeout {60}; ///< silence that ends a flow
    bool again = false; ///< take content that is already in the workspace
    /// The capture holds exporters' datagrams (NetFlow, IPFIX, sFlow) to decode, not traffic to
    /// meter.
    bool exporterPackets = false;
    /// What a file of names is; otherwise that is recognised.
    std::optional<NameFileKind> names {};
    bool namesOnly = false; ///< refuse what is no file of names
    PipelineOptions pipeline {}; ///< for records of exporters
    bool operator==(const ImportOptions&) const = default;
};

/// One thing worth telling about an input: a bad row, an unknown link type, a cut end.
struct ImportNotice
{
    Error error;
    std::uint64_t line = 0; ///< from 1, for text formats; 0 where there are no lines
};

/// What became of one input. Counters are exact; `notices` is capped at kMaxNotices.
struct ImportReport
{
    static constexpr std::size_t kMaxNotices = 1000;

    QString path {};
    std::string format {}; ///< `pcap`, `pcapng`, `snoop`, `day file`, `NetBehave daily file`, `flow
                           ///< CSV`, `nfcapd file`, `dnsmasq log` …
    std::uint64_t flows = 0; ///< rows stored
    std::uint64_t packets = 0; ///< packets read, for captures
    std::uint64_t names = 0; ///< names for addresses that it told
    std::uint64_t inputBytes = 0; ///< bytes read, before decompression
    std::map<std::string, std::uint64_t>
        skipped {}; ///< what was not used, by reason: `non-ip`, `bad row`
    std::vector<ImportNotice> notices {};
    bool partial = false; ///< the input is damaged; what was whole is in (exit code 3)
};

} // namespace nb
