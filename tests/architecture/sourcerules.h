// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QString>

namespace nb::architecture {

/// A broken rule of the source tree; `line` counts from 1.
struct Violation
{
    qsizetype line = 0;
    QString rule {};
    bool operator==(const Violation&) const = default;
};

/// Names of the headers of Qt modules, as found in the installed Qt: `QString`, `qstring.h`.
struct QtHeaders
{
    QSet<QString> core {};
    QSet<QString> network {};
    QSet<QString> concurrent {};
};

/// The text with comments and the content of string and character literals blanked; lines stay.
[[nodiscard]] QString codeOnly(const QString& text);

/// Whether a file of `layer` (its top folder) may include the project header `included`.
[[nodiscard]] bool mayInclude(const QString& layer, const QString& included);

/// Everything wrong with one source. `path` is relative to the project, with slashes.
[[nodiscard]] QList<Violation> checkSource(
    const QString& path, const QString& text, const QtHeaders& headers);

/// The licence line, for every kind of file that can carry a comment.
[[nodiscard]] QList<Violation> checkLicence(const QString& text);

} // namespace nb::architecture
