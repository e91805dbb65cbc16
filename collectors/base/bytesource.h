// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace nb {

/// A sequence of bytes read once from front to back: a file, a pipe, memory, or one of these
/// decompressed. Used by one thread at a time.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// Fills `into` from the front and returns how many bytes, 0 only at the end; may return fewer
    /// than asked for. An error comes after every byte before the fault was handed out.
    virtual Result<std::size_t> read(std::span<std::byte> into) = 0;
    /// Bytes taken so far from the raw input, before decompression; for progress.
    [[nodiscard]] virtual std::uint64_t consumed() const = 0;
    /// Size of the raw input where it is known (not for a pipe).
    [[nodiscard]] virtual std::optional<std::uint64_t> total() const = 0;
    /// What to call the input in messages; the file's name without its folder.
    [[nodiscard]] virtual std::string name() const = 0;
    /// Whether the bytes are unpacked ones, so that their positions are not those of the raw input.
    [[nodiscard]] virtual bool unpacks() const { return false; }
};

/// A file or named pipe. Unreadable when it cannot be opened or is a folder.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openFile(const QString& path);

/// Bytes in memory; the caller keeps them alive.
class MemorySource : public ByteSource
{
public:
    explicit MemorySource(std::span<const std::byte> bytes, std::string name = "memory");

    Result<std::size_t> read(std::span<std::byte> into) override;
    [[nodiscard]] std::uint64_t consumed() const override { return m_position; }
    [[nodiscard]] std::optional<std::uint64_t> total() const override { return m_bytes.size(); }
    [[nodiscard]] std::string name() const override { return m_name; }

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_position = 0;
    std::string m_name;
};

/// Lets its user look at the first bytes before reading them.
class PeekSource : public ByteSource
{
public:
    explicit PeekSource(std::unique_ptr<ByteSource> source);

    /// The next `count` bytes without taking them; fewer at the end or before a fault. Valid until
    /// the next call.
    [[nodiscard]] std::span<const std::byte> peek(std::size_t count);

    Result<std::size_t> read(std::span<std::byte> into) override;
    [[nodiscard]] std::uint64_t consumed() const override { return m_source->consumed(); }
    [[nodiscard]] std::optional<std::uint64_t> total() const override { return m_source->total(); }
    [[nodiscard]] std::string name() const override { return m_source->name(); }
    [[nodiscard]] bool unpacks() const override { return m_source->unpacks(); }

private:
    std::unique_ptr<ByteSource> m_source;
    std::vector<std::byte> m_head;
    std::size_t m_taken = 0;
    std::optional<Error> m_fault;
};

/// Identity of a content: XXH3-128 (canonical byte order) of all of it and of its first 64 KiB.
struct ContentHash
{
    static constexpr std::size_t kHeadBytes = 65'536;

    std::array<std::uint8_t, 16> whole {};
    std::array<std::uint8_t, 16> head {};
    std::uint64_t bytes = 0; ///< how much was hashed

    bool operator==(const ContentHash&) const = default;
    /// Lower-case hex of `whole`, as the workspace keeps it.
    [[nodiscard]] std::string wholeText() const;
    /// Lower-case hex of `head`.
    [[nodiscard]] std::string headText() const;
    /// Of bytes in memory: the first 64 KiB of a source that was only peeked at give `head`.
    [[nodiscard]] static ContentHash of(std::span<const std::byte> bytes);
};

/// Hashes what is read through it. Put it outside a decompressing source, so that the same capture
/// is the same content however it was packed.
class HashingSource : public ByteSource
{
public:
    explicit HashingSource(std::unique_ptr<ByteSource> source);
    ~HashingSource() override;

    Result<std::size_t> read(std::span<std::byte> into) override;
    [[nodiscard]] std::uint64_t consumed() const override { return m_source->consumed(); }
    [[nodiscard]] std::optional<std::uint64_t> total() const override { return m_source->total(); }
    [[nodiscard]] std::string name() const override { return m_source->name(); }
    [[nodiscard]] bool unpacks() const override { return m_source->unpacks(); }

    /// Reads on to the end or to a fault (a reader that met damage stops early), so that the hash
    /// is that of all readable content. Returns early on stop.
    void drain(std::stop_token stop = {});
    /// Hash of what was read so far.
    [[nodiscard]] ContentHash hash() const;

private:
    struct State;
    std::unique_ptr<ByteSource> m_source;
    std::unique_ptr<State> m_state;
};

} // namespace nb
