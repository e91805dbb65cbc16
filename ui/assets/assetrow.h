// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetinventory.h"
#include "core/assets/assetroles.h"
#include "core/net/ipprefix.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>
#include <vector>

namespace nb {

/// An asset with what a table needs of it, worked out once.
struct AssetRow
{
    AssetPtr asset {};
    RoleGuess role {};
    RoleConfidence confidence = RoleConfidence::None;
    QString name {};
    QString mac {};
    QString vendor {};
    QString tags {};
    QString search {}; ///< everything a search looks at, lower case
};
using AssetRows = std::shared_ptr<const std::vector<AssetRow>>;

/// Worker thread.
[[nodiscard]] AssetRows makeAssetRows(std::vector<AssetPtr> assets, const std::stop_token& stop);

/// Words that must all be found: an address, a prefix, or a part of a name, MAC address, vendor,
/// tag, owner, segment, role or service.
class AssetSearch
{
public:
    explicit AssetSearch(const QString& text = {});
    [[nodiscard]] bool matches(const AssetRow& row) const;
    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty() && m_prefixes.empty(); }

private:
    std::vector<IpPrefix> m_prefixes;
    QStringList m_words;
};

} // namespace nb
