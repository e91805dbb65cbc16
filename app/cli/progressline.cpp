// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include "app/cli/quantity.h"
#include "app/cli/terminal.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace nb::cli {

namespace {

constexpr std::size_t kBarWidth = 24;
constexpr std::size_t kStageWidth = 36;
constexpr std::string_view kWipe = "\r\x1b[K";

void print(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

} // namespace

ProgressLine::ProgressLine(bool wanted)
    : m_wanted(wanted && stderrIsTerminal())
    , m_started(std::chrono::steady_clock::now())
{
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::restart()
{
    m_started = std::chrono::steady_clock::now();
}

void ProgressLine::show(const JobProgress& progress)
{
    if (!m_wanted)
        return;
    std::string stage = printable(progress.stage);
    if (stage.size() > kStageWidth) {
        std::size_t cut = kStageWidth;
        while (cut > 0 && (static_cast<unsigned char>(stage[cut]) & 0xC0) == 0x80)
            --cut; // not inside a character
        stage = stage.substr(0, cut) + "…";
    }
    std::string line = std::string(kWipe) + stage + "  ";
    const double seconds
        = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_started).count();
    const auto done = static_cast<double>(progress.done);
    if (progress.total && *progress.total > 0) {
        const double share = std::min(1.0, done / static_cast<double>(*progress.total));
        const auto filled = static_cast<std::size_t>(share * static_cast<double>(kBarWidth));
        line += '[';
        line.append(filled, '#').append(kBarWidth - filled, '.');
        line += "] ";
        line += std::to_string(static_cast<int>(share * 100)) + "%";
        if (seconds > 1 && share > 0.01)
            line += "  " + std::to_string(static_cast<int>(seconds / share - seconds)) + " s left";
    }
    if (seconds > 0.2)
        line += "  " + bytesText(static_cast<std::uint64_t>(done / seconds)) + "/s";
    print(line);
    m_drawn = true;
}

void ProgressLine::clear()
{
    if (m_drawn)
        print(std::string(kWipe));
    m_drawn = false;
}

} // namespace nb::cli
