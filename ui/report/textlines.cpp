// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/textlines.h"

#include <algorithm>

namespace nb {

namespace {

constexpr double kLeading = 1.08;

bool isHidden(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7F && u < 0xA0) || u == 0xAD || (u >= 0x200B && u <= 0x200F)
        || (u >= 0x202A && u <= 0x202E) || (u >= 0x2060 && u <= 0x206F) || u == 0x61C || u == 0xFEFF
        || (u >= 0xFFF9 && u <= 0xFFFB);
}

bool breaksBehind(QChar c)
{
    constexpr std::u16string_view kSigns = u"-/.,;:_@=)";
    return kSigns.find(c.unicode()) != std::u16string_view::npos;
}

} // namespace

QString plainText(std::string_view utf8)
{
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    for (QChar& c : text) {
        const char16_t u = c.unicode();
        if (u == u'\n' || u == u'\r' || u == u'\t' || u == 0x2028 || u == 0x2029)
            c = u' ';
        else if (isHidden(c))
            c = QChar::ReplacementCharacter;
    }
    return text;
}

TextLines::TextLines(const QFont& font, double unitsPerPoint)
    : m_font(font)
    , m_metrics(font)
    , m_units(unitsPerPoint)
    , m_lineHeight((m_metrics.ascent() + m_metrics.descent()) * kLeading / unitsPerPoint)
    , m_ascent(m_metrics.ascent() / unitsPerPoint)
{
    for (std::size_t c = 0x20; c < m_ascii.size(); ++c)
        m_ascii[c] = m_metrics.horizontalAdvance(QChar(static_cast<char16_t>(c))) / m_units;
}

double TextLines::widthOf(QChar c, QChar next) const
{
    if (c.unicode() < m_ascii.size())
        return m_ascii[c.unicode()];
    if (c.isLowSurrogate())
        return 0;
    return m_metrics.horizontalAdvance(c.isHighSurrogate() ? QString(c) + next : QString(c))
        / m_units;
}

double TextLines::widthOf(QStringView text) const
{
    double width = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        width += widthOf(text[i], i + 1 < text.size() ? text[i + 1] : QChar());
    return width;
}

QStringList TextLines::broken(const QString& text, double width) const
{
    QStringList lines;
    qsizetype begin = 0;
    while (begin < text.size()) {
        double used = 0;
        qsizetype end = begin;
        qsizetype blank = -1;
        qsizetype sign = -1;
        for (; end < text.size(); ++end) {
            used += widthOf(text[end], end + 1 < text.size() ? text[end + 1] : QChar());
            if (used > width && end > begin)
                break;
            if (text[end] == u' ')
                blank = end;
            else if (breaksBehind(text[end]))
                sign = end + 1;
        }
        qsizetype next = end;
        if (end < text.size()) {
            // a break at a sign far into the line beats one at a blank at its beginning
            const qsizetype half = begin + (end - begin) / 2;
            if (text[end] == u' ')
                next = end;
            else if (blank > begin && (blank >= half || sign <= blank))
                next = blank;
            else if (sign > begin && sign < end)
                next = sign;
            else if (blank > begin)
                next = blank;
            else if (text[end].isLowSurrogate() && end - 1 > begin)
                next = end - 1;
        }
        lines.append(text.mid(begin, next - begin).trimmed());
        begin = next;
        while (begin < text.size() && text[begin] == u' ')
            ++begin;
    }
    if (lines.isEmpty())
        lines.append(QString());
    return lines;
}

QString TextLines::cut(const QString& text, double width) const
{
    if (widthOf(text) <= width)
        return text;
    const QChar ellipsis(u'\u2026');
    const double room = width - widthOf(QString(ellipsis));
    double used = 0;
    qsizetype end = 0;
    for (; end < text.size(); ++end) {
        used += widthOf(text[end], end + 1 < text.size() ? text[end + 1] : QChar());
        if (used > room)
            break;
    }
    if (end > 0 && end < text.size() && text[end].isLowSurrogate())
        --end;
    return text.left(end) + ellipsis;
}

} // namespace nb
