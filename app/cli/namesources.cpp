// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/namesources.h"

#include "app/cli/quantity.h"
#include "app/cli/terminal.h"

#include <QFileInfo>

namespace nb::cli {

NameSources::NameSources(const CommandContext& context, const std::vector<NameLogSource>& sources,
    const Workspace& workspace, Enrichment& enrichment)
    : m_context(context)
{
    for (const NameLogSource& source : sources)
        m_followers.push_back(std::make_unique<NameLogFollower>(source, enrichment.names()));
    const auto reverse = workspace.setting(NameTable::kReverseKey);
    if (!reverse || *reverse != NameTable::kReverseInternal)
        return;
    m_lookups = std::make_shared<ReverseLookups>(enrichment.names());
    enrichment.setUnnamed([lookups = std::weak_ptr(m_lookups)](const auto& addresses) {
        if (const auto alive = lookups.lock())
            alive->ask(addresses);
    });
}

NameSources::~NameSources() = default;

void NameSources::tell() const
{
    for (const auto& follower : m_followers) {
        const QString& path = follower->source().path;
        std::string text = "Following " + printable(path.toStdString());
        if (!QFileInfo(path).isReadable())
            text += QFileInfo::exists(path) ? ", which cannot be read" : ", which is not there yet";
        m_context.note(text);
    }
    if (m_lookups)
        m_context.note("Asking the resolver for names of internal addresses");
}

void NameSources::finish()
{
    m_lookups.reset();
    for (const auto& follower : m_followers) {
        follower->finish();
        const NameLogFollower::Counts counts = follower->counts();
        std::string text = printable(follower->source().path.toStdString()) + ": "
            + counted(counts.lines, "line") + ", " + counted(counts.names, "name");
        if (counts.tooLong > 0)
            text += "; too long: " + counted(counts.tooLong, "line");
        if (!counts.open)
            text += "; it could not be read";
        m_context.note(text);
    }
}

} // namespace nb::cli
