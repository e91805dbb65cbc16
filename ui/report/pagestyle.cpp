// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pagestyle.h"

#include <QFontDatabase>

#include <array>

namespace nb {

namespace {

/// Kerning off: widths add up, so lines can be broken without shaping them.
TextLines linesOf(const QString& family, double points, bool bold = false)
{
    QFont font(family);
    font.setPixelSize(qRound(points * paper::kUnits));
    font.setBold(bold);
    font.setKerning(false);
    // turns ligatures off, which searches in the file would not find
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.05);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferOutline);
    return {font, paper::kUnits};
}

} // namespace

PageStyle::PageStyle(const QString& family)
    : body(linesOf(family, 9))
    , bold(linesOf(family, 9, true))
    , title(linesOf(family, 24, true))
    , chapter(linesOf(family, 16, true))
    , section(linesOf(family, 11, true))
    , table(linesOf(family, 7))
    , tableHead(linesOf(family, 7, true))
    , small(linesOf(family, 7.5))
{
}

QString reportFamily()
{
    constexpr std::array<QStringView, 7> kKnown {u"Noto Sans", u"DejaVu Sans", u"Liberation Sans",
        u"Segoe UI", u"Helvetica Neue", u"Arial", u"Helvetica"};
    const QStringList families = QFontDatabase::families();
    for (const QStringView family : kKnown)
        if (families.contains(family.toString()))
            return family.toString();
    for (const QString& family : families)
        if (QFontDatabase::isSmoothlyScalable(family)
            && QFontDatabase::writingSystems(family).contains(QFontDatabase::Latin))
            return family;
    return families.value(0);
}

TintColors colorsOf(report::Tint tint)
{
    switch (tint) {
    case report::Tint::Cde:
        return {0xFFF9D9D6, 0xFFB3261E};
    case report::Tint::Security:
        return {0xFFFCE8CC, 0xFFB26A00};
    case report::Tint::Connected:
        return {0xFFFFF5CC, 0xFF8A7300};
    case report::Tint::Segmenting:
        return {0xFFDCE6F5, 0xFF1F4E79};
    case report::Tint::Hold:
        return {0xFFEADCF4, 0xFF6A3D8F};
    case report::Tint::Out:
        return {0xFFF2F4F5, 0xFF7A858F};
    case report::Tint::Outside:
        return {0xFFFFFFFF, 0xFF5B6570};
    case report::Tint::Plain:
        break;
    }
    return {0xFFFFFFFF, 0xFF3B444C};
}

} // namespace nb
