// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/inflater.h"

#include "collectors/base/bytereader.h"

#include <bzlib.h>
#include <lz4frame.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>

namespace nb {

namespace {

/// Decoder memory a file may ask for: xz -9 and zstd --long=27 need less.
constexpr std::uint64_t kMemoryLimit = 256ULL << 20;
constexpr int kZstdWindowLogMax = 27;

template <typename Byte> Byte* as(std::span<const std::byte> bytes)
{
    // The C interfaces take their input through pointers to non-const but do not write there.
    return static_cast<Byte*>(const_cast<void*>(static_cast<const void*>(bytes.data())));
}

unsigned int limited(std::size_t size)
{
    return static_cast<unsigned int>(
        std::min<std::size_t>(size, std::numeric_limits<unsigned int>::max()));
}

class GzipInflater : public Inflater
{
public:
    GzipInflater() { m_ready = inflateInit2(&m_stream, 15 + 16) == Z_OK; }
    ~GzipInflater() override { inflateEnd(&m_stream); }
    [[nodiscard]] bool ready() const { return m_ready; }

    Step step(std::span<const std::byte> input, std::span<std::byte> output) override
    {
        m_stream.next_in = as<Bytef>(input);
        m_stream.avail_in = limited(input.size());
        m_stream.next_out = as<Bytef>(output);
        m_stream.avail_out = limited(output.size());
        const int code = inflate(&m_stream, Z_NO_FLUSH);
        Step step {
            limited(input.size()) - m_stream.avail_in, limited(output.size()) - m_stream.avail_out};
        if (code == Z_STREAM_END)
            step.status = Status::StreamEnd;
        else if (code != Z_OK && code != Z_BUF_ERROR)
            step.status = Status::Corrupt;
        return step;
    }
    bool restart() override { return inflateReset(&m_stream) == Z_OK; }

private:
    z_stream m_stream {};
    bool m_ready = false;
};

class Bzip2Inflater : public Inflater
{
public:
    Bzip2Inflater() { m_ready = BZ2_bzDecompressInit(&m_stream, 0, 0) == BZ_OK; }
    ~Bzip2Inflater() override { end(); }
    [[nodiscard]] bool ready() const { return m_ready; }

    Step step(std::span<const std::byte> input, std::span<std::byte> output) override
    {
        m_stream.next_in = as<char>(input);
        m_stream.avail_in = limited(input.size());
        m_stream.next_out = as<char>(output);
        m_stream.avail_out = limited(output.size());
        const int code = BZ2_bzDecompress(&m_stream);
        Step step {
            limited(input.size()) - m_stream.avail_in, limited(output.size()) - m_stream.avail_out};
        if (code == BZ_STREAM_END)
            step.status = Status::StreamEnd;
        else if (code != BZ_OK)
            step.status = Status::Corrupt;
        return step;
    }
    bool restart() override
    {
        end();
        m_stream = {};
        m_ready = BZ2_bzDecompressInit(&m_stream, 0, 0) == BZ_OK;
        return m_ready;
    }

private:
    void end()
    {
        if (m_ready)
            BZ2_bzDecompressEnd(&m_stream);
        m_ready = false;
    }
    bz_stream m_stream {};
    bool m_ready = false;
};

class XzInflater : public Inflater
{
public:
    XzInflater() { m_ready = start(); }
    ~XzInflater() override { lzma_end(&m_stream); }
    [[nodiscard]] bool ready() const { return m_ready; }

    Step step(std::span<const std::byte> input, std::span<std::byte> output) override
    {
        m_stream.next_in = as<std::uint8_t>(input);
        m_stream.avail_in = input.size();
        m_stream.next_out = as<std::uint8_t>(output);
        m_stream.avail_out = output.size();
        const lzma_ret code = lzma_code(&m_stream, LZMA_RUN);
        Step step {input.size() - m_stream.avail_in, output.size() - m_stream.avail_out};
        if (code == LZMA_STREAM_END)
            step.status = Status::StreamEnd;
        else if (code != LZMA_OK && code != LZMA_BUF_ERROR)
            step.status = Status::Corrupt;
        return step;
    }
    bool restart() override { return start(); }

private:
    bool start() { return lzma_stream_decoder(&m_stream, kMemoryLimit, 0) == LZMA_OK; }
    lzma_stream m_stream = LZMA_STREAM_INIT;
    bool m_ready = false;
};

class ZstdInflater : public Inflater
{
public:
    ZstdInflater()
        : m_context(ZSTD_createDCtx())
    {
        if (m_context != nullptr)
            ZSTD_DCtx_setParameter(m_context, ZSTD_d_windowLogMax, kZstdWindowLogMax);
    }
    ~ZstdInflater() override { ZSTD_freeDCtx(m_context); }
    [[nodiscard]] bool ready() const { return m_context != nullptr; }

