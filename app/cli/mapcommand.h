// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"
#include "core/map/mapgraph.h"
#include "core/map/networkmap.h"

namespace nb::cli {

/// `map`: the network as a picture, or as a graph for other programs.
class MapCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    [[nodiscard]] Result<MapQuery> query() const;
    [[nodiscard]] MapView view() const;
    [[nodiscard]] Result<std::string> draw(
        const CommandContext& context, const NetworkMap& map, const MapQuery& query) const;
    [[nodiscard]] int write(const CommandContext& context, const std::string& bytes) const;

    TableOptions m_table;
    std::string m_format = "svg";
    std::string m_file;
    std::string m_newSince;
    std::string m_compare;
    std::vector<std::string> m_expand;
    int m_width = 2400;
    bool m_segments = false;
    bool m_assets = false;
    bool m_noInternet = false;
    std::string m_outsideBy = "owner";
    bool m_dark = false;
};

} // namespace nb::cli
