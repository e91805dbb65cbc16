// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/alertscommand.h"

#include "app/cli/quantity.h"
#include "app/cli/resulttable.h"
#include "app/cli/terminal.h"
#include "collectors/notify/alertservice.h"

#include <algorithm>
#include <iostream>

namespace nb::cli {

namespace {

std::string joined(const std::vector<std::string_view>& words)
{
    std::string text;
    for (const std::string_view word : words)
        text += (text.empty() ? "" : " ") + std::string(word);
    return text;
}

ResultTable historyTable(const std::vector<Alert>& alerts)
{
    ResultTable table;
    table.columns = {{"id", CellType::Number}, {"last", CellType::Time}, {"severity"}, {"kind"},
        {"condition"}, {"text"}, {"count", CellType::Number}, {"first", CellType::Time},
        {"acknowledged", CellType::Time}, {"imported", CellType::Boolean}};
    for (const Alert& a : alerts)
        table.rows.push_back(
            {std::to_string(a.id), toString(a.last), std::string(toString(a.severity)),
                std::string(toString(a.kind)), a.condition, a.text, std::to_string(a.count),
                toString(a.first), a.acknowledged ? toString(*a.acknowledged) : std::string(),
                a.imported ? "true" : "false"});
    return table;
}

ResultTable conditionTable(const std::vector<AlertCondition>& conditions)
{
    ResultTable table;
    table.columns = {{"name"}, {"kind"}, {"severity"}, {"enabled", CellType::Boolean},
        {"expression"}, {"bytes", CellType::Number}, {"window", CellType::Number}, {"per"},
        {"quiet", CellType::Number}};
    for (const AlertCondition& c : conditions) {
        const bool volume = c.kind == AlertKind::Volume;
        const bool timed = volume || c.kind == AlertKind::SilentExporter;
        table.rows.push_back({c.name, std::string(toString(c.kind)),
            std::string(toString(c.severity)), c.enabled ? "true" : "false", c.expression,
            volume ? std::to_string(c.bytes) : std::string(),
            timed ? std::to_string(c.window.count()) : std::string(),
            volume ? std::string(toString(c.per)) : std::string(),
            std::to_string(c.quiet.count())});
    }
    return table;
}

ResultTable channelTable(
    const std::vector<AlertChannel>& channels, const std::vector<AlertSpoolPage>& spools)
{
    ResultTable table;
    table.columns = {{"name"}, {"type"}, {"enabled", CellType::Boolean}, {"least"}, {"url"}, {"to"},
        {"user"}, {"waiting", CellType::Number}};
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const AlertChannel& c = channels[i];
        std::string to;
        for (const std::string& address : c.to)
            to += (to.empty() ? "" : " ") + address;
        table.rows.push_back({c.name, std::string(toString(c.type)), c.enabled ? "true" : "false",
            std::string(toString(c.least)), c.url, to, c.user, std::to_string(spools[i].total)});
    }
    return table;
}

Error wrong(const char* option, const std::string& value, const std::string& expected)
{
    std::string text = option;
    text += " " + value + ": expected " + expected;
    return {ErrorCode::Usage, text};
}

Result<void> setSeconds(std::chrono::seconds& into, const std::string& text, const char* option)
{
    if (text.empty())
        return {};
    const auto duration = durationFromString(text);
    if (!duration)
        return wrong(option, text, "a duration, for example 5m");
    into = std::chrono::duration_cast<std::chrono::seconds>(*duration);
    return {};
}

} // namespace

