// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/serial.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nb {

/// Index of a text in a TextPool; 0 is the empty text.
using TextId = std::uint32_t;

/// Distinct UTF-8 texts numbered in order of first use. Not thread safe while mutable.
class TextPool
{
public:
    TextPool();

    /// The id of `text`, added when new. The empty text is always 0.
    TextId intern(std::string_view text);
    /// The id, or 0 when `text` was never interned.
    [[nodiscard]] TextId find(std::string_view text) const;
    [[nodiscard]] const std::string& text(TextId id) const { return m_texts[id]; }
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }
    void clear();
    /// As long as it is the same, ids mean what they meant.
    [[nodiscard]] std::uint64_t serial() const { return m_serial.value(); }

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view> {}(text);
        }
    };
    Serial m_serial;
    std::vector<std::string> m_texts;
    std::unordered_map<std::string, TextId, Hash, std::equal_to<>> m_ids;
};

} // namespace nb
