// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/jsonreader.h"

#include <QString>

#include <cmath>

namespace nb::scope {

namespace {

bool isListed(std::string_view names, std::string_view name)
{
    if (name.empty() || name.find(' ') != std::string_view::npos)
        return false;
    for (std::size_t at = names.find(name); at != std::string_view::npos;
         at = names.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || names[at - 1] == ' ') && (end == names.size() || names[end] == ' '))
            return true;
    }
    return false;
}

QString keyOf(std::string_view name)
{
    return QString::fromUtf8(name);
}

} // namespace

void JsonReader::fail(std::string reason)
{
    if (!m_problem)
        m_problem = Error {ErrorCode::Invalid, m_path + ": " + std::move(reason)};
}

void JsonReader::failAt(std::string_view member, std::string reason)
{
    const std::string path = m_path;
    m_path += '.';
    m_path += member;
    fail(std::move(reason));
    m_path = path;
}

void JsonReader::object(const QJsonValue& value, std::string_view allowed, const Members& read)
{
    if (!good())
        return;
    if (!value.isObject())
        return fail("expected an object");
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        const std::string name = it.key().toStdString();
        if (!isListed(allowed, name))
            return failAt(name, "unknown key; known are: " + std::string(allowed));
    }
    read(members);
}

void JsonReader::array(const QJsonValue& value, const Item& read)
{
    if (!good())
        return;
    if (!value.isArray())
        return fail("expected an array");
    const QJsonArray items = value.toArray();
    const std::string path = m_path;
    for (qsizetype i = 0; i < items.size() && good(); ++i) {
        m_path = path;
        m_path += '[';
        m_path += std::to_string(i);
        m_path += ']';
        read(items.at(i), static_cast<std::size_t>(i));
    }
    m_path = path;
}

bool JsonReader::member(const QJsonObject& object, std::string_view name,
    const std::function<void(const QJsonValue&)>& read)
{
    if (!good())
        return false;
    const QJsonValue value = object.value(keyOf(name));
    if (value.isUndefined() || value.isNull())
        return false;
    const std::string path = m_path;
    m_path += '.';
    m_path += name;
    read(value);
    m_path = path;
    return true;
}

std::string JsonReader::text(const QJsonValue& value)
{
    constexpr std::size_t kMost = 4096;
    if (!value.isString()) {
        fail("expected a text");
        return {};
    }
    std::string read = value.toString().toStdString();
    if (read.size() > kMost)
        fail("longer than 4096 bytes");
    if (read.find('\0') != std::string::npos)
        fail("a NUL character");
    return good() ? read : std::string {};
}

bool JsonReader::boolean(const QJsonValue& value)
{
    if (!value.isBool())
        fail("expected true or false");
    return value.toBool();
}

std::uint64_t JsonReader::number(const QJsonValue& value, std::uint64_t least, std::uint64_t most)
{
    const double read = value.toDouble(-1);
    if (!value.isDouble() || read != std::floor(read) || read < static_cast<double>(least)
        || read > static_cast<double>(most)) {
        fail("expected a whole number from " + std::to_string(least) + " to "
            + std::to_string(most));
        return least;
    }
    return static_cast<std::uint64_t>(read);
}

} // namespace nb::scope
