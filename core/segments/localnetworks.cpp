// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segments/segmenttext.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace nb {

namespace {

constexpr std::string_view kSetting = "local_networks";

/// One `name=prefix` of the text.
struct Entry
{
    std::string name;
    IpPrefix prefix;
    std::string written;
};

struct TextPrefix
{
    IpPrefix prefix;
    bool cut = false; ///< its last number may go on: 1.1.1.1 was also 1.1.1.10
};

/// `192.168.0.` and `192.168.0` are the /24, `10.` the /8, four numbers one address; also a prefix
/// with a length, which the original did not know.
std::optional<TextPrefix> textPrefix(std::string_view text)
{
    if (text.find('/') != std::string_view::npos || text.find(':') != std::string_view::npos) {
        const auto prefix = IpPrefix::fromString(text);
        return prefix ? std::optional(TextPrefix {*prefix}) : std::nullopt;
    }
    std::uint32_t address = 0;
    int numbers = 0;
    bool endsWithDot = false;
    while (!text.empty() && numbers < 4) {
        std::uint32_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        const auto length = static_cast<std::size_t>(read.ptr - text.data());
        if (read.ec != std::errc {} || number > 255 || length > 3)
            return std::nullopt;
        text.remove_prefix(length);
        address = address << 8U | number;
        ++numbers;
        endsWithDot = text.starts_with('.');
        if (endsWithDot)
            text.remove_prefix(1);
        else if (!text.empty())
            return std::nullopt;
    }
    if (numbers == 0 || !text.empty() || (numbers == 4 && endsWithDot))
        return std::nullopt;
    const auto shift = static_cast<unsigned>(8 * (4 - numbers));
    const auto prefix = IpPrefix::make(IpAddress::fromV4(address << shift), 8 * numbers);
    // 26 to 255, and 0, cannot go on
    return TextPrefix {*prefix, !endsWithDot && (address & 0xffU) != 0 && (address & 0xffU) <= 25U};
}

std::string_view withoutQuotes(std::string_view text)
{
    text = trimBlanks(text);
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'')
        && text.back() == text.front())
        text = trimBlanks(text.substr(1, text.size() - 2));
    return text;
}

/// What stands behind `local_networks =`; nothing where that is not there.
std::optional<std::string_view> settingOf(std::string_view line)
{
    line = withoutQuotes(line);
    if (!line.starts_with(kSetting))
        return std::nullopt;
    const std::string_view rest = trimBlanks(line.substr(kSetting.size()));
    return rest.starts_with('=') ? std::optional(withoutQuotes(rest.substr(1))) : std::nullopt;
}

std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// A file of settings has others as well, which are no networks.
bool namesTheSetting(std::string_view text)
{
    while (!text.empty())
        if (settingOf(takeLine(text)))
            return true;
    return false;
}

class LocalNetworksReader
{
public:
    SegmentText read(std::string_view text)
    {
        const bool settings = namesTheSetting(text);
        for (std::uint64_t number = 1; !text.empty(); ++number) {
            const std::string_view line = takeLine(text);
            if (const auto value = settingOf(line))
                readLine(*value, number);
            else if (!settings && !trimBlanks(line).starts_with('#'))
                readLine(withoutQuotes(line), number);
        }
        return result();
    }

private:
    void readLine(std::string_view line, std::uint64_t number)
    {
        while (!line.empty()) {
            const std::size_t end = std::min(line.find(';'), line.size());
            const std::string_view entry = trimBlanks(line.substr(0, end));
            line.remove_prefix(std::min(end + 1, line.size()));
            if (!entry.empty())
                readEntry(entry, number);
        }
    }

    void readEntry(std::string_view entry, std::uint64_t number)
    {
        if (m_entries.size() >= kMostEntries) {
            if (!m_tooMany)
                m_out.problems.push_back({number, "more than 10000 networks"});
            m_tooMany = true;
            return;
        }
        const std::size_t equals = entry.find('=');
        const std::string_view name = trimBlanks(entry.substr(0, equals));
        if (equals == std::string_view::npos || name.empty()) {
            m_out.problems.push_back(
                {number, inQuotes(entry) + " is no network: write name=192.168.0."});
            return;
        }
        const std::string_view written = trimBlanks(entry.substr(equals + 1));
        const auto prefix = textPrefix(written);
        if (!prefix) {
            m_out.problems.push_back(
                {number, inQuotes(written) + " is not the beginning of an IPv4 address"});
            return;
        }
        if (prefix->cut)
            m_out.notices.push_back({number,
                inQuotes(written) + " is taken for " + prefix->prefix.toString()
                    + "; as the beginning of a text it also stood for addresses whose last number "
                      "goes on, such as "
                    + std::string(written) + "0"});
        m_entries.push_back({std::string(name), prefix->prefix, std::string(written)});
        m_lines.push_back(number);
    }

    /// The last match won: an entry within a later one never did.
    SegmentText result()
    {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const Entry& entry = m_entries[i];
            const auto later = std::find_if(m_entries.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                m_entries.end(), [&entry](const Entry& other) {
                    return other.prefix.length() <= entry.prefix.length()
                        && other.prefix.contains(entry.prefix.address());
                });
            auto segment = std::ranges::find(m_out.segments, entry.name, &Segment::name);
            if (segment == m_out.segments.end()) {
                m_out.segments.push_back({});
                segment = std::prev(m_out.segments.end());
                segment->name = entry.name;
            }
            if (later == m_entries.end())
                segment->prefixes.push_back(entry.prefix);
            else if (later->name != entry.name || later->prefix != entry.prefix)
                m_out.notices.push_back({m_lines[i],
                    inQuotes(entry.written) + " of " + entry.name + " is left out: the later "
                        + inQuotes(later->written) + " of " + later->name + " always won"});
        }
        std::erase_if(m_out.segments, [](const Segment& s) { return s.prefixes.empty(); });
        return std::move(m_out);
    }

    static constexpr std::size_t kMostEntries = 10'000;

    SegmentText m_out;
    bool m_tooMany = false;
    std::vector<Entry> m_entries;
    std::vector<std::uint64_t> m_lines;
};

} // namespace

SegmentText parseLocalNetworks(std::string_view text)
{
    return LocalNetworksReader().read(text);
}

bool looksLikeLocalNetworks(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimBlanks(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line == "\r" || line.starts_with('#'))
            continue;
        return line.find('=') != std::string_view::npos
            && line.substr(0, line.find('=')).find(',') == std::string_view::npos;
    }
    return false;
}

} // namespace nb
