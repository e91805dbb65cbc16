// SPDX-License-Identifier: GPL-3.0-or-later
// A layout program as it must not be: crashes, hangs, floods or answers nonsense, as its argument
// says.
#include <cstdio>
#include <cstdlib>
#include <future>
#include <string_view>

namespace {

void hang()
{
    std::promise<void> never;
    never.get_future().wait();
}

} // namespace

int main(int argc, char* argv[])
{
    const std::string_view how = argc > 1 ? argv[1] : "";
    if (how == "crash")
        std::abort();
    if (how == "hang")
        hang();
    if (how == "words") {
        std::fputs("first\n\x1b[31mred\n", stderr);
        return 3;
    }
    if (how == "flood")
        while (std::puts("netbehave-layout-answer 1 and never an end of it, as far as one can read")
            >= 0)
            continue;
    if (how == "other") // a good answer, to something else
        std::puts(
            "netbehave-layout-answer 1\nbounds 0 0 1 1\nnodes 1\n0 0\nclusters 0\nsplines 0\nend");
    else
        std::puts("netbehave-layout-answer 1\nbounds 0 0 nan 1");
    return 0;
}
