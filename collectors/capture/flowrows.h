// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/flowlabels.h"
#include "core/ingest/flowsink.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nb {

struct FlowEntry;

/// Turns metered flows into rows: tells client from server, names the service, fills batches and
/// hands them to the sink. After the sink's first error rows are dropped; ask error(). One thread.
class FlowRows
{
public:
    /// `labels`, which outlives the object, names applications; null for none.
    FlowRows(FlowSink& sink, std::string_view exporter, FlowLabels* labels = nullptr);

    /// `ticket` is what `labels` knows the flow by; `over`: no other row will have it.
    void add(const FlowEntry& entry, FlowLabels::Ticket ticket = 0, bool over = false);
    /// Hands over what is left.
    void finish();

    [[nodiscard]] std::uint64_t rows() const { return m_rows; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    /// Rows whose labels may still be on their way.
    struct Waiting
    {
        FlowBatch batch;
        std::vector<std::pair<FlowLabels::Ticket, bool>> tickets;
        std::uint32_t mark = 0;
    };
    static constexpr std::size_t kMaxWaiting = 2;

    void flush();
    void startBatch();
    void handOver(bool all);
    void nameApplications(Waiting& rows);
    void deliver(FlowBatch&& batch);

    FlowSink& m_sink;
    FlowLabels* m_labels;
    std::string m_exporter;
    FlowBatch m_batch;
    std::vector<std::pair<FlowLabels::Ticket, bool>> m_tickets; ///< of m_batch, with labels
    std::deque<Waiting> m_waiting;
    TextId m_exporterId = 0;
    std::uint64_t m_rows = 0;
    std::optional<Error> m_error;
};

} // namespace nb
