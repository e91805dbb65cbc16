// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/sanitized.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace nb::test {

/// Watches the event loop of the GUI thread: notes the longest time in which it answered nothing.
/// Time in which the machine gave the thread no processor is left out where the system tells it
/// (Linux), so that a busy build machine does not fail a test. Counts from restart().
class StallWatchdog : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 kLimitMs = kSanitized ? 400 : 100;
    explicit StallWatchdog(QObject* parent = nullptr);

    /// Forgets what was; call it after heavy work of the test itself.
    void restart();
    [[nodiscard]] qint64 longestMs() const { return m_longestMs; }

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_waitedNs = 0;
    qint64 m_longestMs = 0;
};

} // namespace nb::test
