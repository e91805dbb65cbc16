// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exporterstate.h"
#include "collectors/netflow/exporttemplate.h"
#include "collectors/netflow/heldsets.h"
#include "core/flow/flowbatch.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nb {

/// The values of one field in a run of records of equal length: the first at `offset`, the next
/// `stride` further. The maker has checked that all lie in `bytes`.
struct FieldColumn
{
    std::span<const std::byte> bytes {};
    std::size_t offset = 0;
    std::size_t stride = 0;
    std::size_t length = 0;

    [[nodiscard]] std::span<const std::byte> at(std::size_t record) const
    {
        return bytes.subspan(offset + record * stride, length);
    }
};

/// Makes rows of the data records of one message. Column after column, so that a set of records of
/// fixed length needs no decision for each record. One thread.
class RecordRows
{
public:
    explicit RecordRows(FlowBatch& batch)
        : m_batch(batch)
    {
    }

    /// Leaves counters of events, ports of ICMP and times out of order as they were sent.
    void keepAsSent() { m_asSent = true; }
    /// What follows is of this exporter and message.
    void begin(Exporter& exporter, const MessageTime& time, bool late);
    /// The rate of NetFlow v5's header, for records that name none.
    void setHeaderSampling(std::uint32_t rate) { m_headerSampling = rate; }

    /// `count` records of fixed length, back to back.
    void addFixed(const Template& definition, std::span<const std::byte> bytes, std::size_t count);
    /// One record with its fields found already.
    void addRecord(const Template& definition, std::span<const std::span<const std::byte>> fields);
    /// Takes back all rows from `size` on.
    void truncate(std::size_t size);

private:
    // recordrows.cpp
    void grow(std::size_t count);
    void constants();
    void step(const FieldStep& step, const FieldColumn& column);
    void addresses(
        std::vector<IpAddress>& target, const FieldStep& step, const FieldColumn& column);
    void fillGaps(const RecordLayout& layout);
    void interfaces(std::vector<TextId>& target, const FieldColumn& column);
    void texts(const FieldStep& step, const FieldColumn& column);
    template <typename T>
    void numbers(std::vector<T>& target, const FieldColumn& column, std::uint64_t mask = ~0ULL);
    template <typename T> std::vector<T>& filled(std::vector<T>& column, const T& absent = {});
    void finish(const Template& definition);
    void mark(std::size_t row, std::string_view word);
    // recordtimes.cpp
    void times(const RecordLayout& layout);
    void timeColumn(std::vector<std::int64_t>& target, const FieldStep& step);
    void missingTimes(const RecordLayout& layout);
    void checkTimes();
    [[nodiscard]] std::uint64_t durationOf(const RecordLayout& layout, std::size_t record) const;
    // recordcounters.cpp
    void counters(const RecordLayout& layout);
    void events(const RecordLayout& layout);
    void answered(const RecordLayout& layout);
    void sameTwice(const RecordLayout& layout);
    void directions(const RecordLayout& layout);
    void transportPorts(const RecordLayout& layout);
    [[nodiscard]] std::uint16_t icmpTypeCode(const RecordLayout& layout, std::size_t record) const;
    // recordframes.cpp
    void frames(const RecordLayout& layout);
    void frame(const RecordLayout& layout, std::size_t record, std::span<const std::byte> bytes,
        bool isPacket);
    // recordsampling.cpp
    void sampling(const RecordLayout& layout);
    void samplingInRecord(const RecordLayout& layout);
    void samplingOfInterface(const RecordLayout& layout);
    void samplingOfSampler(const FieldStep& step);

    /// Where a step's values are in the records at hand; length 0 when one does not suit.
    [[nodiscard]] FieldColumn columnOf(const FieldStep& step) const;
    /// The value of record `record`, 0 when the template has none.
    [[nodiscard]] std::uint64_t value(
        const RecordLayout& layout, FieldUse use, std::size_t record) const;

    FlowBatch& m_batch;
    Exporter* m_exporter = nullptr;
    MessageTime m_time {};
    bool m_late = false;
    bool m_asSent = false;
    std::uint32_t m_headerSampling = 0;
    TextId m_exporterText = 0;
    TextId m_domainSampler = 0;
    // the records at hand
    std::size_t m_first = 0; ///< row of the first one
    std::size_t m_count = 0;
    std::span<const std::byte> m_bytes {};
    std::size_t m_stride = 0;
    std::span<const std::span<const std::byte>> m_fields {}; ///< of the single record, or empty
};
/// The column with room for the records at hand; rows before them get `absent` where its maker left
/// them out.
template <typename T> std::vector<T>& RecordRows::filled(std::vector<T>& column, const T& absent)
{
    if (column.size() < m_first)
        column.resize(m_first, absent);
    if (column.size() < m_first + m_count)
        column.resize(m_first + m_count, absent);
    return column;
}

} // namespace nb
