// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace nb::test {

/// Stands between SQLite and the disk of this process and lets calls fail when told to: the default
/// VFS as long as the object lives. One object at a time; calls of any thread are counted.
class FaultyVfs
{
public:
    enum class Call : std::uint8_t
    {
        Open,
        Read,
        Write,
        Truncate,
        Sync,
        Delete,
        SharedMemory,
    };
    static constexpr int kCalls = 7;
    enum class Lasting : std::uint8_t
    {
        Once,
        FromThenOn,
    };

    FaultyVfs();
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;

    /// The `at`-th call (from 1) of that kind from now on fails, writing as on a full disk when
    /// `full`.
    void failAt(Call call, std::uint64_t at, Lasting lasting, bool full = false);
    /// Nothing fails any more; counting begins at 0.
    void heal();
    /// Calls of that kind since the last failAt() or heal(), and how many of all calls failed.
    [[nodiscard]] std::uint64_t calls(Call call) const;
    [[nodiscard]] std::uint64_t failed() const;
};

} // namespace nb::test
