// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/collectcommand.h"

#include "app/cli/collectrun.h"
#include "app/cli/flowcolumns.h"
#include "app/cli/namesources.h"
#include "app/cli/quantity.h"
#include "app/cli/terminal.h"
#include "app/labelling.h"
#include "collectors/forward/forwarder.h"
#include "collectors/live/allowlist.h"
#include "collectors/live/listenurl.h"
#include "collectors/live/livecollector.h"
#include "collectors/live/simulation.h"
#include "collectors/notify/alertservice.h"
#include "core/enrichment/enrichment.h"

#include <charconv>

namespace nb::cli {

CLI::App* CollectCommand::describe(CLI::App& program)
{
    CLI::App* const command = program.add_subcommand(
        "collect", "take in flows of exporters as they come, until interrupted");
    command
        ->add_option("--listen", m_listen,
            "where: udp://ADDRESS:PORT (NetFlow, IPFIX, sFlow), tcp:// or tls:// (IPFIX); * is "
            "every address; may be given several times")
        ->type_name("URL")
        ->required();
    command
        ->add_option("--allow", m_allow,
            "listen only to these senders, an address or prefix each (default: everybody)")
        ->type_name("PREFIX");
    command->add_option("--cert", m_certificate, "tls: our certificate, a PEM file")
        ->type_name("FILE");
    command->add_option("--key", m_key, "tls: its key, a PEM file")->type_name("FILE");
    command
        ->add_option("--ca", m_authority,
            "tls: the authority whose clients are let in, a PEM file, with its revocation lists")
        ->type_name("FILE");
    command
        ->add_option("--peer-name", m_peerNames,
            "tls: names that a client's certificate may bear (default: any of the authority's)")
        ->type_name("NAME");
    command
        ->add_option("--names-log", m_nameLogs,
            "follow the log of a resolver for names of addresses: dnsmasq:FILE, unbound:FILE or "
            "zeek:FILE; may be given several times")
        ->type_name("KIND:FILE");
    command->add_option("--search", m_search, "print flows that match, as they are stored")
        ->type_name("EXPR");
    command->add_option("--for", m_for, "end after this time")->type_name("DURATION");
    describeForwarding(*command);
    describeStages(*command);
    m_table.addFormatTo(*command, "in this order; all for every column there is");
    command->footer(
        "Flows can be queried by other commands while this one runs; status shows exporters,\n"
        "templates, gaps and drops. SIGINT and SIGTERM end it with everything received stored.\n"
        "With --forward the day files are the spool: what the other side did not acknowledge is "
        "sent\n"
        "again, and stored there once.\n"
        "Over UDP the sender's address can be forged: allow-lists keep accidents out, no enemies.\n"
        "Examples:\n"
        "  netbehave-cli collect --listen udp://*:2055 --listen udp://*:6343\n"
        "  netbehave-cli -w /srv/flows collect --listen udp://0.0.0.0:4739 --allow 192.0.2.0/24\n"
        "  netbehave-cli collect --listen tls://*:4740 --cert us.pem --key us.key --ca site.pem\n"
        "  netbehave-cli collect --listen udp://*:2055 --forward tls://core.example:4740 \\\n"
        "      --forward-cert us.pem --forward-key us.key --forward-ca site.pem\n"
        "  netbehave-cli collect --listen udp://*:2055 --search 'dst_port = 22' --for 10m\n");
    return command;
}

void CollectCommand::describeForwarding(CLI::App& command)
{
    command
        .add_option("--forward", m_forward,
            "hand every flow that is stored on to another collector: tls://CORE:PORT")
        ->type_name("URL");
    command
        .add_option("--forward-cert", m_forwardCertificate,
            "forwarding: our certificate, a PEM file (default: that of --cert)")
        ->type_name("FILE");
    command
        .add_option("--forward-key", m_forwardKey,
            "forwarding: its key, a PEM file (default: that of --key)")
        ->type_name("FILE");
    command
        .add_option("--forward-ca", m_forwardAuthority,
            "forwarding: the authority of the other collector, a PEM file (default: that of --ca)")
        ->type_name("FILE");
    command
        .add_option("--forward-name", m_forwardName,
            "forwarding: the name its certificate has to bear (default: CORE)")
        ->type_name("NAME");
}

void CollectCommand::describeStages(CLI::App& command)
{
    command.add_flag("--no-pair", m_noPair, "leave records one-way, do not join the directions");
    command.add_flag("--no-dedup", m_noDedup, "keep what several exporters saw several times");
    command.add_flag("--no-nat", m_noNat, "do not put inside addresses back in");
    command.add_flag("--no-orient", m_noOrient, "leave client and server as they were sent");
    command
        .add_option("--pair-window", m_pairWindow,
            "how long a record waits for its other direction (default 30s)")
        ->type_name("DURATION");
    command
        .add_option("--sampling", m_sampling,
            "rate of an exporter that announces none: 192.0.2.1=1000 is one packet in 1000")
        ->type_name("EXPORTER=N");
    command
        .add_option("--bound", m_bounds,
            "how much of an exporter's state is kept: exporters=10000, templates=4096, "
            "held-seconds=300 and others; see the manual; may be given several times")
        ->type_name("NAME=N");
    command.add_option("--simulate", m_simulate, "bring about what a full bound does")
        ->delimiter(',')
        ->group(""); // for trying it out; not in the help
}

Result<void> CollectCommand::planSources(Plan& plan) const
{
    for (const std::string& url : m_listen) {
        if (const auto parsed = parseListenUrl(url); !parsed)
            return Error {ErrorCode::Usage, "--listen " + parsed.error().detail};
        plan.sources.push_back({.url = url,
            .allowed = m_allow,
            .certificateFile = QString::fromStdString(m_certificate),
            .keyFile = QString::fromStdString(m_key),
            .authorityFile = QString::fromStdString(m_authority),
            .peerNames = m_peerNames});
    }
    if (const auto allowed = AllowList::fromTexts(m_allow); !allowed)
        return Error {ErrorCode::Usage, "--allow " + allowed.error().detail};
    return {};
}

Result<void> CollectCommand::planPipeline(Plan& plan) const
{
    PipelineOptions& pipeline = plan.options.pipeline;
    pipeline.pair = !m_noPair;
    pipeline.deduplicate = !m_noDedup;
    pipeline.deNat = !m_noNat;
    pipeline.orient = !m_noOrient;
    if (!m_pairWindow.empty()) {
        const auto window = durationFromString(m_pairWindow);
        if (!window || *window < std::chrono::seconds {1} || *window > std::chrono::hours {1})
            return Error {ErrorCode::Usage,
                "--pair-window " + m_pairWindow + ": expected a duration from 1s to 1h"};
        pipeline.pairWindow = std::chrono::duration_cast<std::chrono::seconds>(*window);
    }
    for (const std::string& one : m_sampling) {
        const std::size_t equals = one.find('=');
        const auto exporter = IpAddress::fromString(one.substr(0, equals));
        std::uint32_t rate = 0;
        const char* const end = one.data() + one.size();
        const char* const number = equals == std::string::npos ? end : one.data() + equals + 1;
        const auto [last, error] = std::from_chars(number, end, rate);
        if (!exporter || error != std::errc {} || last != end || rate == 0)
            return Error {ErrorCode::Usage,
                "--sampling " + one
                    + ": expected an exporter's address and a rate, for example 192.0.2.1=1000"};
        pipeline.samplingOfExporter[exporter->toString()] = rate;
    }
    for (const std::string& bound : m_bounds)
        if (auto done = setDecoderLimit(plan.decoder, bound); !done)
            return Error {ErrorCode::Usage, "--bound " + done.error().detail};
    Simulation simulation {plan.options.limits, plan.decoder};
    for (const std::string& name : m_simulate)
        if (auto done = simulation.apply(name); !done)
            return Error {ErrorCode::Usage, "--simulate: " + done.error().detail};
    plan.storageFull = simulation.storageFull;
    return {};
}

Result<void> CollectCommand::planSearch(Plan& plan) const
{
    auto filter = parseFilter(m_search);
    if (!filter)
        return filter.error();
    plan.filter = std::move(*filter);
    auto fields = columnsFromNames(m_table);
    if (!fields)
        return fields.error();
    plan.fields = std::move(*fields);
    if (m_for.empty())
        return {};
    plan.duration = durationFromString(m_for);
    if (!plan.duration)
        return Error {
            ErrorCode::Usage, "--for " + m_for + ": expected a duration, for example 90s or 10m"};
    return {};
}

Result<void> CollectCommand::planForwarding(Plan& plan) const
{
    if (m_forward.empty())
        return {};
    if (const auto url = parseForwardUrl(m_forward); !url)
        return Error {ErrorCode::Usage, "--forward " + url.error().detail};
    const auto fileOf = [](const std::string& own, const std::string& shared) {
        return QString::fromStdString(own.empty() ? shared : own);
    };
    plan.forward = ForwardSettings {.url = m_forward,
        .certificateFile = fileOf(m_forwardCertificate, m_certificate),
        .keyFile = fileOf(m_forwardKey, m_key),
        .authorityFile = fileOf(m_forwardAuthority, m_authority),
        .peerName = m_forwardName};
    return {};
}

Result<void> CollectCommand::planNameLogs(Plan& plan) const
{
    for (const std::string& text : m_nameLogs) {
        auto source = nameLogSourceFrom(text);
        if (!source)
            return Error {ErrorCode::Usage, "--names-log " + source.error().detail};
        plan.nameLogs.push_back(std::move(*source));
    }
    return {};
}

Result<CollectCommand::Plan> CollectCommand::plan() const
{
    Plan plan;
    if (auto done = planForwarding(plan); !done)
        return done.error();
    if (auto done = planSources(plan); !done)
        return done.error();
    if (auto done = planPipeline(plan); !done)
        return done.error();
    if (auto done = planNameLogs(plan); !done)
        return done.error();
    if (auto done = planSearch(plan); !done)
        return done.error();
    return plan;
}

int CollectCommand::run(const CommandContext& context)
{
    const auto plan = this->plan();
    if (!plan) {
        if (plan.error().code != ErrorCode::FilterSyntax)
            return context.fail(plan.error());
        return context.failWith(ExitCode::Usage, filterErrorText(plan.error(), m_search));
    }
    return collect(context, *plan);
}

int CollectCommand::collect(const CommandContext& context, const Plan& plan)
{
    const std::string folder = context.workspaceFolder().toStdString();
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return context.failWritable(workspace.error(), folder);
    const auto enrichment = Enrichment::open(**workspace);
    if (!enrichment)
        return context.fail(enrichment.error());
    NameSources names(context, plan.nameLogs, **workspace, **enrichment);
    LiveOptions options = plan.options;
    options.enrichment = *enrichment;
    AlertService alerts(options.enrichment->alerts());
    Owners& owners = options.enrichment->owners();
    const auto lookups = owners.lookupsEnabled() ? makeLookups(**workspace, owners) : nullptr;
    const auto collector
        = LiveCollector::begin(**workspace, options, plan.decoder, plan.storageFull);
    if (!collector)
        return context.failWritable(collector.error(), folder);
    for (const SourceSettings& source : plan.sources) {
        if (const auto started = (*collector)->start(source); !started) {
            (void)(*collector)->finish();
            return context.failWith(ExitCode::BadInput, printable(started.error().detail));
        }
    }
    std::unique_ptr<Forwarder> forwarder;
    if (plan.forward) {
        auto begun = Forwarder::begin(**workspace, *plan.forward);
        if (!begun) {
            (void)(*collector)->finish();
            return context.failWith(ExitCode::BadInput, printable(begun.error().detail));
        }
        forwarder = std::move(*begun);
    }
    CollectRun run(context, **collector, **workspace, forwarder.get());
    run.tellSources();
    names.tell();
    if (!m_search.empty())
        run.search(plan.filter, plan.fields, m_table.style(context));
    run.waitFor(plan.duration);
    names.finish();
    return run.finish();
}

} // namespace nb::cli
