// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rulescommand.h"

#include "app/cli/inputtext.h"
#include "app/cli/inventory.h"
#include "app/cli/quantity.h"
#include "app/cli/resulttable.h"
#include "app/cli/ruletables.h"
#include "core/enrichment/labelledflow.h"
#include "core/rules/aclcsv.h"
#include "core/rules/ruledraft.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace nb::cli {

CLI::App* RulesCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand("rules",
        "names for kinds of flows: import, list, export, check, test, add, set, move, remove");
    command->require_subcommand(1, 1);
    m_import = command->add_subcommand("import", "read rules from an acl.csv");
    m_import->add_option("FILE", m_file, "acl.csv; - is standard input")->type_name("")->required();
    m_import->add_flag("--replace", m_replace,
        "only what FILE holds stays; without, it comes after what is there");
    m_list = command->add_subcommand("list", "print the rules in their order");
    m_list->add_flag("--hits", m_hits, "also count the flows that carry each name");
    m_list->add_flag("--draft", m_draft,
        "count the flows that each rule would label now, whatever they are labelled with");
    m_list->add_option("--file", m_file, "the rules of an acl.csv instead of the workspace's")
        ->type_name("FILE");
    m_listTable.addTo(*m_list,
        "of number name enabled expression note, with --hits or --draft flows packets bytes "
        "reverse_packets reverse_bytes");
    m_listTable.addQueryTo(*m_list);
    m_export = command->add_subcommand("export", "print the rules as acl.csv");
    m_check = command->add_subcommand(
        "check", "print rules that are invalid, can never match, or no flow was labelled with");
    m_check->add_flag("--compat", m_compat,
        "print rules that the published NetBehave would have judged differently, and why");
    m_check->add_option("--file", m_file, "check an acl.csv instead of the workspace's rules")
        ->type_name("FILE");
    m_checkTable.addTo(
        *m_check, "of number name kind by text, with --compat number name kind flows text");
    m_checkTable.addQueryTo(*m_check);
    m_test = command->add_subcommand("test", "try the rules on one flow, and say why not");
    m_test
        ->add_option("--flow", m_flow,
            "the flow, such as \"src_ip=10.0.0.5 dst_ip=192.0.2.7 protocol=tcp dst_port=443\"; any "
            "column, also dst_name, dst_owner and bytes; segments, service and owners that are "
            "left out are those it would be stored with")
        ->type_name("FIELD=VALUE…")
        ->required();
    m_testTable.addTo(*m_test, "of number name result condition");
    describeEditing(*command);
    for (CLI::App* const sub :
        {m_import, m_list, m_export, m_check, m_test, m_add, m_set, m_move, m_remove})
        sub->fallthrough();
    command->footer("Rules are tried from the first on; the first that matches labels the flow, "
                    "and NOMATCH does where\nnone does. A rule is named by its number in rules "
                    "list, or by its name where that is the only one.\n"
                    "Examples:\n"
                    "  netbehave-cli rules import acl.csv\n"
                    "  netbehave-cli rules add NTP 'protocol = udp and dst_port = 123'\n"
                    "  netbehave-cli rules check\n"
                    "  netbehave-cli rules check --compat --file acl.csv\n"
                    "  netbehave-cli rules list --hits --from 2026-03-01\n"
                    "  netbehave-cli rules list --draft --file acl.csv\n"
                    "  netbehave-cli relabel --rules\n");
    return command;
}

void RulesCommand::describeEditing(CLI::App& command)
{
    m_add = command.add_subcommand("add", "add a rule");
    m_add->add_option("NAME", m_name, "what matching flows are labelled with")
        ->type_name("")
        ->required();
    m_add->add_option("EXPR", m_words, "filter expression; without one, every flow")->type_name("");
    m_set = command.add_subcommand("set", "change a rule");
    m_set->add_option("RULE", m_rule, "number or name")->type_name("")->required();
    m_set->add_option("EXPR", m_words, "the new filter expression")->type_name("");
    m_set->add_option("--name", m_name, "the new name")->type_name("NAME");
    m_set->add_option("--enabled", m_enabled, "yes or no: whether the rule takes part")
        ->type_name("YES|NO")
        ->check(CLI::IsMember({"yes", "no"}));
    m_move = command.add_subcommand("move", "put a rule at another place");
    m_move->add_option("RULE", m_rule, "number or name")->type_name("")->required();
    m_move->add_option("--position", m_position, "its number from then on")
        ->type_name("N")
        ->required();
    m_add->add_option("--position", m_position, "its number; without, it comes last")
        ->type_name("N");
    for (CLI::App* const sub : {m_add, m_set})
        sub->add_option("--note", m_note, "a remark for people")->type_name("TEXT");
    m_remove = command.add_subcommand("remove", "take a rule out");
    m_remove->add_option("RULE", m_rule, "number or name")->type_name("")->required();
}

