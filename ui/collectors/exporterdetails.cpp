// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/exporterdetails.h"

#include "ui/collectors/collectortext.h"
#include "ui/text/coretext.h"

#include <QCoreApplication>

namespace nb {

namespace {

using Line = CountsTree::Line;
using Group = CountsTree::Group;

struct DetailWords
{
    Q_DECLARE_TR_FUNCTIONS(nb::ExporterDetails)
};

QString when(Timestamp time, const FlowFormat& format)
{
    return time == Timestamp {} ? QStringLiteral("–")
                                : QStringLiteral("%1 %2").arg(format.time(time), format.zone());
}

Group dropsGroup(const std::array<std::uint64_t, kDropReasonCount>& drops, const FlowFormat& format)
{
    Group group {DetailWords::tr("Dropped, by reason"), {}};
    for (std::size_t i = 0; i < kDropReasonCount; ++i) {
        const auto reason = static_cast<DropReason>(i);
        if (drops[i] > 0)
            group.lines.push_back({dropReasonText(reason),
                QStringLiteral("%1 %2").arg(format.count(drops[i]), dropUnitText(reason))});
    }
    if (group.lines.empty())
        group.lines.push_back({DetailWords::tr("Nothing was dropped"), {}});
    return group;
}

Group receivedGroup(const ExporterStatus& exporter, const FlowFormat& format)
{
    Group group {DetailWords::tr("Received"), {}};
    group.lines = {
        {DetailWords::tr("Datagrams or messages decoded"), format.count(exporter.datagrams)},
        {DetailWords::tr("Their size"), format.bytes(exporter.bytes)},
        {DetailWords::tr("Records"), format.count(exporter.records)},
        {DetailWords::tr("Records about the exporter itself (options)"),
            format.count(exporter.optionsRecords)},
        {DetailWords::tr("Records without addresses, which are no flows"),
            format.count(exporter.otherRecords)},
        {DetailWords::tr("Flows made of them"), format.count(exporter.flows)},
    };
    if (!exporter.problem.empty())
        group.lines.insert(group.lines.begin(),
            {DetailWords::tr("Latest problem"), plainLine(coreText(exporter.problem))});
    if (exporter.conflict)
        group.lines.insert(group.lines.begin(),
            {DetailWords::tr("Several exporters share this address"),
                DetailWords::tr("they are told apart by their ports")});
    return group;
}

Group lossGroup(const ExporterStatus& exporter, const FlowFormat& format)
{
    return {DetailWords::tr("Gaps and order"),
        {
            {DetailWords::tr("Lost on the way, by sequence numbers"), lossText(exporter, format)},
            {DetailWords::tr("Gaps of unknown size"), format.count(exporter.lossUnknown)},
            {DetailWords::tr("Came twice"), format.count(exporter.duplicates)},
            {DetailWords::tr("Out of order"), format.count(exporter.reordered)},
            {DetailWords::tr("Restarts"), format.count(exporter.restarts)},
        }};
}

Group templatesGroup(const ExporterStatus& exporter, const FlowFormat& format)
{
    return {DetailWords::tr("Templates"),
        {
            {DetailWords::tr("Known now"), format.count(exporter.templates)},
            {DetailWords::tr("Sent again"), format.count(exporter.templateRefreshes)},
            {DetailWords::tr("Changed"), format.count(exporter.templateRedefinitions)},
            {DetailWords::tr("Sets waiting for their template"), format.count(exporter.heldSets)},
            {DetailWords::tr("Sets that waited and were read"),
                format.count(exporter.replayedSets)},
        }};
}

/// What a stage is for; a stage that is not known here keeps its name.
QString stageTitle(const std::string& name)
{
    if (name == "sampling")
        return DetailWords::tr("Sampling rates");
    if (name == "de-nat")
        return DetailWords::tr("Translated addresses (NAT)");
    if (name == "deduplicate")
        return DetailWords::tr("The same flow from several exporters");
    if (name == "pair")
        return DetailWords::tr("Both directions made one flow");
    if (name == "orient")
        return DetailWords::tr("Which side is the client");
    return DetailWords::tr("Stage: %1").arg(plainLine(name));
}

Group forwardingGroup(const CollectorStatus::Forwarding& forwarding, const FlowFormat& format)
{
    Group group {DetailWords::tr("Forwarding"), {}};
    group.lines = {
        {DetailWords::tr("To"), plainLine(forwarding.url)},
        {DetailWords::tr("Connection"),
            forwarding.connected ? DetailWords::tr("connected") : DetailWords::tr("not connected")},
        {DetailWords::tr("Flows sent"), format.count(forwarding.sent)},
        {DetailWords::tr("Flows acknowledged"), format.count(forwarding.acknowledged)},
        {DetailWords::tr("Flows waiting for it"), format.count(forwarding.waiting)},
    };
    if (!forwarding.problem.empty())
        group.lines.push_back(
            {DetailWords::tr("Latest problem"), plainLine(coreText(forwarding.problem))});
    return group;
}

} // namespace

std::vector<Group> exporterDetails(
    const ExporterStatus& exporter, Timestamp now, const FlowFormat& format)
{
    const Group times {DetailWords::tr("Times"),
        {
            {DetailWords::tr("First seen"), when(exporter.firstSeen, format)},
            {DetailWords::tr("Last seen"),
                QStringLiteral("%1 (%2)").arg(
                    when(exporter.lastSeen, format), agoText(exporter.lastSeen, now))},
            {DetailWords::tr("Its clock against ours"), clockOffsetText(exporter.clockOffset)},
        }};
    return {receivedGroup(exporter, format), lossGroup(exporter, format),
        dropsGroup(exporter.drops, format), templatesGroup(exporter, format), times};
}

std::vector<Group> pipelineDetails(const CollectorStatus& status, const FlowFormat& format)
{
    Group totals {DetailWords::tr("Collector"), {}};
    totals.lines = {
        {DetailWords::tr("Running since"), when(status.started, format)},
        {DetailWords::tr("Flows decoded"), format.count(status.flowsDecoded)},
        {DetailWords::tr("Flows stored"), format.count(status.flowsStored)},
        {DetailWords::tr("Flows on their way to the store"), format.count(status.flowsWaiting)},
        {DetailWords::tr("Datagrams waiting to be decoded"), format.count(status.waitingDatagrams)},
    };
    std::vector<Group> groups {totals, dropsGroup(status.drops, format)};
    if (status.forwarding)
        groups.push_back(forwardingGroup(*status.forwarding, format));
    for (const StageStatus& stage : status.stages) {
        Group group {stageTitle(stage.name), {}};
        for (const auto& [name, count] : stage.counts)
            group.lines.push_back({coreText(name), format.count(count)});
        groups.push_back(std::move(group));
    }
    if (!status.notSenders.empty()) {
        Group group {DetailWords::tr("Turned away lately"), {}};
        for (const std::string& address : status.notSenders)
            group.lines.push_back({plainLine(address), {}});
        groups.push_back(std::move(group));
    }
    return groups;
}

} // namespace nb
