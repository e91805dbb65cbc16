// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/jsonwriter.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace nb::scope {

std::string quoted(std::string_view text)
{
    std::string literal = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            literal += '\\';
            literal += c;
        } else if (c == '\n') {
            literal += "\\n";
        } else if (c == '\t') {
            literal += "\\t";
        } else if (code < 0x20 || code == 0x7F) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", unsigned {code});
            literal += escape;
        } else {
            literal += c;
        }
    }
    return literal + '"';
}

void JsonWriter::newLine()
{
    m_out += '\n';
    m_out.append(m_levels.size() * 2, ' ');
}

void JsonWriter::place()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_levels.empty())
        return;
    Level& level = m_levels.back();
    if (!level.empty)
        m_out += level.oneLine ? ", " : ",";
    level.empty = false;
    if (!level.oneLine)
        newLine();
}

JsonWriter& JsonWriter::beginObject()
{
    place();
    m_out += '{';
    m_levels.push_back({!m_levels.empty() && m_levels.back().oneLine, true});
    return *this;
}

JsonWriter& JsonWriter::end(char bracket)
{
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (!level.empty && !level.oneLine)
        newLine();
    m_out += bracket;
    return *this;
}

JsonWriter& JsonWriter::endObject()
{
    return end('}');
}

JsonWriter& JsonWriter::beginArray(bool oneLine)
{
    place();
    m_out += '[';
    m_levels.push_back({oneLine || (!m_levels.empty() && m_levels.back().oneLine), true});
    return *this;
}

JsonWriter& JsonWriter::endArray()
{
    return end(']');
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    place();
    m_out += quoted(name) + ": ";
    m_afterKey = true;
    return *this;
}

JsonWriter& JsonWriter::bare(std::string_view value)
{
    place();
    m_out += value;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value)
{
    return bare(quoted(value));
}

JsonWriter& JsonWriter::number(std::uint64_t value)
{
    return bare(std::to_string(value));
}

JsonWriter& JsonWriter::real(double value)
{
    if (!std::isfinite(value))
        return null();
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    return error == std::errc {} ? bare(std::string_view(digits, end)) : null();
}

JsonWriter& JsonWriter::boolean(bool value)
{
    return bare(value ? "true" : "false");
}

JsonWriter& JsonWriter::null()
{
    return bare("null");
}

JsonWriter& JsonWriter::texts(std::string_view name, const std::vector<std::string>& values)
{
    key(name).beginArray(true);
    for (const std::string& value : values)
        text(value);
    return endArray();
}

std::string JsonWriter::take()
{
    return std::move(m_out) + '\n';
}

} // namespace nb::scope
