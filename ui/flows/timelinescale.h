// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"

#include <QRectF>
#include <QString>
#include <QTimeZone>

#include <chrono>
#include <vector>

namespace nb {

/// Maps instants to horizontal pixels of a plot area and back. A value; any thread.
struct TimelineScale
{
    Timestamp from {};
    Timestamp to {}; ///< exclusive; later than from when valid
    QRectF plot {};

    [[nodiscard]] bool isValid() const { return to > from && plot.width() > 0; }
    [[nodiscard]] double xOf(Timestamp time) const;
    [[nodiscard]] Timestamp timeAt(double x) const;
    /// Time that one pixel covers.
    [[nodiscard]] std::chrono::microseconds perPixel() const;
    /// The range after zooming by `factor` (below 1 is closer) with the instant under `x` fixed.
    /// Never shorter than a millisecond nor longer than a century.
    [[nodiscard]] TimeRange zoomed(double factor, double x) const;
};

/// One labelled line of the time axis.
struct TimeTick
{
    Timestamp time {};
    QString text; ///< time of day, or the date for steps of a day and more
    QString date; ///< set on the first tick and where the day changes
};
struct TimeTicks
{
    std::chrono::microseconds step {0};
    std::vector<TimeTick> ticks;
};
/// Ticks at round clock times of `zone`, at most one for each `minStepPx` pixels.
[[nodiscard]] TimeTicks timeTicks(
    const TimelineScale& scale, const QTimeZone& zone, double minStepPx);

/// A round step (1, 2 or 5 times a power of ten) that gives at most `maxTicks` up to `maximum`.
[[nodiscard]] double valueStep(double maximum, int maxTicks);
/// The same for bytes counted in powers of 1024: round in the unit the maximum is written in.
[[nodiscard]] double binaryValueStep(double maximum, int maxTicks);

/// `2 Mar 2026 09:10:00` in a zone, as long as the resolution `bucket` needs.
[[nodiscard]] QString instantText(
    Timestamp time, const QTimeZone& zone, std::chrono::microseconds bucket, bool withDate);
/// `UTC` or `CET (UTC+01:00)`.
[[nodiscard]] QString zoneText(const QTimeZone& zone, Timestamp at);

} // namespace nb
