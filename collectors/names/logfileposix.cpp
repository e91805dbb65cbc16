// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/logfile.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace nb {

namespace {

FileIdentity identityFrom(const struct stat& status)
{
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

class PosixLogFile : public LogFile
{
public:
    explicit PosixLogFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~PosixLogFile() override { ::close(m_descriptor); }
    PosixLogFile(const PosixLogFile&) = delete;
    PosixLogFile& operator=(const PosixLogFile&) = delete;

    [[nodiscard]] FileIdentity identity() const override
    {
        struct stat status
        {
        };
        return ::fstat(m_descriptor, &status) == 0 ? identityFrom(status) : FileIdentity {};
    }
    [[nodiscard]] std::uint64_t size() const override
    {
        struct stat status
        {
        };
        return ::fstat(m_descriptor, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
    }
    [[nodiscard]] std::size_t readAt(std::uint64_t position, std::span<char> into) override
    {
        ssize_t got = 0;
        do
            got = ::pread(m_descriptor, into.data(), into.size(), static_cast<off_t>(position));
        while (got < 0 && errno == EINTR);
        return got > 0 ? static_cast<std::size_t>(got) : 0;
    }

private:
    int m_descriptor;
};

} // namespace

std::unique_ptr<LogFile> LogFile::open(const QString& path)
{
    // a named pipe must not make us wait for its writer
    const int descriptor
        = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return nullptr;
    auto file = std::make_unique<PosixLogFile>(descriptor);
    struct stat status
    {
    };
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return nullptr;
    return file;
}

std::optional<FileIdentity> LogFile::identityOf(const QString& path)
{
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return identityFrom(status);
}

} // namespace nb
