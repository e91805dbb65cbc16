// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/scopeinput.h"
#include "app/cli/tableoptions.h"
#include "core/report/scopereport.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace nb::cli {

/// `scope …`: answers in, categories, rules and documents out.
class ScopeCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    using Action = int (ScopeCommand::*)(const CommandContext&);
    CLI::App* add(CLI::App& scope, const char* name, const char* text, Action action);
    CLI::App* addTable(
        CLI::App& scope, const char* name, const char* text, const char* columns, Action action);
    void addPeriod(CLI::App& command);
    void addPlan(CLI::App& command);
    void describeResults(CLI::App& scope);
    void describeDocuments(CLI::App& scope);
    void describeReport(CLI::App& scope);
    void describeFirewall(CLI::App& scope);

    int import(const CommandContext& context);
    int show(const CommandContext& context);
    int classify(const CommandContext& context);
    int questions(const CommandContext& context);
    int findings(const CommandContext& context);
    int attempts(const CommandContext& context);
    int caveats(const CommandContext& context);
    int recommend(const CommandContext& context);
    int rules(const CommandContext& context);
    int inventory(const CommandContext& context);
    int groups(const CommandContext& context);
    int exportRules(const CommandContext& context);
    int testPlan(const CommandContext& context);
    int freeze(const CommandContext& context);
    int diff(const CommandContext& context);
    int report(const CommandContext& context);
    int diagram(const CommandContext& context);
    [[nodiscard]] report::ScopeInput reportInput(const ScopeInput& input,
        const scope::RecommendOptions& options, const scope::Recommendation& plan) const;
    int importRules(const CommandContext& context);
    int review(const CommandContext& context);
    [[nodiscard]] Result<std::vector<scope::FirewallRule>> rulesOfFiles(
        const CommandContext& context) const;

    int withModel(
        const CommandContext& context, const std::function<int(const ScopeInput&)>& action) const;
    using PlanAction = std::function<int(
        const ScopeInput&, const scope::RecommendOptions&, const scope::Recommendation&)>;
    int withPlan(const CommandContext& context, const PlanAction& action) const;
    [[nodiscard]] Result<scope::PlanChoices> planChoices(const scope::PlanChoices& kept) const;
    [[nodiscard]] TableOptions& table(const std::string& name) const { return *m_tables.at(name); }

    std::vector<std::pair<CLI::App*, Action>> m_actions;
    std::map<std::string, std::unique_ptr<TableOptions>> m_tables;
    std::string m_from;
    std::string m_to;
    std::string m_file;
    std::vector<std::string> m_files;
    std::string m_device;
    std::string m_format;
    bool m_remove = false;
    std::string m_case;
    bool m_why = false;
    bool m_strict = false;
    std::string m_beta;
    std::string m_theta;
    std::string m_mode;
    std::string m_rho;
    bool m_defaults = false;
    std::string m_target;
    std::string m_out;
    std::string m_name;
    std::string m_before;
    std::string m_after;
    std::string m_pdf;
    std::string m_annexes;
    std::string m_picture;
    std::string m_previous;
    std::string m_author;
    std::string m_reviewer;
    std::string m_approver;
    std::string m_version;
    bool m_redacted = false;
};

} // namespace nb::cli
