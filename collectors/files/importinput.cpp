// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/importinput.h"

#include "collectors/base/decompressingsource.h"
#include "collectors/files/standardinput.h"

#include <QFileInfo>

namespace nb {

namespace {

std::string hex(std::span<const std::uint8_t> bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t b : bytes) {
        text += kDigits[b >> 4];
        text += kDigits[b & 0xF];
    }
    return text;
}

Result<std::unique_ptr<ByteSource>> openRaw(const QString& path)
{
    if (path == QStringLiteral("-"))
        return openStandardInput();
    return openFile(path);
}

} // namespace

Result<ImportInput> ImportInput::open(const QString& path)
{
    auto raw = openRaw(path);
    if (!raw.ok())
        return raw.error();
    ImportInput input;
    input.m_name = (*raw)->name();
    auto plain = decompressed(std::move(raw).value());
    if (!plain.ok())
        return plain.error();
    auto hashing = std::make_unique<HashingSource>(std::move(plain).value());
    input.m_hashing = hashing.get();
    input.m_source = std::make_unique<PeekSource>(std::move(hashing));
    const std::span<const std::byte> head = input.m_source->peek(kInputHeadBytes);
    input.m_kind = recogniseInput(head);
    input.m_headHash = hex(input.m_hashing->hash().head);
    return input;
}

Result<InputHashes> ImportInput::finish(std::stop_token stop)
{
    m_hashing->drain(stop);
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, "the import was cancelled"};
    const ContentHash hash = m_hashing->hash();
    return InputHashes {hex(hash.head), hex(hash.whole)};
}

} // namespace nb
