// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/tableflow.h"

#include <algorithm>

namespace nb {

namespace {

constexpr double kPad = 3; ///< left and right in a cell
constexpr double kGap = 2.5; ///< above and below in a row
constexpr double kLongRow = 0.3; ///< of the page; such rows may be divided

class TableWriter
{
public:
    TableWriter(PageFlow& flow, const report::Table& table)
        : m_flow(flow)
        , m_table(table)
        , m_font(flow.style().table)
        , m_headFont(flow.style().tableHead)
    {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].weight > 0)
                m_columns.push_back(i);
        layOut();
    }
    void write(const std::stop_token& stop);

private:
    using Cells = std::vector<QStringList>;
    void layOut();
    void writeHead();
    void writeRow(const std::vector<std::string>& row, bool band);
    void writeLines(const Cells& cells, qsizetype from, qsizetype count, bool band);
    [[nodiscard]] double heightOf(qsizetype lines) const
    {
        constexpr double kToWriteIn = 26;
        return std::max(static_cast<double>(lines) * m_font.lineHeight() + 2 * kGap,
            m_table.toFillIn ? kToWriteIn : 0.0);
    }
    [[nodiscard]] double headHeight() const
    {
        return static_cast<double>(m_headLines) * m_headFont.lineHeight() + 2 * kGap;
    }

    PageFlow& m_flow;
    const report::Table& m_table;
    const TextLines& m_font;
    const TextLines& m_headFont;
    std::vector<std::size_t> m_columns; ///< those on paper
    std::vector<double> m_widths;
    Cells m_head;
    qsizetype m_headLines = 1;
};

void TableWriter::layOut()
{
    // no word of the head is broken; what is left of the width goes by weight
    std::vector<double> least;
    double sum = 0;
    for (const std::size_t column : m_columns) {
        double word = 0;
        for (const QString& part : plainText(m_table.columns[column].title).split(u' '))
            word = std::max(word, m_headFont.widthOf(part));
        least.push_back(std::min(
            word + 2 * kPad + 0.5, m_flow.width() / static_cast<double>(m_columns.size())));
        sum += m_table.columns[column].weight;
    }
    const double whole = m_flow.width();
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_widths.push_back(std::max(least[i], whole * m_table.columns[m_columns[i]].weight / sum));
    double total = 0;
    double spare = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        total += m_widths[i];
        spare += m_widths[i] - least[i];
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (spare > 0)
            m_widths[i] -= (m_widths[i] - least[i]) / spare * (total - whole);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const std::size_t column = m_columns[i];
        m_head.push_back(
            m_headFont.broken(plainText(m_table.columns[column].title), m_widths[i] - 2 * kPad));
        m_headLines = std::max(m_headLines, m_head.back().size());
    }
}

void TableWriter::writeHead()
{
    const double height = headHeight();
    m_flow.fill({m_flow.left(), m_flow.y, m_flow.width(), height}, paper::kHead);
    double x = m_flow.left();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        double line = m_flow.y + kGap + m_headFont.ascent();
        for (const QString& text : m_head[i]) {
            m_flow.text(x + kPad, line, text, m_headFont, paper::kInk);
            line += m_headFont.lineHeight();
        }
        x += m_widths[i];
    }
    m_flow.y += height;
}

void TableWriter::writeLines(const Cells& cells, qsizetype from, qsizetype count, bool band)
{
    const double height = heightOf(count);
    if (m_flow.draws()) {
        if (band)
            m_flow.fill({m_flow.left(), m_flow.y, m_flow.width(), height}, paper::kBand);
        double x = m_flow.left();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            double line = m_flow.y + kGap + m_font.ascent();
            for (qsizetype at = from; at < std::min(from + count, cells[i].size()); ++at) {
                m_flow.text(x + kPad, line, cells[i][at], m_font, paper::kInk);
                line += m_font.lineHeight();
            }
            x += m_widths[i];
        }
        const double below = m_flow.y + height;
        m_flow.line(m_flow.left(), below, m_flow.left() + m_flow.width(), below, paper::kRule, 0.3);
    }
    m_flow.y += height;
}

void TableWriter::writeRow(const std::vector<std::string>& row, bool band)
{
    Cells cells;
    qsizetype lines = 1;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        cells.push_back(m_font.broken(plainText(row[m_columns[i]]), m_widths[i] - 2 * kPad));
        lines = std::max(lines, cells.back().size());
    }
    const double whole = heightOf(lines);
    const bool mayDivide = whole > kLongRow * (m_flow.bottom() - m_flow.top());
    for (qsizetype from = 0; from < lines;) {
        const auto fit = static_cast<qsizetype>((m_flow.room() - 2 * kGap) / m_font.lineHeight());
        constexpr qsizetype kFewest = 3;
        if (fit < (mayDivide ? std::min(kFewest, lines - from) : lines)) {
            m_flow.newPage(m_flow.landscape());
            writeHead();
            continue;
        }
        const qsizetype count = std::min(lines - from, fit);
        writeLines(cells, from, count, band);
        from += count;
    }
}

void TableWriter::write(const std::stop_token& stop)
{
    if (headHeight() + heightOf(2) > m_flow.room())
        m_flow.newPage(m_flow.landscape());
    writeHead();
    bool band = false;
    for (const auto& row : m_table.rows) {
        if (stop.stop_requested())
            return;
        writeRow(row, band);
        band = !band;
    }
    m_flow.y += 8;
}

} // namespace

void writeTable(PageFlow& flow, const report::Table& table, const std::stop_token& stop)
{
    const TextLines& small = flow.style().small;
    if (table.rows.empty()) {
        flow.paragraph(plainText(table.empty.empty() ? std::string_view("None.") : table.empty),
            flow.style().body, paper::kQuiet);
        flow.y += 6;
        return;
    }
    constexpr double kHeadAndRow = 60;
    if (!table.caption.empty()) {
        if (kHeadAndRow > flow.room())
            flow.newPage(flow.landscape());
        flow.paragraph(plainText(table.caption), small, paper::kQuiet);
        flow.y += 2;
    }
    TableWriter(flow, table).write(stop);
}

} // namespace nb
