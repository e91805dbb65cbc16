// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace nb {

/// Why something failed; ui and the command line make the sentence a person reads from it.
enum class ErrorCode
{
    Internal, ///< a bug of ours: exit code 4
    Usage, ///< a request that makes no sense: exit code 1
    Unreadable, ///< file missing, no permission, I/O error
    UnknownFormat, ///< content is none of the formats we read
    Invalid, ///< recognised format with content that breaks its rules
    Truncated, ///< ends in the middle of a record; what was before it is good
    NewerVersion, ///< written by a newer version of this program
    ForeignFile, ///< an SQLite file that is not ours
    AlreadyImported, ///< the same content is in the workspace
    Locked, ///< another process holds the workspace
    NoSpace, ///< disk or quota full
    LimitExceeded, ///< a bound on size, depth or count was hit
    FilterSyntax, ///< filter text does not parse; offset and length mark the spot
    Cancelled, ///< the user asked to stop
};

/// A failure as a value. `detail` is English for the log and the command line; `offset` is a byte
/// position in the input (or a column, counted from 0, in a filter), `length` how much is affected.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
    std::optional<std::uint64_t> offset {};
    std::uint64_t length = 0;

    bool operator==(const Error&) const = default;
};

/// A value or an Error. `Result<void>` is success or an Error.
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_value(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_value(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_value.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { return std::get<0>(m_value); }
    [[nodiscard]] const T& value() const& { return std::get<0>(m_value); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_value)); }
    [[nodiscard]] const Error& error() const { return std::get<1>(m_value); }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, Error> m_value;
};

template <> class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace nb
