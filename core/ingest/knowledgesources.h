// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/namefile.h"
#include "core/owners/ownertable.h"

#include <QString>

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace nb {

/// A log of a resolver that is followed while flows are collected.
struct FollowedLog
{
    NameFileKind kind = NameFileKind::Dnsmasq;
    QString path {};
    bool operator==(const FollowedLog&) const = default;
};

/// How it goes with one. Counts are of this collection.
struct FollowedLogStatus
{
    FollowedLog log {};
    bool following = false; ///< flows are collected now
    bool open = false; ///< it is there and can be read
    std::uint64_t lines = 0;
    std::uint64_t names = 0;
    std::uint64_t rotations = 0;
    std::uint64_t tooLong = 0; ///< lines
};

/// What a file gave.
struct KnowledgeImport
{
    std::uint64_t taken = 0;
    std::uint64_t leftOut = 0; ///< rows that made no sense
    std::vector<std::string> problems {}; ///< of the first of them, with their lines
};

/// Where a workspace learns what addresses are called and whose they are, beside its flows: files,
/// registries, logs that are followed, the system's resolver. What ui sees of the collectors layer
/// in this. Any thread; methods block but for the status.
class KnowledgeSources
{
public:
    virtual ~KnowledgeSources() = default;

    /// The whois cache of the published NetBehave.
    virtual Result<KnowledgeImport> importOwners(const QString& path, std::stop_token stop) = 0;
    /// A services.csv.
    virtual Result<KnowledgeImport> importServices(const QString& path) = 0;
    /// Asks the registry for one address and keeps the answer. Usage while lookups are off or for
    /// an address that is nobody's on the Internet.
    virtual Result<OwnerBlock> lookUpOwner(const IpAddress& address, std::stop_token stop) = 0;

    [[nodiscard]] virtual std::vector<FollowedLogStatus> followedLogs() const = 0;
    /// Remembers them; a collection that runs follows them from now on.
    virtual Result<void> setFollowedLogs(const std::vector<FollowedLog>& logs) = 0;
    [[nodiscard]] virtual bool reverseLookups() const = 0;
    /// Asks the system's resolver for names of internal addresses while flows are collected.
    virtual Result<void> setReverseLookups(bool enabled) = 0;
};

} // namespace nb
