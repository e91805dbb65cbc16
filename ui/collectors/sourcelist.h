// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collector.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// The parts of a source's URL.
struct SourceAddress
{
    QString scheme {}; ///< `udp`, `tcp`, `tls`
    QString host {}; ///< address without brackets
    int port = 0;

    /// Of `udp://[::]:4739`; empty parts where the text is no URL.
    [[nodiscard]] static SourceAddress fromUrl(std::string_view url);
    [[nodiscard]] std::string toUrl() const;
    /// Every address of the machine (`0.0.0.0`, `::`).
    [[nodiscard]] bool isAnyAddress() const;
};

/// The sources of a workspace as its setting keeps them, in JSON. Keys hold names of files, never
/// their content.
[[nodiscard]] std::string sourcesToText(const std::vector<SourceSettings>& sources);
/// What of the text makes sense; at most kMaxSources.
[[nodiscard]] std::vector<SourceSettings> sourcesFromText(std::string_view text);
inline constexpr std::size_t kMaxSources = 256;

} // namespace nb
