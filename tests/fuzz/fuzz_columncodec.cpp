// SPDX-License-Identifier: GPL-3.0-or-later
// The data of one column: it decodes to as many values as asked for or is refused.
#include "core/storage/columncodec.h"

#include <cstdlib>
#include <vector>

namespace {

template <typename T> void decode(const nb::EncodedColumnView& column, std::size_t rows)
{
    nb::ColumnDecoder decoder;
    std::vector<T> values(rows);
    const auto done = decoder.decode<T>(column, values);
    if (!done && done.error().detail.empty())
        std::abort();
    // What was read can be written and reads the same.
    nb::ColumnEncoder encoder;
    nb::EncodedColumn encoded;
    encoder.encode<T>(values, encoded);
    std::vector<T> again(rows);
    const nb::EncodedColumnView view {
        encoded.encoding, encoded.width, encoded.base, encoded.scale, encoded.data};
    if (!decoder.decode<T>(view, again) || again != values)
        std::abort();
}

std::uint64_t integer(const std::uint8_t*& at, int bytes)
{
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i)
        value = value << 8 | *at++;
    return value;
}

} // namespace

/// Type, encoding, width, scale (4 bytes), base (8), rows (2), then the data.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kHeader = 17;
    if (size < kHeader)
        return 0;
    const std::uint8_t* at = data;
    const auto type = integer(at, 1);
    nb::EncodedColumnView column;
    column.encoding = static_cast<nb::ColumnEncoding>(integer(at, 1) % 3);
    column.width = static_cast<std::uint8_t>(integer(at, 1));
    column.scale = static_cast<std::uint32_t>(integer(at, 4));
    column.base = integer(at, 8);
    const std::size_t rows = 1 + integer(at, 2) % 1024;
    column.data = std::as_bytes(std::span(at, size - kHeader));
    switch (type % 4) {
    case 0:
        decode<std::uint8_t>(column, rows);
        break;
    case 1:
        decode<std::uint16_t>(column, rows);
        break;
    case 2:
        decode<std::uint32_t>(column, rows);
        break;
    default:
        decode<std::uint64_t>(column, rows);
    }
    return 0;
}
