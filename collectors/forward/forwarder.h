// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/forward/forwardsettings.h"
#include "core/ingest/collectorstatus.h"
#include "core/storage/workspace.h"

#include <memory>

namespace nb {

/// Sends what is collected into a workspace to a core, in a thread of its own: every row at least
/// once, and the core leaves out those it has. The day files are the spool: a row is read from
/// them, and counts as sent only when the core acknowledged it.
class Forwarder
{
public:
    /// Begins; `workspace` outlives it. Invalid or Unreadable for settings that cannot be used.
    static Result<std::unique_ptr<Forwarder>> begin(
        Workspace& workspace, const ForwardSettings& settings);
    ~Forwarder();
    Forwarder(const Forwarder&) = delete;
    Forwarder& operator=(const Forwarder&) = delete;

    /// Ends. What is stored is still sent, while the core takes it and for no longer than this.
    void finish(std::chrono::milliseconds patience);
    [[nodiscard]] CollectorStatus::Forwarding status() const; ///< any thread

private:
    Forwarder();
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace nb
