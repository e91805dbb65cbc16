// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stallwatchdog.h"

#include <QFile>

#include <algorithm>

namespace nb::test {

namespace {

constexpr int kTickMs = 5;

/// How long this thread was ready to run without being let to, since it began.
qint64 waitedForProcessorNs()
{
    QFile file(QStringLiteral("/proc/thread-self/schedstat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong();
}

} // namespace

StallWatchdog::StallWatchdog(QObject* parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &StallWatchdog::tick);
    restart();
}

void StallWatchdog::restart()
{
    m_longestMs = 0;
    m_waitedNs = waitedForProcessorNs();
    m_clock.start();
    m_timer.start();
}

void StallWatchdog::tick()
{
    const qint64 waited = waitedForProcessorNs();
    const qint64 busyNs = m_clock.nsecsElapsed() - (waited - m_waitedNs);
    m_longestMs = std::max(m_longestMs, busyNs / 1'000'000 - kTickMs);
    m_waitedNs = waited;
    m_clock.start();
}

} // namespace nb::test
