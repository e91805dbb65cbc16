// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/addressranges.h"

#include "core/net/ipaddress.h"
#include "core/scope/texttable.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace nb::report {

namespace {

bool follows(const IpAddress& next, const IpAddress& address)
{
    IpAddress::Bytes bytes = address.bytes();
    for (std::size_t at = bytes.size(); at-- > 0;)
        if (++bytes[at] != 0)
            break;
    return next.isV4() == address.isV4() && next.bytes() == bytes;
}

struct Word
{
    std::string_view text;
    std::optional<IpAddress> address;
};

std::vector<Word> wordsOf(std::string_view list)
{
    std::vector<Word> words;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        const std::string_view text = list.substr(0, end);
        if (!text.empty())
            words.push_back({text, IpAddress::fromString(text)});
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return words;
}

} // namespace

std::string withAddressRanges(std::string_view list)
{
    constexpr std::size_t kFewest = 3;
    const std::vector<Word> words = wordsOf(list);
    std::string text;
    for (std::size_t first = 0; first < words.size();) {
        std::size_t end = first + 1;
        while (end < words.size() && words[end - 1].address && words[end].address
            && follows(*words[end].address, *words[end - 1].address))
            ++end;
        if (end - first < kFewest)
            end = first + 1;
        scope::appendItem(text, words[first].text);
        if (end - first >= kFewest)
            text.append(" - ").append(words[end - 1].text);
        first = end;
    }
    return text;
}

} // namespace nb::report
