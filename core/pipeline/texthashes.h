// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/textpool.h"
#include "core/pipeline/flowkey.h"

#include <array>

namespace nb {

/// Hashes of the texts of one pool, the last ones remembered: rows of a batch name few exporters
/// and interfaces again and again. Not to outlive the pool.
class TextHashes
{
public:
    explicit TextHashes(const TextPool& pool)
        : m_pool(pool)
    {
    }
    [[nodiscard]] std::uint32_t of(TextId id)
    {
        Entry& entry = m_entries[id % m_entries.size()];
        if (entry.id != id)
            entry = {id, textHash(m_pool.text(id))};
        return entry.hash;
    }

private:
    struct Entry
    {
        TextId id = 0;
        std::uint32_t hash = 0; ///< that of the empty text is 0
    };
    const TextPool& m_pool;
    std::array<Entry, 256> m_entries {};
};

} // namespace nb
