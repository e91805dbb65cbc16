// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jsontext.h"

#include <QString>

#include <algorithm>
#include <cstdio>

namespace nb::cli {

std::string jsonString(std::string_view text)
{
    std::string decoded;
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        decoded = QString::fromUtf8(text).toStdString();
        text = decoded;
    }
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
    literal += '"';
    return literal;
}

} // namespace nb::cli
