// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/segmentwords.h"

#include "ui/flows/flowformat.h"
#include "ui/text/coretext.h"

#include <QCoreApplication>
#include <QStringList>

namespace nb {

namespace {

class SegmentWords
{
    Q_DECLARE_TR_FUNCTIONS(nb::SegmentWords)
};

} // namespace

QString trustName(SegmentTrust trust)
{
    switch (trust) {
    case SegmentTrust::Internal:
        return SegmentWords::tr("Internal");
    case SegmentTrust::Dmz:
        return SegmentWords::tr("DMZ");
    case SegmentTrust::Wireless:
        return SegmentWords::tr("Wireless");
    case SegmentTrust::Guest:
        return SegmentWords::tr("Guest");
    case SegmentTrust::Internet:
        return SegmentWords::tr("Internet");
    case SegmentTrust::ThirdParty:
        break;
    }
    return SegmentWords::tr("Third party");
}

QString lineProblems(const std::vector<LineProblem>& problems)
{
    constexpr std::size_t kShown = 5;
    QStringList lines;
    for (std::size_t i = 0; i < problems.size() && i < kShown; ++i) {
        const QString text = plainLine(coreText(problems[i].text));
        lines << (problems[i].line == 0
                ? text
                : SegmentWords::tr("Line %1: %2").arg(problems[i].line).arg(text));
    }
    if (problems.size() > kShown)
        lines << SegmentWords::tr(
            "and %Ln more", nullptr, static_cast<int>(problems.size() - kShown));
    return lines.join(u'\n');
}

} // namespace nb
