// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/quantitytext.h"

#include "ui/text/plural.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace nb {

namespace {

struct QuantityText
{
    Q_DECLARE_TR_FUNCTIONS(nb::QuantityText)
};

QString scaledText(double value, bool binary)
{
    constexpr std::array kDecimal {"", " k", " M", " G", " T", " P", " E"};
    constexpr std::array kBinary {"", " Ki", " Mi", " Gi", " Ti", " Pi", " Ei"};
    const auto& prefixes = binary ? kBinary : kDecimal;
    const double base = binary ? 1024 : 1000;
    std::size_t power = 0;
    while (value >= base && power + 1 < prefixes.size()) {
        value /= base;
        ++power;
    }
    const bool whole = power == 0 || value >= 100 || std::abs(value - std::round(value)) < 0.05;
    return QLocale().toString(value, 'f', whole ? 0 : 1) + QString::fromLatin1(prefixes[power]);
}

} // namespace

QString quantityText(Metric metric, std::uint64_t value, bool binaryBytes)
{
    switch (metric) {
    case Metric::Bytes:
        if (value < 1000)
            return QuantityText::tr("%Ln byte(s)", nullptr, static_cast<int>(value));
        return shortQuantityText(metric, static_cast<double>(value), binaryBytes);
    case Metric::Packets:
        return QuantityText::tr("%1 packets", nullptr, pluralOf(value))
            .arg(QLocale().toString(qulonglong {value}));
    case Metric::Flows:
        return QuantityText::tr("%1 flows", nullptr, pluralOf(value))
            .arg(QLocale().toString(qulonglong {value}));
    }
    return {};
}

QString shortQuantityText(Metric metric, double value, bool binaryBytes)
{
    const bool binary = metric == Metric::Bytes && binaryBytes;
    const QString number = scaledText(value, binary);
    if (metric != Metric::Bytes)
        return number;
    //: the symbol of the unit byte, after a number alone and after a number with a prefix
    return (value < (binary ? 1024 : 1000) ? QuantityText::tr("%1 B") : QuantityText::tr("%1B"))
        .arg(number);
}

QString metricName(Metric metric)
{
    switch (metric) {
    case Metric::Bytes:
        return QuantityText::tr("Bytes");
    case Metric::Packets:
        return QuantityText::tr("Packets");
    case Metric::Flows:
        return QuantityText::tr("Flows");
    }
    return {};
}

QString durationText(std::chrono::microseconds duration)
{
    const auto seconds = static_cast<double>(duration.count()) / 1e6;
    const QLocale locale;
    if (seconds < 0.001)
        return QuantityText::tr("%1 µs").arg(duration.count());
    if (seconds < 1)
        return QuantityText::tr("%1 ms").arg(locale.toString(seconds * 1000, 'g', 3));
    if (seconds < 60)
        return QuantityText::tr("%1 s").arg(locale.toString(seconds, 'g', 3));
    const auto minutes = std::llround(seconds / 60);
    if (minutes < 60)
        return QuantityText::tr("%1 min").arg(minutes);
    const auto hours = minutes / 60;
    if (hours < 48)
        return minutes % 60 == 0 ? QuantityText::tr("%1 h").arg(hours)
                                 : QuantityText::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return QuantityText::tr("%1 days").arg(
        locale.toString(static_cast<double>(hours) / 24, 'g', 3));
}

} // namespace nb
