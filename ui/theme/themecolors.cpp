// SPDX-License-Identifier: GPL-3.0-or-later
// The colours alone, for pictures that are made without a window.
#include "ui/theme/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nb {

namespace {

struct RoleColors
{
    ColorRole role;
    QRgb light;
    QRgb dark;
};

using R = ColorRole;

// Blue, orange, purple and grey stay apart for colour-blind eyes; meaning never hangs on red
// against green alone.
constexpr std::array<RoleColors, kColorRoleCount> kColors {{
    {R::Window, 0xfff3f4f6, 0xff1e2126},
    {R::Surface, 0xffffffff, 0xff16181c},
    {R::SurfaceAlternate, 0xfff7f8fa, 0xff1b1e23},
    {R::Raised, 0xffe9ebef, 0xff2a2e35},
    {R::Text, 0xff1b1f24, 0xffe6e8eb},
    {R::TextMuted, 0xff59616c, 0xffa3abb6},
    {R::TextDisabled, 0xff878e99, 0xff737b86},
    {R::Border, 0xff8a919c, 0xff6b737f},
    {R::GridLine, 0xffdfe2e7, 0xff33383f},
    {R::Accent, 0xff1b62b8, 0xff2f72c4},
    {R::OnAccent, 0xffffffff, 0xffffffff},
    {R::Link, 0xff14559f, 0xff79b2f2},
    {R::ValidBackground, 0xffe2f3e6, 0xff1b3324},
    {R::ValidText, 0xff14532b, 0xff9be3b2},
    {R::WarningBackground, 0xfffff1cf, 0xff3d2f0c},
    {R::WarningText, 0xff6b4700, 0xfff3cd74},
    {R::ErrorBackground, 0xfffde3e1, 0xff451d1b},
    {R::ErrorText, 0xff93201a, 0xffffb4ad},
    {R::SeriesForward, 0xff1f6fc9, 0xff4c97e8},
    {R::SeriesReverse, 0xffb8590a, 0xffe58b3a},
    {R::SeriesThird, 0xff7a4fc0, 0xffa888e6},
    {R::SeriesOther, 0xff7b828d, 0xff858d98},
    {R::SelectionBand, 0x401b62b8, 0x504c97e8},
    {R::Overlay, 0xd0eaf1fa, 0xd0141d2a},
}};

double luminance(const QColor& color)
{
    const auto linear
        = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

QColor themeColor(ColorRole role, bool dark)
{
    const RoleColors& colors = kColors[static_cast<std::size_t>(role)];
    return QColor::fromRgba(dark ? colors.dark : colors.light);
}

bool isDark(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Window))
        < luminance(palette.color(QPalette::WindowText));
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace nb
