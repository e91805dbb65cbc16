// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"
#include "core/alerts/alertengine.h"

namespace nb::cli {

/// `alerts`: what happened, when to tell, and where.
class AlertsCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    void describeAdd(CLI::App& command);
    void describeChannel(CLI::App& command);
    int list(const CommandContext& context) const;
    int conditions(const CommandContext& context) const;
    int channels(const CommandContext& context) const;
    int acknowledge(const CommandContext& context) const;
    int add(const CommandContext& context) const;
    int change(const CommandContext& context, AlertEngine& engine) const;
    int channel(const CommandContext& context, AlertEngine& engine) const;
    int test(const CommandContext& context) const;
    [[nodiscard]] Result<AlertCondition> condition() const;
    [[nodiscard]] Result<AlertChannel> channelFrom(AlertChannel known) const;
    template <typename Do> int writing(const CommandContext& context, Do&& what) const;

    CLI::App* m_list = nullptr;
    CLI::App* m_ack = nullptr;
    CLI::App* m_rules = nullptr;
    CLI::App* m_add = nullptr;
    CLI::App* m_enable = nullptr;
    CLI::App* m_disable = nullptr;
    CLI::App* m_remove = nullptr;
    CLI::App* m_channels = nullptr;
    CLI::App* m_channel = nullptr;
    CLI::App* m_test = nullptr;
    TableOptions m_listTable;
    TableOptions m_rulesTable;
    TableOptions m_channelsTable;
    bool m_open = false;
    bool m_all = false;
    std::vector<std::int64_t> m_ids;
    std::string m_name;
    std::string m_kind;
    std::string m_severity;
    std::string m_when;
    std::uint64_t m_over = 0;
    std::string m_within;
    std::string m_per;
    std::string m_quiet;
    std::string m_type;
    std::string m_least;
    AlertChannel m_settings;
    std::string m_security;
    bool m_secret = false;
    bool m_removeChannel = false;
};

} // namespace nb::cli
