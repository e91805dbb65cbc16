// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetrow.h"

#include "core/assets/macvendor.h"
#include "ui/assets/assettext.h"

#include <QStringList>

#include <algorithm>

namespace nb {

namespace {

AssetRow rowOf(AssetPtr asset)
{
    AssetRow row;
    row.role = rolesOf(*asset).front();
    row.confidence = confidenceOf(row.role);
    row.name = plainLine(asset->displayName());
    const MacAddress mac = asset->mac();
    row.mac = QString::fromStdString(mac.toString());
    row.vendor = plainLine(vendorOf(mac));
    QStringList tags;
    for (const std::string& tag : asset->edits.tags)
        tags << plainLine(tag);
    row.tags = tags.join(QStringLiteral(", "));
    QStringList words {QString::fromStdString(asset->address.toString()), row.name, row.tags,
        plainLine(asset->edits.owner), plainLine(asset->segment), roleText(row.role.role),
        QString::fromUtf8(toString(row.role.role).data(),
            static_cast<qsizetype>(toString(row.role.role).size()))};
    for (const AssetName& name : asset->names)
        words << plainLine(name.name);
    for (const AssetMac& one : asset->macs)
        words << QString::fromStdString(one.mac.toString()) << plainLine(vendorOf(one.mac));
    for (const AssetService& service : asset->provides)
        words << serviceText(service);
    row.search = words.join(u'\n').toLower();
    row.asset = std::move(asset);
    return row;
}

} // namespace

AssetRows makeAssetRows(std::vector<AssetPtr> assets, const std::stop_token& stop)
{
    auto rows = std::make_shared<std::vector<AssetRow>>();
    rows->reserve(assets.size());
    for (AssetPtr& asset : assets) {
        if (stop.stop_requested())
            break;
        rows->push_back(rowOf(std::move(asset)));
    }
    return rows;
}

AssetSearch::AssetSearch(const QString& text)
{
    const QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const std::string plain = word.toStdString();
        if (const auto prefix = IpPrefix::fromString(plain))
            m_prefixes.push_back(*prefix);
        else if (const auto mac = MacAddress::fromString(plain))
            m_words << QString::fromStdString(mac->toString());
        else
            m_words << word;
    }
}

bool AssetSearch::matches(const AssetRow& row) const
{
    return std::ranges::all_of(
               m_prefixes, [&](const IpPrefix& p) { return p.contains(row.asset->address); })
        && std::ranges::all_of(
            m_words, [&](const QString& word) { return row.search.contains(word); });
}

} // namespace nb
