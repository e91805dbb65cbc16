// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QString>
#include <QStringList>

#include <array>
#include <string_view>

namespace nb {

/// Text of anybody as it goes onto paper: invalid UTF-8, control characters and those that turn the
/// direction of writing or have no width become U+FFFD, ends of lines become blanks.
[[nodiscard]] QString plainText(std::string_view utf8);

/// Breaks text into lines that fit a width. Knows the widths of ASCII by heart, so that tables of
/// ten thousand rows are no matter of seconds. One thread.
class TextLines
{
public:
    /// The pixel size of the font is that many units, `unitsPerPoint` to a point; lengths here are
    /// points.
    TextLines(const QFont& font, double unitsPerPoint);

    /// Breaks at blanks, then behind punctuation, then anywhere. At least one line.
    [[nodiscard]] QStringList broken(const QString& text, double width) const;
    [[nodiscard]] double widthOf(QStringView text) const;
    /// Cut at the end with an ellipsis where it is too long.
    [[nodiscard]] QString cut(const QString& text, double width) const;
    [[nodiscard]] const QFont& font() const { return m_font; }
    [[nodiscard]] double lineHeight() const { return m_lineHeight; }
    [[nodiscard]] double ascent() const { return m_ascent; }

private:
    [[nodiscard]] double widthOf(QChar c, QChar next) const;

    QFont m_font;
    QFontMetricsF m_metrics;
    double m_units;
    std::array<double, 128> m_ascii {};
    double m_lineHeight = 0;
    double m_ascent = 0;
};

} // namespace nb
