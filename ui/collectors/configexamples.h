// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace nb {

/// How an exporter is told to send here.
struct ConfigExample
{
    QString name {}; ///< `Cisco IOS`
    QString text {}; ///< lines to paste there, with the port in place
};

/// For a source's address and port; where the source listens on every address, the text says what
/// to put in. Commands stay in English as the devices want them.
[[nodiscard]] std::vector<ConfigExample> configExamples(const QString& host, int port);

} // namespace nb
