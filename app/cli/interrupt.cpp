// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>

#ifdef _WIN32
#include <windows.h>
#else
#include <pthread.h>
#include <signal.h> // NOLINT(modernize-deprecated-headers): sigwait

#include <thread>
#endif

namespace nb::cli {

#ifdef _WIN32

struct Interrupt::Private
{
    std::stop_source stop;
    std::atomic<int> signal {0};
};

namespace {

// The system calls the handler without an argument; it lives as long as the one Interrupt.
std::atomic<void (*)(void*)> g_handler {nullptr};
std::atomic<void*> g_context {nullptr};

BOOL WINAPI onConsoleEvent(DWORD)
{
    if (auto* const handler = g_handler.load())
        handler(g_context.load());
    return TRUE;
}

} // namespace

Interrupt::Interrupt()
    : m_d(std::make_unique<Private>())
{
    g_context = m_d.get();
    g_handler = [](void* context) {
        auto* const d = static_cast<Private*>(context);
        if (d->signal.exchange(SIGINT) != 0)
            ExitProcess(128 + SIGINT);
        d->stop.request_stop();
    };
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

Interrupt::~Interrupt()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    g_handler = nullptr;
}

#else

/// One thread waits for the signals, all others have them blocked: no code runs in a handler.
struct Interrupt::Private
{
    std::stop_source stop;
    std::atomic<int> signal {0};
    std::atomic<bool> ending {false};
    sigset_t signals {};
    std::thread thread;

    void wait()
    {
        for (;;) {
            int number = 0;
            if (sigwait(&signals, &number) != 0)
                continue;
            if (ending)
                return;
            if (signal.exchange(number) != 0)
                std::_Exit(128 + number);
            stop.request_stop();
        }
    }
};

Interrupt::Interrupt()
    : m_d(std::make_unique<Private>())
{
    sigemptyset(&m_d->signals);
    sigaddset(&m_d->signals, SIGINT);
    sigaddset(&m_d->signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_d->signals, nullptr);
    // A closed pipe is an error of the write, not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
    m_d->thread = std::thread([d = m_d.get()] { d->wait(); });
}

Interrupt::~Interrupt()
{
    m_d->ending = true;
    // the thread waits for it with sigwait, so that it ends nothing
    // NOLINTNEXTLINE(bugprone-bad-signal-to-kill-thread)
    pthread_kill(m_d->thread.native_handle(), SIGTERM);
    m_d->thread.join();
}

#endif

std::stop_token Interrupt::token() const
{
    return m_d->stop.get_token();
}

int Interrupt::signalNumber() const
{
    return m_d->signal;
}

} // namespace nb::cli
