// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/enrichment/enrichment.h"
#include "core/storage/workspace.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace nb {

/// The sample that is shipped inside the programs, as a file that can be imported like any other.
/// The file goes away with the object.
class SampleFile
{
public:
    /// Unpacks it into a private temporary folder. NoSpace when it cannot be written.
    static Result<std::unique_ptr<SampleFile>> extract();

    [[nodiscard]] QString path() const { return m_path; }
    /// Tells a workspace what the people of the sample's company say: their segments and their
    /// answers about scope, each where there is none yet. Before the flows, which get labels of it.
    /// Errors of the workspace's tables.
    static Result<void> describe(const Workspace& workspace, Enrichment& enrichment);

private:
    SampleFile() = default;

    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace nb
