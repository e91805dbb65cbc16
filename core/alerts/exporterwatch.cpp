// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/exporterwatch.h"

namespace nb {

ExporterWatch::ExporterWatch(AlertEngine& engine)
    : m_engine(engine)
{
}

Result<void> ExporterWatch::look(const CollectorStatus& status)
{
    const auto conditions = m_engine.conditions();
    if (!conditions)
        return conditions.error();
    std::vector<Alert> alerts;
    std::vector<std::pair<std::pair<std::int64_t, ExporterId>, Timestamp>> silent;
    for (const AlertCondition& condition : *conditions) {
        if (!condition.enabled || condition.kind != AlertKind::SilentExporter)
            continue;
        for (const ExporterStatus& exporter : status.exporters) {
            if (exporter.datagrams == 0 || status.taken - exporter.lastSeen < condition.window)
                continue;
            const auto key = std::pair(condition.id, exporter.id);
            if (const auto told = m_told.find(key);
                told != m_told.end() && told->second == exporter.lastSeen)
                continue;
            silent.emplace_back(key, exporter.lastSeen);
            const std::string address = exporter.id.address.toString();
            Alert alert;
            alert.kind = condition.kind;
            alert.severity = condition.severity;
            alert.condition = condition.name;
            alert.key = condition.name + '|' + address + '|' + std::to_string(exporter.id.domain);
            alert.first = alert.last = status.taken;
            alert.text = "Exporter " + address + " (" + versionText(exporter.id.version)
                + ", domain " + std::to_string(exporter.id.domain) + ") is silent since "
                + toString(exporter.lastSeen);
            alert.facts = {{"exporter", address}, {"lastSeen", toString(exporter.lastSeen)}};
            alerts.push_back(std::move(alert));
        }
    }
    const auto raised = m_engine.raise(alerts);
    if (!raised)
        return raised.error();
    for (const auto& [key, lastSeen] : silent)
        m_told[key] = lastSeen;
    return {};
}

} // namespace nb
