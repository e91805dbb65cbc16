// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/rowchanges.h"

#include <set>
#include <utility>

namespace nb {

namespace {

std::string_view takeWord(std::string_view& words)
{
    const std::size_t blank = words.find(' ');
    const std::string_view word = words.substr(0, blank);
    words.remove_prefix(blank == std::string_view::npos ? words.size() : blank + 1);
    return word;
}

} // namespace

bool hasWord(std::string_view words, std::string_view word)
{
    while (!words.empty())
        if (takeWord(words) == word)
            return true;
    return false;
}

std::string unionOfWords(std::string_view a, std::string_view b, std::string_view left)
{
    std::set<std::string_view> all;
    for (std::string_view words : {a, b})
        while (!words.empty())
            if (const auto word = takeWord(words); !word.empty() && word != left)
                all.insert(word);
    std::string text;
    for (const std::string_view word : all) {
        if (!text.empty())
            text += ' ';
        text += word;
    }
    return text;
}

void addMark(FlowBatch& batch, std::size_t row, std::string_view mark)
{
    const std::string& marks = batch.texts.text(batch.marks[row]);
    if (hasWord(marks, mark))
        return;
    batch.marks[row] = marks.empty() ? batch.texts.intern(mark)
                                     : batch.texts.intern(marks + ' ' + std::string(mark));
}

std::uint64_t saturatingSum(std::uint64_t a, std::uint64_t b)
{
    if (a == kUnknownCount || b == kUnknownCount)
        return a == kUnknownCount ? b : a;
    const std::uint64_t sum = a + b;
    return sum < a || sum == kUnknownCount ? kUnknownCount - 1 : sum;
}

void swapDirection(FlowBatch& batch, std::size_t row)
{
    const auto swapped = [row](auto& a, auto& b) { std::swap(a[row], b[row]); };
    swapped(batch.srcIp, batch.dstIp);
    if (!Protocol(batch.protocol[row]).isIcmp())
        swapped(batch.srcPort, batch.dstPort);
    swapped(batch.packets, batch.reversePackets);
    swapped(batch.bytes, batch.reverseBytes);
    swapped(batch.tcpFlags, batch.reverseTcpFlags);
    swapped(batch.srcMac, batch.dstMac);
    swapped(batch.srcName, batch.dstName);
    swapped(batch.srcSegment, batch.dstSegment);
    swapped(batch.srcOwner, batch.dstOwner);
    swapped(batch.natSrcIp, batch.natDstIp);
    if (!Protocol(batch.protocol[row]).isIcmp())
        swapped(batch.natSrcPort, batch.natDstPort);
    swapped(batch.inInterface, batch.outInterface);
}

} // namespace nb