int RulesCommand::run(const CommandContext& context)
{
    if (m_import->parsed())
        return importFile(context);
    if (m_list->parsed())
        return list(context);
    if (m_export->parsed())
        return exportFile(context);
    if (m_check->parsed())
        return check(context);
    return m_test->parsed() ? test(context) : edit(context);
}

int RulesCommand::importFile(const CommandContext& context)
{
    const auto text = readInputText(m_file);
    if (!text)
        return context.fail(text.error(), m_file);
    const AclText read = parseAcl(*text);
    if (!tellProblems(context, m_file, read.problems, read.notices))
        return context.failWith(ExitCode::BadInput, "nothing was changed");
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadWrite, code);
    if (!inventory)
        return code;
    const auto edited
        = inventory->enrichment->editRules([&](std::vector<Rule>& rules) -> Result<void> {
              if (m_replace)
                  rules.clear();
              rules.insert(rules.end(), read.rules.begin(), read.rules.end());
              return {};
          });
    if (!edited)
        return context.fail(edited.error(), m_file);
    context.note(counted(read.rules.size(), "rule")
        + " read. Flows that are stored keep their "
          "labels until netbehave-cli relabel --rules.");
    return static_cast<int>(ExitCode::Done);
}

int RulesCommand::print(
    const CommandContext& context, ResultTable table, const TableOptions& options)
{
    if (const auto checked = checkOptions(table, options); !checked)
        return context.fail(checked.error());
    return printResult(context, std::move(table), options);
}

int RulesCommand::list(const CommandContext& context)
{
    const auto query = m_listTable.query();
    if (!query)
        return m_listTable.fail(context, query.error());
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadOnly, code);
    if (!inventory)
        return code;
    std::shared_ptr<const RuleSet> rules = inventory->enrichment->rules();
    if (!m_file.empty()) {
        const auto text = readInputText(m_file);
        if (!text)
            return context.fail(text.error(), m_file);
        AclText read = parseAcl(*text);
        if (!tellProblems(context, m_file, read.problems, read.notices))
            return context.failWith(ExitCode::BadInput, "nothing was counted");
        rules = std::make_shared<const RuleSet>(std::move(read.rules), rules->inside());
    }
    if (!m_hits && !m_draft)
        return print(context, ruleTable(*rules), m_listTable);
    const auto store = inventory->workspace->store();
    if (!store)
        return context.failWorkspace(store.error());
    const auto hits = m_draft ? draftHits(*rules, **store, *query, context.stop)
                              : ruleHits(**store, *query, context.stop);
    if (!hits)
        return context.fail(hits.error());
    return print(context, ruleHitTable(*rules, *hits), m_listTable);
}

int RulesCommand::exportFile(const CommandContext& context)
{
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadOnly, code);
    if (!inventory)
        return code;
    const auto rules = inventory->enrichment->rules();
    std::vector<std::size_t> left;
    context.output.write(aclText(rules->rules(), left));
    for (const std::size_t rule : left)
        context.note("Rule " + std::to_string(rule + 1) + " (" + rules->rules()[rule].name
            + ") has no form in acl.csv; it is written as a comment.");
    const int finished = context.finished();
    return finished == 0 && !left.empty() ? static_cast<int>(ExitCode::SomeFailed) : finished;
}

