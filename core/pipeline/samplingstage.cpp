// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/samplingstage.h"

#include <vector>

namespace nb {

SamplingStage::SamplingStage(std::map<std::string, std::uint32_t> rates)
    : m_rates(std::move(rates))
{
    std::erase_if(m_rates, [](const auto& rate) { return rate.second == 0; });
}

Result<void> SamplingStage::process(FlowBatch&& batch, FlowSink& next)
{
    // few rows name an exporter that the ones before did not
    TextId exporter = 0;
    std::uint32_t rate = 0;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const bool announced
            = batch.sampling[row] > 1 || (batch.sampling[row] == 1 && batch.sampler[row] != 0);
        if (announced)
            continue;
        if (batch.exporter[row] != exporter) {
            exporter = batch.exporter[row];
            const auto configured = m_rates.find(batch.texts.text(exporter));
            rate = configured == m_rates.end() ? 0 : configured->second;
        }
        if (exporter != 0 && rate != 0) {
            batch.sampling[row] = rate;
            ++m_configured;
        } else if (batch.sampling[row] == 0) {
            ++m_without;
        }
    }
    return next.add(std::move(batch));
}

Result<void> SamplingStage::advance(std::int64_t, FlowSink&)
{
    return {};
}

Result<void> SamplingStage::finish(FlowSink&)
{
    return {};
}

std::map<std::string, std::uint64_t> SamplingStage::counts() const
{
    return {{"configured", m_configured}, {"without rate", m_without}};
}

} // namespace nb
