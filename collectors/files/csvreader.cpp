// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/csvreader.h"

#include <algorithm>
#include <utility>

namespace nb {

namespace {

constexpr std::size_t kReadBytes = std::size_t {256} << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

CsvReader::CsvReader(ByteSource& source)
    : m_source(source)
{
}

/// Reads more input behind what is pending; false when there is none left.
Result<bool> CsvReader::fill()
{
    if (m_atEnd)
        return false;
    m_buffer.erase(0, m_begin);
    m_begin = 0;
    const std::size_t before = m_buffer.size();
    m_buffer.resize(before + kReadBytes);
    const auto got
        = m_source.read(std::as_writable_bytes(std::span(m_buffer)).subspan(before, kReadBytes));
    m_buffer.resize(before + (got.ok() ? *got : 0));
    if (!got.ok())
        return got.error();
    m_atEnd = *got == 0;
    if (!m_started) {
        if (!m_atEnd && m_buffer.size() < kByteOrderMark.size())
            return fill();
        m_started = true;
        if (m_buffer.starts_with(kByteOrderMark))
            m_buffer.erase(0, kByteOrderMark.size());
    }
    return !m_atEnd;
}

/// False at the end of input.
Result<bool> CsvReader::skipBlankLines()
{
    for (;;) {
        const std::string_view text = pending();
        if (text.starts_with('\n')) {
            m_begin += 1;
            ++m_line;
        } else if (text.starts_with("\r\n")) {
            m_begin += 2;
            ++m_line;
        } else if (text.size() > 1 || (m_atEnd && !text.empty())) {
            return true;
        } else {
            const auto more = fill();
            if (!more.ok())
                return more.error();
            if (!*more && pending().empty())
                return false;
        }
    }
}

Result<std::string_view> CsvReader::peekLine()
{
    const auto some = skipBlankLines();
    if (!some.ok())
        return some.error();
    while (pending().find('\n') == std::string_view::npos && pending().size() < kMaxRecordBytes) {
        const auto more = fill();
        if (!more.ok())
            return more.error();
        if (!*more)
            break;
    }
    std::string_view line = pending().substr(0, std::min(pending().find('\n'), kMaxRecordBytes));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// Reads the quoted cell whose opening quote is at `at`; true when its closing quote was found,
/// `at` is then behind it.
bool CsvReader::splitQuoted(std::size_t& at)
{
    const std::size_t copyFrom = m_unquoted.size();
    std::size_t from = at + 1;
    bool copied = false;
    for (std::size_t i = from;; ++i) {
        i = m_buffer.find_first_of("\"\n", i);
        if (i == std::string::npos)
            return false;
        if (m_buffer[i] == '\n') {
            ++m_recordLines;
        } else if (i + 1 < m_buffer.size() && m_buffer[i + 1] == '"') {
            m_unquoted.append(m_buffer, from, i + 1 - from);
            copied = true;
            from = ++i + 1;
        } else {
            // A quote at the very end of what was read may be the first of two.
            if (i + 1 == m_buffer.size() && !m_atEnd)
                return false;
            if (copied) {
                m_unquoted.append(m_buffer, from, i - from);
                m_cells.push_back({copyFrom, m_unquoted.size() - copyFrom, true});
            } else {
                m_cells.push_back({from, i - from, false});
            }
            at = i + 1;
            return true;
        }
    }
}

/// Finds the cells of the record at m_begin.
CsvReader::Outcome CsvReader::split()
{
    m_cells.clear();
    m_unquoted.clear();
    m_recordLines = 0;
    const char stops[] = {m_separator, '\n', '\0'};
    std::size_t at = m_begin;
    for (;;) {
        if (at < m_buffer.size() && m_buffer[at] == '"') {
            if (!splitQuoted(at))
                return m_atEnd ? Outcome::Unclosed : Outcome::NeedMore;
        } else {
            const std::size_t end = m_buffer.find_first_of(stops, at, 2);
            if (end == std::string::npos && !m_atEnd)
                return Outcome::NeedMore;
            const std::size_t stop = std::min(end, m_buffer.size());
            const bool carriage = stop > at && m_buffer[stop - 1] == '\r'
                && (stop == m_buffer.size() || m_buffer[stop] == '\n');
            m_cells.push_back({at, stop - at - (carriage ? 1 : 0), false});
            at = stop;
        }
        if (at + 1 < m_buffer.size() && m_buffer[at] == '\r' && m_buffer[at + 1] == '\n')
            ++at;
        else if (at + 1 == m_buffer.size() && m_buffer[at] == '\r') {
            if (!m_atEnd)
                return Outcome::NeedMore;
            ++at;
        }
        if (at == m_buffer.size()) {
            m_recordEnd = at;
            return m_atEnd ? Outcome::Complete : Outcome::NeedMore;
        }
        if (m_buffer[at] == '\n') {
            m_recordEnd = at + 1;
            ++m_recordLines;
            return Outcome::Complete;
        }
        if (m_buffer[at] != m_separator)
            return Outcome::AfterQuote;
        ++at;
    }
}

void CsvReader::finishCells()
{
    m_views.clear();
    for (const Cell& cell : m_cells)
        m_views.push_back(
            std::string_view(cell.copied ? m_unquoted : m_buffer).substr(cell.offset, cell.length));
}

/// Drops the line at m_begin, however long.
Result<void> CsvReader::skipLine()
{
    for (;;) {
        if (const std::size_t end = m_buffer.find('\n', m_begin); end != std::string::npos) {
            m_begin = end + 1;
            ++m_line;
            return {};
        }
        m_begin = m_buffer.size();
        const auto more = fill();
        if (!more.ok())
            return more.error();
        if (!*more && pending().empty())
            return {};
    }
}

Result<CsvRecord> CsvReader::badRecord(Outcome outcome)
{
    CsvRecord record;
    record.line = m_line;
    // An open quote that ran into the limit is the likelier story when the line itself is short.
    const bool longLine = pending().substr(0, kMaxRecordBytes).find('\n') == std::string_view::npos;
    if (outcome == Outcome::AfterQuote)
        record.problem = Error {ErrorCode::Invalid, "text after a closing quote"};
    else if (outcome == Outcome::NeedMore && longLine)
        record.problem = Error {ErrorCode::LimitExceeded, "the line is longer than 1 MiB"};
    else
        record.problem = Error {ErrorCode::Invalid, "a quote is opened and never closed"};
    if (const auto skipped = skipLine(); !skipped.ok())
        return skipped.error();
    return record;
}

Result<std::optional<CsvRecord>> CsvReader::next()
{
    m_begin = std::max(m_begin, m_recordEnd);
    m_recordEnd = 0;
    m_line += std::exchange(m_recordLines, 0);
    const auto some = skipBlankLines();
    if (!some.ok())
        return some.error();
    if (!*some)
        return std::optional<CsvRecord> {};
    for (;;) {
        const Outcome outcome = split();
        if (outcome == Outcome::Complete) {
            finishCells();
            CsvRecord record;
            record.line = m_line;
            record.cells = m_views;
            return std::optional(std::move(record));
        }
        if (outcome != Outcome::NeedMore || pending().size() > kMaxRecordBytes) {
            m_recordLines = 0;
            m_recordEnd = 0;
            auto bad = badRecord(outcome);
            if (!bad.ok())
                return bad.error();
            return std::optional(std::move(bad).value());
        }
        m_recordEnd = 0;
        if (const auto more = fill(); !more.ok())
            return more.error();
    }
}

} // namespace nb
