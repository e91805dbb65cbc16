// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>

namespace nb::cli {

/// Turns Ctrl-C and a request to terminate into a stop request, so that work ends in order. A
/// second one ends the program at once. Make it first thing in main, before any other thread.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const;
    /// Number of the signal that arrived (2 or 15), 0 when none did.
    [[nodiscard]] int signalNumber() const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace nb::cli
