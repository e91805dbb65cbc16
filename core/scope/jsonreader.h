// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace nb::scope {

/// Reads a JSON tree and keeps the first problem with the path it was found at (`$.assets[2].name`,
/// RFC 9535 with names after a dot). After a problem, everything reads as empty.
class JsonReader
{
public:
    [[nodiscard]] bool good() const { return !m_problem; }
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

    /// Notes that what stands at the current path is wrong.
    void fail(std::string reason);
    /// The same for a member of the object at the current path.
    void failAt(std::string_view member, std::string reason);

    using Members = std::function<void(const QJsonObject&)>;
    /// Reads an object, after having checked that it has no member but these (separated by blanks).
    void object(const QJsonValue& value, std::string_view allowed, const Members& read);
    using Item = std::function<void(const QJsonValue&, std::size_t)>;
    /// Reads each item of an array.
    void array(const QJsonValue& value, const Item& read);
    /// Goes into a member, calls `read` when it is there and is not null; whether it is.
    bool member(const QJsonObject& object, std::string_view name,
        const std::function<void(const QJsonValue&)>& read);

    [[nodiscard]] std::string text(const QJsonValue& value);
    [[nodiscard]] bool boolean(const QJsonValue& value);
    /// A whole number from `least` to `most`.
    [[nodiscard]] std::uint64_t number(
        const QJsonValue& value, std::uint64_t least, std::uint64_t most);
    /// Reads a text by a function that gives nothing for what is no such text.
    template <typename Parse>
    auto parsed(const QJsonValue& value, Parse parse, const char* expected)
    {
        const std::string read = text(value);
        auto result = good() ? parse(read) : decltype(parse(read)) {};
        if (good() && !result)
            fail("expected " + std::string(expected) + ", not \"" + read + '"');
        return result;
    }

private:
    std::string m_path = "$";
    std::optional<Error> m_problem;
};

} // namespace nb::scope
