// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nb::scope {

/// A JSON string literal, quotes included (RFC 8259 §7); control characters escaped.
[[nodiscard]] std::string quoted(std::string_view text);

/// Writes JSON with members in the order they are given, so that the same data gives the same
/// bytes. Two blanks a level; lists of plain values on one line. Text has to be UTF-8.
class JsonWriter
{
public:
    JsonWriter& beginObject();
    JsonWriter& endObject();
    /// `oneLine`: its values follow each other on the line; they must not be written by lines.
    JsonWriter& beginArray(bool oneLine = false);
    JsonWriter& endArray();
    JsonWriter& key(std::string_view name);

    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::uint64_t value);
    /// Shortest text that reads back the same; what is no number becomes null.
    JsonWriter& real(double value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    JsonWriter& texts(std::string_view name, const std::vector<std::string>& values);

    /// The text, ended with a line end.
    [[nodiscard]] std::string take();

private:
    struct Level
    {
        bool oneLine = false;
        bool empty = true;
    };
    void place();
    void newLine();
    JsonWriter& end(char bracket);
    JsonWriter& bare(std::string_view value);

    std::string m_out;
    std::vector<Level> m_levels;
    bool m_afterKey = false;
};

} // namespace nb::scope
