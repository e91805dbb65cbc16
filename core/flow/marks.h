// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// Words of a flow's `marks`, separated by one blank, each at most once. They say what is odd about
/// a row instead of dropping it.
namespace nb::mark {

/// Start or end lies more than a day from when the record reached us.
inline constexpr std::string_view kClockOff = "clock-off";
/// The record had no time, or none that can be made absolute: received stands in.
inline constexpr std::string_view kTimeFromReceipt = "time-from-receipt";
/// The exporter sent an end before the start; the two were swapped or made equal.
inline constexpr std::string_view kTimeOrder = "time-order";
/// Came out late, because its template did.
inline constexpr std::string_view kLateTemplate = "late-template";
/// More than one inside host used the translated address and port in the time in question.
inline constexpr std::string_view kNatAmbiguous = "nat-ambiguous";
/// The inside address was put in from an earlier translation, not from this record.
inline constexpr std::string_view kNatLearnt = "nat-learnt";
/// No evidence says which side is the client.
inline constexpr std::string_view kDirectionUnknown = "direction-unknown";
/// A name of the row is one that another client asked for or sent to the address.
inline constexpr std::string_view kNameShared = "name-shared";
/// A name of the row is from a hosts file, a cache without clients or a PTR record.
inline constexpr std::string_view kNameWeak = "name-weak";

/// The application is a guess from ports or addresses; nothing in the packets says so.
inline constexpr std::string_view kApplicationGuessed = "application-guessed";

inline constexpr std::array kAll {kClockOff, kTimeFromReceipt, kTimeOrder, kLateTemplate,
    kNatAmbiguous, kNatLearnt, kDirectionUnknown, kNameShared, kNameWeak, kApplicationGuessed};

} // namespace nb::mark