    Step step(std::span<const std::byte> input, std::span<std::byte> output) override
    {
        ZSTD_inBuffer in {input.data(), input.size(), 0};
        ZSTD_outBuffer out {output.data(), output.size(), 0};
        const std::size_t code = ZSTD_decompressStream(m_context, &out, &in);
        Step step {in.pos, out.pos};
        if (ZSTD_isError(code) != 0)
            step.status = Status::Corrupt;
        else if (code == 0)
            step.status = Status::StreamEnd;
        return step;
    }
    bool restart() override
    {
        return ZSTD_isError(ZSTD_DCtx_reset(m_context, ZSTD_reset_session_only)) == 0;
    }

private:
    ZSTD_DCtx* m_context;
};

class Lz4Inflater : public Inflater
{
public:
    Lz4Inflater()
    {
        if (LZ4F_isError(LZ4F_createDecompressionContext(&m_context, LZ4F_VERSION)) != 0)
            m_context = nullptr;
    }
    ~Lz4Inflater() override { LZ4F_freeDecompressionContext(m_context); }
    [[nodiscard]] bool ready() const { return m_context != nullptr; }

    Step step(std::span<const std::byte> input, std::span<std::byte> output) override
    {
        std::size_t taken = input.size();
        std::size_t made = output.size();
        const std::size_t code
            = LZ4F_decompress(m_context, output.data(), &made, input.data(), &taken, nullptr);
        if (LZ4F_isError(code) != 0)
            return {0, 0, Status::Corrupt};
        return {taken, made, code == 0 ? Status::StreamEnd : Status::More};
    }
    bool restart() override
    {
        LZ4F_resetDecompressionContext(m_context);
        return true;
    }

private:
    LZ4F_dctx* m_context = nullptr;
};

template <typename T> std::unique_ptr<Inflater> makeReady()
{
    auto inflater = std::make_unique<T>();
    if (!inflater->ready())
        return nullptr;
    return inflater;
}

} // namespace

std::optional<Compression> recogniseCompression(std::span<const std::byte> head)
{
    const ByteReader bytes(head);
    // RFC 1952 §2.3.1: magic and method "deflate".
    if ((bytes.peek<std::uint32_t>().value_or(0) >> 8) == 0x1f8b08)
        return Compression::Gzip;
    const std::uint32_t magic = bytes.peek<std::uint32_t, std::endian::little>().value_or(0);
    // RFC 8878 §3.1; a skippable frame first (pzstd writes one) is read by either library.
    if (magic == 0xfd2fb528 || (magic & 0xfffffff0) == 0x184d2a50)
        return Compression::Zstd;
    if (magic == 0x184d2204)
        return Compression::Lz4;
    if (bytes.peek<std::uint32_t>() == 0xfd377a58U && bytes.peek<std::uint16_t>(4) == 0x5a00)
        return Compression::Xz;
    const std::uint32_t word = bytes.peek<std::uint32_t>().value_or(0);
    if ((word >> 8) == 0x425a68 && (word & 0xff) >= '1' && (word & 0xff) <= '9'
        && bytes.peek<std::uint16_t>(4) == 0x3141) // the block magic, pi
        return Compression::Bzip2;
    return std::nullopt;
}

std::unique_ptr<Inflater> makeInflater(Compression compression)
{
    switch (compression) {
    case Compression::Gzip:
        return makeReady<GzipInflater>();
    case Compression::Zstd:
        return makeReady<ZstdInflater>();
    case Compression::Xz:
        return makeReady<XzInflater>();
    case Compression::Lz4:
        return makeReady<Lz4Inflater>();
    case Compression::Bzip2:
        return makeReady<Bzip2Inflater>();
    }
    return nullptr;
}

} // namespace nb
