// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/inputwindow.h"

#include "collectors/base/bytesource.h"

#include <algorithm>
#include <cstring>

namespace nb {

InputWindow::InputWindow(ByteSource& source)
    : m_source(source)
    , m_buffer(kBytes)
{
}

bool InputWindow::skip(std::uint64_t count)
{
    while (count > m_end - m_begin) {
        count -= m_end - m_begin;
        m_begin = m_end;
        if (!refill(1))
            return false;
    }
    m_begin += static_cast<std::size_t>(count);
    return true;
}

bool InputWindow::refill(std::size_t count)
{
    if (m_beforeReuse)
        m_beforeReuse();
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    while (m_end < count && !m_atEnd) {
        const auto got = m_source.read(
            std::span(m_buffer).subspan(m_end, std::min(kReadBytes, kBytes - m_end)));
        if (!got)
            m_fault = got.error();
        else {
            m_end += *got;
            m_read += *got;
        }
        m_atEnd = !got || *got == 0;
    }
    return m_end >= count;
}

} // namespace nb
