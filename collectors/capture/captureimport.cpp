// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/captureimport.h"

#include "collectors/applications/applicationfinder.h"
#include "collectors/base/bytesource.h"
#include "collectors/capture/capturereader.h"
#include "collectors/capture/flowmeter.h"
#include "collectors/capture/flowrows.h"
#include "collectors/capture/fragmenttracker.h"
#include "collectors/capture/inputwindow.h"
#include "collectors/capture/packetdissector.h"
#include "collectors/capture/skipcounts.h"
#include "collectors/names/packetnames.h"

#include <memory>
#include <new>

namespace nb {

namespace {

constexpr std::uint64_t kPollEvery = 512; // packets
constexpr std::uint64_t kProgressBytes = 4ULL << 20;

/// One run of importCapture().
class CaptureImport
{
public:
    CaptureImport(ByteSource& source, FlowSink& sink, const MeterOptions& options,
        const QString& dissector, std::string_view exporter, const ProgressFn& progress,
        std::stop_token stop, NameSink* names)
        : m_source(source)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_input(source)
        , m_applications(dissector.isEmpty()
                  ? nullptr
                  : std::make_unique<ApplicationFinder>(
                      ApplicationFinderOptions {.program = dissector}, m_stop))
        , m_rows(sink, exporter, m_applications.get())
        , m_meter(m_rows, options, m_applications.get())
        , m_fragments(m_meter)
    {
        if (names)
            m_names.emplace(*names);
        // the first packets of a flow are sent on from where they lie in the input
        if (m_applications)
            m_input.setBeforeReuse([this] { m_meter.settle(); });
    }

    Result<ImportReport> run()
    {
        CaptureFormat format {};
        auto opened = openCapture(m_input, format);
        if (!opened)
            return opened.error();
        CaptureReader& reader = **opened;
        m_report.format = toString(format);
        CapturedPacket packet;
        for (std::uint64_t count = 1; reader.next(packet); ++count) {
            take(packet);
            if (count % kPollEvery == 0)
                if (auto problem = poll())
                    return *problem;
        }
        if (auto problem = judge(reader.damage()))
            return *problem;
        if (const std::uint64_t count = reader.packetsWithoutTime(); count != 0)
            m_report.notices.push_back({{ErrorCode::Invalid,
                "packets without a time, which get that of the packet before (1970 if there is "
                "none): "
                    + std::to_string(count)}});
        m_fragments.finish();
        m_meter.finish();
        m_rows.finish();
        if (m_rows.error())
            return *m_rows.error();
        return finishedReport();
    }

private:
    void take(const CapturedPacket& packet)
    {
        ++m_report.packets;
        PacketSummary summary;
        SkipReason reason;
        PacketPayload payload;
        const bool isIp = dissectPacket(packet, summary, reason, payload);
        summary.number = m_report.packets;
        if (!isIp) {
            if (!takeAggregate(packet, payload.aggregate))
                m_skipped.add(reason);
            return;
        }
        if (m_names)
            m_names->look(summary, payload);
        if (payload.carrier)
            m_fragments.carried(*payload.carrier, summary.time);
        if (summary.fragment == FragmentKind::Whole)
            m_meter.add(summary);
        else
            m_fragments.add(summary);
    }

    /// An A-MSDU counts as the packets that are in it. False when there is none.
    bool takeAggregate(const CapturedPacket& packet, std::span<const std::byte> aggregate)
    {
        CapturedPacket frame;
        bool any = false;
        while (nextAggregated(packet, aggregate, frame)) {
            m_report.packets -= any ? 0 : 1;
            any = true;
            take(frame);
        }
        return any;
    }

    std::optional<Error> poll()
    {
        if (m_stop.stop_requested())
            return Error {ErrorCode::Cancelled, "import was cancelled"};
        if (m_rows.error())
            return m_rows.error();
        const std::uint64_t done = m_source.consumed();
        if (m_progress && done - m_reported >= kProgressBytes) {
            m_reported = done;
            m_progress({"reading " + m_source.name(), done, m_source.total()});
        }
        return std::nullopt;
    }

    /// Damage that costs the rest is a notice; a refusal of the source is an error.
    std::optional<Error> judge(const std::optional<Error>& damage)
    {
        if (m_stop.stop_requested())
            return Error {ErrorCode::Cancelled, "import was cancelled"};
        if (!damage)
            return std::nullopt;
        if (damage->code == ErrorCode::LimitExceeded || damage->code == ErrorCode::Cancelled)
            return damage;
        m_report.partial = true;
        m_report.notices.push_back({*damage});
        Error& told = m_report.notices.back().error;
        if (m_source.unpacks() && !m_input.fault() && told.offset) {
            told.detail += " at byte " + std::to_string(*told.offset) + " of the unpacked capture";
            told.offset.reset();
        }
        return std::nullopt;
    }

    ImportReport finishedReport()
    {
        m_report.flows = m_rows.rows();
        m_report.inputBytes = m_source.consumed();
        m_skipped.addTo(m_report.skipped);
        if (m_fragments.rests() != 0)
            m_report.skipped["later fragments of a tunnelled packet"] = m_fragments.rests();
        if (m_meter.evicted() != 0)
            m_report.skipped["flows ended early (table full)"] = m_meter.evicted();
        if (m_applications)
            m_applications->addTo(m_report);
        return std::move(m_report);
    }

    ByteSource& m_source;
    const ProgressFn& m_progress;
    std::stop_token m_stop;
    ImportReport m_report;
    SkipCounts m_skipped;
    InputWindow m_input;
    std::unique_ptr<ApplicationFinder> m_applications;
    FlowRows m_rows;
    FlowMeter m_meter;
    FragmentTracker m_fragments;
    std::optional<PacketNames> m_names;
    std::uint64_t m_reported = 0;
};

} // namespace

Result<ImportReport> importCapture(ByteSource& source, FlowSink& sink, const ImportOptions& options,
    std::string_view exporter, const ProgressFn& progress, std::stop_token stop, NameSink* names,
    const QString& dissector)
{
    MeterOptions meter;
    meter.activeTimeout = options.activeTimeout;
    meter.idleTimeout = options.idleTimeout;
    try {
        return CaptureImport(
            source, sink, meter, dissector, exporter, progress, std::move(stop), names)
            .run();
    } catch (const std::bad_alloc&) {
        return Error {ErrorCode::LimitExceeded, "not enough memory"};
    }
}

} // namespace nb
