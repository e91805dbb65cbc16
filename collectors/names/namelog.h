// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/namefile.h"
#include "core/names/nametable.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace nb {

/// Reads names from the lines of one log or file. Lines may hold any bytes; what makes no sense is
/// passed over. Bounded in memory. One thread.
class NameLogParser
{
public:
    virtual ~NameLogParser() = default;
    /// A line without its end. `now` (µs since 1970 UTC) stands for a time that the line has not,
    /// and completes one without year.
    virtual void line(std::string_view line, std::int64_t now) = 0;
};

/// What a parser needs: where names go, and where it looks up what others learnt (may be null).
struct NameLogPlace
{
    NameSink& sink;
    const NameReader* known = nullptr;
    /// Lines are read as they are written: `now` is more exact than their time.
    bool live = false;
};

/// A parser for a kind that has lines; null for databases.
[[nodiscard]] std::unique_ptr<NameLogParser> makeNameLogParser(
    NameFileKind kind, const NameLogPlace& place);

/// Tells logs and hosts files from other text by the first lines, if that is beyond doubt.
[[nodiscard]] std::optional<NameFileKind> recogniseNameLog(std::string_view head);

} // namespace nb
