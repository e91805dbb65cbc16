// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <algorithm>
#include <array>
#include <cstdio>

#ifdef _WIN32
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace nb::cli {

namespace {

struct Character
{
    char32_t code = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

/// The first character of a text that is not empty (RFC 3629 §3).
Character firstCharacter(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1, true};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return {lead, 1, false};
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {lead, 1, false};
        code = (code << 6) | (byte(i) & 0x3F);
    }
    constexpr std::array<char32_t, 5> kSmallest {0, 0, 0x80, 0x800, 0x10000};
    if (code < kSmallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {lead, 1, false};
    return {code, length, true};
}

struct CodeRange
{
    char32_t low;
    char32_t high;
};

bool isIn(char32_t code, const CodeRange* begin, const CodeRange* end)
{
    return std::any_of(
        begin, end, [code](const CodeRange& r) { return code >= r.low && code <= r.high; });
}

/// Controls, and format characters that hide or reorder text (Unicode Cc, bidirectional and
/// zero-width Cf, line and paragraph separators).
constexpr std::array kUnprintable = std::to_array<CodeRange>(
    {{0x00, 0x1F}, {0x7F, 0x9F}, {0xAD, 0xAD}, {0x061C, 0x061C}, {0x200B, 0x200F}, {0x2028, 0x202E},
        {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}});
constexpr std::array kCombining = std::to_array<CodeRange>(
    {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F}, {0x1AB0, 0x1AFF},
        {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}});
/// East Asian Wide and Fullwidth blocks (UAX #11).
constexpr std::array kWide = std::to_array<CodeRange>({{0x1100, 0x115F}, {0x2E80, 0x303E},
    {0x3041, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}});

} // namespace

bool stdoutIsTerminal()
{
#ifdef _WIN32
    return _isatty(_fileno(stdout)) != 0;
#else
    return isatty(STDOUT_FILENO) != 0;
#endif
}

bool stderrIsTerminal()
{
#ifdef _WIN32
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

std::optional<std::size_t> terminalWidth()
{
    if (!stdoutIsTerminal())
        return std::nullopt;
#ifdef _WIN32
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return std::nullopt;
    return static_cast<std::size_t>(info.srWindow.Right - info.srWindow.Left + 1);
#else
    winsize size {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return std::nullopt;
    return size.ws_col;
#endif
}

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    while (!text.empty()) {
        const Character c = firstCharacter(text);
        text.remove_prefix(c.bytes);
        if (c.code < 0x300 || !isIn(c.code, kCombining.begin(), kCombining.end()))
            width += c.code >= 0x1100 && isIn(c.code, kWide.begin(), kWide.end()) ? 2 : 1;
    }
    return width;
}

std::string printable(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const Character c = firstCharacter(text);
        char escape[16] = "";
        if (!c.valid || (c.code < 0x80 && isIn(c.code, kUnprintable.begin(), kUnprintable.end())))
            std::snprintf(escape, sizeof escape, "\\x%02x", static_cast<unsigned>(c.code));
        else if (c.code >= 0x80 && isIn(c.code, kUnprintable.begin(), kUnprintable.end()))
            std::snprintf(escape, sizeof escape, "\\u{%04x}", static_cast<unsigned>(c.code));
        if (escape[0] != '\0')
            result += escape;
        else
            result += text.substr(0, c.bytes);
        text.remove_prefix(c.bytes);
    }
    return result;
}

} // namespace nb::cli
