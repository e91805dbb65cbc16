// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/decompressingsource.h"

#include "collectors/base/inflater.h"

#include <algorithm>
#include <utility>

namespace nb {

namespace {

/// Layers of compression that are opened; one is normal, two happen.
constexpr int kMaxLayers = 3;
constexpr std::size_t kInputBytes = 256 * 1024;

class DecompressingSource : public ByteSource
{
public:
    DecompressingSource(std::unique_ptr<ByteSource> raw, Compression compression,
        std::unique_ptr<Inflater> inflater, const DecompressionLimits& limits)
        : m_raw(std::move(raw))
        , m_compression(compression)
        , m_inflater(std::move(inflater))
        , m_limits(limits)
        , m_input(kInputBytes)
    {
    }

    Result<std::size_t> read(std::span<std::byte> into) override
    {
        if (into.empty())
            return std::size_t {0};
        while (!m_done && !m_fault) {
            if (m_pending.empty() && !m_rawEnd)
                fill();
            const std::size_t made = advance(into);
            if (made > 0) {
                m_made += made;
                checkLimits();
                return made;
            }
        }
        if (m_fault)
            return *m_fault;
        return std::size_t {0};
    }

    [[nodiscard]] std::uint64_t consumed() const override { return m_raw->consumed(); }
    [[nodiscard]] std::optional<std::uint64_t> total() const override { return m_raw->total(); }
    [[nodiscard]] std::string name() const override { return m_raw->name(); }
    [[nodiscard]] bool unpacks() const override { return true; }

private:
    void fill()
    {
        const auto got = m_raw->read(m_input);
        if (!got) {
            m_fault = got.error();
            return;
        }
        m_pending = std::span<const std::byte>(m_input).first(*got);
        m_rawEnd = *got == 0;
    }

    /// One step of the library; returns how many bytes came out.
    std::size_t advance(std::span<std::byte> into)
    {
        if (m_betweenStreams) {
            if (!nextStream())
                return 0;
        }
        const Inflater::Step step = m_inflater->step(m_pending, into);
        m_pending = m_pending.subspan(step.taken);
        if (step.status == Inflater::Status::StreamEnd)
            m_betweenStreams = true;
        else if (step.status != Inflater::Status::Corrupt && m_rawEnd && m_pending.empty()
            && step.made == 0)
            fail(ErrorCode::Truncated, "compressed data ends early");
        else if (step.status == Inflater::Status::Corrupt
            || (step.taken == 0 && step.made == 0 && !m_pending.empty()))
            fail(ErrorCode::Invalid, "compressed data is damaged");
        return step.made;
    }

    /// After a whole stream: the end, a further stream, or padding and other trailing bytes that
    /// are left alone as gzip and xz do.
    bool nextStream()
    {
        if (m_pending.size() < kCompressionHeadBytes && !m_rawEnd)
            gatherHead();
        if (m_fault)
            return false;
        if (m_pending.empty() || recogniseCompression(m_pending) != m_compression) {
            m_done = true;
            return false;
        }
        m_betweenStreams = false;
        if (!m_inflater->restart())
            fail(ErrorCode::Internal, "decompressor could not be restarted");
        return !m_fault;
    }

    /// Brings the start of a possible next stream together in the input buffer.
    void gatherHead()
    {
        const std::size_t have = m_pending.size();
        std::copy(m_pending.begin(), m_pending.end(), m_input.begin());
        std::size_t size = have;
        while (size < kCompressionHeadBytes && !m_rawEnd) {
            const auto got = m_raw->read(std::span(m_input).subspan(size));
            if (!got) {
                m_fault = got.error();
                return;
            }
            m_rawEnd = *got == 0;
            size += *got;
        }
        m_pending = std::span<const std::byte>(m_input).first(size);
    }

    void checkLimits()
    {
        const std::uint64_t in = std::max<std::uint64_t>(m_raw->consumed(), 1);
        if (m_made > m_limits.maxBytes
            || (m_made > m_limits.freeBytes && m_made / in >= m_limits.maxRatio))
            fail(ErrorCode::LimitExceeded,
                "compressed data unpacks to more than " + std::to_string(m_limits.maxRatio)
                    + " times its size");
    }

    void fail(ErrorCode code, std::string detail)
    {
        m_fault = Error {code, std::move(detail), m_raw->consumed() - m_pending.size()};
    }

    std::unique_ptr<ByteSource> m_raw;
    Compression m_compression;
    std::unique_ptr<Inflater> m_inflater;
    DecompressionLimits m_limits;
    std::vector<std::byte> m_input;
    std::span<const std::byte> m_pending;
    std::uint64_t m_made = 0;
    bool m_rawEnd = false;
    bool m_betweenStreams = false;
    bool m_done = false;
    std::optional<Error> m_fault;
};

} // namespace

Result<std::unique_ptr<ByteSource>> decompressed(
    std::unique_ptr<ByteSource> raw, const DecompressionLimits& limits)
{
    for (int layer = 0; layer < kMaxLayers; ++layer) {
        auto peeking = std::make_unique<PeekSource>(std::move(raw));
        const auto compression = recogniseCompression(peeking->peek(kCompressionHeadBytes));
        raw = std::move(peeking);
        if (!compression)
            return raw;
        auto inflater = makeInflater(*compression);
        if (!inflater)
            return Error {ErrorCode::Internal, "decompressor could not be started"};
        raw = std::make_unique<DecompressingSource>(
            std::move(raw), *compression, std::move(inflater), limits);
    }
    return Error {ErrorCode::LimitExceeded, "compressed more than twice over"};
}

} // namespace nb
