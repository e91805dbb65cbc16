// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/linesplitter.h"

#include <algorithm>

namespace nb {

void LineSplitter::feed(std::span<const char> bytes, const Take& take)
{
    while (!bytes.empty()) {
        const auto newline = std::ranges::find(bytes, '\n');
        const auto length = static_cast<std::size_t>(newline - bytes.begin());
        if (m_line.size() + length > kMostLine)
            m_tooLong = true;
        if (!m_tooLong)
            m_line.append(bytes.data(), length);
        if (newline == bytes.end())
            return;
        end(take);
        bytes = bytes.subspan(length + 1);
    }
}

void LineSplitter::end(const Take& take)
{
    if (m_tooLong)
        ++m_dropped;
    else {
        std::string_view line = m_line;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty())
            take(line);
    }
    reset();
}

void LineSplitter::finish(const Take& take)
{
    if (!m_line.empty() || m_tooLong)
        end(take);
}

void LineSplitter::reset()
{
    m_line.clear();
    m_tooLong = false;
}

} // namespace nb
