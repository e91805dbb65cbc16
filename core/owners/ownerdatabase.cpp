// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/owners/ownerdatabase.h"

#include <QFile>
#include <QTemporaryFile>

#include <maxminddb.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace nb {

namespace {

constexpr std::size_t kMaxName = 200; // bytes
constexpr qint64 kMaxFile = qint64 {1} << 30;

/// The library maps the file into memory, and a mapped file that is overwritten in place ends the
/// program (SIGBUS). Programs that renew such files do that; so we read a copy that nobody touches.
Result<void> copyTo(QTemporaryFile& copy, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.isSequential())
        return Error {ErrorCode::Unreadable, "cannot be read"};
    if (file.size() > kMaxFile)
        return Error {ErrorCode::LimitExceeded, "is larger than 1 GiB"};
    if (!copy.open())
        return Error {ErrorCode::NoSpace, "a copy of it cannot be made in the temporary folder"};
    constexpr qint64 kStep = qint64 {1} << 20;
    for (QByteArray part = file.read(kStep); !part.isEmpty(); part = file.read(kStep))
        if (copy.write(part) != part.size())
            return Error {
                ErrorCode::NoSpace, "a copy of it cannot be made in the temporary folder"};
    if (!copy.flush())
        return Error {ErrorCode::NoSpace, "a copy of it cannot be made in the temporary folder"};
    return {};
}

/// Text at `path` of an entry; empty when there is none.
std::string textAt(MMDB_entry_s& entry, const char* const* path)
{
    MMDB_entry_data_s data {};
    if (MMDB_aget_value(&entry, &data, path) != MMDB_SUCCESS || !data.has_data
        || data.type != MMDB_DATA_TYPE_UTF8_STRING)
        return {};
    const std::string_view text(data.utf8_string, std::min<std::size_t>(data.data_size, kMaxName));
    // whatever the file holds, what we keep is UTF-8
    return QString::fromUtf8(text).simplified().toStdString();
}

std::uint32_t numberAt(MMDB_entry_s& entry, const char* const* path)
{
    MMDB_entry_data_s data {};
    if (MMDB_aget_value(&entry, &data, path) != MMDB_SUCCESS || !data.has_data)
        return 0;
    if (data.type == MMDB_DATA_TYPE_UINT32)
        return data.uint32;
    return data.type == MMDB_DATA_TYPE_UINT16 ? data.uint16 : 0;
}

/// A socket address of any kind is what the library takes.
MMDB_lookup_result_s lookUp(const MMDB_s& file, const IpAddress& address, int& problem)
{
    sockaddr_storage storage {};
    if (address.isV4()) {
        sockaddr_in v4 {};
        v4.sin_family = AF_INET;
        std::memcpy(&v4.sin_addr, address.bytes().data() + 12, 4);
        std::memcpy(&storage, &v4, sizeof v4);
    } else {
        sockaddr_in6 v6 {};
        v6.sin6_family = AF_INET6;
        std::memcpy(&v6.sin6_addr, address.bytes().data(), 16);
        std::memcpy(&storage, &v6, sizeof v6);
    }
    const void* const any = &storage;
    return MMDB_lookup_sockaddr(&file, static_cast<const sockaddr*>(any), &problem);
}

} // namespace

struct OwnerDatabase::Private
{
    QTemporaryFile copy {};
    MMDB_s file {};
    bool open = false;
    ~Private()
    {
        if (open)
            MMDB_close(&file);
    }
};

OwnerDatabase::OwnerDatabase(std::unique_ptr<Private> d)
    : m_d(std::move(d))
    , m_kind(QString::fromUtf8(m_d->file.metadata.database_type).left(80).toStdString())
{
}

OwnerDatabase::~OwnerDatabase() = default;

Result<std::shared_ptr<const OwnerDatabase>> OwnerDatabase::open(const QString& path)
{
    auto d = std::make_unique<Private>();
    if (const auto copied = copyTo(d->copy, path); !copied)
        return copied.error();
    const int problem
        = MMDB_open(QFile::encodeName(d->copy.fileName()).constData(), MMDB_MODE_MMAP, &d->file);
    if (problem == MMDB_OUT_OF_MEMORY_ERROR)
        return Error {ErrorCode::LimitExceeded, "not enough memory"};
    if (problem != MMDB_SUCCESS)
        return Error {ErrorCode::UnknownFormat,
            std::string("it is no usable MMDB file: ") + MMDB_strerror(problem)};
    d->open = true;
    return std::shared_ptr<const OwnerDatabase>(new OwnerDatabase(std::move(d)));
}

std::optional<DatabaseOwner> OwnerDatabase::find(const IpAddress& address) const
{
    int problem = MMDB_SUCCESS;
    MMDB_lookup_result_s found = lookUp(m_d->file, address, problem);
    if (problem != MMDB_SUCCESS || !found.found_entry)
        return std::nullopt;
    // GeoLite2 and DB-IP, then the flat records of ip-location-db
    static constexpr std::array kOrganisation {
        "autonomous_system_organization", static_cast<const char*>(nullptr)};
    static constexpr std::array kAsn {
        "autonomous_system_number", static_cast<const char*>(nullptr)};
    static constexpr std::array kCountry {"country", "iso_code", static_cast<const char*>(nullptr)};
    static constexpr std::array kFlatCountry {"country_code", static_cast<const char*>(nullptr)};
    DatabaseOwner owner;
    owner.organisation = textAt(found.entry, kOrganisation.data());
    owner.asn = numberAt(found.entry, kAsn.data());
    owner.country = textAt(found.entry, kCountry.data());
    if (owner.country.empty())
        owner.country = textAt(found.entry, kFlatCountry.data());
    if (owner == DatabaseOwner {})
        return std::nullopt;
    return owner;
}

} // namespace nb
