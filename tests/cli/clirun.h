// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace nb::test {

/// What a run of the program gave.
struct CliResult
{
    int code = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;

    /// Output as rows of cells split at tabs, the header line first.
    [[nodiscard]] QList<QList<QByteArray>> rows() const;
};

/// Runs the real netbehave-cli with these arguments.
[[nodiscard]] CliResult runCli(const QStringList& arguments,
    const QMap<QString, QString>& environment = {}, const QByteArray& input = {});

} // namespace nb::test
