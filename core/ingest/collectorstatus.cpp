// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/collectorstatus.h"

namespace nb {

namespace {

constexpr std::array<std::string_view, kDropReasonCount> kReasons {"kernel", "truncated",
    "not-allowed", "queue", "too-many-exporters", "muted", "malformed", "malformed-set",
    "no-template", "held-expired", "storage"};

} // namespace

std::string versionText(std::uint16_t version)
{
    switch (version) {
    case 10:
        return "IPFIX";
    case kSFlowVersion:
        return "sFlow v5";
    default:
        return "NetFlow v" + std::to_string(version);
    }
}

std::string_view toString(DropReason reason)
{
    return kReasons[static_cast<std::size_t>(reason)];
}

std::int64_t CollectorStatus::unaccounted() const
{
    std::uint64_t offered = 0;
    for (const SourceStatus& source : sources)
        offered += source.offered;
    std::uint64_t known = 0;
    for (const ExporterStatus& exporter : exporters)
        known += exporter.datagrams;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(DropReason::Malformed); ++i)
        known += drops[i];
    return static_cast<std::int64_t>(offered) - static_cast<std::int64_t>(known + waitingDatagrams);
}

} // namespace nb
