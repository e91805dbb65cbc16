// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"
#include "collectors/names/namelogfollower.h"
#include "collectors/names/reverselookups.h"
#include "core/enrichment/enrichment.h"

#include <memory>
#include <vector>

namespace nb::cli {

/// Where a collection learns names: the logs it follows, and reverse lookups if the workspace wants
/// them. The main thread.
class NameSources
{
public:
    /// `enrichment` outlives the object; its stages are made afterwards.
    NameSources(const CommandContext& context, const std::vector<NameLogSource>& sources,
        const Workspace& workspace, Enrichment& enrichment);
    ~NameSources();
    NameSources(const NameSources&) = delete;
    NameSources& operator=(const NameSources&) = delete;
    /// Says where names come from, and what is not there yet.
    void tell() const;
    /// Ends following and says what came of it.
    void finish();

private:
    const CommandContext& m_context;
    std::shared_ptr<ReverseLookups> m_lookups;
    std::vector<std::unique_ptr<NameLogFollower>> m_followers;
};

} // namespace nb::cli
