// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>

#include <cstdint>
#include <span>

class QApplication;
class QWidget;

namespace nb {

/// What a colour is for. Widgets ask for roles and hold no colour literals; every role has a light
/// and a dark value.
enum class ColorRole : std::uint8_t
{
    Window, ///< behind everything
    Surface, ///< tables, edits, charts
    SurfaceAlternate, ///< every other row
    Raised, ///< buttons, headers, cards
    Text,
    TextMuted, ///< secondary text, unknown values
    TextDisabled,
    Border, ///< outlines of controls
    GridLine, ///< decoration inside charts and tables
    Accent, ///< selection, focus, primary button
    OnAccent, ///< text on Accent
    Link,
    ValidBackground, ///< filter bar: accepted
    ValidText,
    WarningBackground, ///< filter bar: doubtful; partial success
    WarningText,
    ErrorBackground, ///< filter bar: not understood; failures
    ErrorText,
    SeriesForward, ///< charts: client to server, first series
    SeriesReverse, ///< charts: server to client, second series
    SeriesThird,
    SeriesOther, ///< charts: the rest
    SelectionBand, ///< chosen time range over a chart; translucent
    Overlay, ///< veil over the window while dragging; translucent
};
inline constexpr std::size_t kColorRoleCount = static_cast<std::size_t>(ColorRole::Overlay) + 1;

enum class Appearance : std::uint8_t
{
    System,
    Light,
    Dark,
};

/// The colour of a role. GUI thread or any: pure.
[[nodiscard]] QColor themeColor(ColorRole role, bool dark);
/// True when a palette's window is darker than its text.
[[nodiscard]] bool isDark(const QPalette& palette);
/// The colour of a role as the widget is shown now; ask again on QEvent::PaletteChange.
[[nodiscard]] QColor themeColor(ColorRole role, const QWidget* widget);

/// Two roles drawn on each other and the contrast ratio (WCAG 2.1) they must reach.
struct ContrastPair
{
    ColorRole foreground;
    ColorRole background;
    double minimum;
};
[[nodiscard]] std::span<const ContrastPair> contrastPairs();
/// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

/// The palette made of the roles.
[[nodiscard]] QPalette themePalette(bool dark);
/// Sets Fusion style and palette; System follows the platform's palette as it was at start.
void applyAppearance(QApplication& application, Appearance appearance);

/// `:/icons/NAME.svg`, drawn in the text colour of the palette of the moment (disabled, selected
/// and dark included), sharp at every scale factor. A null icon when there is no such file.
[[nodiscard]] QIcon themeIcon(const QString& name);

} // namespace nb