CLI::App* AlertsCommand::describe(CLI::App& program)
{
    CLI::App* const command
        = program.add_subcommand("alerts", "what happened, when to tell of it, and where to");
    command->require_subcommand(1, 1);
    m_list = command->add_subcommand("list", "the history, newest first");
    m_list->add_flag("--open", m_open, "only those that nobody acknowledged");
    m_listTable.setDefaultLimit(100);
    m_listTable.addTo(
        *m_list, "of id last severity kind condition text count first acknowledged imported");
    m_ack = command->add_subcommand("ack", "acknowledge alerts");
    m_ack->add_option("ID", m_ids, "numbers of alerts")->type_name("");
    m_ack->add_flag("--all", m_all, "all that are open");
    m_rules = command->add_subcommand("rules", "the conditions");
    m_rulesTable.addTo(*m_rules, "of name kind severity enabled expression bytes window per quiet");
    m_add = command->add_subcommand("add", "add a condition");
    describeAdd(*m_add);
    m_enable = command->add_subcommand("enable", "use a condition or channel again");
    m_disable = command->add_subcommand("disable", "leave a condition or channel unused");
    m_remove = command->add_subcommand("remove", "remove a condition");
    m_channels = command->add_subcommand("channels", "where alerts are sent, and what waits");
    m_channelsTable.addTo(*m_channels, "of name type enabled least url to user waiting");
    m_channel = command->add_subcommand("channel", "add, change or remove a channel");
    describeChannel(*m_channel);
    m_test = command->add_subcommand("test", "send a test over a channel");
    for (CLI::App* const sub : {m_enable, m_disable, m_remove, m_test})
        sub->add_option("NAME", m_name, "its name")->type_name("")->required();
    for (CLI::App* const sub : {m_list, m_ack, m_rules, m_add, m_enable, m_disable, m_remove,
             m_channels, m_channel, m_test})
        sub->fallthrough();
    command->footer(
        "Alerts are sent while netbehave-cli collect or the window runs. Imports only fill the "
        "history.\n"
        "Passwords go to the keychain, or encrypted with the passphrase in "
        "NETBEHAVE_PASSPHRASE_FILE.\n"
        "Kinds: "
        + joined(alertKindNames())
        + "\nExamples:\n"
          "  netbehave-cli alerts list --open\n"
          "  netbehave-cli alerts add match --name 'RDP from outside' --severity high \\\n"
          "      --when 'external and dst_port = 3389'\n"
          "  netbehave-cli alerts add volume --name Backup --over 50000000000 --within 1h --per "
          "client\n"
          "  netbehave-cli alerts channel mail --type mail --url smtp://mail.example.com:587 \\\n"
          "      --from netbehave@example.com --to admin@example.com --user netbehave "
          "--password-stdin\n"
          "  netbehave-cli alerts test mail\n");
    return command;
}

void AlertsCommand::describeAdd(CLI::App& command)
{
    command.add_option("KIND", m_kind, "what it is about")->type_name("")->required();
    command.add_option("--name", m_name, "what to call it")->type_name("TEXT")->required();
    command.add_option("--severity", m_severity, "info, low, medium (default), high or critical")
        ->type_name("LEVEL");
    command.add_option("--when", m_when, "only flows that match this expression")
        ->type_name("EXPR");
    command.add_option("--over", m_over, "volume: more than so many bytes")->type_name("BYTES");
    command
        .add_option("--within", m_within,
            "volume: in this time; silent-exporter: silent for so long (default 5m)")
        ->type_name("DURATION");
    command.add_option("--per", m_per, "volume: of all together, of each client or each server")
        ->type_name("all|client|server");
    command
        .add_option(
            "--quiet-for", m_quiet, "the same again within this time only counts up (default 1h)")
        ->type_name("DURATION");
}

void AlertsCommand::describeChannel(CLI::App& command)
{
    command.add_option("NAME", m_name, "its name")->type_name("")->required();
    command.add_option("--type", m_type, "mail, webhook, syslog, file or desktop")
        ->type_name("TYPE");
    command
        .add_option("--url", m_settings.url,
            "smtp[s]://, http[s]:// ({secret} stands for the secret), udp:// tcp:// tls:// "
            "host:port, or the path of a file")
        ->type_name("URL");
    command.add_option("--from", m_settings.from, "mail: address to send from")
        ->type_name("ADDRESS");
    command.add_option("--to", m_settings.to, "mail: address to send to; may be given again")
        ->type_name("ADDRESS");
    command.add_option("--security", m_security, "mail: starttls (default), tls or none")
        ->type_name("HOW");
    command.add_option("--user", m_settings.user, "mail, webhook: name to log in with")
        ->type_name("NAME");
    command
        .add_option("--certificates", m_settings.certificates,
            "PEM file of authorities to trust instead of the system's")
        ->type_name("FILE");
    command.add_option("--least", m_least, "only alerts of this severity or a higher one")
        ->type_name("LEVEL");
    command.add_flag("--password-stdin", m_secret,
        "read the password, or the token of a webhook, from standard input");
    command.add_flag("--remove", m_removeChannel, "remove the channel and what waits for it");
}

template <typename Do> int AlertsCommand::writing(const CommandContext& context, Do&& what) const
{
    const std::string folder = context.workspaceFolder().toStdString();
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return context.failWritable(workspace.error(), folder);
    const auto engine = AlertEngine::open(**workspace);
    if (!engine)
        return context.failWritable(engine.error(), folder);
    return what(**engine);
}

