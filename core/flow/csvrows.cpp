// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/csvrows.h"

namespace nb {

namespace {

/// Walks over one text.
class Splitter
{
public:
    Splitter(std::string_view text, char separator)
        : m_text(text)
        , m_separator(separator)
    {
    }

    std::vector<CsvRow> split()
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            m_at = 3;
        std::vector<CsvRow> rows;
        while (m_at < m_text.size())
            rows.push_back(row());
        return rows;
    }

private:
    [[nodiscard]] bool atLineEnd() const
    {
        return m_at >= m_text.size() || m_text[m_at] == '\n'
            || (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n');
    }
    void skipLineEnd()
    {
        m_at = m_text.find('\n', m_at);
        m_at = m_at == std::string_view::npos ? m_text.size() : m_at + 1;
        ++m_line;
    }

    CsvRow row()
    {
        CsvRow row {m_line, {}, {}};
        const std::size_t begin = m_at;
        for (;;) {
            std::string cell;
            if (m_at < m_text.size() && m_text[m_at] == '"') {
                row.problem = quoted(cell);
                if (!row.problem.empty()) {
                    row.cells.clear();
                    m_at = begin;
                    m_line = row.line;
                    skipLineEnd();
                    return row;
                }
            } else {
                while (!atLineEnd() && m_text[m_at] != m_separator)
                    cell += m_text[m_at++];
            }
            row.cells.push_back(std::move(cell));
            if (atLineEnd())
                break;
            ++m_at; // the separator
        }
        skipLineEnd();
        return row;
    }

    /// Stands on the opening quote; behind the closing one afterwards. Says what is wrong.
    std::string quoted(std::string& cell)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\n')
                ++m_line;
            if (m_text[m_at] != '"') {
                cell += m_text[m_at];
                continue;
            }
            if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                cell += '"';
                ++m_at;
                continue;
            }
            ++m_at;
            if (atLineEnd() || m_text[m_at] == m_separator)
                return {};
            return "text after a closing quote";
        }
        return "a quote that is never closed";
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::uint64_t m_line = 1;
};

} // namespace

std::string problemsText(const std::vector<LineProblem>& problems, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < problems.size() && i < most; ++i) {
        if (i > 0)
            text += '\n';
        if (problems[i].line > 0)
            text += "line " + std::to_string(problems[i].line) + ": ";
        text += problems[i].text;
    }
    if (problems.size() > most)
        text += "\nand " + std::to_string(problems.size() - most) + " more";
    return text;
}

std::vector<CsvRow> readCsvRows(std::string_view text, char separator)
{
    return Splitter(text, separator).split();
}

std::string_view trimBlanks(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string inQuotes(std::string_view text)
{
    std::string quoted;
    quoted.reserve(text.size() + 2);
    quoted += '"';
    quoted += text;
    quoted += '"';
    return quoted;
}

} // namespace nb
