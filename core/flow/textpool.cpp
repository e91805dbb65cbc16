// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/textpool.h"

namespace nb {

TextPool::TextPool()
    : m_texts {std::string {}}
{
}

TextId TextPool::intern(std::string_view text)
{
    if (text.empty())
        return 0;
    if (const auto it = m_ids.find(text); it != m_ids.end())
        return it->second;
    const auto id = static_cast<TextId>(m_texts.size());
    m_texts.emplace_back(text);
    m_ids.emplace(m_texts.back(), id);
    return id;
}

TextId TextPool::find(std::string_view text) const
{
    const auto it = m_ids.find(text);
    return it == m_ids.end() ? 0 : it->second;
}

void TextPool::clear()
{
    if (!m_ids.empty())
        m_serial.renew();
    m_texts.resize(1);
    m_ids.clear();
}

} // namespace nb