int RulesCommand::check(const CommandContext& context)
{
    const auto query = m_checkTable.query();
    if (!query)
        return m_checkTable.fail(context, query.error());
    std::shared_ptr<const RuleSet> rules;
    FlowStorePtr store;
    int code = 0;
    std::optional<Inventory> inventory;
    if (m_file.empty()) {
        inventory = Inventory::open(context, Workspace::Mode::ReadOnly, code);
        if (!inventory)
            return code;
        rules = inventory->enrichment->rules();
        auto opened = inventory->workspace->store();
        if (!opened)
            return context.failWorkspace(opened.error());
        store = std::move(*opened);
    } else {
        const auto text = readInputText(m_file);
        if (!text)
            return context.fail(text.error(), m_file);
        AclText read = parseAcl(*text);
        if (!tellProblems(context, m_file, read.problems, read.notices))
            code = static_cast<int>(ExitCode::BadInput);
        rules = std::make_shared<const RuleSet>(std::move(read.rules));
    }
    auto table = m_compat ? compatibilityTable(*rules, store, *query, context.stop)
                          : warningTable(*rules, store, *query, context.stop);
    if (!table)
        return context.fail(table.error());
    const int printed = print(context, std::move(*table), m_checkTable);
    return printed == 0 ? code : printed;
}

int RulesCommand::test(const CommandContext& context)
{
    const auto flow = flowFromText(m_flow);
    if (!flow)
        return context.fail(flow.error());
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadOnly, code);
    if (!inventory)
        return code;
    const auto labelled = labelledFlow(*inventory->enrichment, *flow);
    if (!labelled)
        return context.failWorkspace(labelled.error());
    FlowBatch batch;
    batch.append(*labelled);
    const auto rules = inventory->enrichment->rules();
    const auto explanations = explainRules(*rules, batch, 0);
    const auto first
        = std::ranges::find_if(explanations, [](const RuleExplanation& e) { return e.matches; });
    context.note(!rules->labels() ? std::string("There are no rules: the flow gets no label.")
            : first == explanations.end() ? "No rule matches: NOMATCH"
                                          : "Rule " + std::to_string(first->rule + 1)
                + " labels it: " + rules->rules()[first->rule].name);
    return print(context, explanationTable(*rules, explanations), m_testTable);
}

int RulesCommand::edit(const CommandContext& context)
{
    int code = 0;
    const auto inventory = Inventory::open(context, Workspace::Mode::ReadWrite, code);
    if (!inventory)
        return code;
    std::string expression;
    for (const std::string& word : m_words)
        expression += (expression.empty() ? std::string() : std::string(" ")) + word;
    if (const auto parsed = parseFilter(expression); !parsed) {
        std::fprintf(
            stderr, "netbehave-cli: %s\n", filterErrorText(parsed.error(), expression).c_str());
        return static_cast<int>(ExitCode::Usage);
    }
    const auto edited = inventory->enrichment->editRules(
        [&](std::vector<Rule>& rules) { return editOne(rules, expression); });
    return edited ? static_cast<int>(ExitCode::Done) : context.fail(edited.error());
}

Result<void> RulesCommand::editOne(std::vector<Rule>& rules, const std::string& expression) const
{
    if (m_add->parsed()) {
        const std::size_t at = m_position == 0 ? rules.size() : m_position - 1;
        if (at > rules.size())
            return Error {ErrorCode::Usage, "there are only " + counted(rules.size(), "rule")};
        rules.insert(rules.begin() + static_cast<std::ptrdiff_t>(at),
            Rule {m_name, expression, true, m_note, {}});
        return {};
    }
    const auto found = findRule(rules, m_rule);
    if (!found)
        return found.error();
    const auto at = rules.begin() + static_cast<std::ptrdiff_t>(*found);
    if (m_remove->parsed()) {
        rules.erase(at);
        return {};
    }
    if (m_move->parsed()) {
        if (m_position < 1 || m_position > rules.size())
            return Error {
                ErrorCode::Usage, "--position is from 1 to " + std::to_string(rules.size())};
        Rule rule = std::move(*at);
        rules.erase(at);
        rules.insert(rules.begin() + static_cast<std::ptrdiff_t>(m_position - 1), std::move(rule));
        return {};
    }
    if (!m_name.empty())
        at->name = m_name;
    if (!m_note.empty())
        at->note = m_note;
    if (!m_enabled.empty())
        at->enabled = m_enabled == "yes";
    if (!m_words.empty()) {
        at->expression = expression;
        at->acl.clear();
    }
    return {};
}

} // namespace nb::cli
