// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <cerrno>
#include <system_error>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

namespace nb::cli {

namespace {

constexpr std::size_t kBufferBytes = std::size_t {64} << 10;

} // namespace

Output::Output(std::FILE* file)
    : m_file(file)
{
#ifdef _WIN32
    // Line ends as written, the same bytes on every system.
    _setmode(_fileno(file), _O_BINARY);
#endif
    m_pending.reserve(kBufferBytes * 2);
}

Output::~Output()
{
    flush();
}

void Output::send()
{
    if (good() && !m_pending.empty()) {
        errno = 0;
        if (std::fwrite(m_pending.data(), 1, m_pending.size(), m_file) != m_pending.size())
            m_error = errno != 0 ? errno : EIO;
    }
    m_pending.clear();
}

void Output::write(std::string_view text)
{
    if (!good())
        return;
    m_pending += text;
    if (m_pending.size() >= kBufferBytes)
        send();
}

void Output::flush()
{
    send();
    errno = 0;
    if (good() && std::fflush(m_file) != 0)
        m_error = errno != 0 ? errno : EIO;
}

bool Output::readerGone() const
{
#ifdef _WIN32
    // A closed pipe is reported as an invalid argument there.
    return m_error == EPIPE || m_error == EINVAL;
#else
    return m_error == EPIPE;
#endif
}

std::string Output::problem() const
{
    return std::generic_category().message(m_error);
}

} // namespace nb::cli
