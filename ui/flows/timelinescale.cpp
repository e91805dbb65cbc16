// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/timelinescale.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace nb {

namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

constexpr microseconds kShortest = 1ms;
constexpr microseconds kLongest = std::chrono::hours {24 * 365 * 100};

constexpr std::array<microseconds, 38> kSteps {10us, 20us, 50us, 100us, 200us, 500us, 1ms, 2ms, 5ms,
    10ms, 20ms, 50ms, 100ms, 200ms, 500ms, 1s, 2s, 5s, 10s, 15s, 30s, 1min, 2min, 5min, 10min,
    15min, 30min, 1h, 2h, 3h, 6h, 12h, 24h, 48h, 168h, 672h, 2016h, 8760h};

QDateTime inZone(Timestamp time, const QTimeZone& zone)
{
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time);
    return QDateTime::fromMSecsSinceEpoch(milliseconds.time_since_epoch().count(), zone);
}

Timestamp aligned(Timestamp time, microseconds step, const QTimeZone& zone)
{
    // Clock times are round in the zone, not in UTC.
    const microseconds offset = std::chrono::seconds {inZone(time, zone).offsetFromUtc()};
    const auto local = time.time_since_epoch() + offset;
    auto rounded = local / step * step;
    if (rounded < local)
        rounded += step;
    return Timestamp {rounded - offset};
}

QString clockText(Timestamp time, const QTimeZone& zone, microseconds resolution)
{
    const QDateTime shown = inZone(time, zone);
    const QTime clock = shown.time();
    if (resolution >= 1min && clock.second() == 0)
        return clock.toString(QStringLiteral("HH:mm"));
    if (resolution >= 1s)
        return clock.toString(QStringLiteral("HH:mm:ss"));
    if (resolution >= 1ms)
        return clock.toString(QStringLiteral("HH:mm:ss.zzz"));
    const auto micro = (time - std::chrono::floor<std::chrono::seconds>(time)).count();
    return clock.toString(QStringLiteral("HH:mm:ss."))
        + QStringLiteral("%1").arg(micro, 6, 10, QLatin1Char('0'));
}

QString dateText(Timestamp time, const QTimeZone& zone)
{
    return QLocale().toString(inZone(time, zone).date(), QStringLiteral("d MMM yyyy"));
}

} // namespace

double TimelineScale::xOf(Timestamp time) const
{
    const auto span = static_cast<double>((to - from).count());
    const auto offset = static_cast<double>((time - from).count());
    return plot.left() + (span > 0 ? offset / span * plot.width() : 0.0);
}

Timestamp TimelineScale::timeAt(double x) const
{
    if (plot.width() <= 0)
        return from;
    const auto span = static_cast<double>((to - from).count());
    const double offset = (x - plot.left()) / plot.width() * span;
    return from + microseconds {std::llround(offset)};
}

microseconds TimelineScale::perPixel() const
{
    if (plot.width() <= 0)
        return 0us;
    return microseconds {std::llround(static_cast<double>((to - from).count()) / plot.width())};
}

TimeRange TimelineScale::zoomed(double factor, double x) const
{
    const auto span = static_cast<double>((to - from).count());
    const double wanted = std::clamp(span * factor, static_cast<double>(kShortest.count()),
        static_cast<double>(kLongest.count()));
    const double share = std::clamp((x - plot.left()) / std::max(plot.width(), 1.0), 0.0, 1.0);
    const auto fixed = static_cast<double>(toMicroseconds(from)) + share * span;
    const auto begin = fromMicroseconds(std::llround(fixed - share * wanted));
    return {begin, begin + microseconds {std::llround(wanted)}};
}

TimeTicks timeTicks(const TimelineScale& scale, const QTimeZone& zone, double minStepPx)
{
    TimeTicks result;
    if (!scale.isValid())
        return result;
    const auto span = static_cast<double>((scale.to - scale.from).count());
    const double wanted = span * minStepPx / scale.plot.width();
    const auto step = std::ranges::find_if(
        kSteps, [wanted](microseconds s) { return static_cast<double>(s.count()) >= wanted; });
    result.step = step == kSteps.end() ? microseconds {std::llround(wanted)} : *step;
    const bool wholeDays = result.step >= 24h;
    QString lastDate;
    for (Timestamp t = aligned(scale.from, result.step, zone); t <= scale.to; t += result.step) {
        TimeTick tick {t, wholeDays ? dateText(t, zone) : clockText(t, zone, result.step), {}};
        if (const QString date = dateText(t, zone); !wholeDays && date != lastDate) {
            tick.date = date;
            lastDate = date;
        }
        result.ticks.push_back(std::move(tick));
    }
    return result;
}

double valueStep(double maximum, int maxTicks)
{
    if (!(maximum > 0) || maxTicks < 1)
        return 1;
    const double rough = maximum / maxTicks;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (power * factor >= rough * (1 - 1e-9))
            return power * factor;
    return power * 10;
}

double binaryValueStep(double maximum, int maxTicks)
{
    double unit = 1;
    while (maximum / unit >= 1024)
        unit *= 1024;
    return valueStep(maximum / unit, maxTicks) * unit;
}

QString instantText(Timestamp time, const QTimeZone& zone, microseconds bucket, bool withDate)
{
    const QString clock = clockText(time, zone, bucket);
    return withDate ? dateText(time, zone) + QLatin1Char(' ') + clock : clock;
}

QString zoneText(const QTimeZone& zone, Timestamp at)
{
    const QDateTime shown = inZone(at, zone);
    if (zone == QTimeZone::utc())
        return QStringLiteral("UTC");
    const QString offset = zone.displayName(shown, QTimeZone::OffsetName);
    const QString name = zone.displayName(shown, QTimeZone::ShortName);
    return name == offset ? offset : QStringLiteral("%1 (%2)").arg(name, offset);
}

} // namespace nb
