// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace nb {

/// Which file a name stands for at present: device and inode, or on Windows volume and file index.
struct FileIdentity
{
    std::uint64_t volume = 0;
    std::uint64_t file = 0;
    bool operator==(const FileIdentity&) const = default;
};

/// A file that another program writes to, and may rename or remove meanwhile. One thread.
class LogFile
{
public:
    virtual ~LogFile() = default;

    /// Null when there is no regular file that can be opened.
    static std::unique_ptr<LogFile> open(const QString& path);
    /// The file that `path` names now; nothing when there is none.
    static std::optional<FileIdentity> identityOf(const QString& path);

    [[nodiscard]] virtual FileIdentity identity() const = 0;
    /// Bytes it has now.
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Reads at a position; 0 at the end or when it cannot be read.
    [[nodiscard]] virtual std::size_t readAt(std::uint64_t position, std::span<char> into) = 0;
};

} // namespace nb
