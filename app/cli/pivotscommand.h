// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"
#include "core/pivot/pivotjson.h"
#include "core/storage/flowstore.h"

namespace nb::cli {

/// `pivots`: movement through hosts, ranked and with evidence.
class PivotsCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    void describeSearch(CLI::App& command);
    void describeOutput(CLI::App& command);
    [[nodiscard]] Result<PivotSettings> settings(const FlowQuery& query) const;
    /// The table with the workspace's changes and those of the command line, which are kept when
    /// asked for.
    Result<PivotServiceTable> services(const CommandContext& context) const;
    int listServices(const CommandContext& context, const PivotServiceTable& services,
        const std::string& format) const;
    /// Stored verdicts with those of the command line.
    Result<PivotVerdicts> verdicts(const CommandContext& context) const;
    [[nodiscard]] std::string format(const CommandContext& context) const;
    [[nodiscard]] Result<void> checkFormat(const std::string& format, PivotMode mode) const;
    int runDetector(const CommandContext& context, const FlowStore& store, PivotFlowSet flows,
        PivotSettings settings, const std::string& format) const;
    /// What is printed, whatever the format.
    int printResult(const CommandContext& context, const FlowStore& store,
        const PivotAnalysis& analysis, const PivotSelection& selection, const PathResult& paths,
        const std::string& format) const;
    int runEpsilon(const CommandContext& context, PivotFlowSet flows, const PivotSettings& settings,
        const std::string& format) const;
    int runNaive(
        const CommandContext& context, PivotFlowSet flows, const std::string& format) const;
    /// To --out or standard output; the exit code.
    int print(const CommandContext& context, const std::function<void(Output&)>& write) const;
    int printText(const CommandContext& context, const std::string& text) const;

    TableOptions m_table;
    std::string m_mode = "live";
    std::string m_epsilon;
    std::vector<std::string> m_set;
    std::vector<std::string> m_internal;
    std::string m_focus;
    std::vector<std::string> m_between;
    double m_minScore = 0;
    bool m_unconfirmed = false;
    std::vector<std::string> m_verdicts;
    bool m_saveVerdicts = false;
    bool m_noVerdicts = false;
    std::vector<std::string> m_services;
    bool m_saveServices = false;
    bool m_defaultServices = false;
    bool m_listServices = false;
    std::string m_format;
    std::string m_out;
};

} // namespace nb::cli
