// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/nameimport.h"

#include "collectors/base/bytesource.h"
#include "collectors/names/linesplitter.h"

#include <cstring>
#include <utility>
#include <vector>

namespace nb {

namespace {

constexpr std::size_t kPieceBytes = std::size_t {64} << 10;

constexpr std::string_view formatName(NameFileKind kind)
{
    switch (kind) {
    case NameFileKind::Dnsmasq:
        return "dnsmasq log";
    case NameFileKind::Unbound:
        return "unbound log";
    case NameFileKind::Zeek:
        return "Zeek dns.log";
    case NameFileKind::Hosts:
        return "hosts file";
    case NameFileKind::NetBehave:
        break;
    }
    return "NetBehave DNS cache";
}

class Counting : public NameSink
{
public:
    explicit Counting(NameSink& sink)
        : m_sink(sink)
    {
    }
    void add(NameBinding&& binding) override
    {
        ++count;
        m_sink.add(std::move(binding));
    }
    std::uint64_t count = 0;

private:
    NameSink& m_sink;
};

} // namespace

Result<ImportReport> importNameLog(ByteSource& source, NameFileKind kind, const NameLogPlace& place,
    std::int64_t reference, const ProgressFn& progress, std::stop_token stop)
{
    Counting names(place.sink);
    const auto parser = makeNameLogParser(kind, {names, place.known, false});
    if (!parser)
        return Error {ErrorCode::UnknownFormat, "it is no text"};
    LineSplitter lines;
    bool first = true;
    const auto take = [&](std::string_view line) {
        constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
        if (std::exchange(first, false) && line.starts_with(kByteOrderMark))
            line.remove_prefix(kByteOrderMark.size());
        parser->line(line, reference);
    };
    std::vector<std::byte> buffer(kPieceBytes);
    std::vector<char> text(kPieceBytes);
    for (;;) {
        const auto got = source.read(buffer);
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "the import was cancelled"};
        std::memcpy(text.data(), buffer.data(), *got);
        lines.feed({text.data(), *got}, take);
        if (progress)
            progress({"reading " + source.name(), source.consumed(), source.total()});
    }
    lines.finish(take);
    ImportReport report;
    report.format = formatName(kind);
    report.names = names.count;
    report.inputBytes = source.consumed();
    if (report.names == 0)
        report.notices.push_back(
            {{ErrorCode::Invalid, "no line of it tells a name with its address"}});
    if (lines.dropped() > 0)
        report.skipped["line too long"] = lines.dropped();
    return report;
}

} // namespace nb
