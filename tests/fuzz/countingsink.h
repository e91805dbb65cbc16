// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exporttemplate.h"
#include "collectors/netflow/recordsink.h"

namespace nb::fuzz {

/// Touches everything it is told, so that a sanitizer sees what is not there.
class CountingSink : public RecordSink
{
public:
    void record(const ExportRecord& record) override
    {
        for (const RecordField& field : record.fields)
            for (const std::byte b : field.bytes)
                m_sum += static_cast<std::size_t>(b);
        if (record.row && !record.row->empty())
            m_sum += record.row->flow(0).marks.size();
    }
    void templateDefined(const ExporterId&, const Template& definition) override
    {
        m_sum += definition.fields.size();
    }
    void problem(const ExporterId&, DropReason, std::string_view detail, std::size_t) override
    {
        m_sum += detail.size();
    }
    [[nodiscard]] std::size_t sum() const { return m_sum; }

private:
    std::size_t m_sum = 0;
};

} // namespace nb::fuzz
