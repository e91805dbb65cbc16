// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtersuggestion.h"

#include "core/filter/textpattern.h"
#include "core/flow/flowfield.h"
#include "core/net/ipprefix.h"
#include "core/net/macaddress.h"
#include "core/net/port.h"
#include "core/net/protocol.h"

#include <algorithm>
#include <vector>

namespace nb {

namespace {

constexpr std::size_t kLongestWord = 40;

/// Optimal string alignment distance: insert, delete, replace, swap two neighbours.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

} // namespace

std::string_view nearestWord(std::string_view word, std::span<const std::string_view> candidates)
{
    if (word.size() < 2 || word.size() > kLongestWord)
        return {};
    const std::string lower = toLower(word);
    std::string_view best;
    std::size_t bestDistance = 1 + std::min<std::size_t>(2, (word.size() + 1) / 3);
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = editDistance(lower, candidate);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

std::string_view nearestField(std::string_view word)
{
    std::string normal(word);
    std::ranges::replace(normal, '-', '_');
    std::ranges::replace(normal, '.', '_');
    if (const auto field = fieldFromName(normal))
        return fieldInfo(*field).name;
    std::vector<std::string_view> names;
    for (const FieldInfo& info : allFields())
        names.push_back(info.name);
    return nearestWord(normal, names);
}

std::string unknownFieldMessage(std::string_view word)
{
    const std::string text(word);
    if (IpPrefix::fromString(word))
        return "expected a field, not an address; did you mean ip = " + text + "?";
    if (MacAddress::fromString(word))
        return "expected a field, not a MAC address; did you mean mac = " + text + "?";
    if (Port::fromString(word))
        return "expected a field, not a number; did you mean port = " + text + "?";
    if (Protocol::fromString(word))
        return "expected a field, not a protocol; did you mean protocol = " + text + "?";
    std::string message = "no field is called " + shown(word);
    if (const std::string_view near = nearestField(word); !near.empty())
        message += "; did you mean " + std::string(near) + "?";
    return message;
}

std::string shown(std::string_view word)
{
    std::size_t length = std::min(word.size(), kLongestWord);
    // Never in the middle of a UTF-8 sequence.
    while (length < word.size() && length > 0
        && (static_cast<unsigned char>(word[length]) & 0xc0U) == 0x80U)
        --length;
    const std::string cut(word.substr(0, length));
    return '\'' + cut + (length < word.size() ? "…'" : "'");
}

} // namespace nb
