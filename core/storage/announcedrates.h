// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace nb {

/// Sampling rates that exporters announced, by sampler; the first 100,000. One thread.
class AnnouncedRates
{
public:
    void note(const std::string& sampler, std::uint32_t rate)
    {
        const auto known = m_rates.find(sampler);
        if (known != m_rates.end() || m_rates.size() < kMost)
            m_rates[sampler] = rate;
    }
    [[nodiscard]] std::optional<std::uint32_t> of(const std::string& sampler) const
    {
        const auto known = m_rates.find(sampler);
        return known == m_rates.end() ? std::nullopt : std::optional(known->second);
    }
    /// Rows of samplers whose rate came before them through another way.
    void apply(FlowBatch& batch) const
    {
        if (m_rates.empty())
            return;
        for (std::size_t row = 0; row < batch.sampling.size(); ++row)
            if (batch.sampling[row] == 0)
                batch.sampling[row] = of(batch.texts.text(batch.sampler[row])).value_or(0);
    }

private:
    static constexpr std::size_t kMost = 100'000;
    std::unordered_map<std::string, std::uint32_t> m_rates;
};

} // namespace nb
