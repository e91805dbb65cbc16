// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace nb {

/// The sample that is shipped inside the programs, as a file that can be imported like any other.
/// The file goes away with the object.
class SampleFile
{
public:
    /// Unpacks it into a private temporary folder. NoSpace when it cannot be written.
    static Result<std::unique_ptr<SampleFile>> extract();

    [[nodiscard]] QString path() const { return m_path; }
    /// What the people of the sample's company say about their scope: an answers.json.
    [[nodiscard]] static std::string answers();

private:
    SampleFile() = default;

    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace nb
