// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/flow/flowbatch.h"
#include "core/flow/flowfield.h"

#include <QLocale>
#include <QString>

namespace nb {

/// How values are written for people.
struct DisplayOptions
{
    bool localTime = false; ///< else UTC
    bool binaryBytes = false; ///< IEC (KiB, MiB), else SI (kB, MB)
    QLocale locale {};
    bool operator==(const DisplayOptions&) const = default;
};

/// Writes cells as people read them: numbers by locale, bytes with a unit, times in the chosen
/// zone, "–" for unknown counters. Text of the data is cleaned of control and direction
/// characters; the result is always plain text. Pure; any thread.
class FlowFormat
{
public:
    explicit FlowFormat(DisplayOptions options = {})
        : m_options(std::move(options))
    {
    }

    [[nodiscard]] const DisplayOptions& options() const { return m_options; }

    [[nodiscard]] QString cell(const FlowBatch& batch, std::size_t row, FlowField field) const;
    [[nodiscard]] QString bytes(std::uint64_t octets) const;
    [[nodiscard]] QString count(std::uint64_t number) const;
    [[nodiscard]] QString time(Timestamp time) const;
    [[nodiscard]] QString duration(std::chrono::microseconds duration) const;
    /// A range as short as it can be said, `2026-03-02 09:00 – 10:30`, and with seconds and zone.
    /// Empty for all time.
    [[nodiscard]] QString shortRange(const TimeRange& range) const;
    [[nodiscard]] QString longRange(const TimeRange& range) const;
    /// `UTC`, or the local zone's abbreviation.
    [[nodiscard]] QString zone() const;

private:
    DisplayOptions m_options;
};

/// Title of a column, `Client IP`; what the value is, for the tool tip; title with unit or zone.
[[nodiscard]] QString fieldTitle(FlowField field);
[[nodiscard]] QString fieldTip(FlowField field);
/// True for columns that are read as quantities and stand right-aligned.
[[nodiscard]] bool isQuantity(FlowField field);
/// Foreign text as one harmless line: control and bidirectional formatting characters become "·".
[[nodiscard]] QString plainLine(std::string_view utf8);
[[nodiscard]] QString plainLine(const QString& text);

} // namespace nb
