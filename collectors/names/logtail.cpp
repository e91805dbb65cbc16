// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/logtail.h"

namespace nb {

namespace {

constexpr std::size_t kReadBytes = std::size_t {256} << 10;

} // namespace

LogTail::LogTail(QString path)
    : m_path(std::move(path))
    , m_file(LogFile::open(m_path))
    , m_buffer(kReadBytes)
{
    if (m_file) {
        m_identity = m_file->identity();
        m_position = m_file->size();
    }
}

bool LogTail::poll(const LineSplitter::Take& take)
{
    if (m_file && m_file->size() < m_position) {
        m_lines.reset(); // the beginning of a line whose end is gone
        m_position = 0;
        ++m_rotations;
    }
    if (m_file && readSome(take))
        return true;
    const auto current = LogFile::identityOf(m_path);
    if (!current || (m_file && *current == m_identity))
        return false;
    // what was written between the last look and the rotation
    if (m_file && readSome(take))
        return true;
    switchFile(take);
    return m_file != nullptr;
}

bool LogTail::readSome(const LineSplitter::Take& take)
{
    const std::size_t got = m_file->readAt(m_position, m_buffer);
    m_position += got;
    m_lines.feed({m_buffer.data(), got}, take);
    return got > 0;
}

void LogTail::switchFile(const LineSplitter::Take& take)
{
    auto next = LogFile::open(m_path);
    if (!next)
        return;
    if (m_file) {
        m_lines.finish(take); // nobody writes the end of it any more
        ++m_rotations;
    }
    m_file = std::move(next);
    m_identity = m_file->identity();
    m_position = 0;
}

} // namespace nb
