// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/names/linesplitter.h"
#include "collectors/names/logfile.h"

#include <functional>
#include <vector>

namespace nb {

/// Follows a file that grows: past rotation (the name stands for another file, the old one is read
/// to its end first) and truncation (the file is shorter than what was read). One thread; looks
/// only when asked.
class LogTail
{
public:
    /// Begins at the end of a file that is there, at the beginning of one that comes later.
    explicit LogTail(QString path);

    /// Hands out the lines written since the last time. True when there may be more already.
    bool poll(const LineSplitter::Take& take);
    [[nodiscard]] bool isOpen() const { return m_file != nullptr; }
    /// Times that another file took its place or it was cut.
    [[nodiscard]] std::uint64_t rotations() const { return m_rotations; }
    [[nodiscard]] std::uint64_t linesTooLong() const { return m_lines.dropped(); }

private:
    bool readSome(const LineSplitter::Take& take);
    void switchFile(const LineSplitter::Take& take);

    QString m_path;
    std::unique_ptr<LogFile> m_file;
    FileIdentity m_identity {};
    std::uint64_t m_position = 0;
    std::uint64_t m_rotations = 0;
    LineSplitter m_lines;
    std::vector<char> m_buffer;
};

} // namespace nb
