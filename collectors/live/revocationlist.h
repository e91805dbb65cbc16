// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <span>
#include <vector>

namespace nb {

/// Serial numbers of the certificates that a revocation list names (RFC 5280 section 5.1), big
/// endian without leading zeros; nothing when the bytes are not such a list. The list comes from
/// the owner's own file, so its signature is not checked.
[[nodiscard]] std::optional<std::vector<QByteArray>> revokedSerials(std::span<const std::byte> der);

} // namespace nb
