// SPDX-License-Identifier: MIT
// netbehave-layout: reads one layout request from standard input, writes the answer to standard
// output and ends. Graphviz is neither thread safe nor can it be interrupted, and on odd graphs it
// takes minutes or crashes; so it has a process of its own that may be ended at any time.
#include "app/layout/graphvizlayout.h"
#include "app/layout/processlimits.h"
#include "core/layout/layoutwire.h"

#include <cstdio>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

namespace {

enum ExitCode : int
{
    Done = 0,
    BadRequest = 2,
    Refused = 3,
};

/// Standard input; nothing when it is longer than any request.
std::optional<std::string> readAll(std::FILE* file)
{
    std::string text;
    char block[65536];
    while (const std::size_t got = std::fread(block, 1, sizeof block, file)) {
        text.append(block, got);
        if (text.size() > nb::layout::kMaxRequestBytes)
            return std::nullopt;
    }
    return text;
}

/// Without giving back what Graphviz took, which for large graphs takes as long as the layout.
[[noreturn]] void end(int code, const std::string& why = {})
{
    if (!why.empty())
        std::fprintf(stderr, "netbehave-layout: %s\n", why.c_str());
    std::fflush(nullptr);
    std::_Exit(code);
}

[[noreturn]] void outOfMemory()
{
    std::fputs("netbehave-layout: out of memory\n", stderr);
    end(Refused);
}

} // namespace

int main()
{
#ifdef _WIN32
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
#endif
    std::set_new_handler(outOfMemory);
    const auto text = readAll(stdin);
    if (!text)
        end(BadRequest, "the request is too large");
    std::string why;
    const auto request = nb::layout::readRequest(*text, why);
    if (!request)
        end(BadRequest, why);
    nb::layout::limitProcess(request->memoryMiB, request->seconds);
    const auto answer = nb::layout::arrange(*request, why);
    if (!answer)
        end(Refused, why);
    const std::string written = nb::layout::writeAnswer(*answer);
    if (std::fwrite(written.data(), 1, written.size(), stdout) != written.size())
        end(Refused, "the answer cannot be written");
    end(Done);
}
