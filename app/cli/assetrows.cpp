// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/assetrows.h"

#include "app/cli/quantity.h"
#include "app/cli/terminal.h"
#include "core/assets/assetexport.h"
#include "core/assets/assetroles.h"
#include "core/assets/macvendor.h"

#include <algorithm>

namespace nb::cli {

namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

CellType cellType(AssetColumn::Type type)
{
    switch (type) {
    case AssetColumn::Type::Text:
        break;
    case AssetColumn::Type::Address:
        return CellType::Address;
    case AssetColumn::Type::Time:
        return CellType::Time;
    case AssetColumn::Type::Number:
        return CellType::Number;
    }
    return CellType::Text;
}

void line(std::string& text, std::string_view label, const std::string& value)
{
    if (value.empty())
        return;
    text += std::string(label) + std::string(12 - std::min<std::size_t>(label.size(), 11), ' ')
        + printable(value) + '\n';
}

std::string seenText(const Sighting& seen)
{
    return seen.known() ? toString(seen.first) + " to " + toString(seen.last) : std::string();
}

void services(std::string& text, const char* title, std::vector<AssetService> list)
{
    if (list.empty())
        return;
    std::ranges::sort(list, std::greater(), [](const AssetService& s) { return s.flows; });
    text += std::string(title) + "\n";
    for (const AssetService& s : list) {
        std::string row = "  " + portText(s.protocol, s.port);
        if (!s.label.empty())
            row += " " + printable(s.label);
        row += s.flows > 0 ? ", " + counted(s.flows, "flow") + ", " + bytesText(s.bytes)
                + ", about " + counted(s.peers.count(), "peer")
                           : std::string(", imported");
        if (s.seen.known())
            row += ", " + seenText(s.seen);
        text += row + '\n';
    }
}

std::string macText(const AssetMac& mac)
{
    std::string text = mac.mac.toString();
    if (const std::string_view vendor = vendorOf(mac.mac); !vendor.empty())
        text += " (" + std::string(vendor) + ")";
    if (mac.owner == MacOwner::Router)
        text += ", a router's";
    if (mac.imported)
        text += ", imported";
    return mac.seen.known() ? text + ", " + seenText(mac.seen) : text;
}

} // namespace

ResultTable assetTable(const std::vector<AssetPtr>& assets)
{
    ResultTable table;
    for (const AssetColumn& column : assetColumns())
        table.columns.push_back({std::string(column.name), cellType(column.type)});
    table.rows.reserve(assets.size());
    for (const AssetPtr& asset : assets)
        table.rows.push_back(assetCells(*asset));
    return table;
}

std::string assetText(const Asset& asset)
{
    std::string text;
    line(text, "address", asset.address.toString());
    line(text, "name", std::string(asset.displayName()));
    for (const AssetName& name : asset.names)
        if (name.name != asset.displayName())
            line(text, "also", name.name + (name.imported ? ", imported" : ""));
    for (const AssetMac& mac : asset.macs)
        line(text, "mac", macText(mac));
    line(text, "segment", asset.segment);
    for (const RoleGuess& role : rolesOf(asset))
        line(text, "role", std::string(toString(role.role)) + ": " + toString(role.reason));
    line(text, "owner", asset.edits.owner);
    line(text, "tags", joined(asset.edits.tags));
    line(text, "notes", asset.edits.notes);
    for (const AssetSystem& system : asset.systems)
        line(text, "system", system.system);
    line(text, "seen", seenText(asset.seen));
    line(text, "flows",
        countText(asset.flows) + ", of these not answered: " + countText(asset.unanswered));
    line(text, "peers",
        "about " + counted(asset.clients.count(), "client") + ", about "
            + counted(asset.servers.count(), "server"));
    if (asset.leftOut > 0)
        line(text, "left out", counted(asset.leftOut, "sighting") + " beyond what is kept");
    services(text, "provides", asset.provides);
    services(text, "uses", asset.uses);
    return text;
}

} // namespace nb::cli
