// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segments/segmentstage.h"

namespace nb {

namespace {

constexpr TextId kNotInterned = ~TextId {0};

/// One end of each row; rows follow in runs of the same address, which are looked up once.
class EndLabeller
{
public:
    EndLabeller(const SegmentTable& table, TextPool& texts, std::vector<TextId>& ids)
        : m_table(table)
        , m_texts(texts)
        , m_ids(ids)
    {
    }

    /// Whether the end is in a segment of the user.
    bool label(const IpAddress& address, std::uint16_t vlan, TextId& text)
    {
        if (!m_known || vlan != m_vlan || address != m_address) {
            m_label = m_table.find(address, vlan);
            m_address = address;
            m_vlan = vlan;
            m_known = true;
        }
        const bool builtIn = m_table.isBuiltIn(m_label);
        if (builtIn && text != 0)
            return false;
        TextId& id = m_ids[m_label];
        if (id == kNotInterned)
            id = m_texts.intern(m_table.name(m_label));
        text = id;
        return !builtIn;
    }

private:
    const SegmentTable& m_table;
    TextPool& m_texts;
    std::vector<TextId>& m_ids;
    IpAddress m_address {};
    std::uint16_t m_vlan = 0;
    SegmentTable::Label m_label = 0;
    bool m_known = false;
};

} // namespace

std::uint64_t labelSegments(FlowBatch& batch, const SegmentTable& table)
{
    std::vector<TextId> ids(table.labelCount(), kNotInterned);
    EndLabeller src(table, batch.texts, ids);
    EndLabeller dst(table, batch.texts, ids);
    std::uint64_t labelled = 0;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const std::uint16_t vlan = batch.vlan[row];
        const bool client = src.label(batch.srcIp[row], vlan, batch.srcSegment[row]);
        const bool server = dst.label(batch.dstIp[row], vlan, batch.dstSegment[row]);
        labelled += client || server ? 1 : 0;
    }
    return labelled;
}

SegmentStage::SegmentStage(const Published<SegmentTable>& table)
    : m_table(table)
{
}

Result<void> SegmentStage::process(FlowBatch&& batch, FlowSink& next)
{
    m_labelled += labelSegments(batch, *m_table.get());
    return next.add(std::move(batch));
}

Result<void> SegmentStage::advance(std::int64_t, FlowSink&)
{
    return {};
}

Result<void> SegmentStage::finish(FlowSink&)
{
    return {};
}

std::map<std::string, std::uint64_t> SegmentStage::counts() const
{
    return {{"labelled", m_labelled}};
}

} // namespace nb
