// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytesource.h"
#include "core/ingest/importreport.h"
#include "core/services/servicetable.h"

#include <vector>

namespace nb {

/// What a services.csv told.
struct ServicesCsv
{
    std::vector<ServiceEntry> entries {}; ///< origin Imported; of the same port the last row's
    std::vector<ImportNotice> notices {}; ///< rows left out, at most ImportReport::kMaxNotices
    std::uint64_t badRows = 0;
};

/// Reads NetBehave's `services.csv`: rows `"<port>/<protocol>","<service>","<description>"` without
/// a header (one is skipped), RFC 4180 quoting. Rows that are none are counted and told. Invalid
/// when no row is one; errors of the source.
[[nodiscard]] Result<ServicesCsv> readServicesCsv(ByteSource& source);

} // namespace nb
