// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytereader.h"
#include "collectors/base/bytesource.h"
#include "collectors/base/decompressingsource.h"
#include "tests/support/packetbuilder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <bzlib.h>
#include <lz4frame.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <thread>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace nb;
using namespace nb::test;

class TestByteSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readerNeverGoesBeyondItsEnd();
    void fileIsReadWhole();
    void folderAndMissingFileAreUnreadable();
    void pipeIsReadWhole();
    void peekingTakesNothing();
    void compressedContentComesOut_data();
    void compressedContentComesOut();
    void cutCompressedContentGivesWhatWasThere_data();
    void cutCompressedContentGivesWhatWasThere();
    void damagedCompressedContentIsInvalid_data();
    void damagedCompressedContentIsInvalid();
    void streamsInARowAreOneContent();
    void compressedTwiceComesOut();
    void bombIsRefused();
    void plainContentIsUntouched();
    void hashDoesNotDependOnPackingOrReads();
};

namespace {

/// 600 kB that compress to about a third: neither trivial nor random.
Bytes sample(std::size_t size = 600'000)
{
    Bytes bytes(size);
    std::uint32_t state = 12345;
    for (std::size_t i = 0; i < size; ++i) {
        state = state * 1664525 + 1013904223;
        bytes[i] = static_cast<std::byte>((state >> 24) & 0x07);
    }
    return bytes;
}

const unsigned char* in(const Bytes& bytes)
{
    return static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
}

Bytes gzipped(const Bytes& content)
{
    z_stream stream {};
    Bytes out(content.size() + 1000);
    if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    stream.next_in = const_cast<unsigned char*>(in(content));
    stream.avail_in = static_cast<unsigned>(content.size());
    stream.next_out = const_cast<unsigned char*>(in(out));
    stream.avail_out = static_cast<unsigned>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Bytes packed(const QString& how, const Bytes& content)
{
    Bytes out(content.size() + 100'000);
    if (how == u"gzip")
        return gzipped(content);
    if (how == u"zstd") {
        out.resize(ZSTD_compress(out.data(), out.size(), content.data(), content.size(), 3));
    } else if (how == u"xz") {
        std::size_t position = 0;
        (void)lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, nullptr, in(content), content.size(),
            const_cast<unsigned char*>(in(out)), &position, out.size());
        out.resize(position);
    } else if (how == u"lz4") {
        out.resize(
            LZ4F_compressFrame(out.data(), out.size(), content.data(), content.size(), nullptr));
    } else if (how == u"bzip2") {
        auto size = static_cast<unsigned>(out.size());
        BZ2_bzBuffToBuffCompress(static_cast<char*>(static_cast<void*>(out.data())), &size,
            const_cast<char*>(static_cast<const char*>(static_cast<const void*>(content.data()))),
            static_cast<unsigned>(content.size()), 1, 0, 0);
        out.resize(size);
    }
    return out;
}

struct Outcome
{
    Bytes bytes;
    std::optional<Error> error;
};

Outcome readAll(ByteSource& source, std::size_t pieceBytes = 50'000)
{
    Outcome outcome;
    Bytes piece(pieceBytes);
    for (;;) {
        const auto got = source.read(piece);
        if (!got) {
            outcome.error = got.error();
            return outcome;
        }
        if (*got == 0)
            return outcome;
        outcome.bytes.insert(
            outcome.bytes.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(*got));
    }
}

Outcome unpack(const Bytes& file, const DecompressionLimits& limits = {})
{
    auto source = decompressed(std::make_unique<MemorySource>(file), limits);
    if (!source)
        return {{}, source.error()};
    return readAll(**source);
}

void compressionRows()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"gzip", "zstd", "xz", "lz4", "bzip2"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

} // namespace

void TestByteSource::readerNeverGoesBeyondItsEnd()
{
    const Bytes bytes = Octets().u16(0x0102).u8(3);
    ByteReader reader(bytes);
    QVERIFY(!reader.peek<std::uint32_t>());
    QVERIFY(!reader.peek<std::uint16_t>(2));
    QVERIFY(!reader.peek<std::uint8_t>(std::numeric_limits<std::size_t>::max()));
    QVERIFY(reader.peek<std::uint16_t>(1) == 0x0203);
    QVERIFY((reader.peek<std::uint16_t, std::endian::little>() == 0x0201));
    QVERIFY(reader.read<std::uint16_t>() == 0x0102);
    QVERIFY(!reader.read<std::uint16_t>());
    QVERIFY(!reader.skip(2));
    QVERIFY(!reader.take(2));
    QVERIFY(reader.take(1).has_value());
    QCOMPARE(reader.remaining(), std::size_t(0));
    QVERIFY(byteSwapped(std::uint64_t {0x0102030405060708}) == 0x0807060504030201);
}

void TestByteSource::fileIsReadWhole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bytes \u00e4.bin"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100'000, 'x'));
    file.close();
    auto source = openFile(path);
    QVERIFY(source.ok());
    QCOMPARE((*source)->name(), QStringLiteral("bytes \u00e4.bin").toStdString());
    QVERIFY((*source)->total() == 100'000U);
    QCOMPARE(readAll(**source).bytes.size(), std::size_t(100'000));
    QCOMPARE((*source)->consumed(), std::uint64_t(100'000));
}

void TestByteSource::folderAndMissingFileAreUnreadable()
{
    const auto folder = openFile(QDir::tempPath());
    QVERIFY(!folder.ok() && folder.error().code == ErrorCode::Unreadable);
    const auto missing = openFile(QDir::tempPath() + QStringLiteral("/no such file.pcap"));
    QVERIFY(!missing.ok() && missing.error().code == ErrorCode::Unreadable);
    QVERIFY(!missing.error().detail.empty());
}

void TestByteSource::pipeIsReadWhole()
{
#ifdef Q_OS_UNIX
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const Bytes content = sample();
    const Bytes file = gzipped(content);
    std::jthread writer([&] {
        QFile pipe(path);
        if (pipe.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            pipe.write(static_cast<const char*>(static_cast<const void*>(file.data())),
                static_cast<qint64>(file.size()));
    });
    auto raw = openFile(path);
    QVERIFY(raw.ok());
    QVERIFY(!(*raw)->total());
    auto source = decompressed(std::move(*raw));
    QVERIFY(source.ok());
    const Outcome outcome = readAll(**source);
    QVERIFY(!outcome.error);
    QVERIFY(outcome.bytes == content);
    QCOMPARE((*source)->consumed(), std::uint64_t(file.size()));
#else
    QSKIP("no named pipes in the file system here");
#endif
}

void TestByteSource::peekingTakesNothing()
{
    const Bytes content = text("0123456789");
    PeekSource source(std::make_unique<MemorySource>(content));
    QCOMPARE(source.peek(3).size(), std::size_t(3));
    QCOMPARE(source.peek(4).size(), std::size_t(4));
    Bytes piece(2);
    QVERIFY(*source.read(piece) == 2 && piece == text("01"));
    QVERIFY(source.peek(1)[0] == std::byte {'2'});
    QCOMPARE(source.peek(100).size(), std::size_t(8));
    QVERIFY(readAll(source).bytes == text("23456789"));
}

void TestByteSource::compressedContentComesOut_data()
{
    compressionRows();
}

void TestByteSource::compressedContentComesOut()
{
    QFETCH(QString, how);
    const Bytes content = sample();
    const Bytes file = packed(how, content);
    QVERIFY(file.size() < content.size());
    const Outcome outcome = unpack(file);
    QVERIFY2(!outcome.error, outcome.error ? outcome.error->detail.c_str() : "");
    QVERIFY(outcome.bytes == content);
}

void TestByteSource::cutCompressedContentGivesWhatWasThere_data()
{
    compressionRows();
}

void TestByteSource::cutCompressedContentGivesWhatWasThere()
{
    QFETCH(QString, how);
    const Bytes content = sample();
    const Bytes file = packed(how, content);
    const Outcome half = unpack(cutTo(file, file.size() / 2));
    QVERIFY(half.error && half.error->code == ErrorCode::Truncated);
    // Blocks of bzip2 (100 kB here), lz4 and zstd come out whole or not at all.
    QVERIFY2(
        half.bytes.size() > content.size() / 4, qPrintable(QString::number(half.bytes.size())));
    QVERIFY(std::equal(half.bytes.begin(), half.bytes.end(), content.begin()));
    for (const std::size_t size : {std::size_t {6}, std::size_t {20}, file.size() - 1}) {
        const Outcome cut = unpack(cutTo(file, size));
        QVERIFY(cut.error && cut.error->code == ErrorCode::Truncated);
        QVERIFY(std::equal(cut.bytes.begin(), cut.bytes.end(), content.begin()));
    }
}

void TestByteSource::damagedCompressedContentIsInvalid_data()
{
    compressionRows();
}

void TestByteSource::damagedCompressedContentIsInvalid()
{
    QFETCH(QString, how);
    const Bytes content = sample();
    Bytes file = packed(how, content);
    for (std::size_t i = 0; i < 200; ++i)
        file[file.size() / 2 + i] = static_cast<std::byte>(i * 37 + 11);
    const Outcome outcome = unpack(file);
    QVERIFY(outcome.error.has_value());
    QVERIFY(
        outcome.error->code == ErrorCode::Invalid || outcome.error->code == ErrorCode::Truncated);
    QVERIFY(outcome.bytes.size() > content.size() / 4);
}

void TestByteSource::streamsInARowAreOneContent()
{
    const Bytes a = sample(70'000);
    const Bytes b = sample(50'000);
    for (const char* how : {"gzip", "zstd", "xz", "lz4", "bzip2"}) {
        const QString kind = QString::fromLatin1(how);
        const Outcome outcome = unpack(joined(packed(kind, a), packed(kind, b)));
        QVERIFY2(!outcome.error, how);
        QVERIFY2(outcome.bytes == joined(a, b), how);
    }
    // Padding after the stream, as tapes and some tools leave it, is not content.
    const Outcome padded = unpack(joined(gzipped(a), Octets().fill(512)));
    QVERIFY(!padded.error && padded.bytes == a);
}

void TestByteSource::compressedTwiceComesOut()
{
    const Bytes content = sample(50'000);
    const Outcome outcome = unpack(packed(QStringLiteral("xz"), gzipped(content)));
    QVERIFY(!outcome.error && outcome.bytes == content);
    Bytes many = content;
    for (int i = 0; i < 5; ++i)
        many = gzipped(many);
    const Outcome refused = unpack(many);
    QVERIFY(refused.error && refused.error->code == ErrorCode::LimitExceeded);
}

void TestByteSource::bombIsRefused()
{
    DecompressionLimits limits;
    limits.freeBytes = 1'000'000;
    limits.maxRatio = 100;
    const Bytes bomb = packed(QStringLiteral("zstd"), Bytes(20'000'000));
    const Outcome outcome = unpack(bomb, limits);
    QVERIFY(outcome.error && outcome.error->code == ErrorCode::LimitExceeded);
    QVERIFY(outcome.bytes.size() < 2'000'000);
    // What is small, or compresses as well as real captures do, is not.
    QVERIFY(!unpack(packed(QStringLiteral("zstd"), Bytes(900'000)), limits).error);
    QVERIFY(!unpack(gzipped(sample(2'000'000)), limits).error);
}

void TestByteSource::plainContentIsUntouched()
{
    for (const Bytes& content : {Bytes(), text("BZh is how this text starts"), sample(1000)}) {
        const Outcome outcome = unpack(content);
        QVERIFY(!outcome.error && outcome.bytes == content);
    }
}

void TestByteSource::hashDoesNotDependOnPackingOrReads()
{
    const Bytes content = sample(200'000);
    const ContentHash expected = ContentHash::of(content);
    QCOMPARE(expected.wholeText().size(), std::size_t(32));
    QVERIFY(expected.whole != expected.head);
    HashingSource plain(std::make_unique<MemorySource>(content));
    readAll(plain, 777);
    QVERIFY(plain.hash() == expected);
    const Bytes file = gzipped(content);
    HashingSource hashing(std::move(*decompressed(std::make_unique<MemorySource>(file))));
    Bytes piece(10);
    QVERIFY(hashing.read(piece).ok());
    hashing.drain();
    QVERIFY(hashing.hash() == expected);
    QVERIFY(ContentHash::of(cutTo(content, 65'536)).head == expected.head);
    QVERIFY(ContentHash::of(cutTo(content, 65'535)).head != expected.head);
}

QTEST_GUILESS_MAIN(TestByteSource)
#include "tst_bytesource.moc"
