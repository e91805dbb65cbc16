// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segments/segmenttext.h"

#include "core/filter/textpattern.h"
#include "core/flow/csvtext.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace nb {

namespace {

std::vector<std::string_view> words(std::string_view text)
{
    constexpr std::string_view kBetween = " \t\r\n,;";
    std::vector<std::string_view> found;
    for (std::size_t at = 0;;) {
        const std::size_t begin = text.find_first_not_of(kBetween, at);
        if (begin == std::string_view::npos)
            return found;
        at = std::min(text.find_first_of(kBetween, begin), text.size());
        found.push_back(text.substr(begin, at - begin));
    }
}

Error invalid(std::string text)
{
    return {ErrorCode::Invalid, std::move(text)};
}

std::optional<std::uint16_t> vlanNumber(std::string_view text)
{
    std::uint16_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc {} || read.ptr != text.data() + text.size() || value < 1
        || value > 4094)
        return std::nullopt;
    return value;
}

enum class Field : std::uint8_t
{
    Name,
    Prefix,
    Vlan,
    Trust,
    Colour,
    Location,
    Note,
    Proposed,
};
struct FieldName
{
    std::string_view name;
    Field field;
};
constexpr std::array kFieldNames = std::to_array<FieldName>({
    {"name", Field::Name},
    {"segment", Field::Name},
    {"prefix", Field::Prefix},
    {"prefixes", Field::Prefix},
    {"network", Field::Prefix},
    {"vlan", Field::Vlan},
    {"vlans", Field::Vlan},
    {"trust", Field::Trust},
    {"colour", Field::Colour},
    {"color", Field::Colour},
    {"location", Field::Location},
    {"note", Field::Note},
    {"proposed", Field::Proposed},
});
constexpr std::string_view kHeader = "name,prefix,vlan,trust,colour,location,note,proposed";

/// Reads lines below a header into segments.
class SegmentReader
{
public:
    explicit SegmentReader(SegmentText& out)
        : m_out(out)
    {
    }

    bool readHeader(const CsvRow& row)
    {
        bool named = false;
        for (const std::string& cell : row.cells) {
            const std::string lower = toLower(trimBlanks(cell));
            const auto known
                = std::ranges::find(kFieldNames, std::string_view(lower), &FieldName::name);
            if (known == kFieldNames.end()) {
                m_columns.push_back(std::nullopt);
                m_out.notices.push_back({row.line, "column " + inQuotes(lower) + " is not used"});
                continue;
            }
            named = named || known->field == Field::Name;
            m_columns.push_back(known->field);
        }
        if (!named)
            m_out.problems.push_back(
                {row.line, "the first line must name the columns: " + std::string(kHeader)});
        return named;
    }

    void readRow(const CsvRow& row)
    {
        Segment line;
        bool trustGiven = false;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string_view cell = unguardFormula(trimBlanks(row.cells[i]));
            if (i >= m_columns.size()) {
                if (!cell.empty())
                    return problem(row, "more cells than the first line has columns");
                continue;
            }
            if (!m_columns[i] || cell.empty())
                continue;
            trustGiven = trustGiven || *m_columns[i] == Field::Trust;
            if (auto wrong = readCell(*m_columns[i], cell, line))
                return problem(row, std::move(*wrong));
        }
        if (auto wrong = segmentProblem(line))
            return problem(row, std::move(*wrong));
        add(std::move(line), trustGiven);
    }

private:
    void problem(const CsvRow& row, std::string text)
    {
        m_out.problems.push_back({row.line, std::move(text)});
    }

    static std::optional<std::string> readCell(Field field, std::string_view cell, Segment& line)
    {
        switch (field) {
        case Field::Name:
            line.name = cell;
            break;
        case Field::Prefix: {
            auto prefixes = prefixesFromText(cell);
            if (!prefixes)
                return prefixes.error().detail;
            line.prefixes.insert(line.prefixes.end(), prefixes->begin(), prefixes->end());
            break;
        }
        case Field::Vlan: {
            auto vlans = vlansFromText(cell);
            if (!vlans)
                return vlans.error().detail;
            line.vlans.insert(line.vlans.end(), vlans->begin(), vlans->end());
            break;
        }
        case Field::Trust: {
            const auto trust = segmentTrustFromString(cell);
            if (!trust)
                return inQuotes(cell)
                    + " is no trust: internal, dmz, wireless, guest, internet or third-party";
            line.trust = *trust;
            break;
        }
        case Field::Colour:
            line.colour = cell;
            break;
        case Field::Location:
            line.location = cell;
            break;
        case Field::Note:
            line.note = cell;
            break;
        case Field::Proposed: {
            const std::string lower = toLower(cell);
            if (lower != "yes" && lower != "no" && lower != "true" && lower != "false")
                return "proposed is yes or no";
            line.proposed = lower == "yes" || lower == "true";
            break;
        }
        }
        return std::nullopt;
    }

    void add(Segment line, bool trustGiven)
    {
        const auto [known, isNew] = m_byName.try_emplace(line.name, m_out.segments.size());
        if (isNew) {
            m_trustGiven.push_back(trustGiven);
            m_prefixes.emplace_back();
            m_out.segments.push_back({});
            m_out.segments.back().name = line.name;
            m_out.segments.back().trust = line.trust;
        }
        Segment& segment = m_out.segments[known->second];
        for (const IpPrefix& prefix : line.prefixes)
            if (m_prefixes[known->second].insert(prefix).second)
                segment.prefixes.push_back(prefix);
        for (const std::uint16_t vlan : line.vlans)
            if (std::ranges::find(segment.vlans, vlan) == segment.vlans.end())
                segment.vlans.push_back(vlan);
        if (trustGiven && !m_trustGiven[known->second]) {
            segment.trust = line.trust;
            m_trustGiven[known->second] = true;
        }
        const auto first = [](std::string& kept, std::string& given) {
            if (kept.empty())
                kept = std::move(given);
        };
        first(segment.colour, line.colour);
        first(segment.location, line.location);
        first(segment.note, line.note);
        segment.proposed = segment.proposed || line.proposed;
    }

    SegmentText& m_out;
    std::vector<std::optional<Field>> m_columns;
    std::map<std::string, std::size_t> m_byName;
    std::vector<bool> m_trustGiven; ///< by segment
    std::vector<std::set<IpPrefix>> m_prefixes; ///< by segment
};

} // namespace

