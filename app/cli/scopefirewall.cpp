// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that firewalls have already: brought in, and compared.
#include "app/cli/scopecommand.h"
#include "app/cli/scopetables.h"
#include "core/scope/firewall/firewallfile.h"
#include "core/scope/firewall/firewallreview.h"

#include <QFileInfo>

namespace nb::cli {

void ScopeCommand::describeFirewall(CLI::App& scope)
{
    CLI::App* const import = add(scope, "import-rules",
        "the rules that a firewall has, in place of those known of it", &ScopeCommand::importRules);
    import
        ->add_option("FILE", m_files,
            "iptables-save, nft list ruleset, configuration of Cisco IOS or ASA, or a table (CSV, "
            "JSON); several are lists of one device")
        ->type_name("");
    import
        ->add_option("--device", m_device,
            "the device, as controls name it; without, rules are for every border")
        ->type_name("NAME");
    import->add_option("--as", m_format, "the format, where it is not found out")
        ->type_name("FORMAT")
        ->check(CLI::IsMember(scope::firewallFormats()));
    import->add_flag("--remove", m_remove, "forget the rules of the device");
    addPlan(*addTable(scope, "review",
        "the rules that firewalls have against traffic and recommendation (1.2.7)",
        "of device list rule action source destination service boundary status flows last_seen "
        "recommended verdict next_review",
        &ScopeCommand::review));
}

/// The rules of all files. Lists of several files are told apart by the names of the files.
Result<std::vector<scope::FirewallRule>> ScopeCommand::rulesOfFiles(
    const CommandContext& context) const
{
    std::vector<scope::FirewallRule> rules;
    for (const std::string& path : m_files) {
        const auto named = [&path](Error error) {
            error.detail = path + ": " + error.detail;
            if (error.code == ErrorCode::UnknownFormat) // what flows can be imported of is no help
                error.code = ErrorCode::Invalid;
            return error;
        };
        const auto text = contentOf(path);
        if (!text)
            return named(text.error());
        const auto file = scope::readFirewallFile(*text, m_format);
        if (!file)
            return named(file.error());
        constexpr std::size_t kMostNotes = 20;
        for (std::size_t i = 0; i < file->notes.size() && i < kMostNotes; ++i)
            context.note(path + ": " + file->notes[i]);
        if (file->notes.size() > kMostNotes)
            context.note(path + ": and " + std::to_string(file->notes.size() - kMostNotes)
                + " more such lines");
        const std::string stem = QFileInfo(QString::fromStdString(path)).fileName().toStdString();
        for (scope::FirewallRule rule : file->rules) {
            if (m_files.size() > 1)
                rule.list = rule.list.empty() ? stem : stem + " " + rule.list;
            rules.push_back(std::move(rule));
        }
    }
    return rules;
}

int ScopeCommand::importRules(const CommandContext& context)
{
    if (m_files.empty() != m_remove)
        return context.fail({ErrorCode::Usage, "give files, or --remove to forget what is known"});
    const auto rules = rulesOfFiles(context);
    if (!rules)
        return context.fail(rules.error());
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return context.failWritable(workspace.error(), context.workspaceFolder().toStdString());
    auto store = scope::ScopeStore::open(**workspace);
    if (!store)
        return context.fail(store.error());
    const auto kept = store->answers();
    if (!kept)
        return context.fail(kept.error());
    scope::Answers answers = (*kept).value_or(scope::Answers {});
    const std::size_t before = answers.firewallRules.size();
    setFirewallRules(answers, m_device, *rules);
    if (m_remove && answers.firewallRules.size() == before)
        return context.fail({ErrorCode::Usage, "no rules of this device are known"}, m_device);
    if (const auto set = store->setAnswers(answers, userName()); !set)
        return context.fail(set.error());
    context.note(m_remove
            ? "Rules forgotten: " + std::to_string(before - answers.firewallRules.size()) + "."
            : "Rules taken: " + std::to_string(rules->size()) + ".");
    return context.finished();
}

int ScopeCommand::review(const CommandContext& context)
{
    return withPlan(
        context, [&](const ScopeInput& input, const auto&, const scope::Recommendation& plan) {
            if (!input.model.firewall)
                context.note("No rules of firewalls are known: bring them in with netbehave-cli "
                             "scope import-rules FILE --device NAME.");
            return printResult(
                context, textTable(scope::firewallReview(input.model, plan)), table("review"));
        });
}

} // namespace nb::cli
