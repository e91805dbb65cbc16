// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/fieldvalues.h"
#include "collectors/netflow/recordrows.h"

#include <algorithm>
#include <optional>

namespace nb {

/// The rate by the precedence of rule A22: in the record, of the sampler it names, of its
/// interface, of the exporter's domain, else not announced yet (0).
void RecordRows::sampling(const RecordLayout& layout)
{
    FlowBatch& b = m_batch;
    b.sampling.resize(m_first, 1);
    b.sampler.resize(m_first);
    const std::size_t end = m_first + m_count;
    if (m_headerSampling != 0) {
        b.sampling.resize(end, m_headerSampling);
        b.sampler.resize(end);
        return;
    }
    if (m_domainSampler == 0)
        m_domainSampler = b.texts.intern(m_exporter->samplerPrefix);
    OptionTables& tables = m_exporter->tables;
    const FieldStep* const sampler = layout.step(FieldUse::SamplerId);
    // a sampler that is named but was not announced is none of the others
    const std::uint32_t rate = sampler ? tables.rate.value_or(0) : tables.commonRate();
    b.sampling.resize(end, rate);
    b.sampler.resize(end, rate == 0 && tables.samplersDiffer() ? 0 : m_domainSampler);
    if (rate == 0 && !sampler)
        tables.commonRateWanted = true;
    if (tables.interfaceRates.size() != 0)
        samplingOfInterface(layout);
    if (sampler)
        samplingOfSampler(*sampler);
    if (layout.has(FieldUse::SamplingInterval) || layout.has(FieldUse::SamplingSize)
        || layout.has(FieldUse::SamplingProbability))
        samplingInRecord(layout);
}

/// Of the interface through which the packets came, else of that through which they went.
void RecordRows::samplingOfInterface(const RecordLayout& layout)
{
    for (std::size_t i = 0; i < m_count; ++i)
        for (const FieldUse use : {FieldUse::InInterface, FieldUse::OutInterface}) {
            const std::uint64_t index = value(layout, use, i);
            const std::uint32_t* const rate = index == 0
                ? nullptr
                : m_exporter->tables.interfaceRates.find(static_cast<std::uint32_t>(index));
            if (!rate)
                continue;
            m_batch.sampling[m_first + i] = *rate;
            m_batch.sampler[m_first + i]
                = m_batch.texts.intern(m_exporter->samplerPrefix + "/if" + std::to_string(index));
            break;
        }
}

void RecordRows::samplingOfSampler(const FieldStep& step)
{
    const FieldColumn column = columnOf(step);
    if (column.length == 0)
        return;
    std::optional<std::uint64_t> last;
    TextId text = 0;
    std::uint32_t rate = 0;
    forEachValue(column, m_count, [&](std::size_t i, std::uint64_t id) {
        if (last != id) {
            last = id;
            const std::uint32_t* const known = m_exporter->tables.samplers.find(id);
            rate = known ? *known : 0;
            text = m_batch.texts.intern(m_exporter->samplerPrefix + '/' + std::to_string(id));
        }
        // what holds for the interface or the domain stays where the sampler was not announced
        if (rate != 0)
            m_batch.sampling[m_first + i] = rate;
        m_batch.sampler[m_first + i] = text;
    });
}

void RecordRows::samplingInRecord(const RecordLayout& layout)
{
    for (std::size_t i = 0; i < m_count; ++i) {
        std::optional<std::uint32_t> rate;
        if (layout.has(FieldUse::SamplingInterval)) {
            std::optional<std::uint64_t> space;
            if (layout.has(FieldUse::SamplingSpace))
                space = value(layout, FieldUse::SamplingSpace, i);
            rate = samplingRate(value(layout, FieldUse::SamplingInterval, i), space);
        }
        if (!rate && layout.has(FieldUse::SamplingSize))
            rate = samplingFraction(value(layout, FieldUse::SamplingSize, i),
                value(layout, FieldUse::SamplingPopulation, i));
        if (const FieldStep* const chance = layout.step(FieldUse::SamplingProbability);
            !rate && chance)
            rate = samplingChance(
                value(layout, FieldUse::SamplingProbability, i), columnOf(*chance).length);
        if (!rate)
            continue;
        m_batch.sampling[m_first + i] = *rate;
        m_batch.sampler[m_first + i] = 0;
    }
}

} // namespace nb
