// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"
#include "collectors/forward/forwardsettings.h"
#include "collectors/live/livelimits.h"
#include "collectors/names/namelogfollower.h"
#include "collectors/netflow/decoderlimits.h"
#include "core/ingest/collector.h"

#include <string>
#include <vector>

namespace nb::cli {

/// `collect`: flows of exporters into the workspace, until it is interrupted.
class CollectCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;
    [[nodiscard]] bool runsUntilInterrupted() const override { return true; }

private:
    /// Everything that was asked for, checked.
    struct Plan
    {
        std::vector<SourceSettings> sources {};
        LiveOptions options {};
        DecoderLimits decoder {};
        std::chrono::milliseconds storageFull {0};
        FilterPtr filter {};
        std::vector<FlowField> fields {};
        std::optional<std::chrono::microseconds> duration {};
        std::optional<ForwardSettings> forward {};
        std::vector<NameLogSource> nameLogs {};
    };
    void describeStages(CLI::App& command);
    void describeForwarding(CLI::App& command);
    [[nodiscard]] Result<Plan> plan() const;
    Result<void> planSources(Plan& plan) const;
    Result<void> planPipeline(Plan& plan) const;
    Result<void> planSearch(Plan& plan) const;
    Result<void> planForwarding(Plan& plan) const;
    Result<void> planNameLogs(Plan& plan) const;
    int collect(const CommandContext& context, const Plan& plan);

    TableOptions m_table;
    std::vector<std::string> m_listen;
    std::vector<std::string> m_allow;
    std::string m_certificate;
    std::string m_key;
    std::string m_authority;
    std::vector<std::string> m_peerNames;
    std::string m_forward;
    std::string m_forwardCertificate;
    std::string m_forwardKey;
    std::string m_forwardAuthority;
    std::string m_forwardName;
    std::vector<std::string> m_nameLogs;
    std::string m_search;
    std::string m_for;
    std::vector<std::string> m_sampling;
    std::string m_pairWindow;
    std::vector<std::string> m_bounds;
    std::vector<std::string> m_simulate;
    bool m_noPair = false;
    bool m_noDedup = false;
    bool m_noNat = false;
    bool m_noOrient = false;
};

} // namespace nb::cli
