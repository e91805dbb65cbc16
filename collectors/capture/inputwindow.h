// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace nb {

class ByteSource;

/// A buffer that slides over a ByteSource, so that records are parsed where they lie. Its size is
/// fixed: large enough for the largest record, small enough to stay in the processor's cache.
class InputWindow
{
public:
    static constexpr std::size_t kBytes = std::size_t {1} << 20;
    /// Read at a time: what was just read is still in the cache when it is parsed.
    static constexpr std::size_t kReadBytes = std::size_t {512} << 10;

    explicit InputWindow(ByteSource& source);

    /// The next `count` (at most kBytes) bytes without taking them; empty when the input ends
    /// before. Valid until the next call that may read.
    [[nodiscard]] std::span<const std::byte> need(std::size_t count)
    {
        if (m_end - m_begin < count && !refill(count))
            return {};
        return {m_buffer.data() + m_begin, count};
    }
    /// Takes bytes that need() has shown.
    void take(std::size_t count) { m_begin += count; }
    /// Takes `count` bytes of any number; false when the input ends before.
    [[nodiscard]] bool skip(std::uint64_t count);

    /// Called before bytes that need() has shown are overwritten.
    void setBeforeReuse(std::function<void()> call) { m_beforeReuse = std::move(call); }

    /// Position in the source of the next byte.
    [[nodiscard]] std::uint64_t offset() const { return m_read - (m_end - m_begin); }
    /// Bytes before the end of input; meaningful after need() or skip() came back short.
    [[nodiscard]] std::size_t left() const { return m_end - m_begin; }
    /// Why reading stopped, if not at the end.
    [[nodiscard]] const std::optional<Error>& fault() const { return m_fault; }

private:
    bool refill(std::size_t count);

    ByteSource& m_source;
    std::function<void()> m_beforeReuse;
    std::vector<std::byte> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_read = 0;
    bool m_atEnd = false;
    std::optional<Error> m_fault;
};

} // namespace nb
