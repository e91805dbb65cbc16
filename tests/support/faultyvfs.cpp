// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultyvfs.h"

#include <sqlite3.h>

#include <array>
#include <atomic>
#include <cstdlib>

namespace nb::test {

namespace {

using Call = FaultyVfs::Call;

struct Plan
{
    std::array<std::atomic<std::uint64_t>, FaultyVfs::kCalls> calls {};
    std::atomic<std::uint64_t> failed {0};
    std::atomic<std::uint64_t> at {0}; ///< 0: nothing fails
    std::atomic<Call> call {Call::Open};
    std::atomic<bool> fromThenOn {false};
    std::atomic<bool> full {false};
};

Plan plan;
sqlite3_vfs* disk = nullptr;

/// SQLITE_OK, or the error with which this call fails.
int verdict(Call call)
{
    static constexpr std::array<int, FaultyVfs::kCalls> kErrors {SQLITE_CANTOPEN, SQLITE_IOERR_READ,
        SQLITE_IOERR_WRITE, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_DELETE,
        SQLITE_IOERR_SHMMAP};
    const std::uint64_t number = ++plan.calls[static_cast<std::size_t>(call)];
    const std::uint64_t at = plan.at;
    if (at == 0 || plan.call != call || (plan.fromThenOn ? number < at : number != at))
        return SQLITE_OK;
    ++plan.failed;
    if (call == Call::Write && plan.full)
        return SQLITE_FULL;
    return kErrors[static_cast<std::size_t>(call)];
}

struct File
{
    sqlite3_file base; ///< what SQLite knows
    sqlite3_file* real; ///< behind this struct, as large as the disk's VFS wants it
};

sqlite3_file* real(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file)->real;
}

int closeFile(sqlite3_file* file)
{
    return real(file)->pMethods->xClose(real(file));
}
int readFile(sqlite3_file* file, void* to, int bytes, sqlite3_int64 at)
{
    const int error = verdict(Call::Read);
    return error != SQLITE_OK ? error : real(file)->pMethods->xRead(real(file), to, bytes, at);
}
int writeFile(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 at)
{
    const int error = verdict(Call::Write);
    if (error == SQLITE_OK)
        return real(file)->pMethods->xWrite(real(file), from, bytes, at);
    // a disk that fails in the middle of a page has written the part before
    (void)real(file)->pMethods->xWrite(real(file), from, bytes / 2, at);
    return error;
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    const int error = verdict(Call::Truncate);
    return error != SQLITE_OK ? error : real(file)->pMethods->xTruncate(real(file), size);
}
int syncFile(sqlite3_file* file, int flags)
{
    const int error = verdict(Call::Sync);
    return error != SQLITE_OK ? error : real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file* file, int lock)
{
    return real(file)->pMethods->xLock(real(file), lock);
}
int unlockFile(sqlite3_file* file, int lock)
{
    return real(file)->pMethods->xUnlock(real(file), lock);
}
int checkReservedLock(sqlite3_file* file, int* result)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
int fileControl(sqlite3_file* file, int op, void* argument)
{
    return real(file)->pMethods->xFileControl(real(file), op, argument);
}
int sectorSize(sqlite3_file* file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int deviceCharacteristics(sqlite3_file* file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shmMap(sqlite3_file* file, int region, int bytes, int extend, void volatile** at)
{
    const int error = verdict(Call::SharedMemory);
    return error != SQLITE_OK
        ? error
        : real(file)->pMethods->xShmMap(real(file), region, bytes, extend, at);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int shmUnmap(sqlite3_file* file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// version 2: without memory-mapped reading, so that every read is seen
const sqlite3_io_methods kMethods {2, closeFile, readFile, writeFile, truncateFile, syncFile,
    fileSize, lockFile, unlockFile, checkReservedLock, fileControl, sectorSize,
    deviceCharacteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    File* const wrapped = reinterpret_cast<File*>(file);
    wrapped->base.pMethods = nullptr;
    wrapped->real = reinterpret_cast<sqlite3_file*>(wrapped + 1);
    if (const int error = verdict(Call::Open); error != SQLITE_OK)
        return error;
    const int error = disk->xOpen(disk, name, wrapped->real, flags, outFlags);
    if (error == SQLITE_OK)
        wrapped->base.pMethods = &kMethods;
    return error;
}
int deleteFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    const int error = verdict(Call::Delete);
    return error != SQLITE_OK ? error : disk->xDelete(disk, name, syncFolder);
}

sqlite3_vfs& faulty()
{
    static sqlite3_vfs vfs = [] {
        disk = sqlite3_vfs_find(nullptr);
        sqlite3_vfs made = *disk; // times, random numbers and paths are the disk's
        made.szOsFile = static_cast<int>(sizeof(File)) + disk->szOsFile;
        made.pNext = nullptr;
        made.zName = "faulty";
        made.xOpen = openFile;
        made.xDelete = deleteFile;
        return made;
    }();
    return vfs;
}

} // namespace

FaultyVfs::FaultyVfs()
{
    heal();
    if (sqlite3_vfs_register(&faulty(), 1) != SQLITE_OK)
        std::abort();
}

FaultyVfs::~FaultyVfs()
{
    heal();
    sqlite3_vfs_register(disk, 1);
}

void FaultyVfs::failAt(Call call, std::uint64_t at, Lasting lasting, bool full)
{
    heal();
    plan.call = call;
    plan.fromThenOn = lasting == Lasting::FromThenOn;
    plan.full = full;
    plan.at = at;
}

void FaultyVfs::heal()
{
    plan.at = 0;
    plan.failed = 0;
    for (auto& calls : plan.calls)
        calls = 0;
}

std::uint64_t FaultyVfs::calls(Call call) const
{
    return plan.calls[static_cast<std::size_t>(call)];
}

std::uint64_t FaultyVfs::failed() const
{
    return plan.failed;
}

} // namespace nb::test
