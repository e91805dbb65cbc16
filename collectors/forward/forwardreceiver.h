// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exportmessage.h"
#include "collectors/netflow/recordsink.h"
#include "core/storage/workspace.h"

#include <functional>
#include <optional>
#include <set>
#include <string>

namespace nb {

/// Rows that another collector forwarded in one message, as it stored them.
struct ForwardedBatch
{
    std::uint64_t session = 0;
    ForwardPosition position {};
    FlowBatch rows {}; ///< every column filled; none when it only asks how many there are
};

/// Makes rows of the records of one message of a forwarding collector.
class ForwardedRecords : public RecordSink
{
public:
    void record(const ExportRecord& record) override;
    void templateDefined(const ExporterId&, const Template&) override { }
    void problem(const ExporterId&, DropReason, std::string_view, std::size_t) override
    {
        m_damaged = true;
    }
    /// What came; nothing when there was no position, or an error when rows and position do not
    /// agree.
    Result<std::optional<ForwardedBatch>> take();

private:
    void takePosition(const ExportRecord& record);
    void takeFlow(const ExportRecord& record, bool v6);

    ForwardedBatch m_batch;
    std::optional<std::uint64_t> m_count; ///< rows that the position promises
    bool m_damaged = false;
};

/// Knows which sessions are those of forwarding collectors. One thread.
class ForwardReceiver
{
public:
    /// Whether a message belongs to such a session; notes new ones.
    [[nodiscard]] bool concerns(const ExportMessage& message);
    void endSession(std::uint64_t session) { m_sessions.erase(session); }

private:
    std::set<std::uint64_t> m_sessions;
};

} // namespace nb
