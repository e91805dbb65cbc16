// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"
#include "core/assets/assetinventory.h"

namespace nb::cli {

/// `assets`: the addresses of ours, what they do and whose they are.
class AssetsCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    void describeSet(CLI::App& command);
    void describeImport(CLI::App& command);
    int list(const CommandContext& context, TableOptions& table, bool all) const;
    int show(const CommandContext& context) const;
    int set(const CommandContext& context) const;
    int import(const CommandContext& context) const;
    int rebuild(const CommandContext& context) const;
    [[nodiscard]] bool given(const char* option) const;
    void change(AssetEdits& edits) const;

    CLI::App* m_list = nullptr;
    CLI::App* m_show = nullptr;
    CLI::App* m_set = nullptr;
    CLI::App* m_import = nullptr;
    CLI::App* m_export = nullptr;
    CLI::App* m_rebuild = nullptr;
    TableOptions m_listTable;
    TableOptions m_exportTable;
    std::string m_role; ///< of `list`
    std::string m_tagged; ///< of `list`
    std::string m_address;
    AssetEdits m_edits;
    std::vector<std::string> m_addTags;
    std::vector<std::string> m_removeTags;
    bool m_forget = false;
    std::vector<std::string> m_files;
    std::vector<std::string> m_map;
    bool m_overwrite = false;
};

} // namespace nb::cli
