// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/jsonkeys.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <set>
#include <vector>

namespace nb::scope {

namespace {

/// An object or array that is open.
struct Level
{
    bool object = false;
    bool expectsKey = false;
    std::size_t index = 0; ///< of an array
    std::string key {};
    std::set<std::string> keys {};
};

/// A text with its quotes, as it was meant.
std::string unescaped(std::string_view quoted)
{
    if (quoted.find('\\') == std::string_view::npos)
        return std::string(quoted.substr(1, quoted.size() - 2));
    const QByteArray list
        = '[' + QByteArray(quoted.data(), static_cast<qsizetype>(quoted.size())) + ']';
    return QJsonDocument::fromJson(list).array().at(0).toString().toStdString();
}

std::size_t endOfText(std::string_view json, std::size_t begin)
{
    std::size_t at = begin + 1;
    while (at < json.size() && json[at] != '"')
        at += json[at] == '\\' ? 2 : 1;
    return std::min(at + 1, json.size());
}

std::string pathOf(const std::vector<Level>& levels)
{
    std::string path = "$";
    for (const Level& level : levels)
        path += level.object ? "." + level.key : "[" + std::to_string(level.index) + "]";
    return path;
}

} // namespace

std::optional<std::string> repeatedKey(std::string_view json)
{
    std::vector<Level> levels;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '"') {
            const std::size_t end = endOfText(json, at);
            if (!levels.empty() && levels.back().expectsKey) {
                Level& level = levels.back();
                level.key = unescaped(json.substr(at, end - at));
                level.expectsKey = false;
                if (!level.keys.insert(level.key).second)
                    return pathOf(levels);
            }
            at = end - 1;
        } else if (c == '{' || c == '[') {
            levels.push_back({c == '{', c == '{'});
        } else if ((c == '}' || c == ']') && !levels.empty()) {
            levels.pop_back();
        } else if (c == ',' && !levels.empty()) {
            levels.back().expectsKey = levels.back().object;
            ++levels.back().index;
        }
    }
    return std::nullopt;
}

} // namespace nb::scope
