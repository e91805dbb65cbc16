// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/unpackedcopy.h"

#include <QFile>

#include <vector>

namespace nb {

namespace {

constexpr std::size_t kCopyBytes = std::size_t {1} << 20;

} // namespace

Result<void> unpackTo(const QString& path, ByteSource& source, const std::stop_token& stop)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Error {ErrorCode::NoSpace,
            "no temporary file can be made: " + file.errorString().toStdString()};
    std::vector<std::byte> buffer(kCopyBytes);
    for (;;) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "the import was cancelled"};
        const auto got = source.read(buffer);
        if (!got.ok())
            return got.error();
        if (*got == 0)
            break;
        const QByteArrayView bytes(buffer.data(), static_cast<qsizetype>(*got));
        if (file.write(bytes.data(), bytes.size()) != bytes.size())
            return Error {ErrorCode::NoSpace,
                "the input could not be unpacked: " + file.errorString().toStdString()};
    }
    if (!file.flush())
        return Error {ErrorCode::NoSpace,
            "the input could not be unpacked: " + file.errorString().toStdString()};
    return {};
}

} // namespace nb
