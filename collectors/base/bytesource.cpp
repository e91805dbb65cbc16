// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"

#include <QFile>
#include <QFileInfo>

#ifdef NB_XXHASH_DISPATCH
#include <xxh_x86dispatch.h> // first: it redirects the functions of xxhash.h
#endif
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace nb {

namespace {

class FileSource : public ByteSource
{
public:
    explicit FileSource(const QString& path)
        : m_file(path)
        , m_name(QFileInfo(path).fileName().toStdString())
    {
    }

    Result<void> open()
    {
        if (QFileInfo(m_file.fileName()).isDir())
            return Error {ErrorCode::Unreadable, "is a folder"};
        // Unbuffered: callers read in large pieces, a second copy would only cost.
        if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return Error {ErrorCode::Unreadable, m_file.errorString().toStdString()};
        if (!m_file.isSequential())
            m_total = static_cast<std::uint64_t>(m_file.size());
        return {};
    }

    Result<std::size_t> read(std::span<std::byte> into) override
    {
        if (into.empty())
            return std::size_t {0};
        const qint64 count = m_file.read(
            static_cast<char*>(static_cast<void*>(into.data())), static_cast<qint64>(into.size()));
        if (count > 0) {
            m_consumed += static_cast<std::uint64_t>(count);
            return static_cast<std::size_t>(count);
        }
        // A pipe whose writer is gone also gives -1, but without an error.
        if (count < 0 && m_file.error() != QFileDevice::NoError)
            return Error {ErrorCode::Unreadable, m_file.errorString().toStdString(), m_consumed};
        return std::size_t {0};
    }

    [[nodiscard]] std::uint64_t consumed() const override { return m_consumed; }
    [[nodiscard]] std::optional<std::uint64_t> total() const override { return m_total; }
    [[nodiscard]] std::string name() const override { return m_name; }

private:
    QFile m_file;
    std::string m_name;
    std::uint64_t m_consumed = 0;
    std::optional<std::uint64_t> m_total;
};

std::string hexText(const std::array<std::uint8_t, 16>& bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const std::uint8_t byte : bytes) {
        text.push_back(kDigits[byte >> 4]);
        text.push_back(kDigits[byte & 15]);
    }
    return text;
}

std::array<std::uint8_t, 16> canonical(XXH128_hash_t hash)
{
    XXH128_canonical_t bytes;
    XXH128_canonicalFromHash(&bytes, hash);
    std::array<std::uint8_t, 16> result {};
    std::copy(std::begin(bytes.digest), std::end(bytes.digest), result.begin());
    return result;
}

} // namespace

Result<std::unique_ptr<ByteSource>> openFile(const QString& path)
{
    auto source = std::make_unique<FileSource>(path);
    if (auto opened = source->open(); !opened)
        return opened.error();
    return std::unique_ptr<ByteSource>(std::move(source));
}

MemorySource::MemorySource(std::span<const std::byte> bytes, std::string name)
    : m_bytes(bytes)
    , m_name(std::move(name))
{
}

Result<std::size_t> MemorySource::read(std::span<std::byte> into)
{
    const std::size_t count = std::min(into.size(), m_bytes.size() - m_position);
    if (count > 0)
        std::memcpy(into.data(), m_bytes.data() + m_position, count);
    m_position += count;
    return count;
}

PeekSource::PeekSource(std::unique_ptr<ByteSource> source)
    : m_source(std::move(source))
{
}

std::span<const std::byte> PeekSource::peek(std::size_t count)
{
    if (m_taken > 0) {
        m_head.erase(m_head.begin(), m_head.begin() + static_cast<std::ptrdiff_t>(m_taken));
        m_taken = 0;
    }
    while (m_head.size() < count && !m_fault) {
        const std::size_t before = m_head.size();
        m_head.resize(count);
        const auto got = m_source->read(std::span(m_head).subspan(before));
        m_head.resize(before + (got ? *got : 0));
        if (!got)
            m_fault = got.error();
        else if (*got == 0)
            break;
    }
    return std::span(m_head).first(std::min(count, m_head.size()));
}

Result<std::size_t> PeekSource::read(std::span<std::byte> into)
{
    if (m_taken < m_head.size()) {
        const std::size_t count = std::min(into.size(), m_head.size() - m_taken);
        if (count > 0)
            std::memcpy(into.data(), m_head.data() + m_taken, count);
        m_taken += count;
        return count;
    }
    if (m_fault)
        return *m_fault;
    return m_source->read(into);
}

std::string ContentHash::wholeText() const
{
    return hexText(whole);
}

std::string ContentHash::headText() const
{
    return hexText(head);
}

ContentHash ContentHash::of(std::span<const std::byte> bytes)
{
    ContentHash hash;
    hash.whole = canonical(XXH3_128bits(bytes.data(), bytes.size()));
    hash.head = canonical(XXH3_128bits(bytes.data(), std::min(bytes.size(), kHeadBytes)));
    hash.bytes = bytes.size();
    return hash;
}

struct HashingSource::State
{
    struct Free
    {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> whole {XXH3_createState()};
    std::unique_ptr<XXH3_state_t, Free> head {XXH3_createState()};
    std::uint64_t bytes = 0;
};

HashingSource::HashingSource(std::unique_ptr<ByteSource> source)
    : m_source(std::move(source))
    , m_state(std::make_unique<State>())
{
    XXH3_128bits_reset(m_state->whole.get());
    XXH3_128bits_reset(m_state->head.get());
}

HashingSource::~HashingSource() = default;

Result<std::size_t> HashingSource::read(std::span<std::byte> into)
{
    auto got = m_source->read(into);
    if (!got || *got == 0)
        return got;
    XXH3_128bits_update(m_state->whole.get(), into.data(), *got);
    if (m_state->bytes < ContentHash::kHeadBytes) {
        const auto room = static_cast<std::size_t>(ContentHash::kHeadBytes - m_state->bytes);
        XXH3_128bits_update(m_state->head.get(), into.data(), std::min(room, *got));
    }
    m_state->bytes += *got;
    return got;
}

void HashingSource::drain(std::stop_token stop)
{
    std::vector<std::byte> scrap(std::size_t {1} << 20);
    while (!stop.stop_requested()) {
        const auto got = read(scrap);
        if (!got || *got == 0)
            return;
    }
}

ContentHash HashingSource::hash() const
{
    ContentHash hash;
    hash.whole = canonical(XXH3_128bits_digest(m_state->whole.get()));
    hash.head = canonical(XXH3_128bits_digest(m_state->head.get()));
    hash.bytes = m_state->bytes;
    return hash;
}

} // namespace nb
