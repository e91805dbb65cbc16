// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/flowsink.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nb {

struct FlowEntry;

/// Turns metered flows into rows: tells client from server, names the service, fills batches and
/// hands them to the sink. After the sink's first error rows are dropped; ask error(). One thread.
class FlowRows
{
public:
    FlowRows(FlowSink& sink, std::string_view exporter);

    void add(const FlowEntry& entry);
    /// Hands over the last batch.
    void finish();

    [[nodiscard]] std::uint64_t rows() const { return m_rows; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    void flush();
    void startBatch();

    FlowSink& m_sink;
    std::string m_exporter;
    FlowBatch m_batch;
    TextId m_exporterId = 0;
    std::uint64_t m_rows = 0;
    std::optional<Error> m_error;
};

} // namespace nb