int AlertsCommand::run(const CommandContext& context)
{
    if (m_ack->parsed())
        return acknowledge(context);
    if (m_add->parsed())
        return add(context);
    if (m_rules->parsed())
        return conditions(context);
    if (m_channels->parsed())
        return channels(context);
    if (m_test->parsed())
        return test(context);
    if (m_channel->parsed())
        return writing(context, [&](AlertEngine& engine) { return channel(context, engine); });
    if (m_enable->parsed() || m_disable->parsed() || m_remove->parsed())
        return writing(context, [&](AlertEngine& engine) { return change(context, engine); });
    return list(context);
}

int AlertsCommand::list(const CommandContext& context) const
{
    const auto workspace = context.openForReading();
    if (!workspace)
        return context.failWorkspace(workspace.error());
    const auto engine = AlertEngine::open(**workspace);
    if (!engine)
        return context.failWorkspace(engine.error());
    const auto sort = m_listTable.sort();
    if (!sort)
        return context.fail(sort.error());
    const std::size_t limit = *sort ? 0 : static_cast<std::size_t>(m_listTable.limit());
    const auto alerts = (*engine)->history(limit, m_open);
    if (!alerts)
        return context.failWorkspace(alerts.error());
    return printResult(context, historyTable(*alerts), m_listTable);
}

int AlertsCommand::conditions(const CommandContext& context) const
{
    const auto workspace = context.openForReading();
    if (!workspace)
        return context.failWorkspace(workspace.error());
    const auto engine = AlertEngine::open(**workspace);
    if (!engine)
        return context.failWorkspace(engine.error());
    return printResult(context, conditionTable(*(*engine)->conditions()), m_rulesTable);
}

int AlertsCommand::channels(const CommandContext& context) const
{
    const auto workspace = context.openForReading();
    if (!workspace)
        return context.failWorkspace(workspace.error());
    const auto engine = AlertEngine::open(**workspace);
    if (!engine)
        return context.failWorkspace(engine.error());
    const auto channels = *(*engine)->channels();
    std::vector<AlertSpoolPage> spools;
    for (const AlertChannel& channel : channels) {
        auto page = (*engine)->spooled(channel.id, 1);
        if (!page)
            return context.failWorkspace(page.error());
        spools.push_back(std::move(*page));
    }
    return printResult(context, channelTable(channels, spools), m_channelsTable);
}

int AlertsCommand::acknowledge(const CommandContext& context) const
{
    if (m_ids.empty() != m_all)
        return context.fail({ErrorCode::Usage, "name alerts by number, or give --all"});
    // beside a collector, which reads what people acknowledge and writes nothing of it
    auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace && workspace.error().code == ErrorCode::Locked)
        workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadOnly);
    const std::string folder = context.workspaceFolder().toStdString();
    if (!workspace)
        return context.failWritable(workspace.error(), folder);
    const auto engine = AlertEngine::open(**workspace);
    if (!engine)
        return context.failWritable(engine.error(), folder);
    const auto count = (*engine)->acknowledge(m_ids);
    if (!count)
        return context.failWritable(count.error(), folder);
    context.note("Acknowledged " + counted(*count, "alert") + ".");
    return context.finished();
}

Result<AlertCondition> AlertsCommand::condition() const
{
    AlertCondition condition;
    condition.name = m_name;
    const auto kind = alertKindFromString(m_kind);
    if (!kind)
        return Error {ErrorCode::Usage,
            "there is no kind \"" + m_kind + "\"; the kinds are: " + joined(alertKindNames())};
    condition.kind = *kind;
    if (const auto severity = alertSeverityFromString(m_severity))
        condition.severity = *severity;
    else if (!m_severity.empty())
        return wrong("--severity", m_severity, "info, low, medium, high or critical");
    condition.expression = m_when;
    condition.bytes = m_over;
    if (auto done = setSeconds(condition.window, m_within, "--within"); !done)
        return done.error();
    if (auto done = setSeconds(condition.quiet, m_quiet, "--quiet-for"); !done)
        return done.error();
    if (const auto per = volumePerFromString(m_per))
        condition.per = *per;
    else if (!m_per.empty())
        return wrong("--per", m_per, "all, client or server");
    return condition;
}

int AlertsCommand::add(const CommandContext& context) const
{
    const auto condition = this->condition();
    if (!condition)
        return context.fail(condition.error());
    if (auto good = check(*condition); !good) {
        if (good.error().code == ErrorCode::FilterSyntax)
            return context.failWith(ExitCode::Usage, filterErrorText(good.error(), m_when));
        return context.fail(good.error());
    }
    return writing(context, [&](AlertEngine& engine) {
        const auto saved = engine.save(*condition);
        return saved ? context.finished() : context.fail(saved.error());
    });
}

