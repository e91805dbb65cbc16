// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scopecommand.h"

#include "app/cli/scopeoptions.h"
#include "core/scope/exports/rulefile.h"

namespace nb::cli {

namespace {

/// What a command is shown with in its help.
std::string exampleArguments(std::string_view name)
{
    if (name == "import")
        return " answers.json";
    if (name == "import-rules")
        return " asa.txt --device FW";
    if (name == "review")
        return " --format table";
    if (name == "classify")
        return " --case worst --why --format table";
    if (name == "recommend" || name == "rules")
        return " --theta cde-out=0.1,other=0.1";
    if (name == "export")
        return " --target nftables --out rules.nft";
    if (name == "diagram")
        return " network --out network.svg";
    if (name == "freeze")
        return " 2026-11";
    if (name == "report")
        return " --pdf scope.pdf --annexes annexes";
    if (name == "diff")
        return " 2025-11 2026-11";
    return {};
}

} // namespace

CLI::App* ScopeCommand::add(CLI::App& scope, const char* name, const char* text, Action action)
{
    CLI::App* const command = scope.add_subcommand(name, text);
    command->fallthrough();
    command->footer(
        "Example:\n  netbehave-cli scope " + std::string(name) + exampleArguments(name));
    m_actions.emplace_back(command, action);
    return command;
}

CLI::App* ScopeCommand::addTable(
    CLI::App& scope, const char* name, const char* text, const char* columns, Action action)
{
    CLI::App* const command = add(scope, name, text, action);
    auto& options = m_tables[name] = std::make_unique<TableOptions>();
    options->addTo(*command, columns);
    return command;
}

void ScopeCommand::addPeriod(CLI::App& command)
{
    command.add_option("--from", m_from, "only flows that go on at T or later (UTC)")
        ->type_name("T");
    command
        .add_option(
            "--to", m_to, "only flows that begin before T (UTC); a bare date means all of that day")
        ->type_name("T");
}

void ScopeCommand::addPlan(CLI::App& command)
{
    addPeriod(command);
    command
        .add_option("--beta", m_beta,
            "price of a service through the CDE's border, in systems (default 0.05)")
        ->type_name("B");
    command
        .add_option("--theta", m_theta,
            "what rules may permit beyond what was seen, by boundary (default "
            "cde-in=0,cde-out=0,intra-cde=0.05,other=0.05)")
        ->type_name("BOUNDARY=SHARE,…");
    command.add_option("--mode", m_mode, "rules for hosts (exact, default) or for groups")
        ->type_name("MODE")
        ->check(CLI::IsMember({"exact", "groups"}));
    command
        .add_option("--rho", m_rho,
            "networks in place of addresses where at least this share of the known systems in them "
            "is meant, such as 0.8 (default none: exactly the addresses)")
        ->type_name("SHARE");
    command.add_flag("--defaults", m_defaults,
        "without what was chosen in the window: prices, shares, fixed systems, groups");
}

void ScopeCommand::describeResults(CLI::App& scope)
{
    CLI::App* command = addTable(scope, "classify", "the category of every system, and why",
        "of asset ip segment category state pci_ssc opst in_scope reason", &ScopeCommand::classify);
    addPeriod(*command);
    command
        ->add_option("--case", m_case,
            "unknown controls: worst takes them as open, best as closed; without, hold")
        ->type_name("CASE")
        ->check(CLI::IsMember({"worst", "best"}));
    command->add_flag("--why", m_why, "two more columns: all proofs, and what would change it");
    command->add_flag(
        "--strict", m_strict, "who administers a system connected indirectly is so too, and so on");
    addPeriod(*addTable(scope, "questions", "what only people can answer, most dependants first",
        "of kind subject dependants text", &ScopeCommand::questions));
    addPeriod(*addTable(scope, "findings", "what does not fit PCI DSS v4.0.1, most severe first",
        "of severity requirement subject text", &ScopeCommand::findings));
    addPeriod(*addTable(scope, "attempts",
        "flows at the CDE's border that were refused or never answered",
        "of boundary client client_segment server server_segment service seen_as flows first_seen "
        "last_seen devices",
        &ScopeCommand::attempts));
    addPeriod(*addTable(scope, "caveats", "what limits the conclusions: period, gaps, visibility",
        "of caveat subject value text", &ScopeCommand::caveats));
    addPeriod(*addTable(
        scope, "inventory", "the inventory of 12.5.1", "by name", &ScopeCommand::inventory));
    addPeriod(*addTable(scope, "groups", "systems that use and provide the same, as a suggestion",
        "of group confidence hosts", &ScopeCommand::groups));
}

void ScopeCommand::describeDocuments(CLI::App& scope)
{
    addPlan(*add(
        scope, "recommend", "moves, zones, rules and measures, as JSON", &ScopeCommand::recommend));
    addPlan(*addTable(
        scope, "rules", "the table of allowed services of 1.2.5", "by name", &ScopeCommand::rules));
    CLI::App* command
        = add(scope, "export", "the rules as files for a firewall", &ScopeCommand::exportRules);
    addPlan(*command);
    command->add_option("--target", m_target, "for what")
        ->type_name("TARGET")
        ->check(CLI::IsMember(scope::exportTargets()))
        ->required();
    command->add_option("--out", m_out, "file to write, or folder when there are several")
        ->type_name("FILE|DIR")
        ->required();
    addPlan(*addTable(scope, "testplan", "the segmentation test plan of 11.4.5", "by name",
        &ScopeCommand::testPlan));
    command = add(scope, "freeze", "keep the scope as it is under a name", &ScopeCommand::freeze);
    addPlan(*command);
    command->add_option("NAME", m_name, "of the snapshot")->type_name("")->required();
    command->add_option("--out", m_out, "write it to a file too")->type_name("FILE");
    command = addTable(scope, "diff", "what changed between two snapshots",
        "of kind subject before after", &ScopeCommand::diff);
    command->add_option("A", m_before, "snapshot, or file of one")->type_name("")->required();
    command->add_option("B", m_after, "later snapshot, or file of one")->type_name("")->required();
}

void ScopeCommand::describeReport(CLI::App& scope)
{
    CLI::App* const picture = add(scope, "diagram",
        "the network diagram of 1.2.3 or the data-flow diagram of 1.2.4", &ScopeCommand::diagram);
    addPlan(*picture);
    picture->add_option("WHICH", m_picture, "network or data-flow")
        ->type_name("")
        ->check(CLI::IsMember({"network", "data-flow"}))
        ->required();
    picture->add_option("--out", m_out, "file to write: .svg, .dot (Graphviz) or .mmd (Mermaid)")
        ->type_name("FILE")
        ->required();
    CLI::App* const command
        = add(scope, "report", "the report for 12.5.2, as PDF", &ScopeCommand::report);
    for (CLI::App* const each : {picture, command}) {
        each->add_flag(
            "--redacted", m_redacted, "replace systems, addresses and owners by numbers (1.4.5)");
        each->add_option("--author", m_author, "document control: author")->type_name("TEXT");
        each->add_option("--approver", m_approver, "document control: approver")->type_name("TEXT");
    }
    addPlan(*command);
    command->add_option("--pdf", m_pdf, "file to write")->type_name("FILE")->required();
    command
        ->add_option(
            "--annexes", m_annexes, "folder for the tables as CSV and the diagrams as SVG and DOT")
        ->type_name("DIR");
    command
        ->add_option(
            "--since", m_previous, "snapshot, or file of one, to compare with (chapter 11)")
        ->type_name("NAME");
    command->add_option("--report-version", m_version, "document control: version")
        ->type_name("TEXT");
    command->add_option("--reviewer", m_reviewer, "document control: reviewer")->type_name("TEXT");
}

CLI::App* ScopeCommand::describe(CLI::App& program)
{
    CLI::App* const scope = program.add_subcommand(
        "scope", "PCI DSS scope: categories, findings, segmentation rules");
    CLI::App* const import = add(*scope, "import",
        "read the answers of people, replacing those there are", &ScopeCommand::import);
    import->add_option("FILE", m_file, "answers.json")->type_name("")->required();
    add(*scope, "show", "print the answers in canonical form", &ScopeCommand::show);
    describeResults(*scope);
    describeDocuments(*scope);
    describeReport(*scope);
    describeFirewall(*scope);
    scope->require_subcommand(1, 1);
    scope->footer(
        "Flows tell who is connected; people tell in answers.json who handles account data and "
        "what\nseparates networks. The result is input to your own confirmation of the scope, no "
        "verdict.\n"
        "Examples:\n"
        "  netbehave-cli scope import answers.json\n"
        "  netbehave-cli scope import-rules iptables-save.txt --device FW\n"
        "  netbehave-cli scope classify --format table\n"
        "  netbehave-cli scope recommend --theta other=0.1 > plan.json\n"
        "  netbehave-cli scope export --target nftables --out rules.nft\n"
        "  netbehave-cli scope report --pdf scope.pdf");
    return scope;
}

int ScopeCommand::run(const CommandContext& context)
{
    for (const auto& [command, action] : m_actions)
        if (command->parsed())
            return (this->*action)(context);
    return static_cast<int>(ExitCode::Usage);
}

Result<scope::PlanChoices> ScopeCommand::planChoices(const scope::PlanChoices& kept) const
{
    return withOptions(m_defaults ? scope::PlanChoices {} : kept, m_beta, m_theta, m_mode, m_rho);
}

int ScopeCommand::withModel(
    const CommandContext& context, const std::function<int(const ScopeInput&)>& action) const
{
    const auto period = periodFromOptions(m_from, m_to);
    if (!period)
        return context.fail(period.error());
    const auto input = readScopeInput(context, *period);
    return input ? action(*input) : context.failWorkspace(input.error());
}

int ScopeCommand::withPlan(const CommandContext& context, const PlanAction& action) const
{
    if (const auto choices = planChoices({}); !choices)
        return context.fail(choices.error());
    return withModel(context, [&](const ScopeInput& input) {
        const auto choices = planChoices(input.choices);
        if (!choices)
            return context.fail(choices.error());
        if (!m_defaults && input.choices != scope::PlanChoices {})
            context.note("Taken over from the window: prices, shares, fixed systems and confirmed "
                         "groups; --defaults leaves them out.");
        const scope::RecommendOptions options = optionsOf(*choices, input.model);
        return action(input, options, scope::recommend(input.model, options));
    });
}

} // namespace nb::cli
