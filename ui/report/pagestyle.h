// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/diagram.h"
#include "ui/report/textlines.h"

#include <QColor>
#include <QString>

namespace nb {

/// Lengths on paper are points, 72 to an inch.
namespace paper {
inline constexpr double kUnits = 20; ///< of the printer in a point; fonts are measured in them
inline constexpr double kShort = 595.276; ///< A4
inline constexpr double kLong = 841.89;
inline constexpr double kMargin = 51;
inline constexpr double kFooter = 30; ///< below the text
inline constexpr QRgb kInk = 0xFF1B1F24;
inline constexpr QRgb kQuiet = 0xFF5B6570;
inline constexpr QRgb kRule = 0xFFC9D0D6;
inline constexpr QRgb kBand = 0xFFF3F5F7;
inline constexpr QRgb kHead = 0xFFE4E9EE;
inline constexpr QRgb kAccent = 0xFF1F4E79;
inline constexpr QRgb kWarn = 0xFFB26A00;
} // namespace paper

/// The fonts of a report.
class PageStyle
{
public:
    explicit PageStyle(const QString& family);

    TextLines body;
    TextLines bold;
    TextLines title; ///< of the cover
    TextLines chapter;
    TextLines section;
    TextLines table;
    TextLines tableHead;
    TextLines small; ///< captions, feet of pages
};

/// A family that can go into the file: one of those we know to look well where there is one, else
/// any. Empty when no font is installed at all.
[[nodiscard]] QString reportFamily();

/// Fill and frame of a box.
struct TintColors
{
    QRgb fill;
    QRgb frame;
};
[[nodiscard]] TintColors colorsOf(report::Tint tint);

} // namespace nb
