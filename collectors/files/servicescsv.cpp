// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/servicescsv.h"

#include "collectors/files/csvreader.h"
#include "collectors/files/flowtext.h"
#include "core/base/asciicase.h"
#include "core/base/trimmed.h"

#include <map>

namespace nb {

namespace {

constexpr std::size_t kMaxText = 1000; // bytes
/// A row, and all there is of another kind of file before we give up on it.
constexpr std::uint64_t kMaxBadRows = 10'000;

/// Sets `entry` from a row; the reason when it cannot be.
std::string readRow(std::span<const std::string_view> cells, ServiceEntry& entry)
{
    const std::string_view key = trimmed(cells[0]);
    const std::size_t slash = key.find('/');
    if (slash == std::string_view::npos || cells.size() < 2)
        return "expected \"port/protocol\",\"service\",\"description\"";
    const auto port = Port::fromString(key.substr(0, slash));
    if (!port)
        return "what is before the slash is not a port";
    const auto protocol = Protocol::fromString(key.substr(slash + 1));
    if (!protocol || !protocol->hasPorts())
        return "not a protocol with ports: expected for example tcp or udp";
    for (const std::string_view cell : cells)
        if (cell.size() > kMaxText)
            return "a text is longer than 1000 bytes";
    bool replaced = false;
    entry.port = *port;
    entry.protocol = *protocol;
    entry.name = cleanText(trimmed(cells[1]), replaced);
    entry.description = cells.size() > 2 ? cleanText(trimmed(cells[2]), replaced) : std::string();
    entry.origin = ServiceOrigin::Imported;
    return entry.name.empty() ? "the service has no name" : std::string();
}

bool isHeader(const CsvRecord& record)
{
    return record.line == 1 && !record.cells.empty()
        && (equalAsciiNoCase(trimmed(record.cells[0]), "port")
            || equalAsciiNoCase(trimmed(record.cells[0]), "port/protocol"));
}

} // namespace

Result<ServicesCsv> readServicesCsv(ByteSource& source)
{
    CsvReader reader(source);
    ServicesCsv result;
    std::map<std::pair<Protocol, Port>, ServiceEntry> last;
    for (;;) {
        auto record = reader.next();
        if (!record)
            return record.error();
        if (!*record)
            break;
        if (isHeader(**record))
            continue;
        ServiceEntry entry;
        Error problem {ErrorCode::Invalid, {}};
        if ((*record)->problem)
            problem = *(*record)->problem;
        else if (!(*record)->cells.empty())
            problem.detail = readRow((*record)->cells, entry);
        if (problem.detail.empty()) {
            last.insert_or_assign(std::pair(entry.protocol, entry.port), std::move(entry));
            continue;
        }
        if (++result.badRows > kMaxBadRows && last.empty())
            break;
        if (result.notices.size() < ImportReport::kMaxNotices)
            result.notices.push_back({std::move(problem), (*record)->line});
    }
    if (last.empty())
        return Error {ErrorCode::Invalid,
            "no row is \"port/protocol\",\"service\",\"description\", as services.csv has them"};
    for (auto& [key, entry] : last)
        result.entries.push_back(std::move(entry));
    return result;
}

} // namespace nb
