// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/aggregator.h"

#include "core/storage/conversationsummary.h"

#include <algorithm>

namespace nb {

namespace {

std::uint64_t knownCount(std::uint64_t stored)
{
    return stored - (stored != 0); // stored + 1, 0 is unknown
}

FlowField clientSide(FlowField field)
{
    const auto sides = sidesOf(field);
    return sides.empty() ? field : sides[0];
}

} // namespace

Aggregator::Aggregator(std::span<const FlowField> by,
    std::span<const std::shared_ptr<const Dictionaries>> files, bool withSpans)
    : m_withSpans(withSpans)
{
    unsigned used = 0;
    for (const FlowField field : by) {
        Part part {FieldKeys(clientSide(field), files), {}};
        if (const auto sides = sidesOf(field); !sides.empty()) {
            part.serverSide.emplace(sides[1], files);
            m_twoSided = true;
        }
        part.bits = std::max(part.keys.bits(), part.serverSide ? part.serverSide->bits() : 0U);
        if (used % 64 + part.bits > 64)
            used += 64 - used % 64;
        part.word = used / 64;
        part.shift = used % 64;
        used += part.bits;
        m_parts.push_back(std::move(part));
    }
    m_wordCount = std::max(1U, (used + 63) / 64);
    m_words.resize(m_wordCount);
    m_serverWords.resize(m_wordCount);
    for (unsigned word = 2; word < m_wordCount; ++word)
        m_leading.emplace_back(64, false);
    m_groups.emplace(m_wordCount == 1 ? std::min(used, 64U) : 64U, withSpans);
}

GroupTable& Aggregator::finish()
{
    m_groups->finish();
    return *m_groups;
}

void Aggregator::selectRows(ChunkReader& chunk, std::span<const std::uint8_t> mask)
{
    m_rows.clear();
    for (std::uint32_t i = 0; i < chunk.rows(); ++i)
        if (mask.empty() || mask[i])
            m_rows.push_back(i);
}

void Aggregator::packKeys(std::size_t file, ChunkReader& chunk, Side side, Words& words)
{
    for (auto& word : words)
        word.assign(m_rows.size(), 0);
    for (const Part& part : m_parts) {
        const bool server = side == Side::Server && part.serverSide;
        (server ? *part.serverSide : part.keys).load(file, chunk, m_values);
        std::vector<std::uint64_t>& word = words[part.word];
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            word[i] |= m_values[m_rows[i]] << part.shift;
    }
}

/// Leaves only the rows whose server side has another key than the client side.
void Aggregator::dropEqualSides()
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool equal = std::ranges::all_of(m_words, [&](const auto& word) {
            return word[i] == m_serverWords[static_cast<std::size_t>(&word - m_words.data())][i];
        });
        if (equal)
            continue;
        m_rows[kept] = m_rows[i];
        for (auto& word : m_serverWords)
            word[kept] = word[i];
        ++kept;
    }
    m_rows.resize(kept);
    for (auto& word : m_serverWords)
        word.resize(kept);
}

Result<void> Aggregator::add(
    std::size_t file, ChunkReader& chunk, std::span<const std::uint8_t> mask)
{
    selectRows(chunk, mask);
    packKeys(file, chunk, Side::Client, m_words);
    if (auto done = addGroups(chunk, m_words); !done || !m_twoSided)
        return done;
    packKeys(file, chunk, Side::Server, m_serverWords);
    dropEqualSides();
    return addGroups(chunk, m_serverWords);
}

Result<void> Aggregator::addGroups(ChunkReader& chunk, const Words& words)
{
    const Error tooMany {ErrorCode::LimitExceeded,
        "more than 100 million groups: add a filter or group by fewer columns"};
    const std::size_t rows = m_rows.size();
    m_keys.resize(rows);
    m_indices.resize(rows);
    for (std::size_t i = 0; i < rows; ++i)
        m_keys[i] = {words[0][i], m_wordCount > 1 ? words[1][i] : 0};
    for (std::size_t level = 0; level < m_leading.size(); ++level) {
        if (!m_leading[level].find(m_keys, m_indices))
            return tooMany;
        for (std::size_t i = 0; i < rows; ++i)
            m_keys[i] = {m_indices[i], words[level + 2][i]};
    }
    if (!m_groups->find(m_keys, m_indices))
        return tooMany;

    const auto hits = chunk.get<std::uint32_t>(Column::Hits);
    const auto packets = chunk.get<std::uint64_t>(Column::Packets);
    const auto bytes = chunk.get<std::uint64_t>(Column::Bytes);
    const auto reversePackets = chunk.get<std::uint64_t>(Column::ReversePackets);
    const auto reverseBytes = chunk.get<std::uint64_t>(Column::ReverseBytes);
    constexpr std::size_t kAhead = 24; // rows between asking for a group's memory and using it
    for (std::size_t i = 0; i < rows; ++i) {
        if (i + kAhead < rows)
            prefetchForRead(&m_groups->group(m_indices[i + kAhead]));
        const std::uint32_t row = m_rows[i];
        Group& group = m_groups->group(m_indices[i]);
        ++group.rows;
        group.flows += hits[row];
        group.packets = addSum(group.packets, knownCount(packets[row]));
        group.bytes = addSum(group.bytes, knownCount(bytes[row]));
        group.reversePackets = addSum(group.reversePackets, knownCount(reversePackets[row]));
        group.reverseBytes = addSum(group.reverseBytes, knownCount(reverseBytes[row]));
        group.packetsUnknown += packets[row] == 0;
    }
    if (chunk.zone(Column::Bytes).min == 0)
        for (std::size_t i = 0; i < rows; ++i)
            if (bytes[m_rows[i]] == 0)
                m_groups->countUnknownBytes(m_indices[i]);
    if (!m_withSpans)
        return {};
    const auto start = chunk.get<std::uint64_t>(Column::Start);
    const auto duration = chunk.get<std::uint64_t>(Column::Duration);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint64_t first = start[m_rows[i]];
        const std::uint64_t last = first + duration[m_rows[i]];
        GroupSpan& span = m_groups->span(m_indices[i]);
        span.first = std::min(span.first, first);
        span.last = std::max(span.last, last);
        span.hours |= hoursBetween(first, last);
    }
    return {};
}

std::uint64_t Aggregator::wordOf(const Group& group, unsigned word) const
{
    // the last word is in the group, the ones before in the chain of leading numbers
    GroupKey key = group.key;
    if (m_wordCount <= 2)
        return key[word];
    for (unsigned level = m_wordCount - 1;; --level) {
        if (word == level)
            return key[1];
        if (level == 1)
            return key[0];
        key = m_leading[level - 2].group(static_cast<std::size_t>(key[0])).key;
    }
}

std::string Aggregator::text(const Group& group, std::size_t by) const
{
    const Part& part = m_parts[by];
    const std::uint64_t word = wordOf(group, part.word);
    const std::uint64_t mask
        = part.bits == 64 ? ~std::uint64_t {0} : (std::uint64_t {1} << part.bits) - 1;
    return part.keys.text((word >> part.shift) & mask);
}

} // namespace nb
