// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/figurepainter.h"

#include <algorithm>
#include <cmath>

namespace nb {

namespace {

void caption(PageFlow& flow, const std::string& text)
{
    flow.paragraph(plainText(text), flow.style().small, paper::kQuiet);
    flow.y += 4;
}

/// A round number at least as large: 1, 2 or 5 times a power of ten.
double roundUp(double value)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(value, 1e-6))));
    for (const double step : {1.0, 2.0, 5.0, 10.0})
        if (value <= step * power)
            return step * power;
    return 10 * power;
}

} // namespace

void writeWaterfall(PageFlow& flow, const report::Waterfall& figure)
{
    constexpr double kBar = 15;
    constexpr double kLabel = 150;
    constexpr double kNumber = 46;
    const double height = static_cast<double>(figure.steps.size()) * kBar + 24;
    if (height > flow.room())
        flow.newPage(flow.landscape());
    caption(flow, figure.caption);
    long most = 1;
    long sum = 0;
    for (const auto& step : figure.steps) {
        sum = step.total ? step.value : sum + step.value;
        most = std::max(most, sum);
    }
    const double scale = (flow.width() - kLabel - kNumber) / static_cast<double>(most);
    const TextLines& font = flow.style().small;
    sum = 0;
    for (const auto& step : figure.steps) {
        const long before = step.total ? 0 : sum;
        sum = step.total ? step.value : sum + step.value;
        const double from = static_cast<double>(std::clamp(std::min(before, sum), 0L, most));
        const double to = static_cast<double>(std::clamp(std::max(before, sum), 0L, most));
        const double x = flow.left() + kLabel;
        const QRgb color = step.total ? paper::kAccent
            : step.value > 0          ? QRgb {0xFFB3261E}
                                      : QRgb {0xFF4C8C5A};
        flow.text(
            flow.left(), flow.y + font.ascent() + 2, plainText(step.label), font, paper::kInk);
        flow.fill(
            {x + from * scale, flow.y + 2, std::max((to - from) * scale, 1.0), kBar - 5}, color);
        QString number = QString::number(step.value);
        if (!step.total && step.value > 0)
            number.prepend(u'+');
        flow.text(x + to * scale + 5, flow.y + font.ascent() + 2, number, font, paper::kInk);
        flow.y += kBar;
    }
    flow.y += 10;
}

void writeCurve(PageFlow& flow, const report::Curve& figure)
{
    constexpr double kHeight = 150;
    constexpr double kAxis = 40;
    if (figure.points.empty())
        return;
    if (kHeight + 60 > flow.room())
        flow.newPage(flow.landscape());
    caption(flow, figure.caption);
    double xMost = 0;
    double yMost = 0;
    for (const auto& [x, y] : figure.points) {
        xMost = std::max(xMost, x);
        yMost = std::max(yMost, y);
    }
    xMost = roundUp(xMost);
    yMost = roundUp(std::max(yMost, 0.01));
    flow.text(flow.left(), flow.y + flow.style().small.ascent(), plainText(figure.y),
        flow.style().small, paper::kInk);
    flow.y += 18;
    const double left = flow.left() + kAxis;
    const double bottom = flow.y + kHeight;
    const double width = std::min(flow.width() - kAxis - 20, 380.0);
    const TextLines& font = flow.style().small;
    constexpr int kTicks = 5;
    for (int i = 0; i <= kTicks; ++i) {
        const double share = static_cast<double>(i) / kTicks;
        const double y = bottom - share * kHeight;
        const double x = left + share * width;
        flow.line(left, y, left + width, y, paper::kRule, 0.3);
        const QString yText = QString::number(share * yMost, 'g', 3);
        flow.text(left - font.widthOf(yText) - 4, y + 3, yText, font, paper::kQuiet);
        const QString xText = QString::number(share * xMost, 'g', 6);
        flow.text(x - font.widthOf(xText) / 2, bottom + 11, xText, font, paper::kQuiet);
    }
    const auto place = [&](const std::pair<double, double>& point) {
        return QPointF(left + point.first / xMost * width, bottom - point.second / yMost * kHeight);
    };
    for (std::size_t i = 0; i < figure.points.size(); ++i) {
        const QPointF at = place(figure.points[i]);
        if (i > 0) {
            const QPointF before = place(figure.points[i - 1]);
            flow.line(before.x(), before.y(), at.x(), at.y(), paper::kAccent, 1);
        }
        flow.fill({at.x() - 1.5, at.y() - 1.5, 3, 3}, paper::kAccent);
    }
    flow.text(left, bottom + 22, plainText(figure.x), font, paper::kInk);
    flow.y = bottom + 34;
}

} // namespace nb