int AlertsCommand::change(const CommandContext& context, AlertEngine& engine) const
{
    Result<void> done = Error {ErrorCode::Usage, "there is nothing called \"" + m_name + '"'};
    const auto conditions = engine.conditions();
    if (!conditions)
        return context.fail(conditions.error());
    const auto channels = engine.channels();
    if (!channels)
        return context.fail(channels.error());
    for (AlertCondition condition : *conditions) {
        if (condition.name != m_name)
            continue;
        condition.enabled = m_enable->parsed();
        if (m_remove->parsed())
            done = engine.removeCondition(condition.id);
        else if (const auto saved = engine.save(condition); saved)
            done = {};
        else
            done = saved.error();
    }
    for (AlertChannel channel : *channels) {
        if (channel.name != m_name || m_remove->parsed())
            continue;
        channel.enabled = m_enable->parsed();
        const auto saved = engine.save(channel);
        done = saved ? Result<void>() : Result<void>(saved.error());
    }
    return done ? context.finished() : context.fail(done.error());
}

Result<AlertChannel> AlertsCommand::channelFrom(AlertChannel known) const
{
    const auto given
        = [this](const char* option) { return m_channel->get_option(option)->count() > 0; };
    known.name = m_name;
    if (const auto type = channelTypeFromString(m_type))
        known.type = *type;
    else if (!m_type.empty() || known.id == 0)
        return wrong("--type", m_type, "mail, webhook, syslog, file or desktop");
    if (const auto security = mailSecurityFromString(m_security))
        known.security = *security;
    else if (!m_security.empty())
        return wrong("--security", m_security, "starttls, tls or none");
    if (const auto least = alertSeverityFromString(m_least))
        known.least = *least;
    else if (!m_least.empty())
        return wrong("--least", m_least, "info, low, medium, high or critical");
    if (given("--url"))
        known.url = m_settings.url;
    if (given("--from"))
        known.from = m_settings.from;
    if (given("--to"))
        known.to = m_settings.to;
    if (given("--user"))
        known.user = m_settings.user;
    if (given("--certificates"))
        known.certificates = m_settings.certificates;
    return known;
}

int AlertsCommand::channel(const CommandContext& context, AlertEngine& engine) const
{
    AlertChannel known;
    const auto channels = engine.channels();
    if (!channels)
        return context.fail(channels.error());
    for (const AlertChannel& one : *channels)
        if (one.name == m_name)
            known = one;
    if (m_removeChannel) {
        if (known.id == 0)
            return context.fail({ErrorCode::Usage, "there is no channel \"" + m_name + '"'});
        if (!known.secret.empty())
            if (auto done = openUserSecrets()->setSecret(known.secret, {}); !done)
                context.note("Its password stays in the keychain: " + done.error().detail);
        const auto done = engine.removeChannel(known.id);
        return done ? context.finished() : context.fail(done.error());
    }
    auto made = channelFrom(known);
    if (!made)
        return context.fail(made.error());
    if (auto good = check(*made); !good)
        return context.fail(good.error());
    if (m_secret) {
        std::string password;
        std::getline(std::cin, password);
        if (password.empty())
            return context.fail({ErrorCode::Usage, "standard input holds no password"});
        made->secret = channelSecretName(context.workspaceFolder(), m_name);
        if (auto done = openUserSecrets()->setSecret(made->secret, password); !done)
            return context.fail(done.error());
    }
    const auto saved = engine.save(*made);
    return saved ? context.finished() : context.fail(saved.error());
}

int AlertsCommand::test(const CommandContext& context) const
{
    const auto workspace = context.openForReading();
    if (!workspace)
        return context.failWorkspace(workspace.error());
    const auto engine = AlertEngine::open(**workspace);
    if (!engine)
        return context.failWorkspace(engine.error());
    const auto channels = (*engine)->channels();
    if (!channels)
        return context.fail(channels.error());
    for (const AlertChannel& channel : *channels) {
        if (channel.name != m_name)
            continue;
        const auto secrets = openUserSecrets();
        AlertSender sender(*secrets);
        if (auto done = sender.test(channel, context.stop); !done)
            return context.failWith(ExitCode::BadInput,
                printable(channel.name) + ": " + printable(done.error().detail));
        context.note("Sent.");
        return context.finished();
    }
    return context.fail({ErrorCode::Usage, "there is no channel \"" + m_name + '"'});
}

} // namespace nb::cli
