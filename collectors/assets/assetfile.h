// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetfield.h"
#include "core/assets/assetinventory.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// What a file tells of assets, before it is merged into the inventory.
struct AssetFile
{
    static constexpr std::size_t kMostNotices = 20;

    std::string format {};
    AssetLearning learning {};
    std::unordered_map<IpAddress, AssetEdits> edits {}; ///< owner, notes and the like
    std::uint64_t records = 0; ///< that were used
    std::uint64_t skipped = 0; ///< that could not be
    std::vector<std::string> notices {}; ///< why, the first few; one for each record skipped
    bool truncated = false; ///< the file ends early or is damaged; what was before it is in

    void skip(const std::string& why);
};

/// Why a record without a usable address is skipped.
[[nodiscard]] std::string notAnAddress(std::string_view text);

/// One record; adds itself to a file.
class AssetRecord
{
public:
    void set(AssetField field, std::string_view text) { m_texts[field] = std::string(text); }
    /// Adds it; the reason when it cannot be used.
    std::optional<std::string> addTo(AssetFile& file) const;

private:
    [[nodiscard]] std::string_view text(AssetField field) const;
    std::map<AssetField, std::string> m_texts;
};

/// Adds an open port that an import knows of.
void addImportedPort(
    Asset& asset, Protocol protocol, Port port, std::string_view label, const Sighting& seen);

/// The old program's and other people's times: RFC 3339, seconds since 1970, or `YYYY-MM-DD …`.
[[nodiscard]] std::optional<Timestamp> assetTime(std::string_view text);

} // namespace nb
