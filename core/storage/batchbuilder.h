// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/storage/chunkreader.h"

#include <span>

namespace nb {

/// Appends rows of the reader's current chunk to a batch, ids resolved to values.
void appendRows(ChunkReader& chunk, const Dictionaries& dictionaries,
    std::span<const std::uint32_t> rows, FlowBatch& batch);

} // namespace nb
