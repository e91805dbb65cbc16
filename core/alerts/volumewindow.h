// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <unordered_map>

namespace nb {

/// Bytes by address over the last stretch of time, in ten steps. Bounded: of more addresses those
/// not seen for longest are forgotten.
class VolumeWindow
{
public:
    static constexpr std::size_t kSteps = 10;
    static constexpr std::size_t kMostKeys = 65'536;

    void setWindow(std::chrono::seconds window);
    /// Adds bytes at a time (µs since 1970); the sum over the window that ends there.
    std::uint64_t add(const IpAddress& key, std::int64_t time, std::uint64_t bytes);
    /// Begins again for this address, after its alert.
    void clear(const IpAddress& key) { m_sums.erase(key); }

private:
    struct Sums
    {
        std::int64_t step = 0; ///< the newest
        std::array<std::uint64_t, kSteps> bytes {};
    };
    void makeRoom();

    std::int64_t m_stepLength = 30'000'000; ///< µs
    std::int64_t m_newest = 0;
    std::unordered_map<IpAddress, Sums> m_sums;
};

} // namespace nb
