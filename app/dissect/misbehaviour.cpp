// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dissect/misbehaviour.h"

#include <array>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <utility>

#ifndef _WIN32
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace nb::dissect {

bool Misbehaviour::set(std::string_view argument)
{
    constexpr std::string_view kPrefix = "--try=";
    constexpr std::array<std::pair<std::string_view, Deed>, 6> kDeeds {
        {{"abort", Deed::Abort}, {"connect", Deed::Connect}, {"open", Deed::Open},
            {"allocate", Deed::Allocate}, {"fork", Deed::Fork}, {"hang", Deed::Hang}}};
    const std::size_t at = argument.find('@');
    if (!argument.starts_with(kPrefix) || at == std::string_view::npos)
        return false;
    const std::string_view word = argument.substr(kPrefix.size(), at - kPrefix.size());
    const std::string_view number = argument.substr(at + 1);
    const auto [end, error]
        = std::from_chars(number.data(), number.data() + number.size(), m_packet);
    if (error != std::errc {} || end != number.data() + number.size())
        return false;
    for (const auto& [name, deed] : kDeeds)
        if (name == word) {
            m_deed = deed;
            return true;
        }
    return false;
}

void Misbehaviour::run() const
{
    switch (m_deed) {
    case Deed::Abort:
        std::abort();
    case Deed::Open:
        if (std::FILE* const file = std::fopen("/etc/hostname", "r"))
            std::fclose(file);
        return;
    case Deed::Allocate:
        for (;;) {
            volatile char* const memory = static_cast<char*>(std::malloc(std::size_t {64} << 20));
            if (memory == nullptr)
                std::abort();
            *memory = 1;
        }
    case Deed::Hang:
        for (std::atomic<unsigned> turn {0};; ++turn) { }
    case Deed::Connect:
#ifndef _WIN32
        (void)connect(socket(AF_INET, SOCK_STREAM, 0), nullptr, 0);
#endif
        return;
    case Deed::Fork:
#ifndef _WIN32
        (void)fork();
#endif
        return;
    }
}

} // namespace nb::dissect
