// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/flowpredicate.h"

#include "core/filter/maskevaluator.h"
#include "core/filter/maskkernels.h"
#include "core/filter/predicatecompiler.h"

#include <algorithm>
#include <cstring>

namespace nb {

struct FlowPredicate::Compiled
{
    PredicateNode root;
    std::size_t nodes = 0;
};

FlowPredicate::FlowPredicate(FilterPtr filter, TimeRange range,
    std::shared_ptr<const Dictionaries> dictionaries, const InsideTest& inside)
    : m_compiled(std::make_unique<Compiled>())
{
    m_compiled->root = compileFilter(filter, range, *dictionaries, inside);
    m_compiled->nodes = numberNodes(m_compiled->root);
}

FlowPredicate::~FlowPredicate() = default;
FlowPredicate::FlowPredicate(FlowPredicate&&) noexcept = default;
FlowPredicate& FlowPredicate::operator=(FlowPredicate&&) noexcept = default;

bool FlowPredicate::matchesAll() const
{
    return m_compiled->root.kind == PredicateNode::Kind::Everything;
}

FlowPredicate::Zone FlowPredicate::zone(const ChunkView& chunk) const
{
    return nodeZones(m_compiled->root, m_compiled->nodes, chunk).front();
}

std::size_t FlowPredicate::evaluate(ChunkView& chunk, std::span<std::uint8_t> mask) const
{
    const std::vector<Zone> zones = nodeZones(m_compiled->root, m_compiled->nodes, chunk);
    if (zones.front() != Zone::Some) {
        const bool all = zones.front() == Zone::All;
        std::fill(mask.begin(), mask.end(), all ? std::uint8_t {1} : std::uint8_t {0});
        return all ? mask.size() : 0;
    }
    MaskEvaluator evaluator(chunk, zones);
    std::size_t matches = 0;
    for (std::size_t begin = 0; begin < mask.size(); begin += MaskEvaluator::kBlockRows) {
        const auto block
            = mask.subspan(begin, std::min(MaskEvaluator::kBlockRows, mask.size() - begin));
        evaluator.evaluate(m_compiled->root, begin, block);
        matches += mask::count(block.data(), block.size());
    }
    return matches;
}

} // namespace nb
