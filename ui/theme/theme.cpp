// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>
#include <QWidget>

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

constexpr std::array kPairs = std::to_array<ContrastPair>({
    {R::Text, R::Window, 4.5},
    {R::Text, R::Surface, 4.5},
    {R::Text, R::SurfaceAlternate, 4.5},
    {R::Text, R::Raised, 4.5},
    {R::TextMuted, R::Window, 4.5},
    {R::TextMuted, R::Surface, 4.5},
    {R::TextMuted, R::SurfaceAlternate, 4.5},
    {R::TextMuted, R::Raised, 4.5},
    {R::TextDisabled, R::Surface, 3.0},
    {R::Border, R::Surface, 3.0},
    {R::Border, R::SurfaceAlternate, 2.9},
    {R::OnAccent, R::Accent, 4.5},
    {R::Accent, R::Surface, 3.0},
    {R::Accent, R::Window, 3.0},
    {R::Link, R::Window, 4.5},
    {R::Link, R::Surface, 4.5},
    {R::ValidText, R::ValidBackground, 4.5},
    {R::WarningText, R::WarningBackground, 4.5},
    {R::ErrorText, R::ErrorBackground, 4.5},
    {R::Text, R::ValidBackground, 4.5},
    {R::Text, R::WarningBackground, 4.5},
    {R::Text, R::ErrorBackground, 4.5},
    {R::ErrorText, R::Window, 4.5},
    {R::WarningText, R::Window, 4.5},
    {R::ValidText, R::Window, 4.5},
    {R::SeriesForward, R::Surface, 3.0},
    {R::SeriesReverse, R::Surface, 3.0},
    {R::SeriesThird, R::Surface, 3.0},
    {R::SeriesOther, R::Surface, 3.0},
});

/// Fusion, with a box around check marks that is seen on dark windows too.
class ThemeStyle : public QProxyStyle
{
public:
    ThemeStyle()
        : QProxyStyle(QStringLiteral("Fusion"))
    {
        setObjectName(QStringLiteral("fusion"));
    }
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element != PE_IndicatorCheckBox && element != PE_FrameLineEdit)
            return;
        if (element == PE_FrameLineEdit && (option->state & State_HasFocus) != 0)
            return;
        painter->save();
        painter->setPen(themeColor(ColorRole::Border, isDark(option->palette)));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
    }
};

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

QColor themeColor(ColorRole role, const QWidget* widget)
{
    return themeColor(role, isDark(widget->palette()));
}

std::span<const ContrastPair> contrastPairs()
{
    return kPairs;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QPalette themePalette(bool dark)
{
    const auto color = [dark](ColorRole role) { return themeColor(role, dark); };
    QPalette palette(color(R::Raised), color(R::Window));
    const std::array all = std::to_array<std::pair<QPalette::ColorRole, ColorRole>>({
        {QPalette::Window, R::Window},
        {QPalette::WindowText, R::Text},
        {QPalette::Base, R::Surface},
        {QPalette::AlternateBase, R::SurfaceAlternate},
        {QPalette::Text, R::Text},
        {QPalette::Button, R::Raised},
        {QPalette::ButtonText, R::Text},
        {QPalette::BrightText, R::OnAccent},
        {QPalette::Highlight, R::Accent},
        {QPalette::HighlightedText, R::OnAccent},
        {QPalette::Link, R::Link},
        {QPalette::LinkVisited, R::Link},
        {QPalette::ToolTipBase, R::Raised},
        {QPalette::ToolTipText, R::Text},
        {QPalette::PlaceholderText, R::TextMuted},
    });
    for (const auto& [target, source] : all)
        palette.setColor(target, color(source));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(R::TextDisabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(R::Border));
    return palette;
}

void applyAppearance(QApplication& application, Appearance appearance)
{
    // Kept from before the first change: Qt 6.4 does not tell the system's colour scheme, but the
    // palette it starts with does.
    static const bool systemIsDark = isDark(QApplication::palette());
    if (dynamic_cast<ThemeStyle*>(application.style()) == nullptr)
        QApplication::setStyle(new ThemeStyle);
    const bool dark
        = appearance == Appearance::System ? systemIsDark : appearance == Appearance::Dark;
    QApplication::setPalette(themePalette(dark));
}

} // namespace nb
