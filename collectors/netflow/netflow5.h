// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exporterstate.h"
#include "collectors/netflow/recordrows.h"
#include "collectors/netflow/recordsink.h"

#include <optional>

namespace nb {

/// Decodes one message of NetFlow v1, v5 or v7: formats with one record layout each, published by
/// Cisco ("NetFlow Export Datagram Format"). Either `rows` or `sink` is null.
std::optional<DropReason> decodeFixedNetFlow(const ExportMessage& message, std::uint16_t version,
    ExporterTable& exporters, RecordRows* rows, RecordSink* sink);

} // namespace nb
