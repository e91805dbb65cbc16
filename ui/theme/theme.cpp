// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>
#include <QWidget>

#include <array>

namespace nb {

namespace {

using R = ColorRole;

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

} // namespace

QColor themeColor(ColorRole role, const QWidget* widget)
{
    return themeColor(role, isDark(widget->palette()));
}

std::span<const ContrastPair> contrastPairs()
{
    return kPairs;
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
