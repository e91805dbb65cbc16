// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/zeekdnslog.h"

#include "core/base/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <charconv>
#include <cmath>

namespace nb {

namespace {

constexpr std::size_t kMostAnswers = 256;

/// Takes the text before the next separator off the front.
std::string_view takeCell(std::string_view& text, char separator)
{
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view cell = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return cell;
}

/// `\x09` and the like as the bytes they stand for.
std::string unescaped(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        unsigned value = 0;
        if (text.size() >= 4 && text.starts_with("\\x")
            && std::from_chars(text.data() + 2, text.data() + 4, value, 16).ptr
                == text.data() + 4) {
            result += static_cast<char>(value);
            text.remove_prefix(4);
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

double secondsFrom(std::string_view text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::isfinite(value) ? value : 0;
}

std::int64_t timeFrom(std::string_view text, std::int64_t now)
{
    const auto time = timestampFromString(text);
    return time ? toMicroseconds(*time) : now;
}

} // namespace

ZeekDnsLog::ZeekDnsLog(const NameLogPlace& place)
    : m_place(place)
{
}

void ZeekDnsLog::line(std::string_view line, std::int64_t now)
{
    if (line.starts_with('#'))
        header(line);
    else if (line.starts_with('{'))
        json(line, now);
    else
        tsv(line, now);
}

void ZeekDnsLog::header(std::string_view line)
{
    constexpr std::string_view kSeparator = "#separator ";
    if (line.starts_with(kSeparator)) {
        const std::string text = unescaped(line.substr(kSeparator.size()));
        m_separator = text.size() == 1 ? text.front() : '\t';
        return;
    }
    const std::string_view key = takeCell(line, m_separator);
    if (key == "#set_separator" && line.size() == 1)
        m_setSeparator = line.front();
    else if (key == "#empty_field")
        m_empty = line;
    else if (key == "#unset_field")
        m_unset = line;
    else if (key == "#fields") {
        m_fields.clear();
        while (!line.empty() && m_fields.size() < kMostAnswers)
            m_fields.emplace_back(takeCell(line, m_separator));
    }
}

void ZeekDnsLog::tsv(std::string_view line, std::int64_t now)
{
    Entry entry;
    entry.time = now;
    for (const std::string& field : m_fields) {
        std::string_view cell = takeCell(line, m_separator);
        if (cell == m_unset || cell == m_empty)
            continue;
        if (field == "ts")
            entry.time = timeFrom(cell, now);
        else if (field == "id.orig_h")
            entry.client = cell;
        else if (field == "query")
            entry.query = unescaped(cell);
        else if (field == "qtype_name")
            entry.type = cell;
        else if (field == "answers")
            while (!cell.empty() && entry.answers.size() < kMostAnswers)
                entry.answers.push_back(unescaped(takeCell(cell, m_setSeparator)));
        else if (field == "TTLs")
            while (!cell.empty() && entry.ttls.size() < kMostAnswers)
                entry.ttls.push_back(secondsFrom(takeCell(cell, m_setSeparator)));
    }
    bind(entry);
}

void ZeekDnsLog::json(std::string_view line, std::int64_t now)
{
    const QJsonObject object
        = QJsonDocument::fromJson(QByteArray(line.data(), static_cast<qsizetype>(line.size())))
              .object();
    const auto text = [&](const char* key) {
        return object.value(QLatin1String(key)).toString().toStdString();
    };
    Entry entry;
    const QJsonValue time = object.value(QLatin1String("ts"));
    constexpr double kMost = 253'402'300'799; // end of 9999, seconds
    entry.time = time.isDouble() && time.toDouble() >= 0 && time.toDouble() <= kMost
        ? static_cast<std::int64_t>(time.toDouble() * 1e6)
        : timeFrom(time.toString().toStdString(), now);
    entry.client = text("id.orig_h");
    entry.query = text("query");
    entry.type = text("qtype_name");
    for (const QJsonValue& answer : object.value(QLatin1String("answers")).toArray())
        if (entry.answers.size() < kMostAnswers)
            entry.answers.push_back(answer.toString().toStdString());
    for (const QJsonValue& ttl : object.value(QLatin1String("TTLs")).toArray())
        entry.ttls.push_back(ttl.toDouble());
    bind(entry);
}

void ZeekDnsLog::bind(const Entry& entry)
{
    const auto client = IpAddress::fromString(entry.client);
    const std::string query = normalisedName(entry.query);
    if (!client || query.empty())
        return;
    const auto pointed = entry.type == "PTR" ? addressOfPointer(entry.query) : std::nullopt;
    for (std::size_t i = 0; i < entry.answers.size(); ++i) {
        const double ttl = i < entry.ttls.size() ? entry.ttls[i] : double {kAssumedTtlSeconds};
        const auto seconds
            = static_cast<std::int64_t>(std::clamp(ttl, 0.0, double {kMostTtlSeconds}));
        const auto address = IpAddress::fromString(entry.answers[i]);
        if (pointed && !address) {
            if (std::string name = normalisedName(entry.answers[i]); !name.empty())
                m_place.sink.add(answeredBinding(
                    *client, *pointed, std::move(name), entry.time, seconds, NameSource::Pointer));
        } else if (address && !pointed) {
            m_place.sink.add(
                answeredBinding(*client, *address, query, entry.time, seconds, NameSource::Log));
        }
    }
}

} // namespace nb
