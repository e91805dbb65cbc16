// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/assets/assetimport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace nb {

namespace {

constexpr std::size_t kLongestLine = std::size_t {1} << 20;
constexpr std::size_t kChunk = 65'536;

/// A text, or a number as a text.
std::string textOf(const QJsonValue& value)
{
    if (value.isDouble()) {
        const double number = value.toDouble();
        return number == std::floor(number) ? std::to_string(value.toInteger())
                                            : std::to_string(number);
    }
    return value.toString().toStdString();
}

/// Entries are `22`, `"22/tcp"` or `{"proto": "tcp", "port": 22}`.
std::string portsOf(const QJsonArray& ports)
{
    std::string text;
    for (const QJsonValue value : ports) {
        std::string word = textOf(value);
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            std::string protocol = textOf(object.value(QStringLiteral("proto")));
            word = (protocol.empty() ? std::string("tcp") : protocol) + '/'
                + textOf(object.value(QStringLiteral("port")));
        }
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

void takeLine(const std::string& line, std::uint64_t number, AssetFile& file)
{
    if (line.find_first_not_of(" \t\r") == std::string::npos)
        return;
    QJsonParseError problem;
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromStdString(line), &problem);
    const std::string where = "line " + std::to_string(number) + ": ";
    if (!document.isObject()) {
        file.skip(where + "no JSON object");
        return;
    }
    const QJsonObject object = document.object();
    AssetRecord record;
    record.set(AssetField::Address, textOf(object.value(QStringLiteral("ip"))));
    record.set(AssetField::Mac, textOf(object.value(QStringLiteral("mac"))));
    record.set(AssetField::First, textOf(object.value(QStringLiteral("firstSeen"))));
    record.set(AssetField::Last, textOf(object.value(QStringLiteral("lastSeen"))));
    record.set(AssetField::Name, textOf(object.value(QStringLiteral("name"))));
    record.set(AssetField::Provides, portsOf(object.value(QStringLiteral("ports")).toArray()));
    if (const auto why = record.addTo(file))
        file.skip(where + *why);
}

} // namespace

Result<AssetFile> readIpamLines(ByteSource& source, std::stop_token stop)
{
    AssetFile file;
    file.format = "IPAM JSON lines";
    std::string line;
    bool tooLong = false;
    std::uint64_t number = 1;
    std::vector<std::byte> chunk(kChunk);
    const auto endLine = [&] {
        if (tooLong)
            file.skip("line " + std::to_string(number) + ": longer than 1 MiB");
        else
            takeLine(line, number, file);
        line.clear();
        tooLong = false;
        ++number;
    };
    for (;;) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "nothing was imported"};
        const auto count = source.read(chunk);
        if (!count) {
            file.truncated = true;
            file.notices.push_back(count.error().detail);
        }
        if (!count || *count == 0)
            break;
        for (std::size_t i = 0; i < *count; ++i) {
            const char c = std::to_integer<char>(chunk[i]);
            if (c == '\n')
                endLine();
            else if (line.size() < kLongestLine)
                line += c;
            else
                tooLong = true;
        }
    }
    endLine();
    if (file.records == 0)
        return Error {ErrorCode::UnknownFormat, "no line tells of an address"};
    return file;
}

} // namespace nb
