// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"

#include <QByteArray>

namespace nb {

/// What was observed and imported of an asset as CBOR (RFC 8949), without address and edits.
[[nodiscard]] QByteArray toFacts(const Asset& asset);
/// Fills `asset`; false when the bytes are not such facts, then as much as could be read is in.
/// More entries than `limits` allow are left out.
bool readFacts(const QByteArray& facts, const AssetLimits& limits, Asset& asset);

} // namespace nb
