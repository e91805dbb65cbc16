// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/logfile.h"

#include <QDir>

#include <windows.h>

namespace nb {

namespace {

/// Opened so that its writer may rename and delete it.
HANDLE openShared(const QString& path, DWORD access)
{
    return CreateFileW(QDir::toNativeSeparators(path).toStdWString().c_str(), access,
        FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
        FILE_ATTRIBUTE_NORMAL, nullptr);
}

std::optional<FileIdentity> identityFrom(HANDLE handle)
{
    BY_HANDLE_FILE_INFORMATION information {};
    if (!GetFileInformationByHandle(handle, &information))
        return std::nullopt;
    return FileIdentity {information.dwVolumeSerialNumber,
        (std::uint64_t {information.nFileIndexHigh} << 32U) | information.nFileIndexLow};
}

class WindowsLogFile : public LogFile
{
public:
    explicit WindowsLogFile(HANDLE handle)
        : m_handle(handle)
    {
    }
    ~WindowsLogFile() override { CloseHandle(m_handle); }
    WindowsLogFile(const WindowsLogFile&) = delete;
    WindowsLogFile& operator=(const WindowsLogFile&) = delete;

    [[nodiscard]] FileIdentity identity() const override
    {
        return identityFrom(m_handle).value_or(FileIdentity {});
    }
    [[nodiscard]] std::uint64_t size() const override
    {
        LARGE_INTEGER size {};
        return GetFileSizeEx(m_handle, &size) ? static_cast<std::uint64_t>(size.QuadPart) : 0;
    }
    [[nodiscard]] std::size_t readAt(std::uint64_t position, std::span<char> into) override
    {
        OVERLAPPED place {};
        place.Offset = static_cast<DWORD>(position);
        place.OffsetHigh = static_cast<DWORD>(position >> 32U);
        DWORD got = 0;
        return ReadFile(m_handle, into.data(), static_cast<DWORD>(into.size()), &got, &place) ? got
                                                                                              : 0;
    }

private:
    HANDLE m_handle;
};

} // namespace

std::unique_ptr<LogFile> LogFile::open(const QString& path)
{
    const HANDLE handle = openShared(path, GENERIC_READ);
    if (handle == INVALID_HANDLE_VALUE)
        return nullptr;
    auto file = std::make_unique<WindowsLogFile>(handle);
    if (GetFileType(handle) != FILE_TYPE_DISK)
        return nullptr;
    return file;
}

std::optional<FileIdentity> LogFile::identityOf(const QString& path)
{
    const HANDLE handle = openShared(path, 0);
    if (handle == INVALID_HANDLE_VALUE)
        return std::nullopt;
    const auto identity = identityFrom(handle);
    CloseHandle(handle);
    return identity;
}

} // namespace nb
