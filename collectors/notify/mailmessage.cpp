// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/notify/mailmessage.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr std::size_t kMostSubject = 200; ///< bytes, before encoding
constexpr std::string_view kHex = "0123456789ABCDEF";

std::string plainHeader(std::string_view text)
{
    std::string plain;
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
            plain += c;
    return plain;
}

/// Bytes of the UTF-8 sequence that begins with `lead`.
std::size_t sequenceLength(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    if (byte >= 0xf0)
        return 4;
    if (byte >= 0xe0)
        return 3;
    return byte >= 0xc0 ? 2 : 1;
}

std::string cut(const std::string& text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    std::size_t end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80)
        --end;
    return text.substr(0, end);
}

void appendEscaped(std::string& out, char c)
{
    const auto byte = static_cast<unsigned char>(c);
    out += '=';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
}

/// RFC 5322 §3.3: `Mon, 02 Mar 2026 09:00:00 +0000`.
std::string dateHeader(Timestamp now)
{
    constexpr std::array<std::string_view, 7> kDays {
        "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> kMonths {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Day day = dayOf(now);
    const std::chrono::year_month_day date(day);
    const std::string text = toString(now); // 2026-03-02T09:00:00.000000Z
    const std::size_t weekday = std::chrono::weekday(day).c_encoding();
    std::string header(kDays[weekday]);
    header += ", " + text.substr(8, 2) + ' ';
    header += kMonths[static_cast<unsigned>(date.month()) - 1];
    return header + ' ' + text.substr(0, 4) + ' ' + text.substr(11, 8) + " +0000";
}

std::string subjectOf(const AlertSpoolPage& page)
{
    if (page.alerts.empty())
        return "[NetBehave] Alerts";
    const Alert& first = page.alerts.front();
    if (page.total == 1 && first.kind == AlertKind::NewAsset) {
        const auto ip = first.facts.find("ip");
        return "[URGENT] New IP on network [" + (ip == first.facts.end() ? "?" : ip->second) + "]";
    }
    if (page.total == 1)
        return "[NetBehave] " + first.text;
    if (page.kinds.size() == 1 && page.kinds.begin()->first == AlertKind::NewAsset)
        return "[URGENT] " + std::to_string(page.total) + " new IPs on network";
    return "[NetBehave] " + std::to_string(page.total) + " alerts";
}

std::string bodyOf(const AlertSpoolPage& page)
{
    std::string body;
    if (page.total > 1) {
        for (const auto& [kind, count] : page.kinds)
            body += std::to_string(count) + "  " + std::string(toString(kind)) + '\n';
        body += '\n';
    }
    for (const Alert& alert : page.alerts) {
        body += toString(alert.last) + "  " + std::string(toString(alert.severity)) + "  "
            + plainHeader(alert.text) + '\n';
        if (page.total == 1)
            for (const auto& [key, value] : alert.facts)
                body += "  " + key + ": " + plainHeader(value) + '\n';
    }
    if (page.total > page.alerts.size())
        body += "\nand " + std::to_string(page.total - page.alerts.size())
            + " more; all of them are in the history of NetBehave.\n";
    return body;
}

} // namespace

std::string headerValue(std::string_view text)
{
    const std::string plain = cut(plainHeader(text), kMostSubject);
    const bool ascii
        = std::ranges::all_of(plain, [](char c) { return static_cast<unsigned char>(c) < 0x7f; });
    if (ascii && plain.size() <= 70 && plain.find("=?") == std::string::npos)
        return plain;
    // words of whole characters, so that each can be decoded alone (RFC 2047 §5)
    constexpr std::string_view kBegin = "=?UTF-8?Q?";
    constexpr std::size_t kWord = 75 - kBegin.size() - 2;
    std::string value;
    std::string word;
    const auto flush = [&] {
        if (!word.empty())
            value += (value.empty() ? "" : "\r\n ") + std::string(kBegin) + word + "?=";
        word.clear();
    };
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t length = std::min(sequenceLength(plain[at]), plain.size() - at);
        std::string encoded;
        for (std::size_t i = 0; i < length; ++i) {
            const char c = plain[at + i];
            const bool literal
                = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (literal)
                encoded += c;
            else if (c == ' ')
                encoded += '_';
            else
                appendEscaped(encoded, c);
        }
        if (word.size() + encoded.size() > kWord)
            flush();
        word += encoded;
        at += length;
    }
    flush();
    return value;
}

std::string quotedPrintable(std::string_view text)
{
    std::string out;
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const bool endsLine = i + 1 == text.size() || text[i + 1] == '\n';
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 0x20 && byte < 0x7f && c != '=' && !(c == ' ' && endsLine);
        if (column + (plain ? 1 : 3) > 75) {
            out += "=\r\n";
            column = 0;
        }
        // a line that begins with a dot is stuffed on the way; escaped it needs no stuffing
        if (plain && !(c == '.' && column == 0)) {
            out += c;
            ++column;
        } else {
            appendEscaped(out, c);
            column += 3;
        }
    }
    return out;
}

MailMessage composeMail(
    const AlertChannel& channel, const AlertSpoolPage& page, Timestamp now, std::uint64_t number)
{
    MailMessage mail;
    mail.subject = plainHeader(subjectOf(page));
    std::string to;
    for (const std::string& address : channel.to)
        to += (to.empty() ? "" : ",\r\n ") + plainHeader(address);
    const std::string from = plainHeader(channel.from);
    const std::string domain = from.substr(std::min(from.rfind('@') + 1, from.size()));
    mail.data = "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + headerValue(mail.subject)
        + "\r\nDate: " + dateHeader(now) + "\r\nMessage-ID: <" + std::to_string(toMicroseconds(now))
        + '.' + std::to_string(number) + '@' + domain
        + ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=utf-8\r\n"
          "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quotedPrintable(bodyOf(page));
    return mail;
}

} // namespace nb