Result<std::vector<IpPrefix>> prefixesFromText(std::string_view text)
{
    std::vector<IpPrefix> prefixes;
    for (const std::string_view word : words(text)) {
        const auto prefix = IpPrefix::fromString(word);
        if (!prefix)
            return invalid(inQuotes(word) + " is no prefix such as 10.0.0.0/8");
        prefixes.push_back(*prefix);
    }
    return prefixes;
}

std::string prefixesText(std::span<const IpPrefix> prefixes)
{
    std::string text;
    for (const IpPrefix& prefix : prefixes) {
        if (!text.empty())
            text += ' ';
        text += prefix.toString();
    }
    return text;
}

Result<std::vector<std::uint16_t>> vlansFromText(std::string_view text)
{
    std::vector<std::uint16_t> vlans;
    std::bitset<4095> known;
    for (const std::string_view word : words(text)) {
        const std::size_t dash = word.find('-');
        const auto low = vlanNumber(word.substr(0, dash));
        const auto high = dash == std::string_view::npos ? low : vlanNumber(word.substr(dash + 1));
        if (!low || !high || *low > *high)
            return invalid(inQuotes(word) + " is no VLAN: they are 1 to 4094");
        for (unsigned vlan = *low; vlan <= *high; ++vlan)
            if (!known[vlan]) {
                known.set(vlan);
                vlans.push_back(static_cast<std::uint16_t>(vlan));
            }
    }
    return vlans;
}

std::string vlansText(std::span<const std::uint16_t> vlans)
{
    std::vector<std::uint16_t> sorted(vlans.begin(), vlans.end());
    std::ranges::sort(sorted);
    std::string text;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t last = i;
        while (last + 1 < sorted.size() && sorted[last + 1] <= sorted[last] + 1)
            ++last;
        if (!text.empty())
            text += ' ';
        text += std::to_string(sorted[i]);
        if (sorted[last] > sorted[i])
            text += '-' + std::to_string(sorted[last]);
        i = last + 1;
    }
    return text;
}

SegmentText parseSegmentCsv(std::string_view text)
{
    SegmentText out;
    SegmentReader reader(out);
    bool headed = false;
    for (const CsvRow& row : readCsvRows(text)) {
        if (!row.problem.empty()) {
            out.problems.push_back({row.line, row.problem});
            continue;
        }
        const std::string_view first = trimBlanks(row.cells.front());
        if (first.starts_with('#') || (row.cells.size() == 1 && first.empty()))
            continue;
        if (headed)
            reader.readRow(row);
        else if (!reader.readHeader(row))
            return out;
        headed = true;
    }
    return out;
}

std::string segmentCsv(std::span<const Segment> segments)
{
    std::string text = std::string(kHeader) + "\r\n";
    for (const Segment& segment : segments) {
        const std::size_t lines = std::max<std::size_t>(segment.prefixes.size(), 1);
        for (std::size_t i = 0; i < lines; ++i) {
            const bool first = i == 0;
            const auto cell = [&text](std::string_view value, bool last = false) {
                // a name that begins like a comment would be taken for one
                appendCsvCell(text, guardFormula(value), ',');
                text += last ? "\r\n" : ",";
            };
            cell(segment.name);
            cell(i < segment.prefixes.size() ? segment.prefixes[i].toString() : std::string());
            cell(first ? vlansText(segment.vlans) : std::string());
            cell(first ? toString(segment.trust) : std::string_view());
            cell(first ? segment.colour : std::string());
            cell(first ? segment.location : std::string());
            cell(first ? segment.note : std::string());
            cell(first && segment.proposed ? "yes" : "", true);
        }
    }
    return text;
}

} // namespace nb
